"""Calibrate: what share of pairs of each score is truly child and parent, on worlds that nothing was learnt from.

Each held-out world gives a slope and a shift of its own, and the packaged curve takes the medians: worlds differ in how
many parents are listed and how many relatives travel along, and a pooled curve would be flat for all of them.
"""

from collections.abc import Iterable
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from bench.learn.kinship import join_callers, scene
from bench.learn.worlds import Labelled
from lazos.linkage import kinship
from lazos.linkage.model import Model, score
from lazos.linkage.packaged import Curve

KNOTS: Final = np.concatenate([np.arange(-8, -2, 0.5), np.arange(-2, 4, 0.25), np.arange(4, 9, 0.5)])
LOWEST, HIGHEST = 0.0002, 0.9985  # nothing is called impossible or certain
WEAKEST: Final = -6.0  # log-odds below which a pair says nothing of the curve

Scored = tuple[npt.NDArray[np.floating], npt.NDArray[np.bool_]]


def calibrate(worlds: Iterable[Labelled], identity: Model, caller: Model, first: Model, context: Model) -> Curve:
    """Fit a rising curve from log-odds to the share that is true; every world counts alike."""
    return curve([_scored(world, identity, caller, first, context) for world in worlds])


def _scored(world: Labelled, identity: Model, caller: Model, first: Model, context: Model) -> Scored:
    at = join_callers(scene(world, identity), first, caller, world.person)
    pairs = kinship.first_pass(at.encoded, at.persons, at.person, at.is_child, first.tables)
    around = kinship.context(pairs, at.persons, at.encoded.vocabulary.words)
    return pairs.scores + score(around, context.tables), at.related(pairs.child, pairs.adult)


def curve(worlds: Iterable[Scored]) -> Curve:
    """The logistic curve of the median slope and shift of all worlds, at fixed knots, clamped away from certainty."""
    slope, shift = np.median([_logistic(scores, truth) for scores, truth in worlds], axis=0)
    return Curve(KNOTS, np.clip(1 / (1 + np.exp(-(slope * KNOTS + shift))), LOWEST, HIGHEST))


def _logistic(scores: npt.NDArray[np.floating], truth: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """Slope and shift that make the log-odds of one world as true as can be."""
    telling = scores > WEAKEST
    x, sign = scores[telling].astype(np.float64), np.where(truth[telling], 1.0, -1.0)
    fitted = minimize(lambda t: np.logaddexp(0, -sign * (t[0] * x + t[1])).mean(), [1.0, 0.0]).x
    return np.asarray(fitted, np.float64)
