"""Calibrate: what share of pairs of each score is truly child and parent, on worlds that nothing was learnt from."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
from scipy.optimize import isotonic_regression

from bench.learn.kinship import join_callers, scene
from bench.learn.worlds import Labelled
from lazos.linkage import kinship
from lazos.linkage.model import Model, score
from lazos.linkage.packaged import Curve

KNOTS = np.concatenate([np.arange(-8, -2, 0.5), np.arange(-2, 4, 0.25), np.arange(4, 9, 0.5)])


def calibrate(worlds: Iterable[Labelled], identity: Model, caller: Model, first: Model, context: Model) -> Curve:
    """Fit a rising curve from log-odds to the share that is true; every world counts alike."""
    scores, truths, weights = [], [], []
    for world in worlds:
        at = join_callers(scene(world, identity), first, caller, world.person)
        pairs = kinship.first_pass(at.encoded, at.persons, at.person, at.is_child, first.tables)
        around = kinship.context(pairs, at.persons, at.encoded.vocabulary.words)
        scores.append(pairs.scores + score(around, context.tables))
        truths.append(at.related(pairs.child, pairs.adult))
        weights.append(np.full(len(pairs.child), 1.0 / max(1, len(at.parents))))
    return curve(np.concatenate(scores), np.concatenate(truths), np.concatenate(weights))


def curve(scores: npt.NDArray[np.float32], truth: npt.NDArray[np.bool_], weight: npt.NDArray[np.float64]) -> Curve:
    """Isotonic regression, smoothed by reading it at fixed knots and clamped away from certainty."""
    order = np.argsort(scores, kind="stable")
    fitted = isotonic_regression(truth[order].astype(np.float64), weights=weight[order]).x
    read = np.mean([np.interp(KNOTS + shift, scores[order], fitted) for shift in np.linspace(-0.25, 0.25, 11)], axis=0)
    return Curve(KNOTS, np.clip(np.maximum.accumulate(read), 0.0002, 0.9985))
