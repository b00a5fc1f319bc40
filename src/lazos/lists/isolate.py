"""Opens a file in a child process with limits, and hands back its sheets."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa

from lazos.lists.errors import Unusable, UnusableList
from lazos.lists.grid import Grid
from lazos.lists.model import Limits


@dataclass(frozen=True, slots=True)
class Opened:
    """The sheets of a file, and how many of its formulas hold no value."""

    grids: list[Grid]
    empty_formulas: int


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[Opened]:
    """The sheets of a file, valid within the block; its temporary folder is private and always removed.

    Raises UnusableList where the file can't be used, or reading it took more than it may.
    """
    _check_file(path, limits)
    with tempfile.TemporaryDirectory(prefix="lazos-") as folder:
        out = Path(folder)
        _run(path.resolve(), out, limits)
        yield _answer(out)


def _check_file(path: Path, limits: Limits) -> None:
    try:
        if path.is_dir():
            raise UnusableList(Unusable.DIRECTORY)
        if not path.exists():
            raise UnusableList(Unusable.NOT_FOUND)
        if not path.is_file():
            raise UnusableList(Unusable.NOT_A_FILE)
        size = path.stat().st_size
        with path.open("rb"):
            pass
    except (OSError, ValueError) as error:
        raise UnusableList(Unusable.NOT_READABLE) from error
    if size == 0:
        raise UnusableList(Unusable.EMPTY)
    if size > limits.file:
        raise UnusableList(Unusable.TOO_LARGE, limit=limits.file)


def _run(path: Path, out: Path, limits: Limits) -> None:
    job = json.dumps({"path": str(path), "out": str(out), "limits": asdict(limits)})
    search = os.pathsep.join(part for part in sys.path if part)
    environment = {
        "PYTHONPATH": search,
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "ARROW_DEFAULT_MEMORY_POOL": "system",
        "MALLOC_ARENA_MAX": "2",
        "TMPDIR": str(out),
        "PATH": os.environ.get("PATH", ""),
        "LANG": "C.UTF-8",
    }
    command = [sys.executable, "-P", "-m", "lazos.lists.child"]
    try:
        done = subprocess.run(  # noqa: S603 (our own interpreter and module)
            command, input=job.encode(), capture_output=True, timeout=limits.wall, env=environment, check=False, cwd=out
        )
    except subprocess.TimeoutExpired as error:
        raise UnusableList(Unusable.TIMEOUT, limit=limits.wall) from error
    if done.returncode != 0:
        raise UnusableList(Unusable.PARSER_DIED)


def _answer(out: Path) -> Opened:
    refused = out / "refused.json"
    if refused.exists():
        answer = json.loads(refused.read_text(encoding="utf-8"))
        raise UnusableList(Unusable[answer["reason"]], **answer["parameters"])
    done = json.loads((out / "done.json").read_text(encoding="utf-8"))
    return Opened([_grid(out, name, file) for name, file in done["sheets"]], done["formulas"])


def _grid(out: Path, name: str, file: str) -> Grid:
    if not file:
        return Grid(name, [], 0)
    with pa.memory_map(str(out / file)) as source:
        table = pa.ipc.open_file(source).read_all()
    return Grid(name, table.columns, table.num_rows)
