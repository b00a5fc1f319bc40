"""Who is who: candidates, their scores, and groups of records that are one person."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from lazos.linkage import same
from lazos.linkage.blocking import identity_pairs
from lazos.linkage.cluster import group
from lazos.linkage.encode import Encoded
from lazos.linkage.layout import F, RoleCode
from lazos.linkage.model import Tables
from lazos.linkage.persons import numbered

Longs = npt.NDArray[np.int64]
Lines = npt.NDArray[np.int32]

CHUNK: Final = 4_000_000  # pairs compared at a time
KEPT: Final = -3.0  # log-odds from which a pair is remembered


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of lines with the log-odds that they describe one person, strongest first."""

    left: Lines
    right: Lines
    scores: npt.NDArray[np.float32]


def links(encoded: Encoded, tables: Tables) -> Links:
    """Score all pairs worth comparing; a caller is compared with callers only (see `calls` for the rest)."""
    rows = encoded.rows
    left, right = identity_pairs(rows, encoded.vocabulary.words)
    caller = rows[:, F.ROLE] == RoleCode.CALLER
    kept = caller[left] == caller[right]
    left, right = left[kept], right[kept]
    parts = [
        _scored(encoded, left[at : at + CHUNK], right[at : at + CHUNK], tables) for at in range(0, len(left), CHUNK)
    ]
    left, right, scores = (np.concatenate(column) for column in zip(*parts, strict=True)) if parts else _none()
    order = np.lexsort((right, left, -scores))
    return Links(left[order], right[order], scores[order])


def _scored(
    encoded: Encoded, left: Lines, right: Lines, tables: Tables
) -> tuple[Lines, Lines, npt.NDArray[np.float32]]:
    scores = same.scores(encoded.rows, left, right, encoded.vocabulary.words, tables)
    kept = scores > KEPT
    return left[kept], right[kept], scores[kept]


def _none() -> tuple[Lines, Lines, npt.NDArray[np.float32]]:
    return np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.float32)


def identify(encoded: Encoded, found: Links, tables: Tables) -> Longs:
    """Number the person of each line, 0 to n-1, from links of more than even odds."""
    likely = int(np.searchsorted(-found.scores, 0.0, side="left"))
    root = group(
        encoded.rows,
        encoded.vocabulary.words,
        tables,
        found.left[:likely],
        found.right[:likely],
    )
    return numbered(root)
