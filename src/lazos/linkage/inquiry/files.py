"""An index in a folder: snapshots that never change, changes beside them, and one file that says which are current.

A snapshot is written under a name of its own and becomes current when the file `CURRENT` is replaced by one rename, so
that a killed build leaves the old index usable and a reader sees either all of a change or nothing of it. Arrays are
mapped into memory, not read. The folder holds names in clear: see docs/inquiry.md for what a stolen one tells.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa

from lazos.linkage.inquiry.book import Book
from lazos.linkage.inquiry.homes import Homes
from lazos.linkage.inquiry.store import Arrays, Store

CURRENT: Final = "CURRENT"
FORMAT: Final = 1
_RECORDS, _TEXTS = "records.arrow", "texts.json"


class UnusableIndex(Exception):  # noqa: N818 (it names the folder, and is shown to people as one line)
    """A folder that holds no index that can be read: `path` and `why` (`absent`, `other_format`, `damaged`)."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path}: {why}")
        self.path, self.why = path, why


@dataclass(frozen=True, slots=True)
class Current:
    """Which snapshot and which changes of a folder are current; `changes` is empty where there are none."""

    snapshot: str
    changes: str = ""


def current(folder: Path) -> Current:
    """Read what is current. Raises UnusableIndex."""
    try:
        told = json.loads((folder / CURRENT).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnusableIndex(folder, "absent") from error
    except ValueError as error:
        raise UnusableIndex(folder, "damaged") from error
    if told.get("format") != FORMAT:
        raise UnusableIndex(folder, "other_format")
    return Current(told["snapshot"], told["changes"])


def stamp(folder: Path) -> tuple[int, int]:
    """What changes whenever the current index does."""
    status = (folder / CURRENT).stat()
    return status.st_ino, status.st_mtime_ns


def save(folder: Path, store: Store, records: pa.Table) -> None:
    """Write a snapshot and make it current, without changes."""
    folder.mkdir(parents=True, exist_ok=True)
    name = _whole(folder, "snapshot-", lambda work: _write(work, store, records))
    publish(folder, Current(name))


def publish(folder: Path, now: Current) -> None:
    """Make a snapshot with its changes current, and remove what is not; readers of the old keep what they mapped."""
    told = {"format": FORMAT, "snapshot": now.snapshot, "changes": now.changes}
    number, work = tempfile.mkstemp(prefix=".current-", dir=folder)
    with os.fdopen(number, "w", encoding="utf-8") as file:
        json.dump(told, file)
        file.flush()
        os.fsync(file.fileno())
    Path(work).replace(folder / CURRENT)
    for path in folder.iterdir():
        if path.is_dir() and path.name not in (now.snapshot, now.changes) and path.name.startswith(_OURS):
            shutil.rmtree(path, ignore_errors=True)


_OURS: Final = ("snapshot-", "changes-", ".part-")


def _whole(folder: Path, prefix: str, write: Any) -> str:
    """Write into a folder that appears under its name only when all of it stands; return the name."""
    work = Path(tempfile.mkdtemp(prefix=".part-", dir=folder))
    try:
        write(work)
        name = f"{prefix}{work.name.removeprefix('.part-')}"
        work.rename(folder / name)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return name


def _write(work: Path, store: Store, records: pa.Table) -> None:
    arrays = {f"a_{name}": value for name, value in store.arrays._asdict().items()}
    arrays |= {f"b_{name}": value for name, value in store.book._asdict().items()}
    arrays |= {f"c_{name}": value for name, value in store.counts.items()}
    arrays["h_department_of"] = store.homes.department_of
    for name, value in arrays.items():
        np.save(work / f"{name}.npy", value, allow_pickle=False)
    texts = {
        "tokens": list(store.tokens), "values": store.values, "municipalities": store.homes.municipalities,
        "departments": store.homes.departments,
    }  # fmt: skip
    (work / _TEXTS).write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
    write_table(work / _RECORDS, records.combine_chunks())


def write_table(path: Path, records: pa.Table) -> None:
    """Write a record table so that it can be mapped."""
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, records.schema) as writer:
        writer.write_table(records)


def read_table(path: Path) -> pa.Table:
    """Map a record table."""
    return pa.ipc.open_file(pa.memory_map(str(path))).read_all()


def load(folder: Path, snapshot: str) -> tuple[Store, pa.Table]:
    """Map a snapshot. Raises UnusableIndex."""
    path = folder / snapshot
    try:
        texts: dict[str, Any] = json.loads((path / _TEXTS).read_text(encoding="utf-8"))
        arrays = Arrays(**{name: _mapped(path / f"a_{name}.npy") for name in Arrays._fields})
        book = Book(**{name: _mapped(path / f"b_{name}.npy") for name in Book._fields})
        counts: Mapping[str, Any] = {file.stem[2:]: _mapped(file) for file in path.glob("c_*.npy")}
        homes = Homes(
            tuple(texts["municipalities"]), tuple(texts["departments"]), _mapped(path / "h_department_of.npy")
        )
        records = read_table(path / _RECORDS)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnusableIndex(folder, "damaged") from error
    tokens = {token: number for number, token in enumerate(texts["tokens"])}
    return Store(arrays, book, tokens, texts["values"], homes, counts), records


def _mapped(path: Path) -> Any:
    """Map an array; copy on write, so that compiled code meets one type of array and the file stays as it is."""
    if path.stat().st_size <= _SMALL:
        return np.load(path, allow_pickle=False)
    return np.asarray(np.load(path, mmap_mode="c", allow_pickle=False))


_SMALL: Final = 4096


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes since a snapshot, by the places of records (`list`, `ref`).

    `more`: records added; `same`: pairs of places that are one person; `apart`: places taken out of their person;
    `gone`: places withdrawn.
    """

    more: pa.Table | None = None
    same: tuple[tuple[str, str, str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    gone: tuple[tuple[str, str], ...] = ()


def save_changes(folder: Path, snapshot: str, changes: Changes) -> None:
    """Write changes and make them current with their snapshot."""

    def write(work: Path) -> None:
        told = {"same": changes.same, "apart": changes.apart, "gone": changes.gone}
        (work / _TEXTS).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        if changes.more is not None:
            write_table(work / _RECORDS, changes.more)

    publish(folder, Current(snapshot, _whole(folder, "changes-", write)))


def load_changes(folder: Path, name: str) -> Changes:
    """Read changes; none where the name is empty. Raises UnusableIndex."""
    if not name:
        return Changes()
    path = folder / name
    try:
        told = json.loads((path / _TEXTS).read_text(encoding="utf-8"))
        more = read_table(path / _RECORDS) if (path / _RECORDS).exists() else None
    except (OSError, ValueError) as error:
        raise UnusableIndex(folder, "damaged") from error
    same, apart, gone = (tuple(tuple(place) for place in told[key]) for key in ("same", "apart", "gone"))
    return Changes(more, same, apart, gone)
