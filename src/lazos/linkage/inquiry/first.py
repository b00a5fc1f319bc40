"""The first look at facts other than names: profiles that persons share, and postings by birth, number, telephone."""

from typing import Final, NamedTuple

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.linkage.comparisons import civil
from lazos.linkage.inquiry.facts import A_CHILD, A_COUNTRY, A_FLAG, A_FROM, A_NUMBER, A_OTHER, A_SEX, A_TO
from lazos.linkage.inquiry.levels import Ready, age_level, agreement, home_level, moment_level, place_level
from lazos.linkage.inquiry.scale import (
    C_ABOUT,
    C_AGE,
    C_BIRTH,
    C_COUNTRY,
    C_HOME,
    C_MOMENT,
    C_NUMBER,
    C_PLACE,
    C_SEX,
    SCALE,
    TABLE,
)
from lazos.linkage.inquiry.store import Arrays
from lazos.linkage.inquiry.worth import one_digit, transposed
from lazos.linkage.layout import BirthKind

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

_BIRTH = {word: k for k, word in enumerate(SCALE[TABLE["birth"]][2])}
_NUMBER = {word: k for k, word in enumerate(SCALE[TABLE["number"]][2])}
_YEAR_AGREES, _AGE_NEAR, _TWO_YEARS, _DIFFERENT = (
    _BIRTH["year_agrees"], _BIRTH["age_near"], _BIRTH["near_two_years"], _BIRTH["different"],
)  # fmt: skip
_DATE = int(BirthKind.AGE)
_TO_YEAR = 365.2425


class Profiles(NamedTuple):
    """What each distinct profile of the register is worth, by the three tables of the store."""

    people: Floats
    moments: Floats
    homes: Floats


def profiles(ready: Ready, arrays: Arrays) -> Profiles:
    """Judge the distinct profiles of a register, some thousands for a million persons."""
    return Profiles(_people(ready, arrays.people), _moments(ready, arrays.moments), _homes(ready, arrays.homes))


@nb.njit(cache=True)
def _people(ready: Ready, table: Ints) -> Floats:
    gain, facts = ready.gain, ready.facts
    out = np.empty(len(table), np.float32)
    for k in range(len(table)):
        sex, child, country, year = table[k]
        total = gain[C_SEX, agreement(facts[A_SEX], sex)] + gain[C_ABOUT, agreement(facts[A_CHILD], child)]
        total += gain[C_COUNTRY, agreement(facts[A_COUNTRY], country)]
        day = int((year - 1970 + 0.5) * _TO_YEAR)
        if year >= 0:
            total += gain[C_AGE, age_level(ready, day - 183, day + 183, _DATE, child)]
        if facts[A_FLAG] > 0:
            total += gain[C_BIRTH, _birth(ready, day, year)]
        out[k] = total
    return out


@nb.njit(cache=True)
def _birth(ready: Ready, day: int, year: int) -> int:
    if year < 0:
        return 1
    apart = max(ready.facts[A_FROM] - day, day - ready.facts[A_TO])
    if apart <= 200:
        return _YEAR_AGREES
    return _AGE_NEAR if apart <= 420 else (_TWO_YEARS if apart <= 900 else _DIFFERENT)


@nb.njit(cache=True)
def _moments(ready: Ready, table: Ints) -> Floats:
    out = np.empty(len(table), np.float32)
    for k in range(len(table)):
        month, custody, sector = table[k]
        out[k] = ready.gain[C_MOMENT, moment_level(ready, month, -1, custody, -1)]
        out[k] += ready.gain[C_PLACE, place_level(ready, sector, -1)]
    return out


@nb.njit(cache=True)
def _homes(ready: Ready, table: Ints) -> Floats:
    out = np.empty(len(table), np.float32)
    for k in range(len(table)):
        out[k] = ready.gain[C_HOME, home_level(ready, table[k, 0], table[k, 1])]
    return out


Spans = tuple[Ints, Floats]


def births(ready: Ready) -> Spans:
    """Spans of days of birth that agree better than by the year, the strongest first, and what each adds to it."""
    if ready.facts[A_FLAG] not in (BirthKind.DATE, BirthKind.JANUARY_FIRST):
        return np.empty((0, 2), np.int32), np.empty(0, np.float32)
    gain = ready.gain[C_BIRTH]
    asked = int(ready.facts[A_FROM])
    year, month, day = (int(part) for part in civil(asked))
    exact = [asked, *([int(ready.facts[A_OTHER])] if ready.facts[A_OTHER] != -1 else [])]
    typed = [(year, m, day) for m in range(1, 13)] + [(y, month, day) for y in range(year - 10, year + 11)]
    other = [(y, month, day) for y in (year - 2, year - 1, year + 1, year + 2)]
    found: list[tuple[int, int, float]] = [(d, d, _over(gain, "same_date", _YEAR_AGREES)) for d in exact]
    for dates, word, base in (
        ([(year, day, month)], "day_month_swapped", _YEAR_AGREES),
        (other, "same_day_other_year", _AGE_NEAR),
        (typed, "one_part_typed_wrong", _YEAR_AGREES),
    ):
        found += [(d, d, _over(gain, word, base)) for date in dates if (d := _day(*date)) is not None]
    found.append((asked - 31, asked + 31, _over(gain, "within_a_month", _YEAR_AGREES)))
    return np.array([span[:2] for span in found], np.int32), np.array([span[2] for span in found], np.float32)


def _over(gain: Floats, word: str, base: int) -> float:
    return float(gain[_BIRTH[word]] - gain[base])


_BEFORE: Final = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_LENGTH: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _day(year: int, month: int, day: int) -> int | None:
    """Days since 1970 of a date, or None if no calendar has it; 29 February counts as the next day in a common year."""
    if not (1 <= month <= 12 and 1 <= day <= _LENGTH[month - 1]):
        return None
    before = year - (month <= 2)
    leaps = before // 4 - before // 100 + before // 400 - 477
    return (year - 1970) * 365 + leaps + _BEFORE[month - 1] + day - 1


def numbers(ready: Ready) -> Spans | None:
    """The A-number asked and those that a slip makes of it, as spans, and what each is worth."""
    asked = int(ready.facts[A_NUMBER])
    if asked < 0:
        return None
    gain = ready.gain[C_NUMBER]
    kinds = (("same", [asked]), ("one_digit", one_digit(asked)), ("transposed", transposed(asked)))
    pairs = [(value, float(gain[_NUMBER[word]])) for word, values in kinds for value in values]
    spans = np.array([(value, value) for value, _ in pairs], np.int32)
    return spans, np.array([worth for _, worth in pairs], np.float32)
