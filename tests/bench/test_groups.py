"""Recall by group comes with an interval, and groups are told from the truth alone."""

import pytest
from bench.groups import Share, age_band, country, is_mayan, widest_gaps, wilson
from hypothesis import given
from hypothesis import strategies as st


@given(st.integers(1, 5000), st.floats(0, 1))
def test_wilsons_interval_holds_the_share_and_stays_between_zero_and_one(of: int, share: float) -> None:
    found = round(of * share)
    low, high = wilson(found, of)
    assert 0 <= low <= found / of + 1e-12
    assert found / of - 1e-12 <= high <= 1


def test_wilsons_interval_is_the_published_one() -> None:
    low, high = wilson(81, 263)
    assert low == pytest.approx(0.2553, abs=5e-4)
    assert high == pytest.approx(0.3662, abs=5e-4)


def test_nothing_counted_says_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("text", "code"), [("Guatemala", "GT"), ("GT", "GT"), ("El Salvador", "SV"), ("Cuba", "other")]
)
def test_countries_are_told_by_code(text: str, code: str) -> None:
    assert country(text) == code


@pytest.mark.parametrize(
    ("born", "band"), [("2017-01-01", "0 to 2"), ("2008-07-15", "6 to 9"), ("2001-01-01", "14 to 17")]
)
def test_the_band_of_age_is_that_of_the_summer_of_2018(born: str, band: str) -> None:
    assert age_band(born) == band


@pytest.mark.parametrize(("surnames", "mayan"), [(("Caal", "López"), True), (("García", "Hernández"), False)])
def test_one_mayan_surname_is_enough(surnames: tuple[str, str], mayan: bool) -> None:
    assert is_mayan(*surnames) is mayan


def test_small_groups_do_not_make_a_gap() -> None:
    shares = [Share("sex", "girl", 90, 100), Share("sex", "boy", 80, 100), Share("sex", "unknown", 0, 3)]
    assert widest_gaps(shares) == {"sex": pytest.approx(0.1)}
