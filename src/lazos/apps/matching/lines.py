"""An organisation's records, opened for the program's eyes alone: what a linkage compares and an inquiry searches."""

from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa

from lazos.apps.accounts.models import Organisation
from lazos.apps.registry.models import Record
from lazos.apps.registry.sealed import open_guarded, open_values
from lazos.apps.registry.selectors.records import CHUNK, batches
from lazos.apps.vault.selectors import unlock_all
from lazos.core.columns import Column, Place
from lazos.sealing.values import RecordKey


@dataclass(frozen=True, slots=True)
class Lines:
    """The records that are linked, line by line: their numbers, keys and the record table."""

    ids: Sequence[int]
    keys: Sequence[RecordKey]
    table: pa.Table


def lines_of(organisation: Organisation) -> Lines:
    """The newest record of each row that is visible, opened for the program's eyes alone, guarded values included."""
    visible = Record.objects.filter(release__visible=True, case__holder=organisation)
    newest = visible.exclude(id__in=visible.filter(previous__isnull=False).values("previous")).order_by("id")
    ids, keys, rows = [], [], []
    for batch in batches(newest.select_related("row", "release").iterator(chunk_size=CHUNK)):
        unlocked = unlock_all([it.row.key_id for it in batch if it.row.key_id])
        for it in batch:
            key = unlocked.get(it.row.key_id) if it.row.key_id else None
            if key:
                values = {**open_values(key, it.values), **open_guarded(key, it.guarded)}
                ids.append(it.id)
                keys.append(key)
                rows.append(_row(it, values))
    return Lines(ids, keys, _table(rows))


def _row(it: Record, values: dict[Column, str]) -> dict[str, str | int]:
    row: dict[str, str | int] = {column.value: value for column, value in values.items()}
    place: dict[Place, str | int] = {
        Place.LIST: str(it.release_id),
        Place.KIND: it.kind,
        Place.SHEET: it.row.sheet,
        Place.ROW: it.row.number,
    }
    return row | {name.value: value for name, value in place.items()}


def _table(rows: Sequence[dict[str, str | int]]) -> pa.Table:
    names = [*Place, *Column]
    schema = pa.schema([(it.value, pa.int64() if it is Place.ROW else pa.string()) for it in names])
    return pa.Table.from_pylist(list(rows), schema=schema)
