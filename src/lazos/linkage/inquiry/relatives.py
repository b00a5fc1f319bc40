"""The relative whom a caller names: among those the records name and those who stood near, and in the surnames."""

from typing import Final

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.linkage.inquiry.facts import A_RELATION, ASKED_CHILD
from lazos.linkage.inquiry.levels import Ready
from lazos.linkage.inquiry.pairing import strength
from lazos.linkage.inquiry.scale import C_INHERITED, C_RELATIVE, RELATIVE_FOUND, SLOTS
from lazos.linkage.inquiry.store import W_NAMES, Arrays

Bytes = npt.NDArray[np.uint8]

_GIVEN_SLOTS: Final = SLOTS // 2
BIN_EDGES: Final = (0.0, 2.5, 5.0, 7.5, 10.0, 13.0)  # of the strength with which a relative's name agrees, in log-odds
_BINS: Final = len(BIN_EDGES) + 1


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
def relative(person: int, ready: Ready, arrays: Arrays, names: Bytes, levels: Bytes) -> int:
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
def inherited(line: int, ready: Ready, arrays: Arrays) -> int:
    """Level of bearing a surname of the relative that the person's own heard names do not tell already."""
    asked = False
    for slot in range(SLOTS + _GIVEN_SLOTS, 2 * SLOTS):
        asked = asked or ready.slots[slot] > 0
    if not asked:
        return 0
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
    return found
