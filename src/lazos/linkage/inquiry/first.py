"""The first look at facts other than names: profiles that persons share, and postings by birth, number, telephone."""

from typing import NamedTuple

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.linkage.comparisons import civil
from lazos.linkage.inquiry.compare import Ready, _age, _agree, _home, _moment, _place
from lazos.linkage.inquiry.facts import A_CHILD, A_COUNTRY, A_FLAG, A_FROM, A_NUMBER, A_OTHER, A_PHONE, A_SEX, A_TO
from lazos.linkage.inquiry.scale import (
    C_ABOUT,
    C_AGE,
    C_BIRTH,
    C_COUNTRY,
    C_HOME,
    C_MOMENT,
    C_NUMBER,
    C_PHONE,
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
    return Profiles(
        _people(ready, arrays.people), _moments(ready, arrays.moments), _homes(ready, arrays.homes)
    )


@nb.njit(cache=True)
def _people(ready: Ready, table: Ints) -> Floats:
    gain, facts = ready.gain, ready.facts
    out = np.empty(len(table), np.float32)
    for k in range(len(table)):
        sex, child, country, year = table[k]
        total = gain[C_SEX, _agree(facts[A_SEX], sex)] + gain[C_ABOUT, _agree(facts[A_CHILD], child)]
        total += gain[C_COUNTRY, _agree(facts[A_COUNTRY], country)]
        day = int((year - 1970 + 0.5) * _TO_YEAR)
        if year >= 0:
            total += gain[C_AGE, _age(ready, day - 183, day + 183, _DATE, child)]
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
        out[k] = ready.gain[C_MOMENT, _moment(ready, month, -1, custody, -1)]
        out[k] += ready.gain[C_PLACE, _place(ready, sector, -1)]
    return out


@nb.njit(cache=True)
def _homes(ready: Ready, table: Ints) -> Floats:
    out = np.empty(len(table), np.float32)
    for k in range(len(table)):
        out[k] = ready.gain[C_HOME, _home(ready, table[k, 0], table[k, 1])]
    return out


Posted = list[tuple[Ints, float]]


def births(ready: Ready, arrays: Arrays) -> Posted:
    """Persons whose dates of birth agree better than by the year, each kind with what it adds to the year's worth."""
    if ready.facts[A_FLAG] not in (BirthKind.DATE, BirthKind.JANUARY_FIRST):
        return []
    gain = ready.gain[C_BIRTH]
    asked = int(ready.facts[A_FROM])
    year, month, day = (int(part) for part in civil(asked))
    exact = [asked] + ([int(ready.facts[A_OTHER])] if ready.facts[A_OTHER] != -1 else [])
    swapped = [_day(year, day, month)]
    typed = [_day(year, m, day) for m in range(1, 13)] + [_day(y, month, day) for y in range(year - 10, year + 11)]
    other = [_day(y, month, day) for y in (year - 2, year - 1, year + 1, year + 2)]
    groups = (
        (exact, gain[_BIRTH["same_date"]], _YEAR_AGREES),
        (swapped, gain[_BIRTH["day_month_swapped"]], _YEAR_AGREES),
        (other, gain[_BIRTH["same_day_other_year"]], _AGE_NEAR),
        (typed, gain[_BIRTH["one_part_typed_wrong"]], _YEAR_AGREES),
    )
    taken: set[int] = set()
    posted: Posted = []
    for days, worth, base in groups:
        fresh = [d for d in dict.fromkeys(days) if d is not None and d not in taken]
        taken.update(fresh)
        posted.append((_between(arrays, [(d, d) for d in fresh]), float(worth - gain[base])))
    month_long = _between(arrays, [(asked - 31, asked - 1), (asked + 1, asked + 31)])
    posted.append((month_long, float(gain[_BIRTH["within_a_month"]] - gain[_YEAR_AGREES])))
    return posted


def _day(year: int, month: int, day: int) -> int | None:
    try:
        return int(np.datetime64(f"{year:04d}-{month:02d}-{day:02d}", "D").astype(np.int64))
    except ValueError:
        return None


def _between(arrays: Arrays, spans: "list[tuple[int, int]]") -> Ints:
    parts = []
    for low, high in spans:
        first = np.searchsorted(arrays.born_day, low)
        last = np.searchsorted(arrays.born_day, high, side="right")
        parts.append(arrays.born_who[first:last])
    return np.unique(np.concatenate(parts)).astype(np.int32) if parts else np.empty(0, np.int32)


def numbers(ready: Ready, arrays: Arrays) -> Posted:
    """Persons with the A-number asked, or one that a slip makes of it, and with the telephone."""
    posted: Posted = []
    asked, phone = int(ready.facts[A_NUMBER]), int(ready.facts[A_PHONE])
    if asked >= 0:
        gain = ready.gain[C_NUMBER]
        for word, values in (("same", [asked]), ("one_digit", one_digit(asked)), ("transposed", transposed(asked))):
            posted.append((_equal(arrays.number, arrays.number_who, values), float(gain[_NUMBER[word]])))
    if phone >= 0:
        posted.append((_equal(arrays.phone, arrays.phone_who, [phone]), float(ready.gain[C_PHONE, 2])))
    return posted


def _equal(values: Ints, who: Ints, wanted: list[int]) -> Ints:
    parts = [who[np.searchsorted(values, v) : np.searchsorted(values, v, side="right")] for v in wanted]
    return np.unique(np.concatenate(parts)).astype(np.int32) if parts else np.empty(0, np.int32)
