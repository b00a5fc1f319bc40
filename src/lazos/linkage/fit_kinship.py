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
from lazos.linkage.model import Model, score

Levels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

SPREAD: Final = 0.3


@dataclass(frozen=True, slots=True)
class KinshipFit:
    """A refitted model, how many judged pairs it rests on, and how many of them show each level."""

    model: Model
    yes: int
    no: int
    seen: Counts


def fit_kinship(model: Model, levels: Levels, yes: Bools) -> KinshipFit:
    """Refit a model to the levels (P, C) of judged pairs and the judgements `yes` (P)."""
    tables, seen = model.tables, tally(levels)
    comparison, level = np.nonzero(seen)
    shows = (levels[:, comparison] == level).astype(np.float64)
    shows = np.column_stack([np.ones(len(levels)), shows])
    moved = ridge(shows, yes, score(levels, tables).astype(np.float64))
    single = tables.single.astype(np.float64)
    single[comparison, level] += moved[1:]
    fresh = tables._replace(base=tables.base + float(moved[0]), single=single.astype(np.float32))
    return KinshipFit(Model(model.scale, fresh), int(yes.sum()), int((~yes).sum()), seen)


def ridge(shows: Floats, yes: Bools, offset: Floats) -> Floats:
    """How far each column of `shows` (P, K) moves the log-odds `offset` (P) so as to fit `yes` (P): (K,)."""
    sign = np.where(yes, 1.0, -1.0)

    def loss(move: Floats) -> tuple[float, Floats]:
        margin = sign * (offset + shows @ move)
        pull = -sign * np.exp(-np.logaddexp(0.0, margin))
        value = np.logaddexp(0.0, -margin).sum() + (move @ move) / (2 * SPREAD**2)
        return float(value), shows.T @ pull + move / SPREAD**2

    found = minimize(loss, np.zeros(shows.shape[1]), jac=True, method="L-BFGS-B", options={"gtol": 1e-9, "ftol": 0.0})
    return np.asarray(found.x, np.float64)
