"""Records into persons: links compete, strongest first, and two groups join only if their records agree on the whole.

Average linkage: the mean log-odds over all pairs of records of two groups must favour their being one person. Plain
connected components would chain families together through one doubtful link.
"""

from typing import Final

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.linkage import same
from lazos.linkage.model import Tables, score_one
from lazos.linkage.vocabulary import Words

Ints = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]

MOST_RECORDS: Final = 24  # records of one person; more are a sign of chaining
CLAMP: Final = 9.0  # one pair's log-odds count at most this much, so that no single value decides for a group


@nb.njit(cache=True)
def _root(parent: Ints, line: int) -> int:
    while parent[line] != line:
        parent[line] = parent[parent[line]]
        line = parent[line]
    return line


@nb.njit(cache=True)
def _mean(
    rows: Rows, words: Words, tables: Tables, following: Ints, a: int, b: int, levels: npt.NDArray[np.uint8]
) -> float:
    """Mean clamped log-odds over all pairs of records of the groups that begin at `a` and `b`."""
    total, count = 0.0, 0
    x = a
    while x >= 0:
        y = b
        while y >= 0:
            same.compare(rows[min(x, y)], rows[max(x, y)], words, levels)
            total += min(max(score_one(levels, tables), -CLAMP), CLAMP)
            count += 1
            y = following[y]
        x = following[x]
    return total / count


@nb.njit(cache=True)
def group(rows: Rows, words: Words, tables: Tables, left: Rows, right: Rows) -> Ints:
    """Group lines into persons; returns for each line the smallest line of its person.

    `left`, `right` (P): links of more than even odds, strongest first.
    """
    n = len(rows)
    parent, size = np.arange(n), np.ones(n, np.int64)
    following, last = np.full(n, -1), np.arange(n)
    levels = np.zeros(same.WIDTH, np.uint8)
    for link in range(len(left)):
        a, b = _root(parent, left[link]), _root(parent, right[link])
        if a == b or size[a] + size[b] > MOST_RECORDS:
            continue
        if size[a] + size[b] > 2 and _mean(rows, words, tables, following, a, b, levels) <= 0:
            continue
        a, b = min(a, b), max(a, b)
        parent[b] = a
        size[a] += size[b]
        following[last[a]] = b
        last[a] = last[b]
    for line in range(n):
        parent[line] = _root(parent, line)
    return parent
