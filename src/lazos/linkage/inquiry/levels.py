"""The facts of an inquiry against one record: the level of each, by the tables of `scale`."""

from typing import Final, NamedTuple

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.linkage.inquiry.facts import A_AGE, A_AS_OF, A_DAY, A_HOME, A_MONTH, A_SECTOR, A_STATION
from lazos.linkage.inquiry.scale import AGE_ADULT

Ints = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]

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
    """Level of a home: the municipality, else the department."""
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
    """Level of the month asked against that of the apprehension, else of the custody that followed it."""
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
    """Level of the station asked, else of its sector."""
    if ready.facts[A_SECTOR] == -1 and ready.facts[A_STATION] == -1:
        return 0
    if station >= 0 and station == ready.facts[A_STATION]:
        return 2
    if sector < 0 or ready.facts[A_SECTOR] == -1:
        return 1
    return 3 if sector == ready.facts[A_SECTOR] else 4
