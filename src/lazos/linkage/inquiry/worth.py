"""What each agreement with an inquiry would be worth: its weight, and how rare it is in the register at hand."""

from collections.abc import Mapping, Sequence
from typing import Final

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.linkage.encode import YEAR
from lazos.linkage.inquiry.facts import (
    A_AGE,
    A_AS_OF,
    A_CHILD,
    A_COUNTRY,
    A_FLAG,
    A_FROM,
    A_LANGUAGE,
    A_MONTH,
    A_NUMBER,
    A_PHONE,
    A_SECTOR,
    A_SEX,
    A_TO,
)
from lazos.linkage.inquiry.hearing import SOUND, TWO
from lazos.linkage.inquiry.scale import (
    AGE_ADULT,
    C_ABOUT,
    C_AGE,
    C_BIRTH,
    C_COUNTRY,
    C_HOME,
    C_INHERITED,
    C_LANGUAGE,
    C_MOMENT,
    C_NUMBER,
    C_PHONE,
    C_PLACE,
    C_SEX,
    CROSSED,
    FIRST_FACT,
    MOST_LEVELS,
    NOBODY,
    OTHER_PART,
    OWN,
    SCALE,
    SLOTS,
    TABLE,
    WIDTH,
)
from lazos.linkage.inquiry.spoken import GIVEN_SLOTS, LIKEST, Name, cumulated
from lazos.linkage.inquiry.store import FIRST_YEAR, YEARS, Store
from lazos.linkage.inquiry.sweep import bisect
from lazos.linkage.inquiry.weights import Weights
from lazos.linkage.layout import BirthKind

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]

_BIRTH: Final = {word: k for k, word in enumerate(SCALE[TABLE["birth"]][2])}
_NUMBER: Final = {word: k for k, word in enumerate(SCALE[TABLE["number"]][2])}


ACCIDENTS: Final = 1_000_000


def rare(count: float, of: float) -> float:
    """Rarity of what so many of so many agree on: minus the logarithm of the share, never infinite."""
    return float(np.log((of + 1.0) / (count + 0.5))) if count < of else 0.0


def rarity_of(name: Name, other: Name, facts: Ints, hit: npt.NDArray[np.uint8], store: Store) -> Floats:
    """Rarity of agreeing at each level of each comparison, (WIDTH, levels); 0 where nothing agrees."""
    rarity = np.zeros((WIDTH, MOST_LEVELS), np.float32)
    rarity[:SLOTS] = names_rarity(name, store.persons)
    counts = store.counts
    _equal(rarity, C_SEX, counts["sex"], int(facts[A_SEX]))
    _equal(rarity, C_ABOUT, counts["child"], int(facts[A_CHILD]))
    _equal(rarity, C_COUNTRY, counts["country"], int(facts[A_COUNTRY]))
    _equal(rarity, C_LANGUAGE, counts["language"], int(facts[A_LANGUAGE]))
    homes = counts["municipality"]
    marked = np.flatnonzero(hit[: len(homes)])
    rarity[C_HOME, 2] = rare(float(homes[marked].sum()), float(homes.sum()))
    rarity[C_HOME, 3] = rarity[C_HOME, 2] / 2
    _place(rarity, counts["sector"], int(facts[A_SECTOR]))
    _moment(rarity, counts, int(facts[A_MONTH]))
    _birth(rarity, facts, store)
    _age(rarity, facts, counts["year"])
    _numbers(rarity, facts, store)
    _inherited(rarity, other, store.persons)
    return rarity


def names_rarity(name: Name, persons: int) -> Floats:
    """Rarity of bearing a name at least so like each heard token, (SLOTS, levels)."""
    rarity = np.zeros((SLOTS, MOST_LEVELS), np.float32)
    for slot, heard in enumerate(name.slots):
        if heard is not None:
            _name_rarity(heard.counts, _LIKEST, persons, slot < GIVEN_SLOTS, rarity[slot])
    return rarity


_LIKEST: Final = np.array(LIKEST)


@nb.njit(cache=True)
def _name_rarity(counts: Longs, likest: Longs, persons: int, given: bool, out: Floats) -> None:
    own, across = (0, 1) if given else (1, 0)
    total = other = 0
    for alike in likest:
        total += counts[own, alike]
        other += counts[across, alike]
        out[OWN + alike] = np.log((persons + 1.0) / (min(total, persons) + 0.5))
        rare_across = np.log((persons + 1.0) / (min(other, persons) + 0.5))
        if alike == SOUND:
            out[OTHER_PART], out[CROSSED] = rare_across, out[OWN + alike]
        elif alike == TWO:
            out[OTHER_PART + 1], out[CROSSED + 1] = rare_across, out[OWN + alike]


def _equal(rarity: Floats, comparison: int, counts: Longs, asked: int) -> None:
    if 0 <= asked < len(counts):
        rarity[comparison, 2] = rare(float(counts[asked]), float(counts.sum()))


def _place(rarity: Floats, counts: Longs, sector: int) -> None:
    if 0 <= sector < len(counts):
        rarity[C_PLACE, 3] = rare(float(counts[sector]), float(counts.sum()))
        rarity[C_PLACE, 2] = rarity[C_PLACE, 3] + 1


def _moment(rarity: Floats, counts: Mapping[str, Longs], month: int) -> None:
    if month < 0:
        return
    for start, name in ((4, "month"), (8, "custody")):
        months = counts[name]
        total = float(months.sum())
        near = [float(months[max(0, month + a) : max(0, month + b + 1)].sum()) for a, b in ((0, 0), (-1, 1), (-3, 3))]
        for k, held in enumerate(near):
            rarity[C_MOMENT, start + k] = rare(held, total)
    rarity[C_MOMENT, 2] = rarity[C_MOMENT, 4] + np.log(30)
    rarity[C_MOMENT, 3] = rarity[C_MOMENT, 4] + np.log(30 / 7)


def _birth(rarity: Floats, facts: Ints, store: Store) -> None:
    if facts[A_FLAG] == BirthKind.NONE:
        return
    day, first, last = store.arrays.born_day, int(facts[A_FROM]), int(facts[A_TO])
    persons = store.persons

    def born(low: int, high: int) -> float:
        return float(bisect(day, high + 1) - bisect(day, low))

    year = born(first - 183, last + 183)
    same = born(first, last) if first == last else year
    of = {
        "same_date": same, "same_january_first": same, "day_month_swapped": year / 365,
        "one_part_typed_wrong": year * 40 / 365, "same_day_other_year": 4 * year / 365,
        "within_a_month": born(first - 31, last + 31), "year_agrees": year, "age_agrees": year,
        "age_near": 2 * year, "near_two_years": born(first - 730, last + 730),
    }  # fmt: skip
    for word, held in of.items():
        rarity[C_BIRTH, _BIRTH[word]] = rare(held, persons)


def _age(rarity: Floats, facts: Ints, years: Longs) -> None:
    if facts[A_AGE] < 0:
        return
    year = int(1970 + (facts[A_AS_OF] - facts[A_AGE] / 100 * YEAR - YEAR / 2) // YEAR) - FIRST_YEAR
    if not 2 <= year < YEARS - 2:
        return
    for child, base in ((1, 2), (0, AGE_ADULT)):
        of = float(years[child].sum())
        near = [float(years[child, year - a : year + a + 1].sum()) for a in (1, 2, 3)]
        rarity[C_AGE, base] = rare(near[0] * 2 / 3, of)
        rarity[C_AGE, base + 1 : base + 3] = rare(near[1] * 4 / 5, of)
        rarity[C_AGE, base + 3 : base + 5] = rare(near[2], of)


def _numbers(rarity: Floats, facts: Ints, store: Store) -> None:
    # A stranger agrees by accident, of which there are as many as numbers, not as persons of this register.
    numbers, persons = store.arrays.number, max(store.persons, ACCIDENTS)
    asked = int(facts[A_NUMBER])
    if asked >= 0:
        held = {
            "same": _held(numbers, [asked]), "one_digit": _held(numbers, one_digit(asked)),
            "transposed": _held(numbers, transposed(asked)),
            "1_apart": 2.0, "2_apart": 2.0, "3_to_5_apart": 6.0,
        }  # fmt: skip
        for word, count in held.items():
            rarity[C_NUMBER, _NUMBER[word]] = rare(count, persons)
    if facts[A_PHONE] >= 0:
        rarity[C_PHONE, 2] = rare(_held(store.arrays.phone, [int(facts[A_PHONE])]), persons)


def _held(values: Ints, wanted: Sequence[int]) -> float:
    return float(sum(bisect(values, value + 1) - bisect(values, value) for value in wanted))


def one_digit(number: int) -> list[int]:
    """Every number that differs from a nine-digit one in one digit."""
    text = f"{number:09d}"
    return [int(text[:k] + d + text[k + 1 :]) for k in range(9) for d in "0123456789" if d != text[k]]


def transposed(number: int) -> list[int]:
    """Every number that differs from a nine-digit one in the order of two neighbouring digits."""
    text = f"{number:09d}"
    return [int(text[:k] + text[k + 1] + text[k] + text[k + 2 :]) for k in range(8) if text[k] != text[k + 1]]


def _inherited(rarity: Floats, other: Name, persons: int) -> None:
    family = [heard for heard in other.slots[GIVEN_SLOTS:] if heard is not None]
    if family:
        held = sum(cumulated(heard.counts)[1] for heard in family)
        rarity[C_INHERITED, 4] = rare(float(held[SOUND]), persons)
        rarity[C_INHERITED, 3] = rare(float(held[TWO]), persons)


def gains(rarity: Floats, tables: Ints, weights: Weights) -> Floats:
    """What each level of each comparison is worth, (n, levels); `tables` (n): the table of weights of each."""
    return np.asarray(weights.table[tables] + weights.slope[tables, None] * rarity, np.float32)


def tables_of(name: Name) -> Ints:
    """The table of weights of each comparison."""
    return np.array([*name.table, *range(FIRST_FACT, len(SCALE))], np.int32)


def nobody_facts(name: Name, other: Name, facts: Ints, rarity: Floats, persons: int) -> npt.NDArray[np.float64]:
    """What the weight of nobody depends on, by NOBODY."""
    asked = name.asked
    potential = float(rarity[:SLOTS, OWN].sum() + rarity[SLOTS:].max(axis=1).sum())
    found = {
        "base": 1.0, "log_persons": float(np.log(persons + 1.0)), "no_name": float(asked == 0),
        "one_token": float(asked == 1), "two_tokens": float(asked == 2), "three_tokens": float(asked == 3),
        "four_tokens": float(asked >= 4), "birth": float(facts[A_FLAG] > 0), "age": float(facts[A_AGE] >= 0),
        "relative": float(other.asked > 0), "home": float(rarity[C_HOME, 2] > 0),
        "moment": float(facts[A_MONTH] >= 0), "potential": min(potential, 40.0) / 10,
    }  # fmt: skip
    return np.array([found[word] for word in NOBODY])
