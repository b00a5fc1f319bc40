"""Count levels between rows of one person and between strangers, on invented worlds: where a refit starts from."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import numpy as np

from bench.learn.worlds import Labelled, draw
from lazos.linkage import same
from lazos.linkage.encode import encode
from lazos.linkage.fit_pairs import candidates, random_levels
from lazos.linkage.frequencies import Frequencies, tally, write_frequencies
from lazos.linkage.model import MOST_LEVELS, scale_of
from lazos.linkage.packaged import FREQUENCIES

WORLDS: Final = 18
SEED: Final = 61
PAIRS: Final = 500_000  # random pairs of each world


def measure(worlds: Iterable[Labelled], seed: int = 1) -> Frequencies:
    """Count levels over worlds; `same` among the pairs worth comparing, `random` among all."""
    rng = np.random.Generator(np.random.PCG64(seed))
    alike, random = np.zeros((2, same.WIDTH, MOST_LEVELS))
    for world in worlds:
        encoded = encode(world.records)
        left, right = candidates(encoded)
        true = world.person[left] == world.person[right]
        alike += tally(same.levels(encoded.rows, left[true], right[true], encoded.vocabulary.words))
        random += tally(random_levels(encoded, rng, PAIRS))
    return Frequencies(scale_of(same.COMPARISONS), alike, random)


if __name__ == "__main__":
    Path(sys.argv[1]).joinpath(FREQUENCIES).write_text(write_frequencies(measure(draw(WORLDS, SEED))), encoding="utf-8")
