"""A folder of results that appears whole or not at all."""

import fcntl
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from lazos.cli.error_words import what_failed
from lazos.cli.errors import UnusableRequest
from lazos.documents.language import mark

IsEarlier = Callable[[Path], bool]
SCRATCH: Final = ".part"
_NEW, _OLD = "new", "old"


def check_out(out: Path, is_earlier: IsEarlier) -> None:
    """Refuse an output folder that would lose somebody's files, or that can't be written.

    Raises UnusableRequest when `out` is a file, the folder that the command stands in, a folder that is neither empty
    nor an earlier result, or lies where nothing may be written.
    """
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise UnusableRequest(mark("there is something that is not a folder; choose another --out"), out)
    if out.is_dir() and any(out.iterdir()) and not is_earlier(out):
        raise UnusableRequest(mark("the folder holds files that are not an earlier result; choose another --out"), out)
    if out.exists() and out.samefile(Path.cwd()):
        raise UnusableRequest(mark("this is the folder you stand in; name a folder in it, as --out result"), out)
    above = next(folder for folder in out.absolute().parents if folder.exists())
    if not above.is_dir() or not os.access(above, os.W_OK | os.X_OK):
        raise UnusableRequest(mark("nothing can be written in {above}; choose another --out"), out, above=above)


@contextmanager
def whole(out: Path, is_earlier: IsEarlier) -> Iterator[Path]:
    """Give a new folder to write into, and put it in the place of `out` when all went well.

    It lies in a scratch folder beside `out`. Whatever stops the work, `out` stays as it was and the scratch folder is
    removed: by the next command that writes to `out`, if this one was killed. Raises UnusableRequest as `check_out`,
    and when the folder can't be made.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        _clear_up(out)
        check_out(out, is_earlier)
        scratch = Path(tempfile.mkdtemp(prefix=f".{out.name}.", suffix=SCRATCH, dir=out.parent))
        (scratch / _NEW).mkdir()
    except OSError as error:
        raise UnusableRequest(what_failed(error), out) from error
    held = os.open(scratch, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield scratch / _NEW
        check_out(out, is_earlier)
        _replace(out, scratch)
    finally:
        _restore(out, scratch)
        shutil.rmtree(scratch, ignore_errors=True)
        os.close(held)


def _replace(out: Path, scratch: Path) -> None:
    """Put the new folder where `out` is; what stood there is removed only when the new one stands."""
    if out.exists():
        out.rename(scratch / _OLD)
    (scratch / _NEW).rename(out)


def _restore(out: Path, scratch: Path) -> None:
    """Put an earlier result back where the new one did not take its place."""
    if (scratch / _OLD).exists() and not out.exists():
        (scratch / _OLD).rename(out)


def _clear_up(out: Path) -> None:
    """Remove what killed commands left of `out`: a scratch folder whose lock nobody holds."""
    ours = re.compile(rf"\.{re.escape(out.name)}\.\w{{8}}{re.escape(SCRATCH)}")
    for scratch in [path for path in out.parent.iterdir() if ours.fullmatch(path.name)]:
        with suppress(OSError):
            held = os.open(scratch, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _restore(out, scratch)
                shutil.rmtree(scratch, ignore_errors=True)
            finally:
                os.close(held)
