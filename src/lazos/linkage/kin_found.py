"""Pairs of a child and an adult worth comparing, with what the comparison of the two alone found.

Comparing is most of what kinship costs. When callers are then joined to adults, only those adults are described by more
than before: everything else that was found stays true, so it follows the persons to their new numbers.
"""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from lazos.linkage import kin
from lazos.linkage.encode import Encoded
from lazos.linkage.kin import Persons
from lazos.linkage.kin_candidates import kin_pairs
from lazos.linkage.pairs import distinct
from lazos.linkage.vocabulary import Words

Longs = npt.NDArray[np.int64]
Levels = npt.NDArray[np.uint8]
T = TypeVar("T", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Found:
    """Pairs (person numbers), sorted by child and adult; levels without crowds and ranks; shares of surnames."""

    child: Longs
    adult: Longs
    levels: Levels
    share: npt.NDArray[np.float32]


def find(encoded: Encoded, persons: Persons, person: Longs, is_child: npt.NDArray[np.bool_]) -> Found:
    """Find and compare all pairs of a child and an adult worth comparing."""
    child, adult = kin_pairs(encoded, person, is_child)
    return Found(child, adult, *kin.levels(persons, encoded.vocabulary.words, child, adult))


def follow(before: Found, becomes: Longs, persons: Persons, words: Words) -> Found:
    """Find the pairs of persons of whom some adults were joined: as `find` for the new persons, at a fraction of it.

    `becomes`: the number of each person before among the new `persons`. Numbers keep their order but for the joined.
    """
    count = len(persons.profile)
    joined = (np.bincount(becomes, minlength=count) > 1)[becomes]
    fresh = joined[before.adult]
    key = distinct(becomes[before.child[fresh]] * count + becomes[before.adult[fresh]])
    child, adult = key // count, key % count
    levels, share = kin.levels(persons, words, child, adult)
    kept = np.flatnonzero(~fresh)
    old = becomes[before.child[kept]] * count + becomes[before.adult[kept]]
    into = np.searchsorted(old, key) + np.arange(len(key))
    stay = np.ones(len(old) + len(key), bool)
    stay[into] = False
    return Found(
        _merged(becomes[before.child], kept, child, into, stay),
        _merged(becomes[before.adult], kept, adult, into, stay),
        _merged(before.levels, kept, levels, into, stay),
        _merged(before.share, kept, share, into, stay),
    )


def _merged(
    old: npt.NDArray[T], kept: Longs, fresh: npt.NDArray[T], into: Longs, stay: npt.NDArray[np.bool_]
) -> npt.NDArray[T]:
    """Put new values in their places between the old ones that are kept."""
    out = np.empty((len(stay), *old.shape[1:]), old.dtype)
    out[stay], out[into] = old[kept], fresh
    return out
