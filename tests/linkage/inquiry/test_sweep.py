"""The first look: evidence is added up once a token, bounded, and nothing of it is left for the next search."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lazos.linkage.inquiry.sweep import FRESH, MOST, UNIT, Scratch, counted, gathered, post, scratch, sweep
from tests.linkage.inquiry.people import store

WEIGHTY = np.full((9, 8), FRESH, np.uint16)
SLIGHT = np.full((9, 8), FRESH - 1, np.uint16)


def _swept(room: Scratch, worth: np.ndarray, slot: int, count: int) -> int:
    book = store().book
    found = np.arange(len(book.length), dtype=np.int32)
    return int(sweep(found, np.zeros(len(found), np.uint8), worth, slot, book, room.own, room.touched, count))


def _room() -> Scratch:
    held = store()
    return scratch(held.persons + len(held.arrays.mention_of), held.persons)


def test_who_bears_several_like_tokens_gets_the_evidence_of_a_heard_one_once() -> None:
    room = _room()
    count = _swept(room, WEIGHTY, 1, 0)
    assert count == store().persons
    assert set(gathered(room, count, 0, 0).tolist()) == {FRESH}


def test_what_is_worth_little_finds_nobody_but_counts_for_who_is_found() -> None:
    room = _room()
    assert _swept(room, SLIGHT, 1, 0) == 0
    count = _swept(room, WEIGHTY, 1, 0)
    assert _swept(room, SLIGHT, 2, count) == count
    assert set(gathered(room, count, 0, 0).tolist()) == {2 * FRESH - 1}


def test_evidence_is_bounded_and_never_turns_over() -> None:
    room = _room()
    most = np.full((9, 8), MOST, np.uint16)
    count = _swept(room, most, 1, 0)
    assert _swept(room, most, 2, count) == count
    assert set(gathered(room, count, 0, 0).tolist()) == {MOST}


def test_nothing_is_left_for_the_next_search() -> None:
    room = _room()
    day, who = np.array([10, 11], np.int32), np.array([0, 1], np.int32)
    count = int(post(np.array([[10, 11]], np.int32), np.array([3.0], np.float32), day, who, room.own, room.touched, 0))
    count = _swept(room, WEIGHTY, 1, count)
    gathered(room, count, 0, 0)
    assert not (room.own.any() or room.best.any() or room.other.any())


@given(st.floats(-1e6, 1e6, allow_nan=False))
def test_log_odds_are_counted_to_a_hundredth_between_nothing_and_the_most(gain: float) -> None:
    held = min(MOST / UNIT, max(0.0, gain))
    assert abs(counted(gain) / UNIT - held) <= 0.5 / UNIT + 1e-9
