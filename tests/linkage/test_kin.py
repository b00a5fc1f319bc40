"""A child and an adult are compared by inherited surnames, ages, and who names whom."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.columns import Kind
from lazos.linkage import kin
from lazos.linkage.encode import encode
from lazos.linkage.inheritance import QUALITY, SURNAMES, surname_pattern
from lazos.linkage.kin import (
    AGE_GAP,
    CHILD_AGE,
    NAMED,
    age_gap,
    child_age,
    named_as,
)
from lazos.linkage.persons import are_children, gather
from tests.factories.register import table
from tests.linkage.cast import aged, born, day, of, row, words

SURNAME = st.sampled_from(["", "LOPEZ", "LOPES", "CAAL", "CHOC", "XOL", "COC"])


@pytest.mark.parametrize(
    ("child", "adult", "pattern", "quality"),
    [
        ("LOPEZ PEREZ", "", "missing", "nothing_shared"),
        ("", "LOPEZ PEREZ", "missing", "nothing_shared"),
        ("LOPEZ PEREZ", "XOL COC", "none", "nothing_shared"),
        ("LOPEZ PEREZ", "LOPEZ CAAL", "first_with_first", "exact"),
        ("LOPES PEREZ", "LOPEZ CAAL", "first_with_first", "sound"),
        ("LOPEZ PEREZ", "PEREZ CAAL", "second_with_first", "exact"),
        ("LOPEZ PEREZ", "CAAL LOPEZ", "first_with_second", "exact"),
        ("LOPEZ PEREZ", "CAAL PEREZ", "second_with_second", "exact"),
        ("LOPEZ PEREZ", "PEREZ LOPEZ", "crossed", "exact"),
        ("LOPEZ PEREZ", "LOPEZ PERES", "both_in_order", "sound"),
        ("LOPEZ", "LOPEZ CAAL", "first_of_single_child", "exact"),
        ("LOPEZ PEREZ", "LOPEZ", "first_of_single_adult", "exact"),
        ("COC", "CHOC CAAL", "first_of_single_child", "near"),
    ],
)
def test_surnames_are_compared_by_the_rule_of_inheritance(child: str, adult: str, pattern: str, quality: str) -> None:
    found = surname_pattern(row("", child), row("", adult), words())
    assert (SURNAMES[found[0]], QUALITY[found[1]]) == (pattern, quality)


@given(SURNAME, SURNAME, SURNAME, SURNAME)
def test_the_shared_surname_is_one_of_the_childs(c1: str, c2: str, a1: str, a2: str) -> None:
    child, adult = row("", f"{c1} {c2}"), row("", f"{a1} {a2}")
    pattern, quality, token = surname_pattern(child, adult, words())
    assert (token >= 0) == (quality > 0) == (SURNAMES[pattern] not in ("missing", "none"))
    assert token < 0 or token in child


@pytest.mark.parametrize(
    ("child", "adult", "gap"),
    [
        ({}, born("1985"), "missing"),
        (born("2011-04-09"), born("2003-01-01"), "under_10"),
        (born("2011-04-09"), born("2012-01-01"), "under_10"),
        (born("2011-04-09"), born("1999-01-01"), "10_to_13"),
        (born("2011-04-09"), born("1995-04-08"), "15_to_17"),
        (born("2011-04-09"), born("1985-02-12"), "25_to_30"),
        (born("2011-04-09"), born("1962-02-12"), "45_to_50"),
        (born("2011-04-09"), born("1945-02-12"), "over_60"),
        (aged("2010-06-01", "2011-05-31"), aged("1984-06-01", "1985-05-31"), "25_to_30"),
    ],
)
def test_the_age_gap_is_taken_between_the_middles_of_births(
    child: dict[str, int], adult: dict[str, int], gap: str
) -> None:
    assert AGE_GAP[age_gap(row(**child), row(**adult))] == gap


@pytest.mark.parametrize(
    ("fields", "age"),
    [
        (born("2017-01-01") | {"day": day("2018-05-17")}, "0_to_2"),
        (born("2011-04-09") | {"custody": day("2018-05-17")}, "6_to_9"),
        (born("1999-04-09") | {"day": day("2018-05-17")}, "18_or_more"),
        (born("2011-04-09"), "missing"),
        ({"day": day("2018-05-17")}, "missing"),
    ],
)
def test_the_childs_age_is_that_on_the_day_it_was_taken(fields: dict[str, int], age: str) -> None:
    assert CHILD_AGE[child_age(row(**fields))] == age


@pytest.mark.parametrize(
    ("told", "borne", "level"),
    [
        (("", ""), ("ANA", "LOPEZ"), "not_named"),
        (("ANA", "LOPEZ"), ("ANA", "LOPEZ PEREZ"), "strong"),
        (("CHEPE", "LOPES"), ("JOSE", "LOPEZ PEREZ"), "strong"),
        (("ROSA", "CHOC"), ("ROSA", "COC"), "near"),
        (("ANA", "LOPEZ"), ("ROSA", "XOL"), "another_name"),
        (("ANA", "LOPEZ"), ("ROSA", "LOPEZ"), "surname_only"),
        (("", "LOPEZ"), ("ROSA", "LOPEZ"), "surname_only"),
        (("ANA", "LOPEZ"), ("ANA", "XOL"), "given_only"),
        (("ANA", ""), ("ANA", "XOL"), "given_without_surname"),
    ],
)
def test_a_person_as_named_is_compared_with_a_record(told: tuple[str, str], borne: tuple[str, str], level: str) -> None:
    assert NAMED[named_as(row(*told), row(*borne), words())] == level


def compared(child: dict[str, str], adult: dict[str, str], kind: Kind = Kind.ADULTS) -> dict[str, str]:
    """Compare one child's record with one adult's, from the table on."""
    whole = encode(table([*of("shelters", Kind.CHILDREN, [child]), *of("adults", kind, [adult])]))
    person = np.arange(2)
    found: Any = kin.levels(gather(whole, person), whole.vocabulary.words, np.array([0]), np.array([1]))
    levels = found[0] if isinstance(found, tuple) else found
    assert are_children(whole, person).tolist() == [True, False]
    return {name: scale[levels[0, at]] for at, (_, name, scale) in enumerate(kin.COMPARISONS)}


CHILD = {
    "given_names": "Lucía",
    "surname_1": "Choc",
    "surname_2": "Xol",
    "sex": "F",
    "age": "4",
    "age_as_of": "2018-05-18",
}
WOMAN = {"given_names": "Rosa", "surname_1": "Xol", "surname_2": "Coc", "sex": "F", "birth_date": "1988-12-01"}


@pytest.mark.parametrize(
    ("child", "adult", "expected"),
    [
        ({}, {}, {"named": "not_named", "standing": "not_named", "hint": "none", "call": "not_named"}),
        ({"note": "Separated from mother Rosa Xol Coc"}, {}, {"named": "strong", "standing": "separated"}),
        ({"note": "Mother Rosa Xol Coc lives in Cobán"}, {}, {"named": "strong", "standing": "home"}),
        ({"note": "Mother Rosa Xol Coc - relationship NOT confirmed"}, {}, {"named": "strong", "standing": "denied"}),
        ({"note": "Separated from mother Ana Pérez"}, {}, {"named": "another_name", "standing": "separated"}),
        ({"note": "Separated from father Rosa Xol Coc"}, {}, {"named": "not_named", "other_parent": "separated"}),
        ({"note": "came with aunt Rosa Xol Coc"}, {}, {"named": "not_named", "relative": "strong"}),
        ({"mother_name": "Rosa Xol"}, {}, {"named": "strong", "standing": "plain"}),
        ({"relative_name": "Rosa Xol", "relation": "mother"}, {}, {"named": "strong", "relative": "not_named"}),
        ({"relative_name": "Rosa Xol", "relation": "aunt_uncle"}, {}, {"named": "not_named", "relative": "strong"}),
        ({}, {"note": "claims child in ORR custody: Lucía Choc"}, {"remark": "strong", "hint": "adult_only"}),
        ({"note": "ZT sep"}, {"note": "FAMU"}, {"hint": "both", "remark": "not_named"}),
    ],
)
def test_notes_and_columns_tell_who_names_whom(
    child: dict[str, str], adult: dict[str, str], expected: dict[str, str]
) -> None:
    found = compared(CHILD | child, WOMAN | adult)
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ({"child_name": "Lucía Choc Xol", "relation": "mother"}, {"call": "strong", "called_as": "parent"}),
        ({"child_name": "Lucía Choc", "relation": "father"}, {"call": "strong", "called_as": "parent_of_other_sex"}),
        ({"child_name": "Lucía Choc", "relation": "aunt_uncle"}, {"call": "strong", "called_as": "relative"}),
        ({"child_name": "Lucía Choc"}, {"call": "strong", "called_as": "unsaid"}),
        ({"child_nickname": "Lucía", "child_age": "4"}, {"call": "given_without_surname", "call_age": "agrees"}),
        ({"child_name": "Lucía Choc", "child_age": "11"}, {"call": "strong", "call_age": "different"}),
        ({"child_name": "Mateo Choc"}, {"call": "surname_only", "call_age": "missing"}),
    ],
)
def test_a_call_is_compared_by_the_child_it_asks_for(call: dict[str, str], expected: dict[str, str]) -> None:
    found = compared(CHILD, WOMAN | {"called_at": "2018-06-20"} | call, Kind.CONTACTS)
    assert {name: found[name] for name in expected} == expected
