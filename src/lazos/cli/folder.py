"""A folder of results that appears whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from lazos.cli.errors import UnusableRequest

IsEarlier = Callable[[Path], bool]


def check_out(out: Path, is_earlier: IsEarlier) -> None:
    """Refuse an output folder that would lose somebody's files.

    Raises UnusableRequest when `out` is a file, or a folder that is neither empty nor an earlier result.
    """
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise UnusableRequest(f"{out}: there is something that is not a folder; choose another --out")
    if out.is_dir() and any(out.iterdir()) and not is_earlier(out):
        raise UnusableRequest(f"{out}: the folder holds files that are not an earlier result; choose another --out")


@contextmanager
def whole(out: Path, is_earlier: IsEarlier) -> Iterator[Path]:
    """Give a new folder beside `out` to write into, and put it in the place of `out` when all went well.

    Whatever stops the work, `out` stays as it was and the half-written folder is removed. Raises UnusableRequest as
    `check_out`, and when the folder can't be made.
    """
    check_out(out, is_earlier)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=f".{out.name}.", suffix=".part", dir=out.parent))
    except OSError as error:
        raise UnusableRequest(f"{out}: the folder can't be written ({error.strerror})") from error
    try:
        yield work
        check_out(out, is_earlier)
        work.chmod(0o777 & ~_umask())
        _replace(out, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _replace(out: Path, work: Path) -> None:
    """Put `work` where `out` is; what stood there is removed only when the new one stands."""
    if not out.exists():
        work.rename(out)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{out.name}.", suffix=".old", dir=out.parent))
    out.rename(old / "result")
    try:
        work.rename(out)
    except OSError:
        (old / "result").rename(out)
        raise
    finally:
        if out.exists():
            shutil.rmtree(old, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
