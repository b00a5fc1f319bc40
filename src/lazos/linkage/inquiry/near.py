"""Companions: who stood near whom at the border, by papers, numbers and minutes, and who is proposed to be kin."""

from typing import Final

import numpy as np
import numpy.typing as npt

from lazos.linkage.inquiry.store import AROUND, EVENT, KIN, NUMBER, UNIT, Ints, Longs
from lazos.linkage.layout import F

Rows = npt.NDArray[np.int32]
Pairs = tuple[Longs, Longs]

AHEAD: Final = {UNIT: 8, NUMBER: 4, EVENT: 7, AROUND: 3}  # how many lines ahead in order are looked at
NUMBERS_APART: Final = 3
MINUTES_APART: Final = 10
LARGEST_EVENT: Final = 8


def slices(group: npt.NDArray[np.integer], count: int) -> Longs:
    """Where each group begins in an array sorted by group, (count + 1)."""
    start = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(group, minlength=count), out=start[1:])
    return start


def companions(
    rows: Rows, lines: Longs, who: Longs, child: npt.NDArray[np.uint8], kin: Pairs | None
) -> tuple[Longs, Ints]:
    """Companions of each person, one of each pair being a child: start (P + 1) and companion * 8 + tie."""
    found = [_unit(rows, lines, who), _number(rows, lines, who), _event(rows, lines, who), _around(rows, lines, who)]
    ties = (UNIT, NUMBER, EVENT, AROUND)
    keys = [_keys(pairs, tie, child) for pairs, tie in zip(found, ties, strict=True)]
    if kin is not None:
        keys.append(_keys(kin, KIN, child))
    key = np.unique(np.concatenate(keys))
    pair = key >> 3
    first = np.concatenate([[True], pair[1:] != pair[:-1]]) if len(key) else np.empty(0, np.bool_)
    key = key[first]
    one = key >> 34
    return slices(one, len(child)), (key & ((1 << 34) - 1)).astype(np.int32)


def _keys(pairs: Pairs, tie: int, child: npt.NDArray[np.uint8]) -> Longs:
    a, b = pairs
    kept = (a != b) & ((child[a] == 1) | (child[b] == 1))
    a, b = a[kept], b[kept]
    return np.concatenate([a << 34 | b << 3 | tie, b << 34 | a << 3 | tie])


def _ahead(sorted_who: Longs, near: "list[npt.NDArray[np.bool_]]") -> Pairs:
    one, other = [], []
    for step, close in enumerate(near, 1):
        at = np.flatnonzero(close)
        one.append(sorted_who[at])
        other.append(sorted_who[at + step])
    return np.concatenate(one), np.concatenate(other)


def _unit(rows: Rows, lines: Longs, who: Longs) -> Pairs:
    held = np.flatnonzero(rows[lines, F.UNIT] >= 0)
    unit = rows[lines[held], F.UNIT]
    order = np.argsort(unit, kind="stable")
    unit = unit[order]
    return _ahead(
        who[held][order], [unit[k:] == unit[:-k] for k in range(1, AHEAD[UNIT] + 1) if k < len(unit)] or [_no]
    )


_no: Final = np.zeros(0, np.bool_)


def _number(rows: Rows, lines: Longs, who: Longs) -> Pairs:
    held = np.flatnonzero(rows[lines, F.NUMBER] >= 0)
    number = rows[lines[held], F.NUMBER]
    person = who[held]
    order = np.lexsort((person, number))
    number, person = number[order], person[order]
    fresh = np.concatenate([[True], (number[1:] != number[:-1]) | (person[1:] != person[:-1])])[: len(number)]
    number, person = number[fresh], person[fresh]
    steps = [k for k in range(1, AHEAD[NUMBER] + 1) if k < len(number)]
    return _ahead(person, [number[k:] - number[:-k] <= NUMBERS_APART for k in steps] or [_no])


def _event(rows: Rows, lines: Longs, who: Longs) -> Pairs:
    size = rows[lines, F.EVENT_SIZE]
    held = np.flatnonzero((rows[lines, F.EVENT] >= 0) & (size <= LARGEST_EVENT))
    event = rows[lines[held], F.EVENT]
    order = np.argsort(event, kind="stable")
    event = event[order]
    steps = [k for k in range(1, AHEAD[EVENT] + 1) if k < len(event)]
    return _ahead(who[held][order], [event[k:] == event[:-k] for k in steps] or [_no])


def _around(rows: Rows, lines: Longs, who: Longs) -> Pairs:
    timed = (rows[lines, F.TIMED] == 1) & (rows[lines, F.STATION] >= 0)
    held = np.flatnonzero(timed)
    station, minute = rows[lines[held], F.STATION], rows[lines[held], F.MINUTE]
    order = np.lexsort((minute, station))
    station, minute = station[order], minute[order]
    steps = [k for k in range(1, AHEAD[AROUND] + 1) if k < len(minute)]
    close = [(station[k:] == station[:-k]) & (minute[k:] - minute[:-k] <= MINUTES_APART) for k in steps]
    return _ahead(who[held][order], close or [_no])
