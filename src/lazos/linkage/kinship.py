"""Whose child: pairs of a child and an adult, compared, scored, and compared again in the light of each other.

Two passes. The first looks at one pair alone. The second knows what the first found around it: rivals for the same
child, siblings who share the adult, other children of the adult. Then candidates compete, nobody among them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.core.evidence import ReasonCode
from lazos.linkage import kin
from lazos.linkage.encode import Encoded
from lazos.linkage.habits import HABIT, USUAL, habit, habit_of_parents, usual_gap
from lazos.linkage.inheritance import RULE, SURNAMES, surname_pattern
from lazos.linkage.kin import Persons
from lazos.linkage.kin_found import Found, find
from lazos.linkage.layout import F
from lazos.linkage.model import Tables, score
from lazos.linkage.near import EVENT, MOMENT, NUMBER_NEAR, UNIT
from lazos.linkage.vocabulary import Words

Longs = npt.NDArray[np.int64]
Levels = npt.NDArray[np.uint8]
Scores = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int32]

SIEVE: Final = -6.0  # log-odds below which a pair is not looked at again
_EVENT, _MOMENT = EVENT.index("same_of_many"), MOMENT.index("within_an_hour")
_AGE_GAP: Final = [name for _, name, _ in kin.COMPARISONS].index("age_gap")
_NUMBER, _UNIT = NUMBER_NEAR.index("within_5"), UNIT.index("same")

OWN: Final = (
    "below_-5", "below_-4", "below_-3", "below_-2", "below_-1", "below_0", "below_1", "below_2", "below_3", "below_4",
    "below_5", "below_6", "above",
)  # fmt: skip
RIVAL: Final = (
    "nobody", "6_behind", "4_behind", "2_behind", "1_behind", "level", "1_ahead", "2_ahead", "4_ahead", "6_ahead",
)  # fmt: skip
PART: Final = 1 << 20  # pairs that are looked at in one go, so that a large register takes no more room
FARTHEST_NUMBER: Final = 1000  # numbers apart up to which it tells who stands nearest
FARTHEST_MINUTE: Final = 1440  # minutes apart, likewise
SHARED: Final = ("nobody", "unlikely", "possible", "likely", "very_likely")

CONTEXT: Final[tuple[tuple[ReasonCode, str, tuple[str, ...]], ...]] = (
    (ReasonCode.RIVAL, "own", OWN),
    (ReasonCode.RIVAL, "rival_of_sex", RIVAL),
    (ReasonCode.RIVAL, "rival_of_other_sex", RIVAL),
    (ReasonCode.SIBLING_LINK, "sibling", SHARED),
    (ReasonCode.SIBLING_LINK, "other_child", SHARED),
    (ReasonCode.SEX, "sex", kin.SEX),
    (ReasonCode.FATHERS_SURNAME, "surnames", SURNAMES),
    (ReasonCode.AGE_GAP, "age_gap", kin.AGE_GAP),
    (ReasonCode.NAMED_PARENT, "named", kin.NAMED),
    (ReasonCode.NAMED_PARENT, "standing", kin.STANDING),
    (ReasonCode.A_NUMBER_NEAR, "number_near", NUMBER_NEAR),
    (ReasonCode.EVENT, "event", EVENT),
    (ReasonCode.MOMENT, "moment", MOMENT),
    (ReasonCode.FAMILY_UNIT, "unit", UNIT),
    (ReasonCode.CROWD, "chance", kin.CHANCE),
    (ReasonCode.A_NUMBER_NEAR, "habit_of_numbers", HABIT),
    (ReasonCode.EVENT, "habit_of_events", HABIT),
    (ReasonCode.MOMENT, "habit_of_moments", HABIT),
    (ReasonCode.FAMILY_UNIT, "habit_of_units", HABIT),
    (ReasonCode.FATHERS_SURNAME, "rule", RULE),
    (ReasonCode.FATHERS_SURNAME, "habit_of_surnames", HABIT),
    (ReasonCode.NAMED_PARENT, "other_parent", kin.OTHER_PARENT),
    (ReasonCode.NAMED_RELATIVE, "relative", kin.RELATIVE),
    (ReasonCode.AGE_GAP, "usual_gap", USUAL),
    (ReasonCode.RIVAL, "habit_of_parents", HABIT),
)
# context comparison, kinship comparison
_COPIED: Final = ((5, 9), (6, 6), (7, 10), (8, 15), (9, 16), (10, 0), (11, 1), (12, 2), (13, 4), (14, kin.CHANCE_AT),
    (19, kin.RULE_AT), (21, 17), (22, 18),
)  # fmt: skip
# context comparison, kinship comparison, level from which it speaks of family, levels that do not tell
_HABITS: Final = (
    (15, 0, _NUMBER, (0,)),
    (16, 1, _EVENT, (0,)),
    (17, 2, _MOMENT, (0,)),
    (18, 4, _UNIT, (0,)),
    (20, kin.RULE_AT, RULE.index("kept"), (0, 1, 3, 4, 5, 6)),
)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of a child and an adult (person numbers), sorted by child, with levels and log-odds of the first pass."""

    child: Longs
    adult: Longs
    levels: Levels
    scores: Scores


def compare(
    encoded: Encoded, persons: Persons, person: Longs, is_child: npt.NDArray[np.bool_], found: Found | None = None
) -> tuple[Longs, Longs, Levels]:
    """Find and compare all pairs of a child and an adult worth comparing; `found`: what is known of them already.

    Levels of `found` are completed in place.
    """
    found = found or find(encoded, persons, person, is_child)
    child, adult, levels, share = found.child, found.adult, found.levels, found.share
    near = (
        (levels[:, 0] >= _NUMBER) | (levels[:, 1] >= _EVENT) | (levels[:, 2] >= _MOMENT) | (levels[:, 4] >= _UNIT)
    ) & (levels[:, 0] != 1)
    around = [np.bincount(who[near], minlength=len(persons.profile)) for who in (child, adult)]
    together = crossing_together(persons, is_child)
    for part in _parts(child):
        for at, count, who in zip((kin.CROWD_AT, kin.CROWD_OF_ADULT_AT), around, (child, adult), strict=True):
            levels[part, at] = np.searchsorted(kin.CROWD_EDGES, count[who[part]], side="right")
        levels[part, kin.CHANCE_AT] = _chance(together[child[part]], share[part])
        _rank(persons.profile, child[part], adult[part], levels[part])
    return child, adult, levels


def _parts(child: Longs) -> Iterator[slice]:
    """Cut pairs, sorted by child, into parts of some size that do not cut through a child's."""
    cuts = np.searchsorted(child, child[PART::PART], side="left")
    edges = np.unique(np.concatenate([[0], cuts, [len(child)]]))
    return (slice(int(a), int(b)) for a, b in pairwise(edges))


def _rank(profile: Rows, child: Longs, adult: Longs, levels: Levels) -> None:
    """Write the ranks of nearness of all candidates of some children."""

    def apart(field: F, farthest: int) -> npt.NDArray[np.float64]:
        c, a = profile[child, field], profile[adult, field]
        far = np.abs(c.astype(np.float64) - a)
        return np.where((c >= 0) & (a >= 0) & (far <= farthest), far, np.inf)

    there, here = profile[child, F.STATION], profile[adult, F.STATION]
    elsewhere = (there >= 0) & (here >= 0) & (there != here)
    untimed = (profile[child, F.TIMED] != 1) | (profile[adult, F.TIMED] != 1)
    minutes = np.where(elsewhere | untimed, np.inf, apart(F.MINUTE, FARTHEST_MINUTE))
    levels[:, kin.NUMBER_RANK_AT] = rank_of_nearness(child, apart(F.NUMBER, FARTHEST_NUMBER))
    levels[:, kin.MOMENT_RANK_AT] = rank_of_nearness(child, minutes)


def rank_of_nearness(child: Longs, apart: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Level of RANK: how many candidates of the same child stand nearer; equals share a rank."""
    order = np.lexsort((apart, child))
    who, far, place = child[order], apart[order], np.arange(len(order))
    first = np.concatenate([[True], who[1:] != who[:-1]])[: len(order)]
    fresh = first | np.concatenate([[True], far[1:] != far[:-1]])[: len(order)]
    nearer = np.maximum.accumulate(np.where(fresh, place, 0)) - np.maximum.accumulate(np.where(first, place, 0))
    level = np.empty(len(order), np.int64)
    level[order] = np.where(np.isinf(far), 0, 1 + np.searchsorted(kin.RANK_EDGES, nearer, side="right"))
    return level


def crossing_together(persons: Persons, is_child: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """How many adults were taken within two days of each person, in its sector if that is known; NaN: no day."""
    profile = persons.profile
    day = np.where(profile[:, F.DAY] >= 0, profile[:, F.DAY], profile[:, F.CUSTODY]).astype(np.int64)
    adults = np.bincount(day[(day >= 0) & ~is_child], minlength=int(day.max(initial=0)) + 4)
    around = np.convolve(adults, np.ones(5, np.int64), mode="same")[np.maximum(day, 0)]
    sector = profile[:, F.SECTOR].astype(np.int64)
    known = (sector >= 0) & ~is_child
    share = np.bincount(sector[known], minlength=int(sector.max(initial=0)) + 1) / max(1, int(known.sum()))
    there = np.where((sector >= 0) & known.any(), share[np.maximum(sector, 0)], 1.0)
    return np.where(day >= 0, around * there, np.nan)


def _chance(together: npt.NDArray[np.float64], share: Scores) -> npt.NDArray[np.int64]:
    """Level of CHANCE: how many of the adults there would bear the shared surname by chance."""
    expected = together * share * 2
    level = 2 + np.searchsorted(kin.CHANCE_EDGES, np.nan_to_num(expected), side="right")
    return np.where(share <= 0, 1, np.where(np.isnan(together), 0, level))


def first_pass(
    encoded: Encoded,
    persons: Persons,
    person: Longs,
    is_child: npt.NDArray[np.bool_],
    tables: Tables,
    found: Found | None = None,
) -> Pairs:
    """Score every pair alone and keep those that may matter; `found` as in `compare`."""
    child, adult, levels = compare(encoded, persons, person, is_child, found)
    scores = score(levels, tables)
    kept = scores > SIEVE
    return Pairs(child[kept], adult[kept], levels[kept], scores[kept])


def context(pairs: Pairs, persons: Persons, words: Words) -> Levels:
    """Compare each pair with the pairs around it: (K, len(CONTEXT)) levels."""
    out = np.zeros((len(pairs.child), len(CONTEXT)), np.uint8)
    out[:, 0] = np.searchsorted(np.arange(-5, 7), pairs.scores, side="right")
    sex = persons.profile[pairs.adult, F.SEX].astype(np.int64)
    same, other = _rivals(pairs.child, sex, pairs.scores)
    out[:, 1], out[:, 2] = _behind(pairs.scores, same), _behind(pairs.scores, other)
    by_adult = np.lexsort((pairs.child, pairs.adult))
    sibling, others = _shared(
        pairs.adult[by_adult], pairs.child[by_adult], pairs.scores[by_adult], persons.profile, words
    )
    out[by_adult, 3], out[by_adult, 4] = _likely(sibling), _likely(others)
    for mine, theirs in _COPIED:
        out[:, mine] = pairs.levels[:, theirs]
    for mine, theirs, together, silent in _HABITS:
        out[:, mine] = habit(pairs.levels[:, theirs], pairs.scores, together, silent)
    out[:, -2] = usual_gap(pairs.levels[:, _AGE_GAP], pairs.scores)
    out[:, -1] = habit_of_parents(pairs.child, pairs.scores)
    return out


@nb.njit(cache=True)
def _rivals(child: Longs, sex: Longs, scores: Scores) -> tuple[Scores, Scores]:
    """Best score of another adult of the same sex (or unknown), and of the other sex, for the same child."""
    same = np.full(len(child), -np.inf, np.float32)
    other = np.full(len(child), -np.inf, np.float32)
    start = 0
    for end in range(1, len(child) + 1):
        if end < len(child) and child[end] == child[start]:
            continue
        for i in range(start, end):
            for j in range(start, end):
                if i == j:
                    continue
                if sex[i] == sex[j] or sex[i] < 0 or sex[j] < 0:
                    same[i] = max(same[i], scores[j])
                else:
                    other[i] = max(other[i], scores[j])
        start = end
    return same, other


def _behind(scores: Scores, rival: Scores) -> npt.NDArray[np.int64]:
    """Level of RIVAL: how far the best rival is behind or ahead."""
    ahead = rival - scores
    level = 1 + np.searchsorted((-6.0, -3.0, -1.5, -0.5, 0.5, 1.5, 3.0, 6.0), ahead)
    return np.where(np.isneginf(rival), 0, level)


def _likely(scores: Scores) -> npt.NDArray[np.int64]:
    return np.where(np.isneginf(scores), 0, 1 + np.searchsorted((-3.0, 0.0, 2.5), scores))


@nb.njit(cache=True)
def _shared(adult: Longs, child: Longs, scores: Scores, profile: Rows, words: Words) -> tuple[Scores, Scores]:
    """Best score of the same adult with a likely sibling of the child, and with a child that is none."""
    sibling = np.full(len(adult), -np.inf, np.float32)
    others = np.full(len(adult), -np.inf, np.float32)
    start = 0
    for end in range(1, len(adult) + 1):
        if end < len(adult) and adult[end] == adult[start]:
            continue
        for i in range(start, end):
            for j in range(start, end):
                if i != j:
                    if _siblings(profile[child[i]], profile[child[j]], words):
                        sibling[i] = max(sibling[i], scores[j])
                    else:
                        others[i] = max(others[i], scores[j])
        start = end
    return sibling, others


@nb.njit(cache=True)
def _siblings(a: Rows, b: Rows, words: Words) -> bool:
    """Tell whether two children bear the same surnames: as parents' names are handed down, or one of them missing."""
    pattern, _, _ = surname_pattern(a, b, words)
    return bool(pattern == 6 or pattern == 7 or pattern == 8)
