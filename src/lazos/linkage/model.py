"""A model of evidence: log-odds by level of each comparison, and by pairs of levels where two comparisons interact.

A model is a table that can be read, printed and compared: the score of a pair is the base plus one number a comparison
plus one number an interaction. Nothing else is hidden in it.
"""

import csv
import io
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numba as nb
import numpy as np
import numpy.typing as npt

Levels = npt.NDArray[np.uint8]
Floats32 = npt.NDArray[np.float32]
Floats = npt.NDArray[np.floating]
Floats64 = npt.NDArray[np.float64]
Scale = tuple[tuple[str, tuple[str, ...]], ...]

BASE: Final = "(base)"
FIELDS: Final = ("first", "first_level", "second", "second_level", "log_odds")
MOST_LEVELS: Final = 24


class Tables(NamedTuple):
    """The numbers of a model: `base`; `single` (C, L); `pairs` (K, 2) of comparisons; `double` (K, L, L)."""

    base: float
    single: Floats32
    pairs: npt.NDArray[np.int64]
    double: Floats32


@dataclass(frozen=True, slots=True)
class Model:
    """Comparisons with the names of their levels, in the order in which levels are written, and their tables."""

    scale: Scale
    tables: Tables


@dataclass(frozen=True, slots=True)
class Questions:
    """Kinship in two questions: are child and adult of one family, and if they are, are they child and parent?

    What speaks for a family (numbers, moments, units) speaks for an aunt as for a mother; what tells them apart (the
    gap of ages, what a caller says to be) must not be outweighed by it. So each question has its own table.
    """

    family: Model
    parent: Model


def scale_of(comparisons: Iterable[tuple[object, str, tuple[str, ...]]]) -> Scale:
    """Take names and levels from a list of comparisons with their reason codes."""
    return tuple((name, levels) for _, name, levels in comparisons)


def empty(scale: Scale, pairs: Sequence[tuple[int, int]] = ()) -> Tables:
    """Make tables of zeros for a scale."""
    chosen = np.array(pairs, np.int64).reshape(len(pairs), 2)
    single = np.zeros((len(scale), MOST_LEVELS), np.float32)
    return Tables(0.0, single, chosen, np.zeros((len(pairs), MOST_LEVELS, MOST_LEVELS), np.float32))


@nb.njit(cache=True)
def score_one(levels: Levels, tables: Tables) -> float:
    """Add up the log-odds of one pair's levels."""
    total = np.float64(tables.base)
    for comparison in range(len(tables.single)):
        total += tables.single[comparison, levels[comparison]]
    for k in range(len(tables.pairs)):
        total += tables.double[k, levels[tables.pairs[k, 0]], levels[tables.pairs[k, 1]]]
    return total


@nb.njit(cache=True, parallel=True)
def score(levels: Levels, tables: Tables) -> Floats32:
    """Log-odds of many pairs, (P,)."""
    out = np.empty(len(levels), np.float32)
    for pair in nb.prange(len(levels)):
        out[pair] = score_one(levels[pair], tables)
    return out


def read_model(text: str, scale: Scale) -> Model:
    """Read a model from its CSV; a comparison or level that the scale does not know is an error.

    Raises:
        KeyError: the table speaks of a comparison or level that this version does not compare.
    """
    rows = list(csv.DictReader(io.StringIO(text)))
    order = {name: index for index, (name, _) in enumerate(scale)}
    level = {(name, word): index for name, words in scale for index, word in enumerate(words)}
    pairs = sorted({(order[row["first"]], order[row["second"]]) for row in rows if row["second"]})
    place = {pair: index for index, pair in enumerate(pairs)}
    tables = empty(scale, pairs)
    base = 0.0
    for row in rows:
        value = float(row["log_odds"])
        if row["first"] == BASE:
            base = value
            continue
        first = order[row["first"]], level[row["first"], row["first_level"]]
        if row["second"]:
            second = order[row["second"]], level[row["second"], row["second_level"]]
            tables.double[place[first[0], second[0]], first[1], second[1]] = value
        else:
            tables.single[first] = value
    return Model(scale, tables._replace(base=base))


def write_model(model: Model) -> str:
    """Write a model as CSV: the base, then each level, then each pair of levels that is not nothing."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(FIELDS)
    writer.writerow([BASE, "", "", "", f"{model.tables.base:.3f}"])
    for index, (name, levels) in enumerate(model.scale):
        writer.writerows([name, word, "", "", f"{model.tables.single[index, k]:.3f}"] for k, word in enumerate(levels))
    for index, (a, b) in enumerate(model.tables.pairs):
        writer.writerows(_pair_rows(model, index, int(a), int(b)))
    return out.getvalue()


def _pair_rows(model: Model, index: int, a: int, b: int) -> list[list[str]]:
    (first, first_levels), (second, second_levels) = model.scale[a], model.scale[b]
    table = model.tables.double[index]
    return [
        [first, x, second, y, f"{table[i, j]:.3f}"]
        for i, x in enumerate(first_levels)
        for j, y in enumerate(second_levels)
        if abs(table[i, j]) >= 0.0005
    ]


def shares(model: Model, levels: Levels) -> Mapping[int, float]:
    """Share of the log-odds that each comparison brings to one pair; an interaction is split between its two."""
    tables, said = model.tables, levels[: len(model.scale)]
    parts = tables.single[np.arange(len(said)), said].astype(np.float64)
    pairs = tables.pairs
    halves = tables.double[np.arange(len(pairs)), levels[pairs[:, 0]], levels[pairs[:, 1]]].astype(np.float64) / 2
    np.add.at(parts, pairs.ravel(), np.repeat(halves, 2))
    return dict(enumerate(parts.tolist()))


def probability(log_odds: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
    """Turn log-odds into probabilities."""
    return 1.0 / (1.0 + np.exp(-np.clip(log_odds.astype(np.float64), -30, 30)))


def both(first: Floats, second: Floats) -> Floats:
    """Log-odds that two things hold, from the log-odds of the first and those of the second where the first holds.

    The probabilities are multiplied; the answer is never higher than the lower of the two.
    """
    return -np.logaddexp(np.logaddexp(-first, -second), -first - second)


def pull(first: Floats, second: Floats) -> tuple[Floats64, Floats64]:
    """How far `both` moves for a small move of its first and of its second log-odds."""
    a, b = probability(first), probability(second)
    rest = 1 - a * b
    return (1 - a) / rest, (1 - b) / rest


def credit(start: tuple[float, float], end: tuple[float, float]) -> tuple[float, float]:
    """What a unit of each log-odds brought to `both` on the straight way from `start` to `end`.

    The moves of the two, each times its credit, add up to the move of `both` (Aumann and Shapley 1974).
    """
    nodes, weights = np.polynomial.legendre.leggauss(24)
    way = (nodes + 1) / 2
    pulls = pull(*(np.asarray(a + way * (b - a)) for a, b in zip(start, end, strict=True)))
    first, second = (float(weights @ it / 2) for it in pulls)
    return first, second


def log_odds(p: float) -> float:
    """Turn a probability into log-odds, clamped at one in a million."""
    p = min(max(p, 1e-6), 1 - 1e-6)
    return math.log(p / (1 - p))
