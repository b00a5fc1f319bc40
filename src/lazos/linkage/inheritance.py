"""How surnames are handed down: which of the child agrees with which of the adult, and do parents give them so."""

from typing import Final

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.linkage.layout import F
from lazos.linkage.vocabulary import EXACT, NEAR, SOUND, Words, alike

Row = npt.NDArray[np.int32]

SURNAMES: Final = (
    "missing", "none", "second_with_second", "first_with_second", "crossed", "second_with_first", "both_in_order",
    "first_of_single_child", "first_of_single_adult", "first_with_first",
)  # fmt: skip
RULE: Final = (
    "missing", "none", "broken", "second_with_second", "sex_unknown", "single_surname", "both_in_order", "kept",
)  # fmt: skip
QUALITY: Final = ("nothing_shared", "near", "sound", "exact")
_SURNAME: Final = int(F.SURNAME_1)


@nb.njit(cache=True)
def surname_pattern(child: Row, adult: Row, words: Words) -> tuple[int, int, int]:
    """Compare a child's surnames with an adult's by the rule of two surnames: levels of SURNAMES, QUALITY, token.

    Father's first surname comes first, mother's first surname second.
    """
    c1, c2, a1, a2 = child[_SURNAME], child[_SURNAME + 1], adult[_SURNAME], adult[_SURNAME + 1]
    if c1 < 0 or a1 < 0:
        return 0, 0, -1
    x11 = alike(c1, a1, words, False)
    x21 = alike(c2, a1, words, False) if c2 >= 0 else 0
    x12 = alike(c1, a2, words, False) if a2 >= 0 else 0
    x22 = alike(c2, a2, words, False) if c2 >= 0 and a2 >= 0 else 0
    if x11 >= NEAR:
        if x22 >= NEAR:
            return 6, _quality(min(x11, x22)), c1
        return (7 if c2 < 0 else (8 if a2 < 0 else 9)), _quality(x11), c1
    if x21 >= NEAR:
        return (4 if x12 >= NEAR else 5), _quality(x21), c2
    if x12 >= NEAR:
        return 3, _quality(x12), c1
    return (2, _quality(x22), c2) if x22 >= NEAR else (1, 0, -1)


@nb.njit(cache=True)
def rule(pattern: int, sex: int) -> int:
    """Tell whether shared surnames keep the rule for a mother or a father: RULE. Levels of SURNAMES by name below.

    A father's first surname is the child's first, a mother's first the child's second; an uncle of the other side,
    a stranger and a claimant break it.
    """
    if pattern <= 1:
        return pattern
    if pattern == 2:
        return 3
    if pattern == 6:
        return 6
    if pattern == 7 or pattern == 8:
        return 5
    if sex < 0:
        return 4
    kept = pattern == 9 if sex == 1 else (pattern == 5 or pattern == 4)
    return 7 if kept else 2


@nb.njit(cache=True)
def _quality(likeness: int) -> int:
    return 3 if likeness == EXACT else (2 if likeness >= SOUND else 1)
