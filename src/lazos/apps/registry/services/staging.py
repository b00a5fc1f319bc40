"""Makes a release: staged in batches that nobody sees, then made visible whole by one short transaction.

Whatever stops it, at whatever moment, leaves nothing to be seen; what was staged is cleared away when the source is
imported next. The same file again changes nothing.
"""

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest
from itertools import islice
from pathlib import Path
from typing import Final, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.utils import timezone

from lazos.apps.accounts.actors import Actor
from lazos.apps.accounts.models import Case
from lazos.apps.registry.models import Difference, Finding, Record, Release, Row, Source
from lazos.apps.registry.sealed import seal_cells, seal_finding, seal_values, text_of_cells
from lazos.apps.registry.selectors.records import row_of, rows_of
from lazos.apps.registry.services.pairing import linker
from lazos.apps.registry.states import RowChange
from lazos.apps.vault.models import StoredKey
from lazos.apps.vault.selectors import token
from lazos.apps.vault.services import make_key, make_keys
from lazos.core import releases
from lazos.core.codes import HOW_MANY, code_of
from lazos.core.columns import Column, Kind, Place
from lazos.core.problems import Problem
from lazos.lists import Reading
from lazos.sealing.values import RecordKey

BATCH: Final = 500

Item = TypeVar("Item")

Cells = Callable[[str, int], list[tuple[str, str]]]
"""Gives a row as it stood there, by sheet and number."""
Tell = Callable[[int, int], None]
"""Is told how many rows of how many are staged."""


@dataclass(frozen=True, slots=True)
class Line:
    """A record to be made: its place, its kind and what it says."""

    sheet: str
    number: int
    kind: str
    values: Mapping[Column, str]


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def clear(source: Source) -> None:
    """Clear away what an import that was stopped left staged; the caller holds the source's lock."""
    for release in Release.objects.filter(source=source, whole=False):
        keys = StoredKey.objects.filter(row__release=release)
        while ids := list(keys.values_list("id", flat=True)[:BATCH]):
            with transaction.atomic():
                cases = list(Case.objects.filter(record__row__key__in=ids).values_list("id", flat=True))
                Difference.objects.filter(new__row__key__in=ids).delete()
                Row.objects.filter(key__in=ids).delete()
                Case.objects.filter(id__in=cases).delete()
                StoredKey.objects.filter(id__in=ids).delete()
        own = StoredKey.objects.filter(release=release)
        own_ids = list(own.values_list("id", flat=True))
        release.delete()
        StoredKey.objects.filter(id__in=own_ids).delete()


def begin(
    source: Source, actor: Actor | None, reading: Reading, *, sha256: str, stated: date
) -> tuple[Release, RecordKey]:
    """Make a release that nobody sees; gives it with its key."""
    report = reading.reports[0]
    columns = [[sheet.name, header, target] for sheet in report.sheets for header, target in sheet.columns]
    with transaction.atomic():
        key = make_key()
        release = Release.objects.create(
            source=source, key_id=UUID(key.id), sha256=sha256, stated=stated, kind=report.kind, columns=columns,
            counts={kind.value: number for kind, number in report.counts.items() if number},
            imported_by_id=actor.member_id if actor else None, received_at=timezone.now(),
        )  # fmt: skip
    return release, key


def stage(release: Release, key: RecordKey, reading: Reading, cells: Cells, tell: Tell) -> None:
    """Stage the records and problems of a release and what differs from the release before, in batches."""
    lines = lines_of(reading)
    before = _before(release)
    old_ids, old = rows_of(before) if before else ([], [])
    new = [row_of(line.values, line.sheet, line.number) for line in lines]
    found = releases.compare(old, new, linker(Kind(release.kind), old, new)) if before else None
    previous = _continued(old_ids, old, new, found) if found else {}
    new_ids: list[int] = []
    for at in range(0, len(lines), BATCH):
        with transaction.atomic():
            new_ids += _records(release, lines[at : at + BATCH], cells, at, previous)
        tell(len(new_ids), len(lines))
    for some in _batched(_findings(release, key, reading.problems)):
        Finding.objects.bulk_create(some)
    if before and found:
        for differing in _batched(_differences(release, old_ids, new_ids, found)):
            Difference.objects.bulk_create(differing)
        release.before, release.pairing = before, found.pairing
        release.save(update_fields=["before", "pairing"])
    Record.objects.filter(release=release).update(person=F("id"), judged=F("id"), family=F("id"))


def continue_persons(release: Release) -> None:
    """Put records that continue earlier ones into the persons and families of those."""
    earlier = Record.objects.filter(id=OuterRef("previous"))
    Record.objects.filter(release=release, previous__release__visible=True).update(
        person=Subquery(earlier.values("person")[:1]), family=Subquery(earlier.values("family")[:1])
    )


def lines_of(reading: Reading) -> list[Line]:
    """The records of a reading, in their order."""
    return [
        Line(one[Place.SHEET], one[Place.ROW], one[Place.KIND], {c: one[c] for c in Column if one.get(c)})
        for batch in reading.records.to_batches(10_000)
        for one in batch.to_pylist()
    ]


def _before(release: Release) -> Release | None:
    """The release to compare with: of the same source, the newest by the day for which it speaks."""
    others = Release.objects.filter(source=release.source, visible=True, stated__lte=release.stated)
    return others.order_by("-stated", "-received_at").first()


def _continued(
    old_ids: Sequence[int], old: Sequence[releases.Row], new: Sequence[releases.Row], found: releases.Difference
) -> dict[int, int]:
    """For each row after, the record before that it continues: the same row, with the same name."""
    met = [*found.changed, *found.same]
    return {one.after: old_ids[one.before] for one in met if old[one.before].name == new[one.after].name}


def _records(release: Release, lines: Sequence[Line], cells: Cells, at: int, previous: Mapping[int, int]) -> list[int]:
    keys = make_keys(len(lines))
    cases = _cases(release, len(lines))
    written = [cells(line.sheet, line.number) for line in lines]
    rows = Row.objects.bulk_create(
        Row(release=release, key_id=UUID(key.id), sheet=line.sheet[:200], number=line.number,
            token=token("row", text_of_cells(texts)), cells=seal_cells(key, texts))
        for line, key, texts in zip(lines, keys, written, strict=True)
    )  # fmt: skip
    sealed = [seal_values(key, line.values) for line, key in zip(lines, keys, strict=True)]
    records = Record.objects.bulk_create(
        Record(release=release, row=row, case=case, kind=line.kind, values=values, guarded=guarded,
               previous_id=previous.get(at + offset))
        for offset, (line, row, case, (values, guarded)) in enumerate(zip(lines, rows, cases, sealed, strict=True))
    )  # fmt: skip
    return [record.id for record in records]


def _cases(release: Release, number: int) -> list[Case]:
    """A case for each record, with a code that was drawn at random and that nobody has."""
    codes: set[str] = set()
    while len(codes) < number:
        drawn = {code_of(secrets.randbelow(HOW_MANY)) for _ in range(number - len(codes))}
        codes |= drawn - set(Case.objects.filter(code__in=drawn).values_list("code", flat=True))
    holder = release.source.organisation_id
    return Case.objects.bulk_create(Case(code=code, holder_id=holder) for code in codes)


def _batched(rows: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(rows)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _findings(release: Release, key: RecordKey, problems: Sequence[Problem]) -> Iterator[Finding]:
    for it in problems:
        yield Finding(
            release=release, sheet=it.sheet[:200], row=it.row, column=it.column[:300], code=it.code,
            value=seal_finding(key, it.value),
        )  # fmt: skip


def _differences(
    release: Release, old_ids: Sequence[int], new_ids: Sequence[int], found: releases.Difference
) -> Iterator[Difference]:
    for at in found.added:
        yield Difference(release=release, change=RowChange.ADDED, new_id=new_ids[at])
    for at in found.gone:
        yield Difference(release=release, change=RowChange.GONE, old_id=old_ids[at])
    for one in found.changed:
        yield Difference(
            release=release, change=RowChange.CHANGED, old_id=old_ids[one.before], new_id=new_ids[one.after]
        )
