"""Kinship: what is compared between a child and an adult who may be the child's parent.

Both are persons, each described by several records. What depends on one record of each (numbers, moments, places) takes
the best pair of records: levels are ordered from against to for, level 0 is missing.
"""

from typing import Final, NamedTuple

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.core.evidence import ReasonCode
from lazos.linkage.comparisons import AGREEMENT, PLACE, agreement, given_names, place, spans, surnames
from lazos.linkage.encode import RELATIONS
from lazos.linkage.inheritance import QUALITY, RULE, SURNAMES, rule, surname_pattern
from lazos.linkage.layout import BirthKind, F, RoleCode
from lazos.linkage.mentions import Standing
from lazos.linkage.near import (
    CUSTODY,
    EVENT,
    MOMENT,
    NUMBER_NEAR,
    SECTOR,
    UNIT,
    custody,
    event,
    moment,
    number_near,
    sector,
    unit,
)
from lazos.linkage.same import RARITY
from lazos.linkage.vocabulary import Words

Row = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Levels = npt.NDArray[np.uint8]

SEX: Final = ("missing", "female", "male")
AGE_GAP: Final = (
    "missing", "under_10", "10_to_13", "13_to_15", "15_to_17", "17_to_20", "20_to_25", "25_to_30", "30_to_35",
    "35_to_40", "40_to_45", "45_to_50", "50_to_60", "over_60",
)  # fmt: skip
CHILD_AGE: Final = ("missing", "0_to_2", "3_to_5", "6_to_9", "10_to_12", "13_to_15", "16_to_17", "18_or_more")
NAMED: Final = (
    "not_named", "another_name", "surname_only", "given_only", "given_without_surname", "near", "strong",
)  # fmt: skip
STANDING: Final = ("not_named", "denied", "sponsor", "home", "separated", "contact", "plain")
OTHER_PARENT: Final = ("not_named", "denied", "sponsor", "home", "separated", "contact", "plain")
RELATIVE: Final = NAMED
HINT: Final = ("none", "child_only", "adult_only", "both")
CALLED_AS: Final = ("no_call", "parent", "parent_of_other_sex", "relative", "unsaid")
CALL_AGE: Final = ("missing", "different", "near", "agrees")
CROWD: Final = ("none", "one", "two", "3_to_5", "6_to_10", "11_to_20", "21_to_50", "more")
CROWD_EDGES: Final = (1, 2, 3, 6, 11, 21, 51)
CHANCE: Final = (
    "no_date", "no_surname", "under_0.001", "under_0.003", "under_0.01", "under_0.03", "under_0.1", "under_0.3",
    "under_1", "under_3", "under_10", "more",
)  # fmt: skip
CHANCE_EDGES: Final = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10)
RANK: Final = ("missing", "nearest", "second", "third_to_fifth", "further")
RANK_EDGES: Final = (1, 2, 5)
KNOWN_FROM: Final = ("no_call", "call_only", "call_and_list")

COMPARISONS: Final[tuple[tuple[ReasonCode, str, tuple[str, ...]], ...]] = (
    (ReasonCode.A_NUMBER_NEAR, "number_near", NUMBER_NEAR),
    (ReasonCode.EVENT, "event", EVENT),
    (ReasonCode.MOMENT, "moment", MOMENT),
    (ReasonCode.CUSTODY_DATE, "custody", CUSTODY),
    (ReasonCode.FAMILY_UNIT, "unit", UNIT),
    (ReasonCode.SECTOR, "sector", SECTOR),
    (ReasonCode.FATHERS_SURNAME, "surnames", SURNAMES),
    (ReasonCode.FATHERS_SURNAME, "surname_quality", QUALITY),
    (ReasonCode.FATHERS_SURNAME, "surname_rarity", RARITY),
    (ReasonCode.SEX, "sex", SEX),
    (ReasonCode.AGE_GAP, "age_gap", AGE_GAP),
    (ReasonCode.ADULT_AGE, "child_age", CHILD_AGE),
    (ReasonCode.COUNTRY, "country", AGREEMENT),
    (ReasonCode.HOME_PLACE, "place", PLACE),
    (ReasonCode.LANGUAGE, "language", AGREEMENT),
    (ReasonCode.NAMED_PARENT, "named", NAMED),
    (ReasonCode.NAMED_PARENT, "standing", STANDING),
    (ReasonCode.NAMED_PARENT, "other_parent", OTHER_PARENT),
    (ReasonCode.NAMED_RELATIVE, "relative", RELATIVE),
    (ReasonCode.NAMED_CHILD, "remark", NAMED),
    (ReasonCode.NAMED_CHILD, "hint", HINT),
    (ReasonCode.CALL, "call", NAMED),
    (ReasonCode.CALL, "called_as", CALLED_AS),
    (ReasonCode.CALL, "call_age", CALL_AGE),
    (ReasonCode.CROWD, "crowd", CROWD),
    (ReasonCode.CROWD, "crowd_of_adult", CROWD),
    (ReasonCode.CROWD, "chance", CHANCE),
    (ReasonCode.FATHERS_SURNAME, "rule", RULE),
    (ReasonCode.A_NUMBER_NEAR, "number_rank", RANK),
    (ReasonCode.MOMENT, "moment_rank", RANK),
    (ReasonCode.CALL, "known_from", KNOWN_FROM),
)
WIDTH: Final = len(COMPARISONS)
CROWD_AT, CROWD_OF_ADULT_AT, CHANCE_AT, RULE_AT, NUMBER_RANK_AT, MOMENT_RANK_AT, KNOWN_FROM_AT = range(WIDTH - 7, WIDTH)

_SEX, _COUNTRY, _LANGUAGE, _ROLE, _HINT = int(F.SEX), int(F.COUNTRY), int(F.LANGUAGE), int(F.ROLE), int(F.HINT)
_FROM, _TO, _FLAG = int(F.BORN_FROM), int(F.BORN_TO), int(F.BORN_FLAG)
_DAY, _CUSTODY, _AGE = int(F.DAY), int(F.CUSTODY), int(BirthKind.AGE)
_CALLER = int(RoleCode.CALLER)
_MOTHER, _FATHER, _PARENT = 1, 2, 3
_DENIED = int(Standing.DENIED)


class Persons(NamedTuple):
    """Persons and what names whom; arrays only, so that compiled code can hold it.

    `rows` (N, F) records; `start` (P+1) and `lines` (N): lines of each person; `profile` (P, F): what most of a
    person's records say. `relative_start` (N+1), `relative_rows`, `relation`, `standing`: relatives a line names;
    `child_start` (N+1), `child_rows`, `child_relation`: children a line names.
    """

    rows: Row
    start: Longs
    lines: Longs
    profile: Row
    relative_start: Longs
    relative_rows: Row
    relation: Row
    standing: Row
    child_start: Longs
    child_rows: Row
    child_relation: Row


@nb.njit(cache=True)
def named_as(told: Row, row: Row, words: Words) -> int:
    """Compare a person as named by somebody with a record: NAMED."""
    given, _ = given_names(told, row, words)
    surname, _ = surnames(told, row, words)
    if given == 0 and surname == 0:
        return 0
    if given == 1:
        return 2 if surname >= 2 else 1
    if given == 0:
        return 2 if surname >= 2 else 1
    if surname == 1:
        return 3
    if surname == 0:
        return 4
    return 6 if given >= 4 and surname >= 3 and surname not in (7, 10) else 5


@nb.njit(cache=True)
def age_gap(child: Row, adult: Row) -> int:
    """Years between two births: AGE_GAP."""
    if child[_FLAG] <= 0 or adult[_FLAG] <= 0:
        return 0
    years = ((child[_FROM] + child[_TO]) - (adult[_FROM] + adult[_TO])) / 2 / 365.2425
    for level, edge in enumerate((10, 13, 15, 17, 20, 25, 30, 35, 40, 45, 50, 60)):
        if years < edge:
            return level + 1
    return 13


@nb.njit(cache=True)
def child_age(child: Row) -> int:
    """Age of the child when apprehended or taken into custody: CHILD_AGE."""
    day = child[_DAY] if child[_DAY] >= 0 else child[_CUSTODY]
    if child[_FLAG] <= 0 or day < 0:
        return 0
    years = (day - (child[_FROM] + child[_TO]) / 2) / 365.2425
    for level, edge in enumerate((3, 6, 10, 13, 16, 18)):
        if years < edge:
            return level + 1
    return 7


@nb.njit(cache=True)
def _compare_records(p: Persons, words: Words, child: int, adult: int, out: Levels) -> float:
    """Compare record by record; returns the share of the surname that they have in common, 0 for none."""
    best, share = -1, 0.0
    for x in range(p.start[child], p.start[child + 1]):
        c = p.rows[p.lines[x]]
        for y in range(p.start[adult], p.start[adult + 1]):
            a = p.rows[p.lines[y]]
            out[0] = max(out[0], number_near(c, a))
            out[1] = max(out[1], event(c, a))
            out[2] = max(out[2], moment(c, a))
            out[3] = max(out[3], custody(c, a))
            out[4] = max(out[4], unit(c, a))
            out[5] = max(out[5], sector(c, a))
            pattern, quality, token = surname_pattern(c, a, words)
            rank = (100 if pattern >= 2 else 0) + quality * 10 + pattern
            if rank > best:
                best = rank
                out[6], out[7] = pattern, quality
                out[8] = 1 + words.surname_rarity[token] if token >= 0 else 0
                share = words.surname_share[token] if token >= 0 else 0.0
    return share


@nb.njit(cache=True)
def _compare_named(p: Persons, words: Words, child: int, adult: int, sex: int, out: Levels) -> None:
    """Compare whom the child's records name with the adult."""
    for x in range(p.start[child], p.start[child + 1]):
        line = p.lines[x]
        for m in range(p.relative_start[line], p.relative_start[line + 1]):
            relation, standing = p.relation[m], p.standing[m] + 1
            if (relation == _MOTHER and sex == 1) or (relation == _FATHER and sex == 0):
                out[17] = max(out[17], standing)
                continue
            parent = relation <= _PARENT
            at = 15 if parent else 18
            level = 0
            for y in range(p.start[adult], p.start[adult + 1]):
                level = max(level, named_as(p.relative_rows[m], p.rows[p.lines[y]], words))
            if level > out[at] or (parent and level == out[at] and standing > out[16]):
                out[at] = level
                if parent:
                    out[16] = standing


@nb.njit(cache=True)
def _compare_told(p: Persons, words: Words, child: int, adult: int, sex: int, out: Levels) -> None:
    """Compare the children whom the adult's records and calls name with the child."""
    for y in range(p.start[adult], p.start[adult + 1]):
        line = p.lines[y]
        calls = p.rows[line, _ROLE] == _CALLER
        at = 21 if calls else 19
        for m in range(p.child_start[line], p.child_start[line + 1]):
            level = 0
            for x in range(p.start[child], p.start[child + 1]):
                level = max(level, named_as(p.child_rows[m], p.rows[p.lines[x]], words))
            age = _call_age(p.child_rows[m], p.profile[child]) if calls else 0
            if level > out[at] or (calls and level == out[at] and age > out[23]):
                out[at] = level
                if calls:
                    out[22], out[23] = _called_as(p.child_relation[m], sex), age


@nb.njit(cache=True)
def _call_age(told: Row, child: Row) -> int:
    if told[_FLAG] <= 0 or child[_FLAG] <= 0:
        return 0
    level = spans(told[_FROM], told[_TO], child[_FROM], child[_TO], True)
    return 3 if level == 8 else (2 if level == 9 else 1)


@nb.njit(cache=True)
def _called_as(relation: int, sex: int) -> int:
    if relation == 0:
        return 4
    if relation > _PARENT:
        return 3
    return 2 if (relation == _MOTHER and sex == 1) or (relation == _FATHER and sex == 0) else 1


@nb.njit(cache=True)
def _hint(p: Persons, person: int) -> int:
    for x in range(p.start[person], p.start[person + 1]):
        if p.rows[p.lines[x], _HINT] == 1:
            return 1
    return 0


@nb.njit(cache=True)
def _known_from(p: Persons, adult: int) -> int:
    calls = 0
    for x in range(p.start[adult], p.start[adult + 1]):
        calls += p.rows[p.lines[x], _ROLE] == _CALLER
    return 0 if calls == 0 else (1 if calls == p.start[adult + 1] - p.start[adult] else 2)


@nb.njit(cache=True)
def compare(p: Persons, words: Words, child: int, adult: int, out: Levels) -> float:
    """Write the level of every comparison of a child and an adult into `out`, but for crowds and ranks.

    Returns the share of the surname that they have in common, 0 for none.
    """
    c, a = p.profile[child], p.profile[adult]
    sex = a[_SEX]
    share = _compare_records(p, words, child, adult, out)
    out[9] = sex + 1
    out[10] = age_gap(c, a)
    out[11] = child_age(c)
    out[12] = agreement(c[_COUNTRY], a[_COUNTRY])
    out[13] = place(c, a)
    out[14] = agreement(c[_LANGUAGE], a[_LANGUAGE])
    _compare_named(p, words, child, adult, sex, out)
    _compare_told(p, words, child, adult, sex, out)
    out[20] = _hint(p, child) + 2 * _hint(p, adult)
    out[RULE_AT] = rule(out[6], sex)
    out[KNOWN_FROM_AT] = _known_from(p, adult)
    return share


@nb.njit(cache=True, parallel=True)
def levels(p: Persons, words: Words, child: Longs, adult: Longs) -> tuple[Levels, npt.NDArray[np.float32]]:
    """Compare many pairs of a child and an adult: (K, WIDTH) levels without crowds and ranks, and surname shares."""
    out = np.zeros((len(child), WIDTH), np.uint8)
    share = np.zeros(len(child), np.float32)
    for pair in nb.prange(len(child)):
        share[pair] = compare(p, words, child[pair], adult[pair], out[pair])
    return out, share


__all__ = ["COMPARISONS", "RELATIONS", "Persons", "levels", "named_as"]
