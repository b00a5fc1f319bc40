"""The facts of an inquiry, other than names, as integers in the codes of one store."""

from typing import Final

import numpy as np
import numpy.typing as npt

from lazos.core.columns import Column
from lazos.core.dates import PartialDate, parse_iso
from lazos.linkage.encode import RELATIONS
from lazos.linkage.inquiry.asked import CHILD, Inquiry
from lazos.linkage.inquiry.store import Store
from lazos.linkage.layout import BirthKind

Ints = npt.NDArray[np.int32]
EPOCH: Final = 719_163  # 1970-01-01, counted from the year 1
ASKED_CHILD: Final = 16  # the relative is the child of the person sought
ANYBODY: Final = 0

# The facts of an inquiry, as integers; -1 is not asked, -2 asked and unknown to the store.
(
    A_SEX, A_CHILD, A_FROM, A_TO, A_FLAG, A_OTHER, A_AGE, A_AS_OF, A_COUNTRY, A_HOME,
    A_LANGUAGE, A_MONTH, A_DAY, A_SECTOR, A_STATION, A_FACILITY, A_NUMBER, A_PHONE, A_RELATION,
) = range(19)  # fmt: skip
ASKED: Final = 19


def facts_of(inquiry: Inquiry, store: Store) -> Ints:
    """The facts of an inquiry in the codes of a store."""
    facts = np.full(ASKED, -1, np.int32)
    facts[A_SEX] = {"F": 0, "M": 1}.get(inquiry.sex, -1)
    facts[A_CHILD] = {CHILD: 1, "adult": 0}.get(inquiry.about, -1)
    facts[A_FLAG] = BirthKind.NONE
    born = parse_iso(inquiry.birth_date.partition("|")[0])
    if born:
        _birth(facts, born, parse_iso(inquiry.birth_date.partition("|")[2]))
    as_of = parse_iso(inquiry.age_as_of)
    if inquiry.age and as_of and _number(inquiry.age) is not None and not (born and born.day):
        facts[A_AGE] = round((_number(inquiry.age) or 0.0) * 100)
        facts[A_AS_OF] = sum(as_of.span()) // 2 - EPOCH
    event = parse_iso(inquiry.event)
    if event and event.month:
        facts[A_MONTH] = event.year * 12 + event.month
        facts[A_DAY] = event.span()[0] - EPOCH if event.day else -1
    for place, column, value in (
        (A_COUNTRY, Column.COUNTRY, inquiry.country),
        (A_LANGUAGE, Column.LANGUAGES, inquiry.language),
        (A_SECTOR, Column.SECTOR, inquiry.sector),
        (A_STATION, Column.STATION, inquiry.station),
        (A_FACILITY, Column.FACILITY, inquiry.facility),
    ):
        if value:
            facts[place] = store.values[column].get(value, -2)
    facts[A_HOME] = 1 if inquiry.home.strip() else -1
    facts[A_NUMBER] = int(inquiry.a_number) if inquiry.a_number.isdigit() and len(inquiry.a_number) <= 9 else -1
    digits = inquiry.phone.split()[0][-8:] if inquiry.phone.split() else ""
    facts[A_PHONE] = int(digits) if digits.isdigit() else -1
    facts[A_RELATION] = _relation(inquiry.relation)
    return facts


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value <= 120 else None


def _birth(facts: Ints, born: PartialDate, other: PartialDate | None) -> None:
    first, last = born.span()
    facts[A_FROM], facts[A_TO] = first - EPOCH, last - EPOCH
    if born.day:
        facts[A_FLAG] = BirthKind.JANUARY_FIRST if (born.month, born.day) == (1, 1) else BirthKind.DATE
    else:
        facts[A_FLAG] = BirthKind.MONTH if born.month else BirthKind.YEAR
    if other:
        facts[A_OTHER] = other.span()[0] - EPOCH


def _relation(word: str) -> int:
    if word == CHILD:
        return ASKED_CHILD
    return next((k for k, relation in enumerate(RELATIONS) if relation is not None and relation.value == word), ANYBODY)
