"""Habits of the lists at hand: how families are numbered, how surnames are handed down, at which age parents become so.

Stations, agencies, peoples and years differ; the pairs of which one is fairly sure show how it is here.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

from lazos.linkage.kin import AGE_GAP

Longs = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float32]
Column = npt.NDArray[np.uint8]

HABIT: Final = ("unknown", "under_10", "under_30", "under_50", "under_70", "under_90", "over_90")
HABIT_EDGES: Final = (0.1, 0.3, 0.5, 0.7, 0.9)
USUAL: Final = ("unknown", "under_1/8", "under_1/4", "under_1/2", "under_1", "under_1.5", "under_2", "more")
USUAL_EDGES: Final = (1 / 8, 1 / 4, 1 / 2, 1, 1.5, 2)
GAP_RANK: Final = (
    "unknown", "under_0.5%", "under_2%", "under_10%", "under_30%", "under_70%", "under_90%", "under_98%",
    "under_99.5%", "more",
)  # fmt: skip
GAP_RANK_EDGES: Final = (0.005, 0.02, 0.1, 0.3, 0.7, 0.9, 0.98, 0.995)
SURE: Final = 1.5  # log-odds from which a pair of the first pass tells of the habits of the lists at hand
FEWEST: Final = 30  # pairs that it takes to tell of a habit


def habit_of_parents(child: Longs, scores: Scores) -> int:
    """Level of HABIT: of how many children with candidates one is sure; where few parents are listed, few are found."""
    children = np.unique(child)
    if len(children) < FEWEST:
        return 0
    sure = np.unique(child[scores > SURE])
    return 1 + int(np.searchsorted(HABIT_EDGES, len(sure) / len(children), side="right"))


def usual_gap(gap: Column, scores: Scores) -> npt.NDArray[np.int64]:
    """Level of USUAL: how much more usual each pair's gap of ages is among the surer pairs than among the others here.

    `gap` are levels of `AGE_GAP`. Aunts, grandparents and grown siblings have other gaps than parents, and the age
    at which people become parents differs from people to people.
    """
    known, sure = gap > 0, scores > SURE
    if (known & sure).sum() < FEWEST:
        return np.zeros(len(gap), np.int64)
    counts = [np.bincount(gap[known & side], minlength=len(AGE_GAP)) + 1 for side in (sure, ~sure)]
    ratio = counts[0] / counts[0].sum() / (counts[1] / counts[1].sum())
    level = 1 + np.searchsorted(USUAL_EDGES, ratio, side="right")
    return np.where(known, level[gap], 0)


def gap_rank(years: npt.NDArray[np.float64], sex: npt.NDArray[np.int32], scores: Scores) -> npt.NDArray[np.int64]:
    """Level of GAP_RANK: how many of the surer mothers (or fathers) here are nearer in age to their child.

    `years` between the births, NaN where not known; `sex` of the adult. Mothers and fathers are ranked apart. A
    grandmother stands at the far end, a grown sister at the near one, wherever these ends may lie here.
    """
    out = np.zeros(len(years), np.int64)
    for one in (0, 1):
        ranked = (sex == one) & ~np.isnan(years)
        usual = np.sort(years[ranked & (scores > SURE)])
        if len(usual) < FEWEST:
            continue
        mine = years[ranked]
        nearer = (np.searchsorted(usual, mine, "left") + np.searchsorted(usual, mine, "right")) / 2 / len(usual)
        out[ranked] = 1 + np.searchsorted(GAP_RANK_EDGES, nearer, side="right")
    return out


def habit(levels: Column, scores: Scores, together: int, silent: tuple[int, ...] = (0,)) -> int:
    """Level of HABIT: among the surer pairs that can tell, how often this comparison speaks of family here.

    Stations, agencies and years differ in how they number and register families, and peoples in how they hand down
    surnames; the lists at hand show how.
    """
    sure = levels[scores > SURE]
    telling = sure[~np.isin(sure, silent)]
    if len(telling) < FEWEST:
        return 0
    return 1 + int(np.searchsorted(HABIT_EDGES, (telling >= together).mean(), side="right"))
