"""An index in a folder: snapshots that never change, changes beside them, and one file that says which are current.

A snapshot is written under a name of its own and becomes current when the file `CURRENT` is replaced by one rename, so
that a killed build leaves the old index usable and a reader sees either all of a change or nothing of it. Arrays are
mapped into memory, not read. The folder holds names in clear: see docs/inquiry.md for what a stolen one tells.
"""

import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyarrow as pa

from lazos.linkage.inquiry.changes import Changes, changes_of, told_of
from lazos.linkage.inquiry.parts import FORMAT, UnusableIndex, arrays_of, store_of, texts_of
from lazos.linkage.inquiry.store import Store

CURRENT: Final = "CURRENT"
_RECORDS, _TEXTS = "records.arrow", "texts.json"


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
    for name, value in arrays_of(store).items():
        np.save(work / f"{name}.npy", value, allow_pickle=False)
    (work / _TEXTS).write_text(json.dumps(texts_of(store), ensure_ascii=False), encoding="utf-8")
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
        arrays = {file.stem: _mapped(file) for file in path.glob("*.npy")}
        return store_of(arrays, texts), read_table(path / _RECORDS)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnusableIndex(folder, "damaged") from error


def _mapped(path: Path) -> Any:
    """Map an array; copy on write, so that compiled code meets one type of array and the file stays as it is."""
    if path.stat().st_size <= _SMALL:
        return np.load(path, allow_pickle=False)
    return np.asarray(np.load(path, mmap_mode="c", allow_pickle=False))


_SMALL: Final = 4096


def save_changes(folder: Path, snapshot: str, changes: Changes) -> None:
    """Write changes and make them current with their snapshot."""

    def write(work: Path) -> None:
        (work / _TEXTS).write_text(json.dumps(told_of(changes), ensure_ascii=False), encoding="utf-8")
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
    return changes_of(told, more)
