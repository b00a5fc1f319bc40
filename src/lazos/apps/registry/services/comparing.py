"""Any two releases compared, by codes: what each row is called, and in which fields it says something else."""

from collections.abc import Sequence
from dataclasses import dataclass

from lazos.apps.registry.models import Record, Release
from lazos.apps.registry.selectors.records import rows_of
from lazos.apps.registry.services.pairing import linker
from lazos.core.columns import Column, Kind
from lazos.core.releases import Pairing, compare


@dataclass(frozen=True, slots=True)
class RowChanged:
    """A row by its codes in both releases, and the fields that say something else."""

    before: str
    after: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What differs between two releases, by codes; `same` counts the rows that say the same."""

    pairing: Pairing
    added: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[RowChanged, ...]
    same: int


def compare_releases(before: Release, after: Release) -> Compared:
    """Compare two releases."""
    (old_ids, old), (new_ids, new) = rows_of(before), rows_of(after)
    found = compare(old, new, linker(Kind(before.kind), old, new))
    olds, news = _codes(before, old_ids), _codes(after, new_ids)
    changed = tuple(
        RowChanged(olds[it.before], news[it.after], tuple(change.column for change in it.changes))
        for it in found.changed
    )
    return Compared(
        found.pairing, tuple(news[at] for at in found.added), tuple(olds[at] for at in found.gone), changed,
        len(found.same),
    )  # fmt: skip


def _codes(release: Release, ids: Sequence[int]) -> list[str]:
    code = dict(Record.objects.filter(release=release).values_list("id", "case__code"))
    return [code[one] for one in ids]
