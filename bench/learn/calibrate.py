"""Calibrate: what share of pairs of each score is truly child and parent, on worlds that nothing was learnt from.

Each held-out world gives a slope and a shift of its own; worlds differ in how many parents are listed and how many
relatives travel along, and a pooled curve would be flat for all of them. The packaged curve takes the median slope, and
a shift that follows how much of a world is in doubt, set so that two worlds of three are not called too sure.
"""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.stats import theilslopes

from bench.learn.kinship import first_look, join_callers, scene
from bench.learn.worlds import Labelled
from lazos.linkage.context import context, in_context
from lazos.linkage.model import Model, Questions
from lazos.linkage.packaged import Curve, doubt_of

KNOTS: Final = np.concatenate([np.arange(-8, -2, 0.5), np.arange(-2, 4, 0.25), np.arange(4, 9, 0.5)])
LOWEST, HIGHEST = 0.0002, 0.9985  # nothing is called impossible or certain
CAUTIOUS: Final = 1 / 3  # share of held-out worlds whose pairs may be called surer than they are
WEAKEST: Final = -6.0  # log-odds below which a pair says nothing of the curve

Floats = npt.NDArray[np.float64]
Scored = tuple[npt.NDArray[np.floating], npt.NDArray[np.bool_]]


def calibrate(worlds: Iterable[Labelled], identity: Model, caller: Model, first: Questions, second: Questions) -> Curve:
    """Fit a rising curve from log-odds to the share that is true; every world counts alike."""
    return curve([_scored(world, identity, caller, first, second) for world in worlds])


def _scored(world: Labelled, identity: Model, caller: Model, first: Questions, second: Questions) -> Scored:
    at = join_callers(scene(world, identity), first, caller, world)
    pairs = first_look(at, first)
    around = context(pairs, at.persons, at.encoded.vocabulary.words)
    return in_context(pairs, around, second), at.are_parents(pairs.child, pairs.adult)


def curve(worlds: Iterable[Scored]) -> Curve:
    """The logistic curve of the median slope at fixed knots, clamped away from certainty; its shift follows doubt."""
    scored = list(worlds)
    slope = float(np.median([_slope(*world) for world in scored]))
    shift, doubt = _line([doubt_of(scores) for scores, _ in scored], [_shift(slope, *world) for world in scored])
    return Curve(KNOTS, np.clip(1 / (1 + np.exp(-(slope * KNOTS + shift))), LOWEST, HIGHEST), doubt / slope)


def _line(x: Sequence[float], y: Sequence[float]) -> tuple[float, float]:
    """Height and slope of a line below most points; half of all pairs of points are steeper (Theil and Sen).

    Held-out worlds are called as truly by this line as by one through their middle, and what is then called too sure is
    seldom: a wrong match does more harm than a second look.
    """
    slope = float(theilslopes(y, x).slope)
    return float(np.quantile(np.array(y) - slope * np.array(x), CAUTIOUS)), slope


def _slope(scores: npt.NDArray[np.floating], truth: npt.NDArray[np.bool_]) -> float:
    """Slope that, with a shift, makes the log-odds of one world as true as can be."""
    x, sign = _telling(scores, truth)
    return float(minimize(lambda t: np.logaddexp(0, -sign * (t[0] * x + t[1])).mean(), [1.0, 0.0]).x[0])


def _shift(slope: float, scores: npt.NDArray[np.floating], truth: npt.NDArray[np.bool_]) -> float:
    """Shift that with a given slope makes the log-odds of one world as true as can be."""
    x, sign = _telling(scores, truth)
    return float(minimize(lambda t: np.logaddexp(0, -sign * (slope * x + t[0])).mean(), [0.0]).x[0])


def _telling(scores: npt.NDArray[np.floating], truth: npt.NDArray[np.bool_]) -> tuple[Floats, Floats]:
    telling = scores > WEAKEST
    return scores[telling].astype(np.float64), np.where(truth[telling], 1.0, -1.0)
