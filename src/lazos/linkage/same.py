"""Identity: what is compared between two descriptions that may be of one person."""

from typing import Final

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.core.evidence import ReasonCode
from lazos.linkage.comparisons import (
    AGREEMENT,
    BIRTH,
    GIVEN,
    NUMBER,
    PLACE,
    SURNAME,
    agreement,
    birth,
    given_names,
    number,
    place,
    surnames,
)
from lazos.linkage.layout import F, KindCode, RoleCode
from lazos.linkage.model import Tables, score_one
from lazos.linkage.vocabulary import Words

Row = npt.NDArray[np.int32]
Levels = npt.NDArray[np.uint8]

RARITY: Final = ("nothing_shared", "common", "usual", "uncommon", "rare")
WHEN: Final = (
    "missing", "same_minute", "same_day", "2_to_3_days_apart", "within_a_month", "further_apart",
    "custody_same_day", "custody_within_3_days", "custody_within_a_month", "custody_far",
    "custody_0_to_2_days_after", "custody_3_to_7_days_after", "custody_8_to_30_days_after",
    "custody_1_to_4_months_after", "custody_later", "custody_before",
    "crossed_same_month", "crossed_near", "crossed_far",
)  # fmt: skip
SECTOR: Final = ("missing", "same_station", "same_sector", "different")
EVENT: Final = ("missing", "same", "different")
UNIT: Final = ("missing", "same", "both_wiped", "different")
PAIRING: Final = (
    "other", "children_one_list", "children_two_lists", "child_and_apprehension", "adults_one_list", "adults_two_lists",
    "adult_and_apprehension", "apprehensions", "callers", "caller_and_adult", "caller_and_apprehension",
    "apprehensions_two_lists",
)  # fmt: skip
ROLES: Final = ("unknown", "same", "child_and_adult")

COMPARISONS: Final[tuple[tuple[ReasonCode, str, tuple[str, ...]], ...]] = (
    (ReasonCode.GIVEN_NAMES, "given", GIVEN),
    (ReasonCode.SURNAMES, "surname", SURNAME),
    (ReasonCode.GIVEN_NAMES, "given_rarity", RARITY),
    (ReasonCode.SURNAMES, "surname_rarity", RARITY),
    (ReasonCode.BIRTH_DATE, "birth", BIRTH),
    (ReasonCode.A_NUMBER, "number", NUMBER),
    (ReasonCode.SEX, "sex", AGREEMENT),
    (ReasonCode.COUNTRY, "country", AGREEMENT),
    (ReasonCode.HOME_PLACE, "place", PLACE),
    (ReasonCode.LANGUAGE, "language", AGREEMENT),
    (ReasonCode.APPREHENSION, "when", WHEN),
    (ReasonCode.SECTOR, "sector", SECTOR),
    (ReasonCode.APPREHENSION, "facility", AGREEMENT),
    (ReasonCode.EVENT, "event", EVENT),
    (ReasonCode.FAMILY_UNIT, "unit", UNIT),
    (ReasonCode.APPREHENSION, "pairing", PAIRING),
    (ReasonCode.PHONE, "phone", AGREEMENT),
    (ReasonCode.BIRTH_DATE, "roles", ROLES),
)
WIDTH: Final = len(COMPARISONS)
BLOCK: Final = 4096  # pairs that one worker compares in one go

_SEX, _COUNTRY, _LANGUAGE, _FACILITY = int(F.SEX), int(F.COUNTRY), int(F.LANGUAGE), int(F.FACILITY)
_NUMBER, _EVENT, _UNIT, _LIST, _KIND, _ROLE = (
    int(F.NUMBER), int(F.EVENT), int(F.UNIT), int(F.LIST), int(F.KIND), int(F.ROLE),
)  # fmt: skip
_MINUTE, _TIMED, _DAY, _CUSTODY, _CROSSED = int(F.MINUTE), int(F.TIMED), int(F.DAY), int(F.CUSTODY), int(F.CROSSED)
_SECTOR, _STATION, _PHONE, _PHONE_2 = int(F.SECTOR), int(F.STATION), int(F.PHONE), int(F.PHONE_2)
_CHILDREN, _ADULTS, _APPREHENDED, _CONTACTS = (
    int(KindCode.CHILDREN), int(KindCode.ADULTS), int(KindCode.APPREHENSIONS), int(KindCode.CONTACTS),
)  # fmt: skip
_CHILD, _GROWN = int(RoleCode.CHILD), int(RoleCode.ADULT)


@nb.njit(cache=True)
def when(a: Row, b: Row) -> int:
    """Compare the days that two records carry: WHEN. Two of a kind are preferred to an event and a custody."""
    if a[_DAY] >= 0 and b[_DAY] >= 0:
        return _events(a, b)
    if a[_DAY] >= 0 and b[_CUSTODY] >= 0:
        return _after(b[_CUSTODY] - a[_DAY])
    if b[_DAY] >= 0 and a[_CUSTODY] >= 0:
        return _after(a[_CUSTODY] - b[_DAY])
    if a[_CUSTODY] >= 0 and b[_CUSTODY] >= 0:
        apart = abs(a[_CUSTODY] - b[_CUSTODY])
        return 6 if apart == 0 else (7 if apart <= 3 else (8 if apart <= 31 else 9))
    return _crossing(a, b) if a[_CROSSED] >= 0 or b[_CROSSED] >= 0 else 0


@nb.njit(cache=True)
def _events(a: Row, b: Row) -> int:
    if a[_TIMED] == 1 and b[_TIMED] == 1 and abs(a[_MINUTE] - b[_MINUTE]) <= 2:
        return 1
    apart = abs(a[_DAY] - b[_DAY])
    return 2 if apart <= 1 else (3 if apart <= 3 else (4 if apart <= 31 else 5))


@nb.njit(cache=True)
def _after(days: int) -> int:
    if days < -1:
        return 15
    if days <= 2:
        return 10
    return 11 if days <= 7 else (12 if days <= 30 else (13 if days <= 120 else 14))


@nb.njit(cache=True)
def _crossing(a: Row, b: Row) -> int:
    """Compare a month of crossing with another, or with a day that a list gives."""
    first, second = _month(a), _month(b)
    if first < 0 or second < 0:
        return 0
    return 16 if first == second else (17 if abs(first - second) <= 1 else 18)


@nb.njit(cache=True)
def _month(row: Row) -> int:
    if row[_CROSSED] >= 0:
        return int(row[_CROSSED])
    day = row[_DAY] if row[_DAY] >= 0 else row[_CUSTODY]
    return int(1970 * 12 + 1 + day / 30.436875) if day >= 0 else -1


@nb.njit(cache=True)
def sector(a: Row, b: Row) -> int:
    """Compare where two records say that people were apprehended: SECTOR."""
    if a[_STATION] >= 0 and a[_STATION] == b[_STATION]:
        return 1
    if a[_SECTOR] < 0 or b[_SECTOR] < 0:
        return 0
    return 2 if a[_SECTOR] == b[_SECTOR] else 3


@nb.njit(cache=True)
def unit(a: Row, b: Row) -> int:
    """Compare family units: UNIT. A unit that was wiped is evidence too."""
    if a[_UNIT] == -1 or b[_UNIT] == -1:
        return 0
    if a[_UNIT] == -2 or b[_UNIT] == -2:
        return 2 if a[_UNIT] == b[_UNIT] else 0
    return 1 if a[_UNIT] == b[_UNIT] else 3


@nb.njit(cache=True)
def pairing(a: Row, b: Row) -> int:
    """Tell what kinds of lists two records stood in: PAIRING."""
    low, high = min(a[_KIND], b[_KIND]), max(a[_KIND], b[_KIND])
    one = a[_LIST] == b[_LIST]
    if low == high:
        if low == _CHILDREN:
            return 1 if one else 2
        if low == _ADULTS:
            return 4 if one else 5
        if low == _APPREHENDED:
            return 7 if one else 11
        return 8 if low == _CONTACTS else 0
    if high == _APPREHENDED:
        return 3 if low == _CHILDREN else 6
    if high == _CONTACTS:
        return 9 if low == _ADULTS else (10 if low == _APPREHENDED else 0)
    return 0


@nb.njit(cache=True)
def phones(a: Row, b: Row) -> int:
    """Compare telephones: AGREEMENT."""
    if a[_PHONE] < 0 or b[_PHONE] < 0:
        return 0
    if a[_PHONE] == b[_PHONE] or a[_PHONE] == b[_PHONE_2] or (a[_PHONE_2] >= 0 and a[_PHONE_2] == b[_PHONE]):
        return 1
    return 2


@nb.njit(cache=True)
def roles(a: Row, b: Row) -> int:
    """Compare whether records are a child's or an adult's: ROLES."""
    if a[_ROLE] == 0 or b[_ROLE] == 0:
        return 0
    return 2 if (a[_ROLE] == _CHILD) != (b[_ROLE] == _CHILD) else 1


@nb.njit(cache=True)
def compare(a: Row, b: Row, words: Words, out: Levels) -> None:
    """Write the level of every comparison of two records into `out`, in the order of COMPARISONS."""
    out[0], name = given_names(a, b, words)
    out[1], surname = surnames(a, b, words)
    out[2] = 1 + words.given_rarity[name] if name >= 0 else 0
    out[3] = 1 + words.surname_rarity[surname] if surname >= 0 else 0
    out[4] = birth(a, b)
    out[5] = number(a[_NUMBER], b[_NUMBER])
    out[6] = agreement(a[_SEX], b[_SEX])
    out[7] = agreement(a[_COUNTRY], b[_COUNTRY])
    out[8] = place(a, b)
    out[9] = agreement(a[_LANGUAGE], b[_LANGUAGE])
    out[10] = when(a, b)
    out[11] = sector(a, b)
    out[12] = agreement(a[_FACILITY], b[_FACILITY])
    out[13] = agreement(a[_EVENT], b[_EVENT])
    out[14] = unit(a, b)
    out[15] = pairing(a, b)
    out[16] = phones(a, b)
    out[17] = roles(a, b)


@nb.njit(cache=True, parallel=True)
def levels(rows: Row, left: Row, right: Row, words: Words) -> Levels:
    """Compare many pairs of lines: (P, WIDTH) levels."""
    out = np.zeros((len(left), WIDTH), np.uint8)
    for pair in nb.prange(len(left)):
        compare(rows[left[pair]], rows[right[pair]], words, out[pair])
    return out


@nb.njit(cache=True, parallel=True)
def scores(rows: Row, left: Row, right: Row, words: Words, tables: Tables) -> npt.NDArray[np.float32]:
    """Compare many pairs of lines and give only their log-odds, (P,): levels take room and are seldom asked for."""
    out = np.empty(len(left), np.float32)
    for block in nb.prange((len(left) + BLOCK - 1) // BLOCK):
        found = np.zeros(WIDTH, np.uint8)
        for pair in range(block * BLOCK, min(len(left), (block + 1) * BLOCK)):
            compare(rows[left[pair]], rows[right[pair]], words, found)
            out[pair] = score_one(found, tables)
    return out
