"""Refit the weights of kinship to what people decided about pairs: logistic regression held to the packaged table.

Kinship is never refitted without judgements: left to itself, such a fit takes uncles, neighbours and the other parent
for parents. Only the base and the log-odds of single levels that occur in judged pairs move. Each is drawn back to its
packaged value as if by a normal prior of standard deviation SPREAD, so that no level moves further than
SPREAD ** 2 for each judgement that shows it.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from lazos.linkage.frequencies import Counts, tally
from lazos.linkage.model import Model, Questions, both, pull, score

Levels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Longs = npt.NDArray[np.int64]

SPREAD: Final = 0.3


@dataclass(frozen=True, slots=True)
class KinshipFit:
    """Refitted models of both questions, how many judged pairs they rest on, and how many of them show each level."""

    questions: Questions
    yes: int
    no: int
    seen: Counts


def fit_kinship(questions: Questions, levels: Levels, yes: Bools) -> KinshipFit:
    """Refit both questions to the levels (P, C) of judged pairs and the judgements `yes` (P).

    A yes answers both questions. A no leaves open which of them it answers: it moves the one that was less sure more.
    """
    seen = tally(levels)
    comparison, level = np.nonzero(seen)
    shows = (levels[:, comparison] == level).astype(np.float64)
    shows = np.column_stack([np.ones(len(levels)), shows])
    before = [score(levels, it.tables).astype(np.float64) for it in (questions.family, questions.parent)]
    moved = ridge(shows, yes, before[0], before[1])
    fresh = [
        _moved(model, comparison, level, by)
        for model, by in zip((questions.family, questions.parent), moved, strict=True)
    ]
    return KinshipFit(Questions(fresh[0], fresh[1]), int(yes.sum()), int((~yes).sum()), seen)


def _moved(model: Model, comparison: Longs, level: Longs, by: Floats) -> Model:
    single = model.tables.single.astype(np.float64)
    single[comparison, level] += by[1:]
    base = model.tables.base + float(by[0])
    return Model(model.scale, model.tables._replace(base=base, single=single.astype(np.float32)))


def ridge(shows: Floats, yes: Bools, family: Floats, parent: Floats) -> tuple[Floats, Floats]:
    """How far each column of `shows` (P, K) moves the log-odds of each question so as to fit `yes` (P): (K,) twice."""
    sign, width = np.where(yes, 1.0, -1.0), shows.shape[1]

    def loss(move: Floats) -> tuple[float, Floats]:
        first, second = family + shows @ move[:width], parent + shows @ move[width:]
        margin = sign * both(first, second)
        push = -sign * np.exp(-np.logaddexp(0.0, margin))
        value = np.logaddexp(0.0, -margin).sum() + (move @ move) / (2 * SPREAD**2)
        slopes = [shows.T @ (push * by) for by in pull(first, second)]
        return float(value), np.concatenate(slopes) + move / SPREAD**2

    found = minimize(loss, np.zeros(2 * width), jac=True, method="L-BFGS-B", options={"gtol": 1e-9, "ftol": 0.0})
    moved = np.asarray(found.x, np.float64)
    return moved[:width], moved[width:]
