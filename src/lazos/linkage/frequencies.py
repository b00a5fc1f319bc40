"""How often each level occurs between rows of one person, and between rows taken at random: what a refit starts from.

The packaged weights say what a level is worth in company; these tables say how often it is seen. Where other lists see
it more or less often, the difference in log is what its weight has to move by.
"""

import csv
import io
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from lazos.linkage.model import MOST_LEVELS, Scale

Counts = npt.NDArray[np.float64]
FIELDS: Final = ("comparison", "level", "same", "random")


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Counts of levels, (C, MOST_LEVELS) each: `same` in pairs of one person, `random` in pairs taken at random."""

    scale: Scale
    same: Counts
    random: Counts


def tally(levels: npt.NDArray[np.uint8], weight: Counts | None = None) -> Counts:
    """Count the levels of pairs (P, C), each pair as much as its weight: (C, MOST_LEVELS)."""
    return np.array([np.bincount(column, weights=weight, minlength=MOST_LEVELS) for column in levels.T], np.float64)


def read_frequencies(text: str, scale: Scale) -> Frequencies:
    """Read counts from CSV; a level without a line was never seen.

    Raises:
        KeyError: the table speaks of a comparison or level that this version does not compare.
    """
    place = {(name, word): (i, k) for i, (name, words) in enumerate(scale) for k, word in enumerate(words)}
    same, random = np.zeros((2, len(scale), MOST_LEVELS))
    for row in csv.DictReader(io.StringIO(text)):
        at = place[row["comparison"], row["level"]]
        same[at], random[at] = float(row["same"]), float(row["random"])
    return Frequencies(scale, same, random)


def write_frequencies(frequencies: Frequencies) -> str:
    """Write counts as CSV, one line a level."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(FIELDS)
    for i, (name, words) in enumerate(frequencies.scale):
        writer.writerows(
            [name, word, f"{frequencies.same[i, k]:.0f}", f"{frequencies.random[i, k]:.0f}"]
            for k, word in enumerate(words)
        )
    return out.getvalue()
