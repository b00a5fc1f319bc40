"""The full comparison of an inquiry with one person: the level of every comparison, over all records of the person."""

from typing import Final, NamedTuple

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.linkage.comparisons import birth, number
from lazos.linkage.inquiry.facts import (
    A_AGE,
    A_AS_OF,
    A_CHILD,
    A_COUNTRY,
    A_DAY,
    A_FACILITY,
    A_FLAG,
    A_FROM,
    A_HOME,
    A_LANGUAGE,
    A_MONTH,
    A_NUMBER,
    A_OTHER,
    A_PHONE,
    A_RELATION,
    A_SECTOR,
    A_SEX,
    A_STATION,
    A_TO,
    ASKED_CHILD,
)
from lazos.linkage.inquiry.scale import (
    AGE_ADULT,
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
    C_RELATIVE,
    C_SEX,
    CROSSED,
    OTHER_PART,
    OWN,
    RELATIVE_FOUND,
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
    W_NAMES,
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

_GIVEN_SLOTS: Final = SLOTS // 2
_ROW: Final = int(F.BORN_OTHER) + 1
_FROM, _TO, _FLAG, _OTHER = int(F.BORN_FROM), int(F.BORN_TO), int(F.BORN_FLAG), int(F.BORN_OTHER)
BIN_EDGES: Final = (0.0, 2.5, 5.0, 7.5, 10.0, 13.0)
_BINS: Final = len(BIN_EDGES) + 1
_YEAR: Final = 365.2425


class Ready(NamedTuple):
    """What compiled code compares by.

    `facts` (ASKED); `classes` (2 * SLOTS, V): how each token of the store was heard in each slot of the person's own
    name, then of the relative's; `slots` (2 * SLOTS): 0 no such slot, 1 given, 2 first or only surname, 3 another;
    `hit`, `around`: municipalities and departments that the home may be; `gain` (WIDTH, levels): what each level is
    worth; `kin_gain` (SLOTS, levels): the same for the relative's name.
    """

    facts: Ints
    classes: Bytes
    slots: Ints
    hit: Bytes
    around: Bytes
    department_of: Ints
    gain: Floats
    kin_gain: Floats


@nb.njit(cache=True)
def level_of(slot_kind: int, level: int, column: int) -> int:
    """Level of one heard token against one written one in a column of the name."""
    if slot_kind == 1:
        if column < 3:
            return OWN + level
        return OTHER_PART if level <= 1 else OTHER_PART + 1
    if column < 3:
        return OTHER_PART if level <= 1 else OTHER_PART + 1
    if (column == 3) == (slot_kind == 2):
        return OWN + level
    return CROSSED if level <= 1 else CROSSED + 1


@nb.njit(cache=True)
def name_levels(names: Ints, row: int, slots: Ints, classes: Bytes, gain: Floats, out: Bytes) -> None:
    """Levels of the SLOTS of a heard name against one written name; each written token agrees with one heard.

    What is exact or sounds the same is paired before what is only near. `slots` (SLOTS), `classes` (SLOTS, V): as in
    `Ready`, of this name alone.
    """
    taken = 0
    for slot in range(SLOTS):
        out[slot] = 0
        if slots[slot] > 0:
            taken = _pair(names, row, slot, slots[slot], 1, taken, classes, gain, out)
    for slot in range(SLOTS):
        if slots[slot] > 0 and out[slot] == 0:
            taken = _pair(names, row, slot, slots[slot], 254, taken, classes, gain, out)
    for slot in range(SLOTS):
        if slots[slot] > 0 and out[slot] == 0:
            out[slot] = 1
            low = 0 if slots[slot] == 1 else 3
            for column in range(low, low + 3):
                if names[row, column] >= 0 and not taken >> column & 1:
                    out[slot] = 2


@nb.njit(cache=True)
def _pair(
    names: Ints, row: int, slot: int, kind: int, most: int, taken: int, classes: Bytes, gain: Floats, out: Bytes
) -> int:
    """Pair a heard token with the written one that is worth most; return the written ones taken by now, as bits."""
    best, at, chosen = np.float32(-1e9), -1, 0
    for column in range(6):
        token = names[row, column]
        if token < 0 or taken >> column & 1:
            continue
        alike = classes[slot, token]
        if alike > most:
            continue
        level = level_of(kind, alike, column)
        if gain[slot, level] > best:
            best, at, chosen = gain[slot, level], column, level
    if at < 0 or (most > 1 and best <= max(gain[slot, 1], gain[slot, 2])):
        return taken
    out[slot] = chosen
    return taken | 1 << at


@nb.njit(cache=True)
def agreement(asked: int, known: int) -> int:
    """Levels of an equality: not asked, missing, same, different."""
    if asked == -1:
        return 0
    if known < 0:
        return 1
    return 2 if asked == known else 3


@nb.njit(cache=True)
def age_level(ready: Ready, born_from: int, born_to: int, flag: int, child: int) -> int:
    """Level of a stated age against what is known of the birth."""
    if ready.facts[A_AGE] < 0:
        return 0
    if flag <= 0:
        return 1
    years = (ready.facts[A_AS_OF] - (born_from + born_to) / 2) / _YEAR
    slack = (born_to - born_from) / _YEAR / 2
    said = ready.facts[A_AGE] / 100.0
    whole = ready.facts[A_AGE] % 100 == 0
    over = said - years  # positive: said older than known
    low, high = (-1.04 - slack, 0.04 + slack) if whole else (-0.3 - slack, 0.3 + slack)
    base = 2 if child else AGE_ADULT
    if low <= over <= high:
        return base
    apart = over - high if over > high else low - over
    older = over > high
    if apart <= 1:
        return base + (2 if older else 1)
    if apart <= 2:
        return base + (4 if older else 3)
    return base + (5 if apart <= 3 else (6 if apart <= 6 else 7))


@nb.njit(cache=True)
def home_level(ready: Ready, municipality: int, department: int) -> int:
    if ready.facts[A_HOME] == -1:
        return 0
    if municipality < 0 and department < 0:
        return 1
    if municipality >= 0:
        if ready.hit[municipality]:
            return 2
        if department < 0:
            department = ready.department_of[municipality]
    return 3 if department >= 0 and ready.around[department] else 4


@nb.njit(cache=True)
def moment_level(ready: Ready, month: int, day: int, custody: int, crossed: int) -> int:
    asked = ready.facts[A_MONTH]
    if asked < 0:
        return 0
    if month < 0 and crossed >= 0:
        month = crossed
    if month >= 0:
        if ready.facts[A_DAY] >= 0 and day >= 0:
            apart = abs(ready.facts[A_DAY] - day)
            if apart <= 3:
                return 2 if apart == 0 else 3
        apart = abs(month - asked)
        return 4 if apart == 0 else (5 if apart == 1 else (6 if apart <= 3 else 7))
    if custody < 0:
        return 1
    after = custody - asked
    return 8 if after == 0 else (9 if after == 1 else (10 if 0 < after <= 3 else 11))


@nb.njit(cache=True)
def place_level(ready: Ready, sector: int, station: int) -> int:
    if ready.facts[A_SECTOR] == -1 and ready.facts[A_STATION] == -1:
        return 0
    if station >= 0 and station == ready.facts[A_STATION]:
        return 2
    if sector < 0 or ready.facts[A_SECTOR] == -1:
        return 1
    return 3 if sector == ready.facts[A_SECTOR] else 4


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
    moment = moment_level(
        ready, narrow[N_EVENT_MONTH], narrow[N_EVENT_DAY], narrow[N_CUSTODY_MONTH], narrow[N_CROSSED]
    )
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
        level = 1 if wide[W_PHONE] < 0 else (3 - (wide[W_PHONE] == facts[A_PHONE] or wide[W_PHONE + 1] == facts[A_PHONE]))
        _better(gain, C_PHONE, level, levels)


@nb.njit(cache=True)
def strength(names: Ints, row: int, slots: Ints, classes: Bytes, gain: Floats, out: Bytes) -> float:
    """How strongly a written name agrees with the relative's as heard, over a stranger's, in log-odds."""
    heard = False
    for column in range(6):
        token = names[row, column]
        if token >= 0:
            for slot in range(SLOTS):
                if slots[slot] > 0 and classes[slot, token] < 255:
                    heard = True
    if not heard:
        return -1.0
    name_levels(names, row, slots, classes, gain, out)
    total = 0.0
    for slot in range(SLOTS):
        if out[slot] > 0:
            total += gain[slot, out[slot]]
    return total


@nb.njit(cache=True)
def _bin(value: float) -> int:
    found = 0
    for edge in BIN_EDGES:
        found += value >= edge
    return found


@nb.njit(cache=True)
def _fits(asked: int, told: int) -> bool:
    """Whether a mention's relation (children of callers and remarks from 16 on) may be the relation asked."""
    if asked == ASKED_CHILD:
        return told >= 16
    if told >= 16:
        return False
    if asked == 0 or told == 0:
        return True
    return asked == told or (asked <= 3 and told <= 3 and (asked == 3 or told == 3))


@nb.njit(cache=True)
def _may_be(asked: int, person: int, arrays: Arrays) -> bool:
    """Whether a companion's age and sex allow the relation asked."""
    if asked == ASKED_CHILD:
        return bool(arrays.child[person] == 1)
    if asked in (1, 2, 3):
        sex = arrays.people[arrays.codes[person, 0], 0]
        return bool(arrays.child[person] == 0 and not (asked == 1 and sex == 1) and not (asked == 2 and sex == 0))
    return True


@nb.njit(cache=True)
def _relative(person: int, ready: Ready, arrays: Arrays, names: Bytes, levels: Bytes) -> int:
    """Find the relative among those the person's records name and those who stood near; the companion or -1."""
    slots, classes, gain = ready.slots[SLOTS:], ready.classes[SLOTS:], ready.kin_gain
    if not slots.any():
        return -1
    asked = ready.facts[A_RELATION]
    best, level, who, against = -1e9, 1, -1, False
    for m in range(arrays.mention_start[person], arrays.mention_start[person + 1]):
        value = strength(arrays.mention_told, m, slots, classes, gain, names)
        fits = _fits(asked, arrays.mention_told[m, W_NAMES])
        if value < BIN_EDGES[0] and fits:
            against = True
        found = RELATIVE_FOUND + _bin(value) + (0 if fits else _BINS)
        if ready.gain[C_RELATIVE, found] > best:
            best, level = ready.gain[C_RELATIVE, found], found
    for at in range(arrays.near_start[person], arrays.near_start[person + 1]):
        companion, tie = arrays.near[at] >> 3, arrays.near[at] & 7
        if not _may_be(asked, companion, arrays):
            continue
        value = -1e9
        for line in range(arrays.line_start[companion], arrays.line_start[companion + 1]):
            value = max(value, strength(arrays.wide, line, slots, classes, gain, names))
        found = RELATIVE_FOUND + _bin(value) + (2 + tie) * _BINS
        if value >= BIN_EDGES[0] and ready.gain[C_RELATIVE, found] > best:
            best, level, who = ready.gain[C_RELATIVE, found], found, companion
    if best < ready.gain[C_RELATIVE, 1] or level == 1:
        level = 2 if against else 1
        who = -1
    levels[C_RELATIVE] = level
    return who


@nb.njit(cache=True)
def _inherited(line: int, ready: Ready, arrays: Arrays, levels: Bytes) -> None:
    """Whether the person bears a surname of the relative that the person's own heard names do not tell already."""
    asked = False
    for slot in range(SLOTS + _GIVEN_SLOTS, 2 * SLOTS):
        asked = asked or ready.slots[slot] > 0
    if not asked:
        return
    found = 1
    for column in range(3, 6):
        token = arrays.wide[line, column]
        if token < 0:
            continue
        found = max(found, 2)
        closest = 255
        for slot in range(SLOTS + _GIVEN_SLOTS, 2 * SLOTS):
            if ready.slots[slot] > 0:
                closest = min(closest, ready.classes[slot, token])
        if closest > 4:
            continue
        known = False
        for slot in range(SLOTS):
            known = known or (ready.slots[slot] > 0 and ready.classes[slot, token] <= 4)
        level = 5 if known else (4 if closest <= 1 else 3)
        if found <= 2 or ready.gain[C_INHERITED, level] > ready.gain[C_INHERITED, found]:
            found = level
    _better(ready.gain, C_INHERITED, found, levels)


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
        _inherited(line, ready, arrays, levels)
    return _relative(person, ready, arrays, names, levels)


@nb.njit(cache=True)
def compare_all(who: Ints, ready: Ready, arrays: Arrays, levels: Bytes, scores: Floats, near: Ints) -> None:
    """Compare with many persons: their levels (n, WIDTH), scores, and the relative found for each."""
    asked = asked_birth(ready)
    row, names = np.zeros_like(asked), np.zeros(SLOTS, np.uint8)
    for k in range(len(who)):
        near[k] = compare(who[k], ready, arrays, asked, row, names, levels[k])
        total = np.float32(0)
        for comparison in range(WIDTH):
            total += ready.gain[comparison, levels[k, comparison]]
        scores[k] = total


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
