"""The packaged models: tables learnt on invented worlds, one file a question, and the curve that calibrates."""

import csv
import io
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from lazos.data.reader import text
from lazos.linkage import calls, kin, kinship, same
from lazos.linkage.model import Model, read_model, scale_of

VERSION: Final = "1"


@dataclass(frozen=True, slots=True)
class Curve:
    """A rising curve from log-odds to probability, as knots joined by straight lines."""

    log_odds: npt.NDArray[np.float64]
    probability: npt.NDArray[np.float64]

    def __call__(self, log_odds: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
        """Read probabilities off the curve; beyond its ends the end counts."""
        return np.asarray(np.interp(log_odds, self.log_odds, self.probability), np.float64)


@dataclass(frozen=True, slots=True)
class Models:
    """All that linkage has learnt: who is who, who called, whose child, whose child in context, and how sure."""

    identity: Model
    caller: Model
    kinship: Model
    context: Model
    curve: Curve


def read_curve(table: str) -> Curve:
    """Read a curve from CSV with the columns log_odds and probability."""
    rows = list(csv.DictReader(io.StringIO(table)))
    return Curve(*(np.array([float(row[name]) for row in rows]) for name in ("log_odds", "probability")))


def write_curve(curve: Curve) -> str:
    """Write a curve as CSV."""
    knots = zip(curve.log_odds.tolist(), curve.probability.tolist(), strict=True)
    return "log_odds,probability\n" + "".join(f"{x:.3f},{p:.4f}\n" for x, p in knots)


@cache
def models() -> Models:
    """Read the packaged models, once."""

    def read(name: str, scale: tuple[tuple[object, str, tuple[str, ...]], ...]) -> Model:
        return read_model(text("weights", f"{name}.csv"), scale_of(scale))

    return Models(
        read("identity", same.COMPARISONS),
        read("caller", calls.COMPARISONS),
        read("kinship", kin.COMPARISONS),
        read("context", kinship.CONTEXT),
        read_curve(text("weights", "calibration.csv")),
    )
