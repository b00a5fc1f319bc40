"""The learnt models: tables, one file a question, and the curve that calibrates; packaged, or from a folder like it.

What is packaged was learnt on invented worlds. A folder that `lazos fit` wrote holds the same files and is read by the
same code.
"""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

from lazos.data.reader import text
from lazos.linkage import calls, kin, same
from lazos.linkage.context import CONTEXT
from lazos.linkage.frequencies import Frequencies, read_frequencies
from lazos.linkage.model import Model, Questions, Scale, read_model, scale_of, write_model

VERSION: Final = "2"
SCALES: Final[dict[str, Scale]] = {
    "identity": scale_of(same.COMPARISONS),
    "caller": scale_of(calls.COMPARISONS),
    "kinship_family": scale_of(kin.COMPARISONS),
    "kinship_parent": scale_of(kin.COMPARISONS),
    "context_family": scale_of(CONTEXT),
    "context_parent": scale_of(CONTEXT),
}
CURVE: Final = "calibration.csv"
FREQUENCIES: Final = "identity_frequencies.csv"
FILES: Final = (*(f"{name}.csv" for name in SCALES), CURVE)
KNOTS: Final = ("log_odds", "probability")
DOUBT: Final = "(doubt)"
NEAR: Final = -2.2  # log-odds from which a pair is in doubt: one in ten
USUAL: Final = 0.4  # pairs in doubt for each likely one, as usual
FEW: Final = 20  # likely pairs that weigh as much as what is usual

T = TypeVar("T")


class UnusableWeights(Exception):  # noqa: N818 (it names the weights, as lists are named)
    """A file of weights that can't be used: `file`, `why` (`absent`, `not_text`, `not_understood`), and `detail`."""

    def __init__(self, file: str, why: str, detail: str = "") -> None:
        super().__init__(f"{file}: {why} {detail}".rstrip())
        self.file, self.why, self.detail = file, why, detail


@dataclass(frozen=True, slots=True)
class Curve:
    """A rising curve from log-odds to probability, as knots joined by straight lines.

    Where many pairs of a run are in doubt, all of its scores are too high: `doubt` is what a unit of `doubt_of` adds to
    every score of the run.
    """

    log_odds: npt.NDArray[np.float64]
    probability: npt.NDArray[np.float64]
    doubt: float = 0.0

    def __call__(self, log_odds: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
        """Read the probabilities of all pairs of a run off the curve; beyond its ends the end counts."""
        settled = log_odds.astype(np.float64) + self.doubt * doubt_of(log_odds)
        return np.asarray(np.interp(settled, self.log_odds, self.probability), np.float64)


def doubt_of(log_odds: npt.NDArray[np.floating]) -> float:
    """How much of a run is in doubt: log of the pairs nearly as likely as not for each that is likelier, 0 as usual.

    A small run is taken to be a usual one in part.
    """
    likely = np.count_nonzero(log_odds > 0)
    near = np.count_nonzero((log_odds > NEAR) & (log_odds <= 0))
    return float(np.log((near + FEW * USUAL) / (likely + FEW) / USUAL))


@dataclass(frozen=True, slots=True)
class Models:
    """All that linkage has learnt: who is who, who called, whose child, whose child in context, and how sure."""

    identity: Model
    caller: Model
    kinship: Questions
    context: Questions
    curve: Curve

    def of_file(self, name: str) -> Model:
        """The model that stands in the file of a name of SCALES."""
        part, _, question = name.partition("_")
        found: Model = getattr(getattr(self, part), question) if question else getattr(self, part)
        return found


def read_curve(table: str) -> Curve:
    """Read a curve from CSV with the columns log_odds and probability; the row of DOUBT holds what doubt adds.

    Raises:
        ValueError: there is no knot, or the knots do not rise.
    """
    told = list(csv.DictReader(io.StringIO(table)))
    doubt = sum(float(row["probability"]) for row in told if row["log_odds"] == DOUBT)
    rows = [row for row in told if row["log_odds"] != DOUBT]
    log_odds, probability = (np.array([float(row[name]) for row in rows]) for name in KNOTS)
    curve = Curve(log_odds, probability, doubt)
    if not rows or (np.diff(curve.log_odds) < 0).any() or (np.diff(curve.probability) < 0).any():
        raise ValueError("the curve does not rise")
    return curve


def write_curve(curve: Curve) -> str:
    """Write a curve as CSV."""
    knots = zip(curve.log_odds.tolist(), curve.probability.tolist(), strict=True)
    return ",".join(KNOTS) + f"\n{DOUBT},{curve.doubt:.4f}\n" + "".join(f"{x:.3f},{p:.4f}\n" for x, p in knots)


def read_models(opened: Callable[[str], str]) -> Models:
    """Read all models; `opened` gives the text of each of FILES by its name.

    Raises:
        UnusableWeights: a file is absent or does not hold what this version compares.
    """
    read = {name: _understood(opened, f"{name}.csv", _reader(scale)) for name, scale in SCALES.items()}
    kinship, context = (Questions(read[f"{it}_family"], read[f"{it}_parent"]) for it in ("kinship", "context"))
    return Models(read["identity"], read["caller"], kinship, context, _understood(opened, CURVE, read_curve))


def _reader(scale: Scale) -> Callable[[str], Model]:
    def read(table: str) -> Model:
        model = read_model(table, scale)
        if not (np.isfinite(model.tables.single).all() and np.isfinite(model.tables.double).all()):
            raise ValueError("a weight is not a number")
        return model

    return read


def _understood(opened: Callable[[str], str], file: str, read: Callable[[str], T]) -> T:
    try:
        return read(opened(file))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnusableWeights(file, "absent") from error
    except UnicodeDecodeError as error:
        raise UnusableWeights(file, "not_text") from error
    except (KeyError, ValueError, TypeError) as error:
        raise UnusableWeights(file, "not_understood", str(error)) from error


def _packaged(file: str) -> str:
    return text("weights", file)


@cache
def models() -> Models:
    """Read the packaged models, once."""
    return read_models(_packaged)


def models_in(folder: Path) -> Models:
    """Read the models of a folder as `lazos fit` writes it. Raises UnusableWeights."""
    return read_models(lambda file: (folder / file).read_text(encoding="utf-8"))


def write_models(folder: Path, learnt: Models) -> None:
    """Write all models into a folder, in the form in which they are packaged."""
    for name in SCALES:
        (folder / f"{name}.csv").write_text(write_model(learnt.of_file(name)), encoding="utf-8")
    (folder / CURVE).write_text(write_curve(learnt.curve), encoding="utf-8")


@cache
def frequencies() -> Frequencies:
    """Read how often each level of identity is seen on the invented worlds, once."""
    return _understood(_packaged, FREQUENCIES, lambda table: read_frequencies(table, SCALES["identity"]))
