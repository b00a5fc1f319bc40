"""Nearness: how close a child and an adult stood at the border, in numbers, hours and papers.

All levels are ordered from against to for; level 0 is missing. Families are taken in together: numbers are issued one
after another, minutes apart, in one event, at one station.
"""

from typing import Final

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.linkage.layout import WIPED, F

Row = npt.NDArray[np.int32]

NUMBER_NEAR: Final = (
    "missing", "far", "within_1000", "within_100", "within_20", "within_5", "2_apart", "same", "1_before", "1_after",
)  # fmt: skip
EVENT: Final = ("missing", "different", "next_event", "same_of_many", "same_of_some", "same_of_few")
MOMENT: Final = (
    "missing", "far", "within_3_days", "same_day_elsewhere", "a_day_off", "same_day", "within_4_hours",
    "within_an_hour", "within_30_minutes", "within_10_minutes",
)  # fmt: skip
CUSTODY: Final = (
    "missing",
    "far",
    "within_30_days",
    "within_14_days",
    "within_7_days",
    "within_3_days",
    "within_a_day",
)
UNIT: Final = ("missing", "different", "one_wiped", "both_wiped", "same")
SECTOR: Final = ("missing", "different", "same_sector", "same_station")

_NUMBER, _EVENT, _SIZE, _UNIT = int(F.NUMBER), int(F.EVENT), int(F.EVENT_SIZE), int(F.UNIT)
_MINUTE, _TIMED, _DAY, _CUSTODY = int(F.MINUTE), int(F.TIMED), int(F.DAY), int(F.CUSTODY)
_SECTOR, _STATION = int(F.SECTOR), int(F.STATION)
_WIPED = int(WIPED)
DAY: Final = 1440


@nb.njit(cache=True)
def number_near(child: Row, adult: Row) -> int:
    """How near the A-numbers lie: NUMBER_NEAR. A child's number mostly follows its parent's."""
    if child[_NUMBER] < 0 or adult[_NUMBER] < 0:
        return 0
    after = child[_NUMBER] - adult[_NUMBER]
    apart = abs(after)
    if apart <= 1:
        return 9 if after == 1 else (8 if after == -1 else 7)
    if apart == 2:
        return 6
    return 5 if apart <= 5 else (4 if apart <= 20 else (3 if apart <= 100 else (2 if apart <= 1000 else 1)))


@nb.njit(cache=True)
def event(child: Row, adult: Row) -> int:
    """Whether both were taken in one event, and how many others were: EVENT.

    Events are numbered in the order of their names, so neighbours in the list are mostly neighbours in time.
    """
    if child[_EVENT] < 0 or adult[_EVENT] < 0:
        return 0
    if child[_EVENT] == adult[_EVENT]:
        return 5 if child[_SIZE] <= 4 else (4 if child[_SIZE] <= 10 else 3)
    there = child[_STATION] >= 0 and child[_STATION] == adult[_STATION]
    return 2 if there and abs(child[_EVENT] - adult[_EVENT]) == 1 else 1


@nb.njit(cache=True)
def moment(child: Row, adult: Row) -> int:
    """How far apart in time they were apprehended, at one station or not: MOMENT."""
    if child[_MINUTE] < 0 or adult[_MINUTE] < 0:
        return 0
    apart = abs(child[_MINUTE] - adult[_MINUTE])
    elsewhere = child[_STATION] >= 0 and adult[_STATION] >= 0 and child[_STATION] != adult[_STATION]
    if apart > 3 * DAY:
        return 1
    if elsewhere:
        return 3 if apart <= DAY else 2
    if child[_TIMED] == 0 or adult[_TIMED] == 0:
        return 5 if child[_DAY] == adult[_DAY] else 2
    if apart <= 60:
        return 9 if apart <= 10 else (8 if apart <= 30 else 7)
    if abs(apart - DAY) <= 60:
        return 4
    return 6 if apart <= 240 else (5 if apart <= DAY else 2)


@nb.njit(cache=True)
def custody(child: Row, adult: Row) -> int:
    """How far apart custody began, or custody of one and apprehension of the other: CUSTODY."""
    best = -1
    if child[_CUSTODY] >= 0 and adult[_CUSTODY] >= 0:
        best = abs(child[_CUSTODY] - adult[_CUSTODY])
    if child[_CUSTODY] >= 0 and adult[_DAY] >= 0:
        apart = abs(child[_CUSTODY] - adult[_DAY])
        best = apart if best < 0 else min(best, apart)
    if child[_DAY] >= 0 and adult[_CUSTODY] >= 0:
        apart = abs(child[_DAY] - adult[_CUSTODY])
        best = apart if best < 0 else min(best, apart)
    if best < 0:
        return 0
    if best <= 3:
        return 6 if best <= 1 else 5
    return 4 if best <= 7 else (3 if best <= 14 else (2 if best <= 30 else 1))


@nb.njit(cache=True)
def unit(child: Row, adult: Row) -> int:
    """Compare family units: UNIT. A wiped unit marks somebody who came with family."""
    c, a = child[_UNIT], adult[_UNIT]
    if c == _WIPED and a == _WIPED:
        return 3
    if c == _WIPED or a == _WIPED:
        return 2
    if c < 0 or a < 0:
        return 0
    return 4 if c == a else 1


@nb.njit(cache=True)
def sector(child: Row, adult: Row) -> int:
    """Compare where they were apprehended: SECTOR."""
    if child[_STATION] >= 0 and child[_STATION] == adult[_STATION]:
        return 3
    if child[_SECTOR] < 0 or adult[_SECTOR] < 0:
        return 0
    return 2 if child[_SECTOR] == adult[_SECTOR] else 1
