"""How rows and records are sealed: what is guarded apart from the rest, each bound to its place."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from lazos.core.column_fields import GUARDED_COLUMNS
from lazos.core.columns import Column
from lazos.sealing.values import Place, RecordKey

_RECORD: Final = "registry_record"
_ROW: Final = "registry_row"
_FINDING: Final = "registry_finding"

Stored = bytes | memoryview
"""Sealed bytes as a database gives them."""

Cells = Sequence[tuple[str, str]]
"""Header and text of each cell of a row that holds something."""


def seal_values(key: RecordKey, values: Mapping[Column, str]) -> tuple[bytes, bytes]:
    """Seal what a record says: what may be shown, and apart from it what is guarded."""
    shown = {column.value: value for column, value in values.items() if column not in GUARDED_COLUMNS}
    guarded = {column.value: value for column, value in values.items() if column in GUARDED_COLUMNS}
    return _sealed(key, _RECORD, "values", shown), _sealed(key, _RECORD, "guarded", guarded)


def open_values(key: RecordKey, sealed: Stored) -> dict[Column, str]:
    """Open what of a record may be shown. Raises Unopenable."""
    return {Column(name): value for name, value in _opened(key, _RECORD, "values", sealed).items()}


def open_guarded(key: RecordKey, sealed: Stored) -> dict[Column, str]:
    """Open what of a record is guarded; to be called by a named act only. Raises Unopenable."""
    return {Column(name): value for name, value in _opened(key, _RECORD, "guarded", sealed).items()}


def seal_cells(key: RecordKey, cells: Cells) -> bytes:
    """Seal a row as it stood there."""
    return _sealed(key, _ROW, "cells", list(cells))


def open_cells(key: RecordKey, sealed: Stored) -> list[tuple[str, str]]:
    """Open a row as it stood there. Raises Unopenable."""
    return [(header, text) for header, text in json.loads(key.open(Place(_ROW, "cells", key.id), bytes(sealed)))]


def seal_finding(key: RecordKey, value: str) -> bytes:
    """Seal the value that a problem is about."""
    return key.seal(Place(_FINDING, "value", key.id), value)


def open_finding(key: RecordKey, sealed: Stored) -> str:
    """Open the value that a problem is about. Raises Unopenable."""
    return key.open(Place(_FINDING, "value", key.id), bytes(sealed))


def text_of_cells(cells: Cells) -> str:
    """The one text that a row with these cells has, for its keyed token."""
    return json.dumps(list(cells), ensure_ascii=False, separators=(",", ":"))


def _sealed(key: RecordKey, table: str, field: str, plain: object) -> bytes:
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return key.seal(Place(table, field, key.id), text)


def _opened(key: RecordKey, table: str, field: str, sealed: Stored) -> dict[str, str]:
    opened: dict[str, str] = json.loads(key.open(Place(table, field, key.id), bytes(sealed)))
    return opened
