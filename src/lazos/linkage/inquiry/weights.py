"""The weights of an inquiry: log-odds by comparison and level, how much rarity counts, and the weight of nobody.

A person's score is a sum: for each comparison the weight of its level, and for what agrees the rarity of agreeing (the
negative logarithm of the share of the register's persons who agree at least so well), times a slope. Shares are counted
on the register at hand; weights are learnt on invented ones.
"""

import csv
import io
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from lazos.data.reader import text
from lazos.linkage.inquiry.scale import MOST_LEVELS, NOBODY, SCALE, TABLE

Floats = npt.NDArray[np.float64]
FIELDS: Final = ("comparison", "level", "log_odds")
RARITY: Final = "(rarity)"
NOBODY_ROW: Final = "(nobody)"


@dataclass(frozen=True, slots=True)
class Weights:
    """`table` (C, MOST_LEVELS) by comparison and level; `slope` (C) of rarity; `nobody` by NOBODY."""

    table: Floats
    slope: Floats
    nobody: Floats


def read_weights(table: str) -> Weights:
    """Read weights from CSV.

    Raises:
        KeyError: the table speaks of a comparison or level that this version does not know.
        ValueError: a weight is not a number.
    """
    level = {(name, word): k for name, _, words in SCALE for k, word in enumerate(words)}
    single, slope, nobody = np.zeros((len(SCALE), MOST_LEVELS)), np.ones(len(SCALE)), np.zeros(len(NOBODY))
    for row in csv.DictReader(io.StringIO(table)):
        name, word, value = row["comparison"], row["level"], float(row["log_odds"])
        if not np.isfinite(value):
            raise ValueError(f"{name} {word} is not a number")
        if name == NOBODY_ROW:
            nobody[NOBODY.index(word)] = value
        elif word == RARITY:
            slope[TABLE[name]] = value
        else:
            single[TABLE[name], level[name, word]] = value
    return Weights(single, slope, nobody)


def write_weights(weights: Weights) -> str:
    """Write weights as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(FIELDS)
    writer.writerows([NOBODY_ROW, word, f"{value:.3f}"] for word, value in zip(NOBODY, weights.nobody, strict=True))
    for index, (name, _, levels) in enumerate(SCALE):
        writer.writerow([name, RARITY, f"{weights.slope[index]:.3f}"])
        writer.writerows([name, word, f"{weights.table[index, k]:.3f}"] for k, word in enumerate(levels))
    return out.getvalue()


@cache
def weights() -> Weights:
    """Read the packaged weights, once."""
    return read_weights(text("weights", "inquiry.csv"))
