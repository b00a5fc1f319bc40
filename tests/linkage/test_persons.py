"""A person's profile is what most of their records say, in whatever order they stand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.columns import Kind
from lazos.linkage.encode import Encoded, encode
from lazos.linkage.layout import F, RoleCode
from lazos.linkage.persons import are_children, gather, numbered
from tests.factories.register import table
from tests.linkage.cast import day, of


def encoded(*records: tuple[Kind, dict[str, str]]) -> Encoded:
    return encode(table([one for kind, values in records for one in of(kind.value, kind, [values])]))


SIGHTINGS = [
    (Kind.CHILDREN, {"given_names": "Ana", "sex": "F", "birth_date": "2011-04-09", "country": "GT"}),
    (Kind.CHILDREN, {"given_names": "Ana", "sex": "F", "birth_date": "2011-01-01", "country": "HN"}),
    (Kind.APPREHENSIONS, {"given_names": "Anna", "sex": "M", "age": "7", "event_at": "2018-05-17"}),
]


@given(st.permutations(SIGHTINGS))
def test_a_profile_is_the_vote_of_the_records(sightings: list[tuple[Kind, dict[str, str]]]) -> None:
    found = encoded(*sightings)
    profile = gather(found, np.zeros(3, np.int64)).profile[0]
    assert profile[F.SEX] == 0
    assert (profile[F.BORN_FROM], profile[F.BORN_TO]) == (day("2011-04-09"), day("2011-04-09"))
    assert profile[F.DAY] == day("2018-05-17")
    assert found.vocabulary.tokens[profile[F.GIVEN_1]] == "ANA"
    assert profile[F.COUNTRY] == 0


@pytest.mark.parametrize(
    ("records", "child"),
    [
        ([(Kind.CHILDREN, {})], True),
        ([(Kind.ADULTS, {})], False),
        ([(Kind.CONTACTS, {})], False),
        ([(Kind.APPREHENSIONS, {})], False),
        ([(Kind.APPREHENSIONS, {"role": "child"})], True),
        ([(Kind.APPREHENSIONS, {"role": "child"}), (Kind.ADULTS, {})], False),
        ([(Kind.CHILDREN, {}), (Kind.ADULTS, {})], True),
    ],
)
def test_a_child_is_on_a_list_of_children_or_young_and_on_none_of_adults(
    records: list[tuple[Kind, dict[str, str]]], child: bool
) -> None:
    found = encoded(*records)
    assert are_children(found, np.zeros(len(records), np.int64)).tolist() == [child]
    assert set(found.rows[:, F.ROLE].tolist()) <= {int(role) for role in RoleCode}


@given(st.lists(st.integers(0, 6), min_size=1, max_size=20))
def test_persons_are_numbered_without_gaps_and_their_lines_gathered(roots: list[int]) -> None:
    person = numbered(np.array(roots, np.int64))
    assert sorted(set(person.tolist())) == list(range(len(set(roots))))
    assert [roots.index(root) for root in roots] == [person.tolist().index(number) for number in person]
