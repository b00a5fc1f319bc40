"""Pairs found by sorting are the pairs that comparing all with all would find."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lazos.linkage.pairs import across, sharing, union

KEYS = st.lists(st.integers(-2, 12), max_size=20)


def longs(values: list[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(values, np.int64)


def ids(values: list[int]) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
    return np.arange(len(values), dtype=np.int32)


@given(KEYS, st.integers(2, 5))
def test_sharing_a_key_is_found_as_by_brute_force(keys: list[int], most: int) -> None:
    left, right = sharing(longs(keys), ids(keys), most)
    expected = {
        (i, j)
        for i, a in enumerate(keys)
        for j, b in enumerate(keys)
        if i < j and a == b >= 0 and keys.count(a) <= most
    }
    assert sorted(zip(left.tolist(), right.tolist(), strict=True)) == sorted(expected)


def windows(a: list[int], b: list[int], radius: int) -> dict[int, list[int]]:
    """By definition: the right places whose key lies within the radius of a left one's."""
    return {i: [j for j, y in enumerate(b) if y >= 0 and abs(x - y) <= radius] for i, x in enumerate(a) if x >= 0}


def crossed(a: list[int], b: list[int], radius: int, most: int) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for left, right in zip(*across(longs(a), ids(a), longs(b), ids(b), most, radius), strict=True):
        found.setdefault(int(left), []).append(int(right))
    return found


@given(KEYS, KEYS, st.integers(0, 3))
def test_nearness_on_a_line_is_found_as_by_brute_force(a: list[int], b: list[int], radius: int) -> None:
    found = crossed(a, b, radius, most=50)
    assert {i: sorted(places) for i, places in found.items()} == {i: w for i, w in windows(a, b, radius).items() if w}


@given(KEYS, KEYS, st.integers(0, 3), st.integers(2, 6))
def test_of_a_crowded_window_the_neighbours_are_kept_and_of_a_crowded_key_none(
    a: list[int], b: list[int], radius: int, most: int
) -> None:
    found = crossed(a, b, radius, most)
    for i, window in windows(a, b, radius).items():
        kept = found.get(i, [])
        if len(window) > most and radius == 0:
            assert kept == []
            continue
        assert len(set(kept)) == len(kept) == min(len(window), most)
        assert set(kept) <= set(window)
        if window:
            assert min(abs(a[i] - b[j]) for j in kept) == min(abs(a[i] - b[j]) for j in window)


def test_a_record_is_never_paired_with_itself_by_two_of_its_keys() -> None:
    left, right = sharing(longs([4, 4, 4]), np.array([0, 1, 0], np.int32), 9)
    assert set(zip(left.tolist(), right.tolist(), strict=True)) == {(0, 1)}


@given(st.lists(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=6), max_size=4))
def test_a_union_holds_each_pair_once_and_in_order(found: list[list[tuple[int, int]]]) -> None:
    parts = [(np.array([a for a, _ in part], np.int32), np.array([b for _, b in part], np.int32)) for part in found]
    left, right = union(parts, 10)
    assert list(zip(left.tolist(), right.tolist(), strict=True)) == sorted({pair for part in found for pair in part})
