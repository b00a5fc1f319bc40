"""The pairs of rows that a refit of identity looks at: those worth comparing, and some taken at random."""

from typing import Final

import numpy as np
import numpy.typing as npt

from lazos.linkage import same
from lazos.linkage.blocking import identity_pairs
from lazos.linkage.encode import Encoded
from lazos.linkage.layout import F, RoleCode

Levels = npt.NDArray[np.uint8]
Lines = npt.NDArray[np.int32]

MOST_CANDIDATES: Final = 2_000_000
RANDOM_PAIRS: Final = 2_000_000


def candidates(encoded: Encoded) -> tuple[Lines, Lines]:
    """Pairs worth comparing; callers are compared with callers only, as when records are linked."""
    return _alike(encoded, *identity_pairs(encoded.rows, encoded.vocabulary.words))


def candidate_levels(encoded: Encoded, rng: np.random.Generator) -> tuple[Levels, int]:
    """Levels of the pairs worth comparing, a sample of them where they are very many, and how many there are."""
    left, right = candidates(encoded)
    if len(left) > MOST_CANDIDATES:
        chosen = np.sort(rng.choice(len(left), MOST_CANDIDATES, replace=False))
        return same.levels(encoded.rows, left[chosen], right[chosen], encoded.vocabulary.words), len(left)
    return same.levels(encoded.rows, left, right, encoded.vocabulary.words), len(left)


def random_levels(encoded: Encoded, rng: np.random.Generator, count: int = RANDOM_PAIRS) -> Levels:
    """Levels of pairs of different rows taken at random: what strangers have in common."""
    size = len(encoded.rows)
    if size < 2:
        return np.zeros((0, same.WIDTH), np.uint8)
    left = rng.integers(size, size=count).astype(np.int32)
    right = ((left + 1 + rng.integers(size - 1, size=count)) % size).astype(np.int32)
    return same.levels(encoded.rows, *_alike(encoded, left, right), encoded.vocabulary.words)


def _alike(encoded: Encoded, left: Lines, right: Lines) -> tuple[Lines, Lines]:
    caller = encoded.rows[:, F.ROLE] == RoleCode.CALLER
    kept = caller[left] == caller[right]
    return left[kept], right[kept]
