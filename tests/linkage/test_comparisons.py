"""Each shared comparison names the right level; missing is never a mismatch; the order of the two is nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.linkage.comparisons import (
    AGREEMENT,
    BIRTH,
    GIVEN,
    NUMBER,
    PLACE,
    SURNAME,
    agreement,
    birth,
    civil,
    given_names,
    number,
    place,
    surnames,
)
from tests.linkage.cast import aged, born, day, row, words

NAMES = ("", "LOPEZ", "LOPES", "PEREZ", "CAAL CHOC", "CHOC CAAL", "LOPEZ PEREZ", "LOPES PERES", "XOL COC", "DELEON")
NOBODY = row()


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("ANA", "", "missing"),
        ("", "", "missing"),
        ("ANA", "JUAN", "none"),
        ("MARIA", "MARIO", "none"),
        ("J", "JUAN", "initial"),
        ("CARLO", "CARLOS", "near"),
        ("MARI", "MARIA", "nickname"),
        ("CHEPE", "JOSE", "nickname"),
        ("MARIA ANA", "ANA", "exact_one"),
        ("MARIA ANA", "ANA ROSA", "one_of_several"),
        ("ANA", "ANA", "exact_one"),
        ("JUAN CARLOS", "CARLOS JUAN", "all_exact"),
        ("JUAN CARLOS", "JUAN CARLOS", "all_exact"),
    ],
)
def test_given_names_are_compared_in_any_order(a: str, b: str, level: str) -> None:
    assert GIVEN[given_names(row(a), row(b), words())[0]] == level
    assert GIVEN[given_names(row(b), row(a), words())[0]] == level


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ("LOPEZ", "", "missing"),
        ("LOPEZ PEREZ", "XOL COC", "none"),
        ("LOPEZ", "COC", "none"),
        ("LOPEZ", "LOPEZ", "only_exact"),
        ("LOPEZ", "LOPEZ PEREZ", "only_exact"),
        ("PEREZ", "LOPEZ PEREZ", "only_exact"),
        ("LOPES", "LOPEZ PEREZ", "only_sound"),
        ("LOPEZ PEREZ", "LOPEZ PEREZ", "both_exact"),
        ("LOPEZ PEREZ", "LOPES PERES", "both_sound"),
        ("LOPEZ PEREZ", "PEREZ LOPEZ", "both_crossed"),
        ("LOPEZ PEREZ", "LOPEZ COC", "one_exact"),
        ("LOPEZ PEREZ", "LOPES COC", "one_sound"),
        ("LOPEZ PEREZ", "COC LOPEZ", "one_exact_crossed"),
        ("LOPEZ PEREZ", "COC LOPES", "one_sound_crossed"),
    ],
)
def test_two_surnames_are_compared_straight_crossed_and_one_missing(a: str, b: str, level: str) -> None:
    assert SURNAME[surnames(row("", a), row("", b), words())[0]] == level
    assert SURNAME[surnames(row("", b), row("", a), words())[0]] == level


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_surnames_compare_the_same_from_either_side(a: str, b: str) -> None:
    forth, back = (surnames(row("", x), row("", y), words())[0] for x, y in ((a, b), (b, a)))
    assert forth == back
    assert (SURNAME[forth] == "missing") == (not a or not b)


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_compiled_code_is_not_older_than_what_it_calls(a: str, b: str) -> None:
    """Compiled code is cached by module: after a change in another one, delete what is cached beside the modules."""
    one, other = row(a, a), row(b, b)
    assert surnames(one, other, words()) == surnames.py_func(one, other, words())
    assert given_names(one, other, words()) == given_names.py_func(one, other, words())


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        (-1, 201000001, "missing"),
        (201000001, 201000001, "same"),
        (201000001, 201000002, "1_apart"),
        (201000001, 201000003, "2_apart"),
        (201000001, 201000006, "3_to_5_apart"),
        (201000001, 201000701, "one_digit"),
        (201000071, 201000701, "transposed"),
        (201000001, 201000017, "6_to_20_apart"),
        (201000001, 201000008, "one_digit"),
        (201000001, 209123456, "different"),
        (201000012, 201300042, "different"),
    ],
)
def test_numbers_of_one_family_are_told_from_numbers_typed_wrong(a: int, b: int, level: str) -> None:
    assert NUMBER[number(a, b)] == NUMBER[number(b, a)] == level


@given(st.integers(0, 999_999_999), st.integers(0, 8), st.integers(0, 9))
def test_one_wrong_digit_is_never_called_different(a: int, position: int, digit: int) -> None:
    text = f"{a:09d}"
    b = int(text[:position] + str(digit) + text[position + 1 :])
    assert NUMBER[number(a, b)] != "different"


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [
        ({}, born("2011-04-09"), "missing"),
        (born("2011-04-09"), born("2011-04-09"), "same_date"),
        (born("1961-04-09"), born("1961-04-09"), "same_date"),
        (born("1969-12-31"), born("1969-12-31"), "same_date"),
        (born("1969-12-31"), born("1985-02-12"), "different"),
        (born("2011-01-01"), born("2011-01-01"), "same_january_first"),
        (born("2011-04-09"), born("2011-09-04"), "day_month_swapped"),
        (born("1961-04-09"), born("1961-09-04"), "day_month_swapped"),
        (born("2011-04-09", "2011-09-04"), born("2011-09-04"), "same_date"),
        (born("2011-04-09"), born("2011-09-04", "2011-04-09"), "same_date"),
        (born("2011-01-01"), born("2011-07-15"), "year_agrees"),
        (born("2011-04-09"), born("2012-04-09"), "same_day_other_year"),
        (born("2011-04-09"), born("2011-04-19"), "one_part_typed_wrong"),
        (born("2011-04-09"), born("2021-04-09"), "one_part_typed_wrong"),
        (born("2011-04-28"), born("2011-05-03"), "within_a_month"),
        (born("2011-04-09"), born("2011-11-30"), "year_agrees"),
        (born("2011-04-09"), born("2012-08-20"), "near_two_years"),
        (born("2011-04-09"), born("2003-11-30"), "different"),
        (born("2011"), born("2011-04-09"), "year_agrees"),
        (born("2011-04"), born("2011-04-09"), "year_agrees"),
        (born("2010"), born("2011-04-09"), "age_near"),
        (born("2008"), born("2011-04-09"), "near_two_years"),
        (born("2001"), born("2011-04-09"), "different"),
        (aged("2010-06-01", "2011-05-31"), born("2011-04-09"), "age_agrees"),
        (aged("2010-06-01", "2011-05-31"), aged("2011-03-01", "2012-02-28"), "age_agrees"),
        (aged("2010-06-01", "2011-05-31"), born("2012-04-09"), "age_near"),
        (aged("2010-06-01", "2011-05-31"), born("1990-04-09"), "different"),
    ],
)
def test_births_are_compared_as_far_as_they_are_known(a: dict[str, int], b: dict[str, int], level: str) -> None:
    assert BIRTH[birth(row(**a), row(**b))] == BIRTH[birth(row(**b), row(**a))] == level


@given(st.dates(date(1880, 1, 1), date(2099, 12, 31)))
def test_a_day_number_is_turned_into_its_civil_date(when: date) -> None:
    text = when.isoformat()
    assert civil(day(text)) == tuple(int(part) for part in text.split("-"))


@pytest.mark.parametrize(
    ("a", "b", "level"),
    [((-1, -1), (1, 2), "missing"), ((1, 2), (1, 2), "municipality"), ((1, -1), (1, 2), "department"),
     ((1, 2), (1, 3), "different_municipality"), ((1, 2), (4, 3), "different"), ((1, -1), (4, -1), "different"),
     ((-1, 2), (-1, 3), "different"), ((-1, 2), (-1, 2), "municipality")],
)  # fmt: skip
def test_home_places_agree_as_finely_as_both_are_told(a: tuple[int, int], b: tuple[int, int], level: str) -> None:
    one, two = (row(department=department, municipality=town) for department, town in (a, b))
    assert PLACE[place(one, two)] == PLACE[place(two, one)] == level


@given(st.integers(-1, 5), st.integers(-1, 5))
def test_missing_is_never_a_mismatch(a: int, b: int) -> None:
    assert AGREEMENT[agreement(a, b)] == ("missing" if min(a, b) < 0 else "same" if a == b else "different")
    assert given_names(NOBODY, row("ANA"), words()) == (0, -1)
    assert birth(NOBODY, row(**born("2011"))) == 0
    assert place(NOBODY, row(department=1)) == 0
