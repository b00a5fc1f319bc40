"""A heard name against a written one: which token is which, and how strongly the whole agrees."""

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.linkage.inquiry.scale import CROSSED, OTHER_PART, OWN, SLOTS

Ints = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]


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
