"""Comparisons that identity and kinship share: small functions over two rows of numbers, each naming a level.

A comparison returns the index of a level in the tuple of names beside it; level 0 is always *missing*, which is never
the same as a mismatch.
"""

from typing import Final

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.linkage.layout import BirthKind, F
from lazos.linkage.vocabulary import EXACT, NEAR, NICKNAME, PREFIX, SOUND, Words, alike

Row = npt.NDArray[np.int32]

AGREEMENT: Final = ("missing", "same", "different")
_GIVEN, _SURNAME = int(F.GIVEN_1), int(F.SURNAME_1)
_DEPARTMENT, _MUNICIPALITY = int(F.DEPARTMENT), int(F.MUNICIPALITY)
_FROM, _TO, _FLAG, _OTHER = int(F.BORN_FROM), int(F.BORN_TO), int(F.BORN_FLAG), int(F.BORN_OTHER)
_DATE, _JANUARY, _AGE = int(BirthKind.DATE), int(BirthKind.JANUARY_FIRST), int(BirthKind.AGE)


@nb.njit(cache=True)
def agreement(a: int, b: int) -> int:
    """Compare two codes: AGREEMENT."""
    if a < 0 or b < 0:
        return 0
    return 1 if a == b else 2


PLACE: Final = ("missing", "municipality", "department", "different_municipality", "different")


@nb.njit(cache=True)
def place(a: Row, b: Row) -> int:
    """Compare home places: PLACE."""
    if a[_MUNICIPALITY] >= 0 and b[_MUNICIPALITY] >= 0:
        if a[_MUNICIPALITY] == b[_MUNICIPALITY]:
            return 1
        return 3 if a[_DEPARTMENT] == b[_DEPARTMENT] and a[_DEPARTMENT] >= 0 else 4
    if a[_DEPARTMENT] >= 0 and b[_DEPARTMENT] >= 0:
        return 2 if a[_DEPARTMENT] == b[_DEPARTMENT] else 4
    return 0


NUMBER: Final = (
    "missing", "same", "one_digit", "transposed", "1_apart", "2_apart", "3_to_5_apart", "6_to_20_apart", "different",
)  # fmt: skip


@nb.njit(cache=True)
def number(a: int, b: int) -> int:
    """Compare the A-numbers of two descriptions of one person: NUMBER. Families have neighbouring numbers."""
    if a < 0 or b < 0:
        return 0
    if a == b:
        return 1
    apart = abs(a - b)
    if apart <= 5:
        return 4 if apart == 1 else (5 if apart == 2 else 6)
    kind = digits(a, b)
    if kind:
        return kind + 1
    return 7 if apart <= 20 else 8


@nb.njit(cache=True)
def digits(a: int, b: int) -> int:
    """Tell how two numbers differ in their digits: 1 in one digit, 2 in two neighbours transposed, else 0."""
    wrong, last, before = 0, -1, 0
    for position in range(9):
        x, y = a % 10, b % 10
        if x != y:
            wrong += 1
            if wrong > 2:
                return 0
            if wrong == 2 and not (last == position - 1 and before == y * 10 + x):
                return 0
            last, before = position, x * 10 + y
        a, b = a // 10, b // 10
    return wrong if wrong <= 2 else 0


BIRTH: Final = (
    "missing", "same_date", "same_january_first", "day_month_swapped", "one_part_typed_wrong", "same_day_other_year",
    "within_a_month", "year_agrees", "age_agrees", "age_near", "near_two_years", "different",
)  # fmt: skip


@nb.njit(cache=True)
def civil(day: int) -> tuple[int, int, int]:
    """Year, month and day of a day number (H. Hinnant's algorithm, proleptic Gregorian)."""
    z = day + 719468
    era = z // 146097
    doe = z - era * 146097
    yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
    doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    mp = (5 * doy + 2) // 153
    month = mp + 3 if mp < 10 else mp - 9
    return yoe + era * 400 + (1 if month <= 2 else 0), month, doy - (153 * mp + 2) // 5 + 1


@nb.njit(cache=True)
def birth(a: Row, b: Row) -> int:
    """Compare when two descriptions say that a person was born: BIRTH."""
    if a[_FLAG] == 0 or b[_FLAG] == 0:
        return 0
    if a[_FLAG] > _JANUARY or b[_FLAG] > _JANUARY:
        return spans(a[_FROM], a[_TO], b[_FROM], b[_TO], a[_FLAG] == _AGE or b[_FLAG] == _AGE)
    if a[_FROM] == b[_FROM]:
        return 2 if a[_FLAG] == _JANUARY else 1
    if a[_OTHER] != -1 and a[_OTHER] == b[_FROM]:
        return 1
    if b[_OTHER] != -1 and (b[_OTHER] == a[_FROM] or (a[_OTHER] != -1 and a[_OTHER] == b[_OTHER])):
        return 1
    return dates(a[_FROM], b[_FROM], a[_FLAG] == _JANUARY or b[_FLAG] == _JANUARY)


@nb.njit(cache=True)
def dates(a: int, b: int, january: bool) -> int:
    """Compare two different full dates of birth: BIRTH."""
    ay, am, ad = civil(a)
    by, bm, bd = civil(b)
    if ay == by and am == bd and ad == bm:
        return 3
    if january and ay == by:
        return 7
    if am == bm and ad == bd and abs(ay - by) <= 2:
        return 5
    if (ay == by) + (am == bm) + (ad == bd) == 2:
        return 4
    if abs(a - b) <= 31:
        return 6
    if ay == by:
        return 7
    return 10 if abs(a - b) <= 730 else 11


@nb.njit(cache=True)
def spans(a_from: int, a_to: int, b_from: int, b_to: int, aged: bool) -> int:
    """Compare two spans of possible days of birth, one of them not a full date: BIRTH."""
    gap = max(a_from - b_to, b_from - a_to)
    if gap <= 0:
        return 8 if aged else 7
    if gap <= 400:
        return 9
    return 10 if gap <= 1100 else 11


GIVEN: Final = (
    "missing", "none", "initial", "near", "nickname", "one_of_several", "sound", "exact_one", "all_sound", "all_exact",
)  # fmt: skip


@nb.njit(cache=True)
def given_names(a: Row, b: Row, words: Words) -> tuple[int, int]:
    """Compare given names: the level in GIVEN and the token that agrees best (-1: none)."""
    if a[_GIVEN] < 0 or b[_GIVEN] < 0:
        return 0, -1
    m = 1 + (a[_GIVEN + 1] >= 0) + (a[_GIVEN + 2] >= 0)
    n = 1 + (b[_GIVEN + 1] >= 0) + (b[_GIVEN + 2] >= 0)
    best, exact, heard, token = 0, 0, 0, -1
    for i in range(m):
        top = 0
        for j in range(n):
            top = max(top, alike(a[_GIVEN + i], b[_GIVEN + j], words, True))
        exact += top == EXACT
        heard += top >= SOUND
        if top > best:
            best, token = top, a[_GIVEN + i]
    return given_level(best, exact, heard, m, n), token


@nb.njit(cache=True)
def given_level(best: int, exact: int, heard: int, m: int, n: int) -> int:
    """Name the level of given names of which the best pair is `best`, and so many are exact or sound the same."""
    shorter = min(m, n)
    if exact >= shorter and shorter >= 2:
        return 9
    if heard >= shorter and shorter >= 2:
        return 8
    if best == EXACT:
        return 7 if shorter == 1 else 5
    if best == SOUND:
        return 6 if shorter == 1 else 5
    if best == NICKNAME:
        return 4
    if best == NEAR:
        return 3
    return 2 if best == PREFIX else 1


SURNAME: Final = (
    "missing", "none", "one_near", "one_sound_crossed", "one_sound", "one_exact_crossed", "one_exact",
    "only_near", "only_sound", "only_exact", "both_near", "both_crossed", "both_sound", "both_exact",
)  # fmt: skip


@nb.njit(cache=True)
def surnames(a: Row, b: Row, words: Words) -> tuple[int, int]:
    """Compare the surnames of two descriptions of one person: the level in SURNAME and the token that agrees best.

    `one_*`: one surname agrees and another disagrees; `only_*`: one agrees and the other is missing on a side;
    `*_crossed`: a first surname agrees with a second.
    """
    if a[_SURNAME] < 0 or b[_SURNAME] < 0:
        return 0, -1
    straight = alike(a[_SURNAME], b[_SURNAME], words, False)
    if a[_SURNAME + 1] >= 0 and b[_SURNAME + 1] >= 0:
        return two_surnames(a, b, straight, words)
    best, token = straight, a[_SURNAME]
    if a[_SURNAME + 1] >= 0:
        other = alike(a[_SURNAME + 1], b[_SURNAME], words, False)
        if other > best:
            best, token = other, a[_SURNAME + 1]
    if b[_SURNAME + 1] >= 0:
        best = max(best, alike(a[_SURNAME], b[_SURNAME + 1], words, False))
    if best < NEAR:
        return 1, -1
    return 9 if best == EXACT else (8 if best == SOUND else 7), token


@nb.njit(cache=True)
def two_surnames(a: Row, b: Row, straight: int, words: Words) -> tuple[int, int]:
    """Compare two surnames with two surnames: level and token as in `surnames`."""
    second = alike(a[_SURNAME + 1], b[_SURNAME + 1], words, False)
    across = alike(a[_SURNAME], b[_SURNAME + 1], words, False)
    back = alike(a[_SURNAME + 1], b[_SURNAME], words, False)
    token = a[_SURNAME + 1] if max(second, back) > max(straight, across) else a[_SURNAME]
    if min(straight, second) >= NEAR:
        low = min(straight, second)
        return 13 if low == EXACT else (12 if low >= SOUND else 10), token
    if min(across, back) >= NEAR:
        return 11, token
    line, cross = max(straight, second), max(across, back)
    if max(line, cross) < NEAR:
        return 1, -1
    if line >= cross:
        return 6 if line == EXACT else (4 if line == SOUND else 2), token
    return 5 if cross == EXACT else (3 if cross == SOUND else 2), token
