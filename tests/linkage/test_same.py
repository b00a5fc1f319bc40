"""Two descriptions are compared field by field, and from either side alike."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.linkage import same
from lazos.linkage.layout import WIPED, KindCode, RoleCode
from tests.linkage.cast import Row, born, row, words

NOON = 17_668 * 1440 + 720
CHILDREN, ADULTS, APPREHENSIONS, CONTACTS = (int(kind) for kind in list(KindCode)[:4])


def compared(a: Row, b: Row) -> dict[str, str]:
    out = np.zeros(same.WIDTH, np.uint8)
    same.compare(a, b, words(), out)
    return {name: levels[out[at]] for at, (_, name, levels) in enumerate(same.COMPARISONS)}


def timed(minute: int) -> dict[str, int]:
    return {"minute": minute, "timed": 1, "day": minute // 1440}


@pytest.mark.parametrize(
    ("comparison", "a", "b", "level"),
    [
        ("when", timed(NOON), timed(NOON + 2), "same_minute"),
        ("when", timed(NOON), timed(NOON + 3), "same_day"),
        ("when", {"day": 100}, {"day": 101}, "same_day"),
        ("when", {"day": 100}, {"day": 103}, "2_to_3_days_apart"),
        ("when", {"day": 100}, {"day": 131}, "within_a_month"),
        ("when", {"day": 100}, {"day": 132}, "further_apart"),
        ("when", {"day": 100}, {"custody": 102}, "custody_0_to_2_days_after"),
        ("when", {"day": 100}, {"custody": 99}, "custody_0_to_2_days_after"),
        ("when", {"day": 100}, {"custody": 107}, "custody_3_to_7_days_after"),
        ("when", {"day": 100}, {"custody": 130}, "custody_8_to_30_days_after"),
        ("when", {"day": 100}, {"custody": 200}, "custody_1_to_4_months_after"),
        ("when", {"day": 100}, {"custody": 300}, "custody_later"),
        ("when", {"day": 100}, {"custody": 98}, "custody_before"),
        ("when", {"custody": 100}, {"custody": 100}, "custody_same_day"),
        ("when", {"custody": 100}, {"custody": 103}, "custody_within_3_days"),
        ("when", {"custody": 100}, {"custody": 131}, "custody_within_a_month"),
        ("when", {"custody": 100}, {"custody": 132}, "custody_far"),
        ("when", {"crossed": 2018 * 12 + 5}, {"day": 17_668}, "crossed_same_month"),
        ("when", {"crossed": 2018 * 12 + 6}, {"custody": 17_668}, "crossed_near"),
        ("when", {"crossed": 2017 * 12 + 6}, {"day": 17_668}, "crossed_far"),
        ("when", {"crossed": 2017 * 12 + 6}, {}, "missing"),
        ("when", {"day": 100}, {}, "missing"),
        ("sector", {"station": 3}, {"station": 3}, "same_station"),
        ("sector", {"sector": 3, "station": 1}, {"sector": 3, "station": 2}, "same_sector"),
        ("sector", {"sector": 3}, {"sector": 2}, "different"),
        ("unit", {"unit": 3}, {"unit": 3}, "same"),
        ("unit", {"unit": WIPED}, {"unit": WIPED}, "both_wiped"),
        ("unit", {"unit": WIPED}, {"unit": 3}, "missing"),
        ("unit", {"unit": 2}, {"unit": 3}, "different"),
        ("phone", {"phone": 1}, {"phone": 1}, "same"),
        ("phone", {"phone": 1}, {"phone": 2, "phone_2": 1}, "same"),
        ("phone", {"phone": 1, "phone_2": 2}, {"phone": 2}, "same"),
        ("phone", {"phone": 1}, {"phone": 2}, "different"),
        ("phone", {"phone": 1}, {}, "missing"),
        ("roles", {"role": RoleCode.CHILD}, {"role": RoleCode.ADULT}, "child_and_adult"),
        ("roles", {"role": RoleCode.CALLER}, {"role": RoleCode.ADULT}, "same"),
        ("roles", {"role": RoleCode.CHILD}, {"role": RoleCode.UNKNOWN}, "unknown"),
        ("pairing", {"kind": CHILDREN, "list": 1}, {"kind": CHILDREN, "list": 1}, "children_one_list"),
        ("pairing", {"kind": CHILDREN, "list": 1}, {"kind": CHILDREN, "list": 2}, "children_two_lists"),
        ("pairing", {"kind": CHILDREN}, {"kind": APPREHENSIONS}, "child_and_apprehension"),
        ("pairing", {"kind": ADULTS, "list": 1}, {"kind": ADULTS, "list": 1}, "adults_one_list"),
        ("pairing", {"kind": ADULTS, "list": 1}, {"kind": ADULTS, "list": 2}, "adults_two_lists"),
        ("pairing", {"kind": ADULTS}, {"kind": APPREHENSIONS}, "adult_and_apprehension"),
        ("pairing", {"kind": APPREHENSIONS, "list": 1}, {"kind": APPREHENSIONS, "list": 1}, "apprehensions"),
        ("pairing", {"kind": APPREHENSIONS, "list": 1}, {"kind": APPREHENSIONS, "list": 2}, "apprehensions_two_lists"),
        ("pairing", {"kind": CONTACTS}, {"kind": CONTACTS}, "callers"),
        ("pairing", {"kind": CONTACTS}, {"kind": ADULTS}, "caller_and_adult"),
        ("pairing", {"kind": CONTACTS}, {"kind": APPREHENSIONS}, "caller_and_apprehension"),
        ("pairing", {"kind": CHILDREN}, {"kind": ADULTS}, "other"),
        ("birth", born("2011-04-09"), born("2011-09-04"), "day_month_swapped"),
        ("number", {"number": 201_000_001}, {"number": 201_000_002}, "1_apart"),
    ],
)
def test_a_comparison_names_its_level(comparison: str, a: dict[str, Any], b: dict[str, Any], level: str) -> None:
    one, other = row(**{"role": 0} | a), row(**{"role": 0} | b)
    assert compared(one, other)[comparison] == compared(other, one)[comparison] == level


def test_nothing_told_is_missing_everywhere() -> None:
    empty = row(role=0, kind=int(KindCode.OTHER), list=0)
    assert set(compared(empty, empty).values()) <= {"missing", "nothing_shared", "unknown", "other"}


FIELDS = ("sex", "country", "municipality", "language", "number", "event", "unit", "custody", "sector", "phone")


@given(
    st.dictionaries(st.sampled_from(FIELDS), st.integers(0, 3)),
    st.dictionaries(st.sampled_from(FIELDS), st.integers(0, 3)),
    st.sampled_from(["ANA", "MARIA ROSA", "CHEPE", "JOSE", ""]),
    st.sampled_from(["LOPEZ PEREZ", "PERES", "CHOC", "COC XOL", ""]),
)
def test_levels_are_the_same_from_either_side(a: dict[str, int], b: dict[str, int], name: str, surname: str) -> None:
    one, other = row("ROSA", "LOPES COC", role=0, **a), row(name, surname, role=0, **b)
    forth, back = compared(one, other), compared(other, one)
    told_of_a_side = {"given_rarity", "surname_rarity", "given"}
    assert {k: v for k, v in forth.items() if k not in told_of_a_side} == {
        k: v for k, v in back.items() if k not in told_of_a_side
    }


def test_many_pairs_are_compared_as_one_pair_is() -> None:
    rows = np.vstack([row("ANA", "LOPEZ", role=0), row("ANA", "LOPES", role=0, sex=1), row("JUAN", "COC", role=0)])
    left, right = np.array([0, 0, 1], np.int32), np.array([1, 2, 2], np.int32)
    many = same.levels(rows, left, right, words())
    for at, (a, b) in enumerate(zip(left, right, strict=True)):
        one = np.zeros(same.WIDTH, np.uint8)
        same.compare(rows[a], rows[b], words(), one)
        assert (many[at] == one).all()
