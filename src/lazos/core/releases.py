"""Two releases of one source compared: rows added, gone and changed, value by value.

Rows are the same row when they carry the same id, if ids are kept at all: at least nine in ten of the ids that both
releases know must carry the same name. Else identity linkage within the source has to say which row is which.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from lazos.core.columns import Column
from lazos.core.names import tokens

KEPT: Final = 0.9
"""Share of common ids with the same name from which ids are taken to be kept from release to release."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a release: its id, empty where the list gave it none, and what it says in every other field."""

    ref: str
    values: Mapping[Column, str]

    @property
    def name(self) -> tuple[str, ...]:
        """The words of the person's name, sorted; empty where the row has none."""
        written = " ".join(self.values.get(column, "") for column in _NAME)
        return tuple(sorted(tokens(written)))

    @property
    def content(self) -> tuple[tuple[str, str], ...]:
        """All that the row says, for comparing."""
        return tuple(sorted((column.value, value) for column, value in self.values.items() if value))


_NAME: Final = (Column.FULL_NAME, Column.GIVEN_NAMES, Column.SURNAMES, Column.SURNAME_1, Column.SURNAME_2)

Pairs = Sequence[tuple[int, int]]
"""Positions of a row in the release before and in the one after; each position at most once."""

Linker = Callable[[Sequence[int], Sequence[int]], Pairs]
"""Says which of some rows of the release before are which of some rows of the one after, by their positions."""


class Pairing(StrEnum):
    """How it was told which row is which."""

    ID = "id"
    LINKAGE = "linkage"


@dataclass(frozen=True, slots=True)
class Change:
    """A field that says something else than before; empty where it says nothing."""

    column: Column
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A row, by its positions in both releases, and its changes: none for a row that stayed as it was."""

    before: int
    after: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a release changed: every row of both stands in exactly one of the four.

    `added` are positions in the release after, `gone` in the one before.
    """

    pairing: Pairing
    added: tuple[int, ...]
    gone: tuple[int, ...]
    changed: tuple[Changed, ...]
    same: tuple[Changed, ...]


def same_names(before: Sequence[Row], after: Sequence[Row]) -> float | None:
    """The share of ids known to both releases that carry the same name; None where no such pair has two names."""
    pairs = _common(before, after)
    named = [(before[a].name, after[b].name) for a, b in pairs if before[a].name and after[b].name]
    return sum(one == other for one, other in named) / len(named) if named else None


def compare(before: Sequence[Row], after: Sequence[Row], link: Linker) -> Difference:
    """Say what changed between two releases of one source; `link` is asked only where ids are not kept."""
    share = same_names(before, after)
    by_id = share is not None and share >= KEPT
    pairs = _common(before, after) if by_id else []
    pairs += _alike(before, after, pairs, without_id=by_id)
    if not by_id:
        pairs += _linked(before, after, pairs, link)
    met = [_changed(before, after, a, b) for a, b in sorted(pairs)]
    left, right = {a for a, _ in pairs}, {b for _, b in pairs}
    return Difference(
        Pairing.ID if by_id else Pairing.LINKAGE,
        added=tuple(b for b in range(len(after)) if b not in right),
        gone=tuple(a for a in range(len(before)) if a not in left),
        changed=tuple(one for one in met if one.changes),
        same=tuple(one for one in met if not one.changes),
    )


def _common(before: Sequence[Row], after: Sequence[Row]) -> list[tuple[int, int]]:
    """Rows with one id that stands once in each release; an id that is repeated names nobody."""
    ids = [Counter(row.ref for row in rows if row.ref) for rows in (before, after)]
    place = {row.ref: at for at, row in enumerate(after)}
    return [(at, place[row.ref]) for at, row in enumerate(before) if ids[0][row.ref] == ids[1][row.ref] == 1]


def _alike(before: Sequence[Row], after: Sequence[Row], taken: Pairs, *, without_id: bool) -> list[tuple[int, int]]:
    """Rows that say the same in every field, in their order; where ids are kept, only rows whose ids agree."""
    left, right = {a for a, _ in taken}, {b for _, b in taken}
    waiting: dict[object, list[int]] = defaultdict(list)
    for at in reversed(range(len(before))):
        if at not in left:
            waiting[_alikeness(before[at], without_id)].append(at)
    found = []
    for at, row in enumerate(after):
        if at not in right and waiting[_alikeness(row, without_id)]:
            found.append((waiting[_alikeness(row, without_id)].pop(), at))
    return found


def _alikeness(row: Row, with_id: bool) -> object:
    return (row.ref, row.content) if with_id else row.content


def _linked(before: Sequence[Row], after: Sequence[Row], taken: Pairs, link: Linker) -> list[tuple[int, int]]:
    """What the linkage says of the other rows; a row that it names twice is followed once."""
    left, right = {a for a, _ in taken}, {b for _, b in taken}
    found = []
    asked = [at for at in range(len(before)) if at not in left], [at for at in range(len(after)) if at not in right]
    for a, b in link(*asked) if all(asked) else ():
        if a not in left and b not in right:
            left.add(a)
            right.add(b)
            found.append((a, b))
    return found


def _changed(before: Sequence[Row], after: Sequence[Row], a: int, b: int) -> Changed:
    old, new = before[a].values, after[b].values
    changes = (
        Change(column, old.get(column, ""), new.get(column, "")) for column in Column if column is not Column.REF
    )
    return Changed(a, b, tuple(change for change in changes if change.before != change.after))
