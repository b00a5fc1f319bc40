"""Candidate pairs by sorting: which records share a key, or lie near each other on a line."""

from collections.abc import Iterable
from typing import Final

import numba as nb
import numpy as np
import numpy.typing as npt

Longs = npt.NDArray[np.int64]
Pairs = tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]

NO_KEY: Final = -1
FEWEST_SORTED: Final = 2_000_000  # pairs that are waited for before duplicates are sorted out


@nb.njit(cache=True)
def _block_pairs(
    keys: Longs,
    ids: npt.NDArray[np.int32],
    most: int,
    write: bool,
    left: npt.NDArray[np.int32],
    right: npt.NDArray[np.int32],
) -> int:
    count, start = 0, 0
    for end in range(1, len(keys) + 1):
        if end < len(keys) and keys[end] == keys[start]:
            continue
        if 2 <= end - start <= most:
            for i in range(start, end):
                for j in range(i + 1, end):
                    if ids[i] != ids[j]:
                        if write:
                            left[count], right[count] = min(ids[i], ids[j]), max(ids[i], ids[j])
                        count += 1
        start = end
    return count


def sharing(keys: Longs, ids: npt.NDArray[np.int32], most: int) -> Pairs:
    """Pair the ids that share a key; keys below 0 are none; a key shared by more than `most` says too little."""
    kept = keys >= 0
    keys, ids = keys[kept], ids[kept]
    order = np.argsort(keys, kind="stable")
    keys, ids = keys[order], ids[order]
    nothing = np.empty(0, np.int32)
    size = _block_pairs(keys, ids, most, False, nothing, nothing)
    left, right = np.empty(size, np.int32), np.empty(size, np.int32)
    _block_pairs(keys, ids, most, True, left, right)
    return left, right


@nb.njit(cache=True)
def _cross_pairs(
    lk: Longs,
    li: npt.NDArray[np.int32],
    rk: Longs,
    ri: npt.NDArray[np.int32],
    radius: int,
    most: int,
    write: bool,
    left: npt.NDArray[np.int32],
    right: npt.NDArray[np.int32],
) -> int:
    count, low, high = 0, 0, 0
    for i in range(len(lk)):
        while low < len(rk) and rk[low] < lk[i] - radius:
            low += 1
        high = max(high, low)
        while high < len(rk) and rk[high] <= lk[i] + radius:
            high += 1
        first, last = low, high
        if high - low > most:
            if radius == 0:
                continue
            middle = low + np.searchsorted(rk[low:high], lk[i])
            first = min(max(low, middle - most // 2), high - most)
            last = first + most
        for j in range(first, last):
            if write:
                left[count], right[count] = li[i], ri[j]
            count += 1
    return count


def across(
    left_keys: Longs,
    left_ids: npt.NDArray[np.int32],
    right_keys: Longs,
    right_ids: npt.NDArray[np.int32],
    most: int,
    radius: int = 0,
) -> Pairs:
    """Pair each left id with the right ids whose key lies within `radius` of its own.

    At most `most`: of a wider window those nearest in order; of equal keys none, for a key that so many share says too
    little.
    """
    a, b = left_keys >= 0, right_keys >= 0
    left_keys, left_ids, right_keys, right_ids = left_keys[a], left_ids[a], right_keys[b], right_ids[b]
    x, y = np.argsort(left_keys, kind="stable"), np.argsort(right_keys, kind="stable")
    lk, li, rk, ri = left_keys[x], left_ids[x], right_keys[y], right_ids[y]
    nothing = np.empty(0, np.int32)
    size = _cross_pairs(lk, li, rk, ri, radius, most, False, nothing, nothing)
    left, right = np.empty(size, np.int32), np.empty(size, np.int32)
    _cross_pairs(lk, li, rk, ri, radius, most, True, left, right)
    return left, right


def distinct(values: Longs) -> Longs:
    """Sort an array in place and give each of its values once.

    `numpy.unique` hashes integers since 2.3, which takes fifty times as long where most of them differ.
    """
    values.sort()
    first = np.empty(len(values), bool)
    first[:1] = True
    np.not_equal(values[1:], values[:-1], out=first[1:])
    return values[first]


def union(found: Iterable[Pairs], size: int) -> Pairs:
    """Put pairs together as they come, each once, in order; `size` is one more than the largest right id.

    A wide net catches most pairs many times over, so only the distinct ones are kept; they are sorted out anew when as
    many again have come, which keeps both memory and the number of sorts small.
    """
    joined, waiting, count = np.empty(0, np.int64), [np.empty(0, np.int64)], 0
    for left, right in found:
        waiting.append(left.astype(np.int64) * size + right)
        count += len(left)
        if count >= max(len(joined), FEWEST_SORTED):
            joined, waiting, count = distinct(np.concatenate([joined, *waiting])), [], 0
    joined = distinct(np.concatenate([joined, *waiting])) if waiting else joined
    return (joined // size).astype(np.int32), (joined % size).astype(np.int32)
