"""Refit the weights of identity to lists without labels, by EM: how often rows of one person agree here, and strangers.

Only the log-odds of single levels move, each by log(r) - log(s): r is how much oftener the level is seen here between
rows of one person than in the worlds the packaged weights were learnt on, s the same between strangers. Interactions,
base, levels that tell nothing (the first of each comparison) and HELD stay as they are. r starts from 1 and is held
there by a prior of PRIOR sightings a level, so that a level hardly seen hardly moves; no r leaves 1/BOUND to BOUND.
s comes from random pairs, never from the pairs worth comparing, which are alike because they were chosen to be.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from lazos.linkage.frequencies import Counts, Frequencies, tally
from lazos.linkage.model import MOST_LEVELS, Model, Tables, probability, score

Levels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]

PRIOR: Final = 50.0  # sightings as expected that every level is taken to have had
BOUND: Final = 5.0  # most that a level may be oftener or rarer than expected
ROUNDS: Final = 12
ENOUGH: Final = 1e-5  # share of the objective below which another round is not worth it
FEWEST: Final = 200.0  # pairs of one person that it takes, as the packaged weights count them
HELD: Final = frozenset({"pairing", "when", "sector", "facility", "event", "unit"})
"""Where lists met and people were apprehended: families share it, so that without labels it would pass for identity."""


class TooFewPairs(Exception):  # noqa: N818 (it says what is lacking)
    """The lists hold too few pairs of one person to refit from: `found` of `needed`."""

    def __init__(self, found: float) -> None:
        super().__init__(f"{found:.0f} of {FEWEST:.0f}")
        self.found, self.needed = found, FEWEST


@dataclass(frozen=True, slots=True)
class IdentityFit:
    """A refitted model and what it rests on.

    `same`: pairs of one person expected among the `pairs` compared; `strangers`: random pairs; `objective`: of each
    round, rising; `seen` (C, MOST_LEVELS): pairs of one person seen at each level.
    """

    model: Model
    pairs: int
    same: float
    strangers: int
    objective: tuple[float, ...]
    seen: Counts


def fit_identity(model: Model, reference: Frequencies, levels: Levels, random: Levels) -> IdentityFit:
    """Refit a model to the levels (P, C) of pairs worth comparing and of pairs taken at random.

    Raises:
        TooFewPairs: fewer than FEWEST pairs seem to be of one person.
    """
    found = float(probability(score(levels, model.tables)).sum())
    if found < FEWEST:
        raise TooFewPairs(found)
    strangers = _ratios(model, tally(random), reference.random)
    start = _moved(model.tables, -np.log(strangers))
    ratios, objective, seen = _climb(model, start, reference.same, levels)
    tables = _moved(start, np.log(ratios))
    return IdentityFit(Model(model.scale, tables), len(levels), float(seen[0].sum()), len(random), objective, seen)


def _climb(model: Model, start: Tables, expected: Counts, levels: Levels) -> tuple[Floats, tuple[float, ...], Counts]:
    """EM: weigh pairs by the odds that they are of one person, count, move, until it hardly climbs."""
    ratios = np.ones((len(model.scale), MOST_LEVELS))
    objective: list[float] = []
    while True:
        scores = score(levels, _moved(start, np.log(ratios))).astype(np.float64)
        objective.append(float(np.logaddexp(0.0, scores).sum()) + penalty(ratios))
        seen = tally(levels, probability(scores))
        climbed = len(objective) == 1 or objective[-1] - objective[-2] > ENOUGH * abs(objective[-1])
        if len(objective) > ROUNDS or not climbed:
            return ratios, tuple(objective), seen
        ratios = _ratios(model, seen, expected)


def penalty(ratios: Floats) -> float:
    """How unlike the packaged table the ratios are: 0 at most, lower when farther."""
    return PRIOR * float((np.log(ratios) - ratios + 1).sum())


def _ratios(model: Model, seen: Counts, expected: Counts) -> Floats:
    """How much oftener each level is seen than expected, among the pairs in which its comparison tells something."""
    out = np.ones((len(model.scale), MOST_LEVELS))
    for index, (name, words) in enumerate(model.scale):
        telling = slice(1, len(words))
        if name not in HELD and expected[index, telling].sum() > 0:
            out[index, telling] = shrunk(seen[index, telling], expected[index, telling])
    return out


def shrunk(seen: Floats, expected: Floats) -> Floats:
    """Ratios of seen to expected frequencies (L,), held near 1 by PRIOR sightings a level and within BOUND.

    They maximise sum(seen log r) + PRIOR sum(log r - r) where the expected frequencies times r sum to 1; nothing seen
    gives 1 throughout.
    """
    share = expected / expected.sum()

    def at(total: float) -> Floats:
        return np.asarray(np.clip((seen + PRIOR) / (PRIOR + total * share), 1 / BOUND, BOUND), np.float64)

    low, high = 0.0, 2.0 * (float(seen.sum()) + PRIOR * len(seen)) * BOUND
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if float((share * at(middle)).sum()) > 1 else (low, middle)
    return at(low)


def _moved(tables: Tables, by: Floats) -> Tables:
    return tables._replace(single=(tables.single + by).astype(np.float32))
