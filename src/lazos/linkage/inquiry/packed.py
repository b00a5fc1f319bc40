"""An index with its records and changes as bytes, for who keeps it sealed and never as a file in clear."""

import io
import json
from typing import Any
from zipfile import BadZipFile, ZipFile

import numpy as np
import pyarrow as pa

from lazos.linkage.inquiry.changes import Changes, changes_of, told_of
from lazos.linkage.inquiry.parts import FORMAT, UnusableIndex, arrays_of, store_of, texts_of
from lazos.linkage.inquiry.store import Store

_TOLD, _RECORDS, _MORE, _ARRAY = "told.json", "records.arrow", "more.arrow", ".npy"


def pack(store: Store, records: pa.Table, changes: Changes) -> bytes:
    """Write an index, its records and the changes since as bytes; nothing touches a disk."""
    out = io.BytesIO()
    told = {"format": FORMAT, "texts": texts_of(store), "changes": told_of(changes)}
    with ZipFile(out, "w") as whole:
        whole.writestr(_TOLD, json.dumps(told, ensure_ascii=False))
        for name, value in arrays_of(store).items():
            with whole.open(f"{name}{_ARRAY}", "w", force_zip64=True) as file:
                np.lib.format.write_array(file, np.asarray(value), allow_pickle=False)
        _write_table(whole, _RECORDS, records)
        if changes.more is not None:
            _write_table(whole, _MORE, changes.more)
    return out.getvalue()


def unpack(packed: bytes) -> tuple[Store, pa.Table, Changes]:
    """Read what `pack` wrote. Raises UnusableIndex.

    The bytes must be your own, sealed and unsealed by you: numbers in them are trusted.
    """
    try:
        with ZipFile(io.BytesIO(packed)) as whole:
            told: dict[str, Any] = json.loads(whole.read(_TOLD))
            if told["format"] != FORMAT:
                raise UnusableIndex(None, "other_format")
            arrays = {name.removesuffix(_ARRAY): _array(whole, name) for name in whole.namelist() if _ARRAY in name}
            more = _read_table(whole, _MORE) if _MORE in whole.namelist() else None
            changes = changes_of(told["changes"], more)
            return store_of(arrays, told["texts"]), _read_table(whole, _RECORDS), changes
    except (BadZipFile, OSError, ValueError, KeyError, TypeError) as error:
        raise UnusableIndex(None, "damaged") from error


def _array(whole: ZipFile, name: str) -> Any:
    with whole.open(name) as file:
        return np.lib.format.read_array(file, allow_pickle=False)


def _write_table(whole: ZipFile, name: str, table: pa.Table) -> None:
    with whole.open(name, "w", force_zip64=True) as file, pa.ipc.new_stream(file, table.schema) as writer:
        writer.write_table(table.combine_chunks())


def _read_table(whole: ZipFile, name: str) -> pa.Table:
    with whole.open(name) as file, pa.ipc.open_stream(file) as reader:
        return reader.read_all()
