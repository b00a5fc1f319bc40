"""Postings say who bears each token and where in the name, each person once, in the order of the persons."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from lazos.linkage.inquiry.book import FIRST, GIVEN, SECOND
from lazos.linkage.inquiry.postings import postings_of
from lazos.linkage.inquiry.store import TOLD, WIDE

TOKENS = 5
PARTS = (GIVEN, GIVEN, GIVEN, FIRST, SECOND, SECOND)
Name = list[int]
NAMES = st.lists(st.lists(st.integers(-1, TOKENS - 1), min_size=6, max_size=6), min_size=1, max_size=3)


def _expected(persons: list[list[Name]], told: list[Name]) -> list[list[int]]:
    entities = [*persons, *([name] for name in told)]
    found: list[list[int]] = []
    for token in range(TOKENS):
        parts = [
            sum({PARTS[at] for name in names for at, other in enumerate(name) if other == token}) for names in entities
        ]
        found.append([entity * 8 + bits for entity, bits in enumerate(parts) if bits])
    return found


@given(st.lists(NAMES, max_size=4), st.lists(st.lists(st.integers(-1, TOKENS - 1), min_size=6, max_size=6), max_size=3))
def test_each_token_has_its_bearers_once_with_all_parts(persons: list[list[Name]], told: list[Name]) -> None:
    names = [name for person in persons for name in person]
    wide = np.full((len(names), WIDE), 7, np.int32)
    wide[:, :6] = np.array(names, np.int32).reshape(-1, 6)
    mentioned = np.full((len(told), TOLD), 3, np.int32)
    mentioned[:, :6] = np.array(told, np.int32).reshape(-1, 6)
    line_start = np.cumsum([0, *(len(person) for person in persons)], dtype=np.int64)
    start, postings = postings_of(wide, line_start, mentioned, TOKENS)
    assert [postings[a:b].tolist() for a, b in pairwise(start.tolist())] == _expected(persons, told)
