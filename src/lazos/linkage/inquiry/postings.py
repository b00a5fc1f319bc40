"""Who bears each name token, and in which part of the name: postings, made in one pass over the names."""

from typing import Final

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.linkage.inquiry.book import FIRST, GIVEN, SECOND
from lazos.linkage.inquiry.store import W_NAMES

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
_PARTS: Final = np.array([GIVEN, GIVEN, GIVEN, FIRST, SECOND, SECOND], np.int32)  # by column of a name


def postings_of(wide: Ints, line_start: Longs, told: Ints, tokens: int) -> tuple[Longs, Ints]:
    """Where the postings of each token begin (tokens + 1), and entity * 8 + parts, sorted by entity.

    `wide`, `line_start`: the lines of the persons; `told` (M, TOLD): what is told of those mentioned, who are the
    entities after the persons. Entities are taken in their order, so that nothing need be sorted.
    """
    persons = len(line_start) - 1
    of_person = np.repeat(np.arange(persons, dtype=np.int32), np.diff(line_start))
    of_mention = np.arange(persons, persons + len(told), dtype=np.int32)
    counts, last = np.zeros(tokens + 1, np.int64), np.full(tokens, -1, np.int32)
    for names, entity in ((wide, of_person), (told, of_mention)):
        _count(names, entity, last, counts[1:])
    start = np.cumsum(counts)
    postings, ends = np.empty(start[-1], np.int32), start[:-1].copy()
    last[:] = -1
    for names, entity in ((wide, of_person), (told, of_mention)):
        _fill(names, entity, last, ends, postings)
    return start, postings


@nb.njit(cache=True)
def _count(names: Ints, entity: Ints, last: Ints, counts: Longs) -> None:
    """Count the entities that bear each token; `last`: the last one counted for it."""
    for line in range(len(names)):
        for column in range(W_NAMES):
            token = names[line, column]
            if token >= 0 and last[token] != entity[line]:
                last[token] = entity[line]
                counts[token] += 1


@nb.njit(cache=True)
def _fill(names: Ints, entity: Ints, last: Ints, ends: Longs, postings: Ints) -> None:
    """Write a posting for each entity and token; a token that stands in several parts gets all of them in one."""
    for line in range(len(names)):
        for column in range(W_NAMES):
            token = names[line, column]
            if token < 0:
                continue
            if last[token] != entity[line]:
                last[token] = entity[line]
                postings[ends[token]] = entity[line] << 3
                ends[token] += 1
            postings[ends[token] - 1] |= _PARTS[column]
