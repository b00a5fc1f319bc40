"""The second look at a pair of child and adult: in the light of the pairs around it and of what is usual here.

It knows what the first look found: rivals for the same child, siblings who share the adult, other children of the
adult, and how families on the lists at hand are numbered, named and aged.
"""

from typing import Final

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.core.evidence import ReasonCode
from lazos.linkage import kin
from lazos.linkage.habits import GAP_RANK, HABIT, USUAL, gap_rank, habit, habit_of_parents, usual_gap
from lazos.linkage.inheritance import RULE, surname_pattern
from lazos.linkage.kin import Persons
from lazos.linkage.kinship import Pairs
from lazos.linkage.layout import BirthKind, F
from lazos.linkage.model import Questions, both, score
from lazos.linkage.near import EVENT, MOMENT, NUMBER_NEAR, UNIT
from lazos.linkage.vocabulary import Words

Longs = npt.NDArray[np.int64]
Levels = npt.NDArray[np.uint8]
Scores = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int32]

OWN: Final = (
    "below_-5", "below_-4", "below_-3", "below_-2", "below_-1", "below_0", "below_1", "below_2", "below_3", "below_4",
    "below_5", "below_6", "above",
)  # fmt: skip
RIVAL: Final = (
    "nobody", "6_behind", "4_behind", "2_behind", "1_behind", "level", "1_ahead", "2_ahead", "4_ahead", "6_ahead",
)  # fmt: skip
SHARED: Final = ("nobody", "unlikely", "possible", "likely", "very_likely")

# seen again beside what stands around the pair: levels of the first look
COPIED: Final = (
    "sex", "surnames", "age_gap", "named", "standing", "number_near", "event", "moment", "unit", "chance", "rule",
    "other_parent", "relative", "called_as", "country", "child_age", "known_from", "number_rank", "moment_rank",
    "custody", "place", "remark",
)  # fmt: skip
_AT: Final = {name: index for index, (_, name, _) in enumerate(kin.COMPARISONS)}
_COPIED: Final = [_AT[name] for name in COPIED]
# comparison of the first look, level from which it speaks of family, levels that do not tell
_HABITS: Final = (
    ("number_near", NUMBER_NEAR.index("within_5"), (0,)),
    ("event", EVENT.index("same_of_many"), (0,)),
    ("moment", MOMENT.index("within_an_hour"), (0,)),
    ("unit", UNIT.index("same"), (0,)),
    ("rule", RULE.index("kept"), (0, 1, 3, 4, 5, 6)),
)

CONTEXT: Final[tuple[tuple[ReasonCode, str, tuple[str, ...]], ...]] = (
    (ReasonCode.RIVAL, "own", OWN),
    (ReasonCode.RIVAL, "own_family", OWN),
    (ReasonCode.RIVAL, "own_parent", OWN),
    (ReasonCode.RIVAL, "rival_of_sex", RIVAL),
    (ReasonCode.RIVAL, "rival_of_other_sex", RIVAL),
    (ReasonCode.RIVAL, "rival_family", RIVAL),
    (ReasonCode.RIVAL, "rival_parent", RIVAL),
    (ReasonCode.SIBLING_LINK, "sibling", SHARED),
    (ReasonCode.SIBLING_LINK, "other_child", SHARED),
    (ReasonCode.AGE_GAP, "usual_gap", USUAL),
    (ReasonCode.AGE_GAP, "gap_rank", GAP_RANK),
    (ReasonCode.RIVAL, "habit_of_parents", HABIT),
    *((kin.COMPARISONS[_AT[name]][0], f"habit_of_{name}", HABIT) for name, _, _ in _HABITS),
    *(kin.COMPARISONS[at] for at in _COPIED),
)


def context(pairs: Pairs, persons: Persons, words: Words) -> Levels:
    """Compare each pair with the pairs around it: (K, len(CONTEXT)) levels."""
    levels = pairs.levels
    columns = [
        *(_own(scores) for scores in (pairs.scores, pairs.family, pairs.parent)),
        *_against_rivals(pairs, persons),
        *_around_adults(pairs, persons, words),
        usual_gap(levels[:, _AT["age_gap"]], pairs.scores),
        gap_rank(_years_apart(pairs, persons), persons.profile[pairs.adult, F.SEX], pairs.scores),
    ]
    out = np.empty((len(pairs.child), len(CONTEXT)), np.uint8)
    for at, column in enumerate(columns):
        out[:, at] = column
    out[:, len(columns)] = habit_of_parents(pairs.child, pairs.scores)
    for at, (name, together, silent) in enumerate(_HABITS, len(columns) + 1):
        out[:, at] = habit(levels[:, _AT[name]], pairs.scores, together, silent)
    out[:, -len(_COPIED) :] = levels[:, _COPIED]
    return out


def in_context(pairs: Pairs, around: Levels, questions: Questions) -> npt.NDArray[np.float64]:
    """Log-odds of being child and parent, by both looks together; `around` is what `context` found."""
    family = pairs.family + score(around, questions.family.tables).astype(np.float64)
    parent = pairs.parent + score(around, questions.parent.tables).astype(np.float64)
    return np.asarray(both(family, parent), np.float64)


def _own(scores: Scores) -> Longs:
    """Level of OWN: how likely the pair is by itself."""
    return np.searchsorted(np.arange(-5, 7), scores, side="right")


def _against_rivals(pairs: Pairs, persons: Persons) -> tuple[Longs, Longs, Longs, Longs]:
    """Levels of RIVAL: the best other adult of the same sex, of the other; and of any, by each question alone."""
    sex = persons.profile[pairs.adult, F.SEX].astype(np.int64)
    same, other = _rivals(pairs.child, sex, pairs.scores)
    anybody = np.full_like(sex, -1)
    family, _ = _rivals(pairs.child, anybody, pairs.family)
    parent, _ = _rivals(pairs.child, anybody, pairs.parent)
    return (
        _behind(pairs.scores, same),
        _behind(pairs.scores, other),
        _behind(pairs.family, family),
        _behind(pairs.parent, parent),
    )


def _around_adults(pairs: Pairs, persons: Persons, words: Words) -> tuple[Longs, Longs]:
    """Levels of SHARED: the same adult with a likely sibling of the child, and with a child that is none."""
    by_adult = np.lexsort((pairs.child, pairs.adult))
    found = _shared(pairs.adult[by_adult], pairs.child[by_adult], pairs.scores[by_adult], persons.profile, words)
    sibling, other = np.empty((2, len(by_adult)), np.int64)
    sibling[by_adult], other[by_adult] = (_likely(scores) for scores in found)
    return sibling, other


def _years_apart(pairs: Pairs, persons: Persons) -> npt.NDArray[np.float64]:
    """Years between the births of child and adult, by the middle of what is known of each; NaN: not known."""
    child, adult = (persons.profile[who].astype(np.float64) for who in (pairs.child, pairs.adult))
    known = (child[:, F.BORN_FLAG] > BirthKind.NONE) & (adult[:, F.BORN_FLAG] > BirthKind.NONE)
    apart = child[:, F.BORN_FROM] + child[:, F.BORN_TO] - adult[:, F.BORN_FROM] - adult[:, F.BORN_TO]
    return np.where(known, apart / 2 / 365.25, np.nan)


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
