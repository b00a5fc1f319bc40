"""A profile goes by the best source, keeps the others in sight, and can be seen as on any past day."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.columns import Column
from lazos.core.profile import Authority, Claim, agree, disputed, profile

START = datetime(2018, 7, 1, tzinfo=UTC)


def day(number: int) -> datetime:
    return START + timedelta(days=number)


def claim(
    value: str, record: str = "r", authority: Authority = Authority.LIST, stated: date | None = date(2018, 6, 1),
    received: int = 0, withdrawn: int | None = None, column: Column = Column.MUNICIPALITY,
) -> Claim:  # fmt: skip
    return Claim(column, value, record, authority, stated, day(received), None if withdrawn is None else day(withdrawn))


CLAIMS = st.lists(
    st.builds(
        claim,
        st.sampled_from(["Nebaj", "NEBAJ", "Chajul", ""]),
        st.sampled_from("abcde"),
        st.sampled_from(Authority),
        st.sampled_from([None, date(2018, 1, 1), date(2018, 6, 1)]),
        st.integers(0, 9),
        st.sampled_from([None, 5, 20]),
        st.sampled_from([Column.MUNICIPALITY, Column.LOCALITY]),
    ),
    max_size=8,
)


@pytest.mark.parametrize(
    ("claims", "chosen"),
    [
        ([claim("list"), claim("hearsay", authority=Authority.HEARSAY, stated=date(2020, 1, 1))], "list"),
        ([claim("list", stated=date(2020, 1, 1)), claim("said", authority=Authority.OWN_STATEMENT)], "said"),
        (
            [claim("paper", authority=Authority.VERIFIED_PAPER), claim("said", authority=Authority.OWN_STATEMENT)],
            "paper",
        ),
        ([claim("old"), claim("new", stated=date(2018, 6, 2))], "new"),
        ([claim("dated"), claim("undated", stated=None, received=9)], "dated"),
        ([claim("first"), claim("then", received=1)], "then"),
        ([claim("known"), claim("", stated=date(2020, 1, 1))], "known"),
    ],
)
def test_the_better_source_goes_first_and_of_equals_the_newest(claims: list[Claim], chosen: str) -> None:
    assert profile(claims)[Column.MUNICIPALITY].chosen.value == chosen


@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_claims_is_nothing(claims: list[Claim], shuffle: random.Random) -> None:
    before = profile(claims)
    shuffle.shuffle(claims)
    assert profile(claims) == before


@given(CLAIMS)
def test_no_claim_is_lost(claims: list[Claim]) -> None:
    shown = [one for field in profile(claims).values() for one in (field.chosen, *field.agreeing, *field.disagreeing)]
    assert sorted(map(repr, shown)) == sorted(repr(one) for one in claims if one.value)


@given(CLAIMS, st.integers(-1, 25))
def test_as_known_on_a_day_is_the_profile_of_what_was_held_then(claims: list[Claim], when: int) -> None:
    held = [c for c in claims if c.received <= day(when) and (c.withdrawn is None or day(when) < c.withdrawn)]
    assert profile(claims, as_known_on=day(when)) == profile(held)


def test_a_value_that_came_later_is_not_known_before_and_one_taken_back_no_longer() -> None:
    claims = [claim("Nebaj", withdrawn=10), claim("Chajul", record="s", received=5)]
    seen = {when: profile(claims, as_known_on=day(when)) for when in (0, 5, 10)}
    assert {when: found[Column.MUNICIPALITY].chosen.value for when, found in seen.items()} == {
        0: "Nebaj", 5: "Chajul", 10: "Chajul",
    }  # fmt: skip
    assert [disputed(found) for found in seen.values()] == [(), (Column.MUNICIPALITY,), ()]


@pytest.mark.parametrize(
    ("column", "one", "other", "same"),
    [
        (Column.FULL_NAME, "Ana Luz Brito", "BRITO, ANA LUZ", True),
        (Column.FULL_NAME, "Ana Luz Brito", "Ana Luz Britto", False),
        (Column.GIVEN_NAMES, "José", "JOSE", True),
        (Column.FULL_NAME, "Миша", "Саша", False),
        (Column.SURNAME_1, "Chávez", "Chavez", True),
        (Column.BIRTH_DATE, "2010", "2010-05-17", True),
        (Column.BIRTH_DATE, "2010-05", "2010-06-01", False),
        (Column.BIRTH_DATE, "2018-04-03|2018-03-04", "2018-03-04", True),
        (Column.BIRTH_DATE, "about 2010", "2010", False),
        (Column.EVENT_AT, "2018-05-17T14:30", "2018-05-17", True),
        (Column.PHONE, "50255551234 50255559876", "50255559876", True),
        (Column.PHONE, "50255551234", "50255559876", False),
        (Column.LANGUAGES, "ixl spa", "ixl", True),
        (Column.SEX, "F", "M", False),
        (Column.A_NUMBER, "210435836", "210435836", True),
    ],
)
def test_values_agree_that_can_both_be_true(column: Column, one: str, other: str, same: bool) -> None:
    assert agree(column, one, other) is same
    assert agree(column, other, one) is same
