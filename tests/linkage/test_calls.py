"""A caller is joined to the adult who fits best, if one fits better than the others and nobody together."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.columns import Kind
from lazos.linkage.calls import calling_only, candidates, join
from lazos.linkage.encode import encode
from lazos.linkage.kinship import first_pass
from lazos.linkage.persons import are_children, gather
from tests.factories.register import table
from tests.linkage.cast import learnt, of


@pytest.mark.parametrize(
    ("scores", "becomes"),
    [
        ([], 0),
        ([2.0], 1),
        ([-1.0], 0),
        ([4.0, 1.0], 1),
        ([1.0, 4.0], 2),
        ([2.0, 2.0], 0),
        ([3.0, 2.0, 2.5], 0),
        ([90.0, 1.0], 1),
    ],
)
def test_a_caller_is_joined_only_to_one_who_beats_the_rest_and_nobody(scores: list[float], becomes: int) -> None:
    adults = np.arange(1, len(scores) + 1)
    found = join(np.zeros(len(scores), np.int64), adults, np.array(scores, np.float32), 4)
    assert found.tolist() == [becomes, 1, 2, 3]


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(3, 6), st.floats(-5, 5, width=32)), max_size=12), st.randoms())
def test_the_order_of_candidates_joins_nobody_else(links: list[tuple[int, int, float]], chance: Random) -> None:
    links = list({link[:2]: link for link in links}.values())
    shuffled = sorted(links, key=lambda _: chance.random())
    first, second = (
        join(
            np.array([link[0] for link in some], np.int64),
            np.array([link[1] for link in some], np.int64),
            np.array([link[2] for link in some], np.float32),
            7,
        ).tolist()
        for some in (links, shuffled)
    )
    assert first == second
    assert first[3:] == [3, 4, 5, 6]


def test_a_caller_is_a_candidate_by_name_and_through_the_child() -> None:
    records = [
        *of("shelters", Kind.CHILDREN, [{"given_names": "Lucía", "surname_1": "Choc", "surname_2": "Xol",
                                         "a_number": "201000002"}]),
        *of("removed", Kind.ADULTS, [
            {"given_names": "Rosa", "surname_1": "Xol", "surname_2": "Coc", "a_number": "201000001", "sex": "F"},
            {"given_names": "Eva", "surname_1": "Ramos", "sex": "F"},
            {"given_names": "Chabela", "surname_1": "Pop", "sex": "F"},
        ]),
        *of("hotline", Kind.CONTACTS, [{"given_names": "Eva", "surname_1": "Ramos", "relation": "mother",
                                           "child_name": "Lucía Choc Xol"}]),
    ]  # fmt: skip
    encoded = encode(table(records))
    person = np.arange(5)
    persons, is_child = gather(encoded, person), are_children(encoded, person)
    pairs = first_pass(encoded, persons, person, is_child, learnt().kinship)
    alone = calling_only(encoded, person, 5)
    who, whom = candidates(encoded, person, pairs, alone, is_child)
    assert alone.tolist() == [False, False, False, False, True]
    assert set(zip(who.tolist(), whom.tolist(), strict=True)) == {(4, 1), (4, 2)}
