"""A person's profile: of several sources' values the one to go by, the others in sight beside it.

Precedence: verified paper over the person's own statement over a list over hearsay; then the newest. The profile can be
computed as known on any past day, from what had been received by then.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum
from typing import Final

from lazos.core.columns import Column
from lazos.core.dates import PartialDate, parse_iso
from lazos.core.names import tokens
from lazos.core.words import fold


class Authority(IntEnum):
    """Where a value comes from, the weakest first."""

    HEARSAY = 1
    LIST = 2
    OWN_STATEMENT = 3
    VERIFIED_PAPER = 4


@dataclass(frozen=True, slots=True)
class Claim:
    """What one record says in one field.

    `stated` is the day for which the source speaks, None where it doesn't say; `received` is when the register got it,
    `withdrawn` when it was taken back with its release, if it was. `record` names the record.
    """

    column: Column
    value: str
    record: str
    authority: Authority
    stated: date | None
    received: datetime
    withdrawn: datetime | None = None

    def known(self, moment: datetime) -> bool:
        """Whether the register held this at a moment."""
        return self.received <= moment and (self.withdrawn is None or moment < self.withdrawn)


@dataclass(frozen=True, slots=True)
class Profiled:
    """One field of a profile: the claim to go by, and the other claims, which say the same or something else."""

    chosen: Claim
    agreeing: tuple[Claim, ...]
    disagreeing: tuple[Claim, ...]

    @property
    def disputed(self) -> bool:
        """Whether any source says something else."""
        return bool(self.disagreeing)


def profile(claims: Iterable[Claim], as_known_on: datetime | None = None) -> dict[Column, Profiled]:
    """The profile that follows from claims, in any order; fields of which nothing is known are absent."""
    of_column: dict[Column, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.value and (as_known_on is None or claim.known(as_known_on)):
            of_column[claim.column].append(claim)
    return {column: _profiled(of_column[column]) for column in Column if column in of_column}


def _profiled(claims: Iterable[Claim]) -> Profiled:
    first, *others = sorted(claims, key=_precedence, reverse=True)
    agreeing = tuple(other for other in others if agree(first.column, first.value, other.value))
    return Profiled(first, agreeing, tuple(other for other in others if other not in agreeing))


def _precedence(claim: Claim) -> tuple[int, date, datetime, str, str, bool, datetime]:
    """Rank a claim; what stands after the day of receipt only makes the order of the claims mean nothing."""
    kept = claim.withdrawn is None, claim.withdrawn or claim.received
    return claim.authority, claim.stated or date.min, claim.received, claim.record, claim.value, *kept


_DATES: Final = frozenset(column for column in Column if column.endswith(("_date", "_at", "_from", "_to", "_of")))
_NAMES: Final = frozenset(column for column in Column if column.endswith(("_name", "_names", "surnames")))
_SETS: Final = frozenset({Column.LANGUAGES, Column.PHONE, Column.OTHER_IDS})


def agree(column: Column, one: str, other: str) -> bool:
    """Whether two values of a field can both be true and mean the same.

    Names agree when they are the same words in any order, dates when the days that they leave open meet, telephones
    and languages when one holds all of the other; all else when it is the same without regard to case and accents.
    """
    if column in _NAMES:
        return sorted(tokens(one)) == sorted(tokens(other)) if tokens(one) else fold(one) == fold(other)
    if column in _DATES and (days := _spans(one)) and (others := _spans(other)):
        return any(a[0] <= b[1] and b[0] <= a[1] for a in days for b in others)
    if column in _SETS:
        small, large = sorted((set(one.split()), set(other.split())), key=len)
        return small <= large
    return fold(one) == fold(other)


def _spans(text: str) -> list[tuple[int, int]]:
    """First and last day of each reading of a date; empty for a text with a reading that is no date."""
    readings: list[PartialDate | None] = [parse_iso(part) for part in text.split("|")]
    return [reading.span() for reading in readings if reading is not None] if None not in readings else []


def disputed(found: Mapping[Column, Profiled]) -> tuple[Column, ...]:
    """The fields in which sources disagree."""
    return tuple(column for column, value in found.items() if value.disputed)
