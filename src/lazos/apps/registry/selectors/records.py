"""Reads records: what they say, without what is guarded, and their rows as they stood there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from lazos.apps.registry.models import Record, Release
from lazos.apps.registry.sealed import open_cells, open_guarded, open_values
from lazos.apps.vault.selectors import unlock, unlock_all
from lazos.core.columns import Column, Kind
from lazos.core.profile import Authority
from lazos.core.releases import Row

CHUNK = 500


@dataclass(frozen=True, slots=True)
class RecordOpened:
    """What one record says, without what is guarded; `values` is None where it was erased."""

    id: int
    code: str
    source: str
    release: UUID
    kind: Kind
    authority: Authority
    stated: date
    received_at: datetime
    sheet: str
    row: int
    values: Mapping[Column, str] | None

    @property
    def name(self) -> str:
        """The name as the record has it; empty where it has none."""
        values = self.values or {}
        parts = (Column.GIVEN_NAMES, Column.SURNAMES, Column.SURNAME_1, Column.SURNAME_2)
        return values.get(Column.FULL_NAME) or " ".join(values[part] for part in parts if part in values)

    @property
    def birth(self) -> str:
        """The date of birth, or else the age, as the record has it."""
        values = self.values or {}
        return values.get(Column.BIRTH_DATE) or values.get(Column.AGE, "")


def opened(records: QuerySet[Record]) -> Iterator[RecordOpened]:
    """Records with what they say, in the order of the query, 500 a time; nothing guarded is opened."""
    rows = records.select_related("row", "case", "release__source").iterator(chunk_size=CHUNK)
    for batch in batches(rows):
        keys = unlock_all([it.row.key_id for it in batch if it.row.key_id])
        for it in batch:
            key = keys.get(it.row.key_id) if it.row.key_id else None
            yield RecordOpened(
                it.id, it.case.code, it.release.source.name, it.release_id, Kind(it.kind),
                Authority(it.release.source.authority), it.release.stated, it.release.received_at, it.row.sheet,
                it.row.number,
                open_values(key, it.values) if key else None,
            )  # fmt: skip


def batches(rows: Iterable[Record]) -> Iterator[list[Record]]:
    """Records, 500 a time."""
    batch: list[Record] = []
    for it in rows:
        batch.append(it)
        if len(batch) == CHUNK:
            yield batch
            batch = []
    if batch:
        yield batch


def rows_of(release: Release) -> tuple[list[int], list[Row]]:
    """The records of a release by their numbers, and all that they say, guarded values too: for comparing only.

    Erased ones say nothing.
    """
    ids, rows = [], []
    for batch in batches(release.records.select_related("row").order_by("id").iterator(chunk_size=CHUNK)):
        keys = unlock_all([it.row.key_id for it in batch if it.row.key_id])
        for it in batch:
            key = keys.get(it.row.key_id) if it.row.key_id else None
            values = {**open_values(key, it.values), **open_guarded(key, it.guarded)} if key else {}
            ids.append(it.id)
            rows.append(row_of(values, it.row.sheet, it.row.number))
    return ids, rows


def row_of(values: Mapping[Column, str], sheet: str, number: int) -> Row:
    """A row for comparing; an id that is only its place is none."""
    ref = values.get(Column.REF, "")
    rest: dict[Column, str] = {column: value for column, value in values.items() if column != Column.REF}
    return Row("" if ref == f"{sheet}!{number}" else ref, rest)


def cells_of(record: Record) -> list[tuple[str, str]]:
    """A record's row as it stood there; empty where it was erased."""
    if record.row.key_id is None:
        return []
    return open_cells(unlock(record.row.key_id), record.row.cells)
