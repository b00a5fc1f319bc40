"""Home places of a register and how a heard one finds them: folded, and a few letters off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from lazos.core.names import fold

Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int32]
LONGEST: Final = 60
LETTERS_AN_EDIT: Final = 5  # one edit may be wrong in so many letters


@dataclass(frozen=True, slots=True)
class Homes:
    """Municipalities and departments, folded, by code; `department_of` each municipality its commonest one, or -1."""

    municipalities: Sequence[str]
    departments: Sequence[str]
    department_of: Ints

    def find(self, text: str) -> tuple[Bytes, Bytes]:
        """Mark the municipalities that a heard place may be, and the departments it is or lies in."""
        hit, around = (np.zeros(len(names) + 1, np.uint8) for names in (self.municipalities, self.departments))
        for part in dict.fromkeys((fold(text[:LONGEST]), *(fold(piece) for piece in text[:LONGEST].split(",")))):
            if part:
                hit[_like(part, self.municipalities)] = 1
                around[_like(part, self.departments)] = 1
        inside = self.department_of[np.flatnonzero(hit[:-1])]
        around[inside[inside >= 0]] = 1
        return hit, around


def _like(heard: str, names: Sequence[str]) -> npt.NDArray[np.int64]:
    """The names equal to what was heard, else those nearest to it."""
    if not names:
        return np.empty(0, np.int64)
    most = len(heard) // LETTERS_AN_EDIT
    apart = process.cdist([heard], names, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8)[0]
    least = int(apart.min())
    return np.flatnonzero(apart == least) if least <= most else np.empty(0, np.int64)


def homes(
    municipality: Mapping[str, int], department: Mapping[str, int], pairs: Ints, counts: npt.NDArray[np.int64]
) -> Homes:
    """Make the homes of a register; `pairs` (n, 2): municipality and department that stand together so many times."""
    of = np.full(len(municipality), -1, np.int32)
    most = np.zeros(len(municipality), np.int64)
    for (inner, outer), times in zip(pairs.tolist(), counts.tolist(), strict=True):
        if inner >= 0 and outer >= 0 and times > most[inner]:
            of[inner], most[inner] = outer, times
    return Homes(tuple(municipality), tuple(department), of)
