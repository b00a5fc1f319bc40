"""What one search writes is not taken for what another wrote."""

import numpy as np

from lazos.linkage.inquiry.sweep import MOST_STAMPS, SPAN, begin, scratch


def test_each_search_begins_above_all_stamps_of_the_one_before() -> None:
    room = scratch(4, 3)
    assert begin(room, 0.0) == SPAN
    assert begin(room, SPAN) == 2 * SPAN


def test_stamps_are_cleared_before_they_grow_too_large_to_be_told_apart() -> None:
    room = scratch(4, 3)
    room.own[:, 1], room.other[:, 1] = MOST_STAMPS - 1, MOST_STAMPS - 1
    assert begin(room, MOST_STAMPS - 2 * SPAN) == 0.0
    assert not room.own[:, 1].any()
    assert not room.other[:, 1].any()
    assert np.float32(MOST_STAMPS - 1) != np.float32(MOST_STAMPS - 2)
