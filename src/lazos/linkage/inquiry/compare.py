"""The full comparison of an inquiry with one person: the level of every comparison, over all records of the person."""

from typing import Final

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.linkage.comparisons import birth, number
from lazos.linkage.inquiry.facts import (
    A_CHILD,
    A_COUNTRY,
    A_FACILITY,
    A_FLAG,
    A_FROM,
    A_LANGUAGE,
    A_NUMBER,
    A_OTHER,
    A_PHONE,
    A_SEX,
    A_TO,
)
from lazos.linkage.inquiry.levels import Ready, age_level, agreement, home_level, moment_level, place_level
from lazos.linkage.inquiry.pairing import name_levels
from lazos.linkage.inquiry.relatives import inherited, relative
from lazos.linkage.inquiry.scale import (
    C_ABOUT,
    C_AGE,
    C_BIRTH,
    C_COUNTRY,
    C_FACILITY,
    C_HOME,
    C_INHERITED,
    C_LANGUAGE,
    C_MOMENT,
    C_NUMBER,
    C_PHONE,
    C_PLACE,
    C_SEX,
    SLOTS,
    WIDTH,
)
from lazos.linkage.inquiry.store import (
    N_COUNTRY,
    N_CROSSED,
    N_CUSTODY_MONTH,
    N_DEPARTMENT,
    N_EVENT_DAY,
    N_EVENT_MONTH,
    N_FACILITY,
    N_FLAG,
    N_LANGUAGE,
    N_MUNICIPALITY,
    N_SECTOR,
    N_SEX,
    N_STATION,
    W_FROM,
    W_NUMBER,
    W_OTHER,
    W_PHONE,
    W_TO,
    Arrays,
)
from lazos.linkage.layout import F

Ints = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]

_ROW: Final = int(F.BORN_OTHER) + 1
TEN: Final = 10
FEWEST: Final = 40  # persons who are always compared in full
SLACK: Final = 1.0
_FROM, _TO, _FLAG, _OTHER = int(F.BORN_FROM), int(F.BORN_TO), int(F.BORN_FLAG), int(F.BORN_OTHER)


@nb.njit(cache=True)
def _better(gain: Floats, comparison: int, level: int, levels: Bytes) -> None:
    """Keep the level that is worth more; a known one is preferred to a missing one."""
    now = levels[comparison]
    if level > now if now <= 1 else (level > 1 and gain[comparison, level] > gain[comparison, now]):
        levels[comparison] = level


@nb.njit(cache=True)
def _line(line: int, child: int, ready: Ready, arrays: Arrays, row: Ints, asked: Ints, levels: Bytes) -> None:
    """Raise the levels of the facts by one record."""
    narrow, wide, gain, facts = arrays.narrow[line], arrays.wide[line], ready.gain, ready.facts
    _better(gain, C_SEX, agreement(facts[A_SEX], narrow[N_SEX]), levels)
    _better(gain, C_COUNTRY, agreement(facts[A_COUNTRY], narrow[N_COUNTRY]), levels)
    _better(gain, C_LANGUAGE, agreement(facts[A_LANGUAGE], narrow[N_LANGUAGE]), levels)
    _better(gain, C_FACILITY, agreement(facts[A_FACILITY], narrow[N_FACILITY]), levels)
    _better(gain, C_HOME, home_level(ready, narrow[N_MUNICIPALITY], narrow[N_DEPARTMENT]), levels)
    moment = moment_level(ready, narrow[N_EVENT_MONTH], narrow[N_EVENT_DAY], narrow[N_CUSTODY_MONTH], narrow[N_CROSSED])
    _better(gain, C_MOMENT, moment, levels)
    _better(gain, C_PLACE, place_level(ready, narrow[N_SECTOR], narrow[N_STATION]), levels)
    _better(gain, C_AGE, age_level(ready, wide[W_FROM], wide[W_TO], narrow[N_FLAG], child), levels)
    if facts[A_FLAG] > 0:
        row[_FROM], row[_TO], row[_OTHER] = wide[W_FROM], wide[W_TO], wide[W_OTHER]
        row[_FLAG] = max(0, narrow[N_FLAG])
        _better(gain, C_BIRTH, 1 + birth(asked, row), levels)
    if facts[A_NUMBER] >= 0:
        _better(gain, C_NUMBER, 1 + number(facts[A_NUMBER], wide[W_NUMBER]), levels)
    if facts[A_PHONE] >= 0:
        level = (
            1 if wide[W_PHONE] < 0 else (3 - (wide[W_PHONE] == facts[A_PHONE] or wide[W_PHONE + 1] == facts[A_PHONE]))
        )
        _better(gain, C_PHONE, level, levels)


@nb.njit(cache=True)
def asked_birth(ready: Ready) -> Ints:
    """The birth asked, in the layout of a record's."""
    asked = np.zeros(_ROW, np.int32)
    asked[_FROM], asked[_TO] = ready.facts[A_FROM], ready.facts[A_TO]
    asked[_FLAG], asked[_OTHER] = ready.facts[A_FLAG], ready.facts[A_OTHER]
    return asked


@nb.njit(cache=True)
def compare(person: int, ready: Ready, arrays: Arrays, asked: Ints, row: Ints, names: Bytes, levels: Bytes) -> int:
    """Write the level of every comparison with one person into `levels` (WIDTH); return the relative found or -1.

    `asked`: of `asked_birth`; `row`, `names`: room to write on, as long as `asked` and as SLOTS.
    """
    for comparison in range(WIDTH):
        levels[comparison] = 0
    child = arrays.child[person]
    slots, classes = ready.slots[:SLOTS], ready.classes[:SLOTS]
    levels[C_ABOUT] = agreement(ready.facts[A_CHILD], child)
    for line in range(arrays.line_start[person], arrays.line_start[person + 1]):
        name_levels(arrays.wide, line, slots, classes, ready.gain, names)
        for slot in range(SLOTS):
            if levels[slot] == 0 or ready.gain[slot, names[slot]] > ready.gain[slot, levels[slot]]:
                levels[slot] = names[slot]
        _line(line, child, ready, arrays, row, asked, levels)
        _better(ready.gain, C_INHERITED, inherited(line, ready, arrays), levels)
    return relative(person, ready, arrays, names, levels)


@nb.njit(cache=True)
def compare_all(
    who: Ints, rough: Floats, ready: Ready, arrays: Arrays, levels: Bytes, scores: Floats, near: Ints
) -> int:
    """Compare with persons in turn: their levels (n, WIDTH), scores, and the relative found for each.

    `rough` (n), descending: what the first look made of them. Once it has fallen so far that nobody left could reach
    the best ten unless the first look erred more than ever before, the rest are left out. Returns how many were
    compared.
    """
    asked = asked_birth(ready)
    row, names = np.zeros_like(asked), np.zeros(SLOTS, np.uint8)
    best = np.full(TEN, np.float32(-np.inf))
    error = np.float32(-np.inf)
    for k in range(len(who)):
        if k >= FEWEST and rough[k] + error + SLACK < best.min():
            return k
        near[k] = compare(who[k], ready, arrays, asked, row, names, levels[k])
        total = np.float32(0)
        for comparison in range(WIDTH):
            total += ready.gain[comparison, levels[k, comparison]]
        scores[k] = total
        error = max(error, total - rough[k])
        lowest = best.argmin()
        best[lowest] = max(best[lowest], total)
    return len(who)


@nb.njit(cache=True)
def score_everybody(ready: Ready, arrays: Arrays, scores: Floats) -> None:
    """Score every person of the register in full: the slow, exact pass."""
    asked, levels = asked_birth(ready), np.zeros(WIDTH, np.uint8)
    row, names = np.zeros_like(asked), np.zeros(SLOTS, np.uint8)
    for person in range(len(scores)):
        if not arrays.living[person]:
            scores[person] = -np.inf
            continue
        compare(person, ready, arrays, asked, row, names, levels)
        total = np.float32(0)
        for comparison in range(WIDTH):
            total += ready.gain[comparison, levels[comparison]]
        scores[person] = total
