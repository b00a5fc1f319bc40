"""Nearness is measured in numbers, minutes, days and papers; what is missing is not far."""

from collections.abc import Callable

import pytest

from lazos.linkage.layout import WIPED
from lazos.linkage.near import (
    CUSTODY,
    EVENT,
    MOMENT,
    NUMBER_NEAR,
    SECTOR,
    UNIT,
    custody,
    event,
    moment,
    number_near,
    sector,
    unit,
)
from tests.linkage.cast import Row, row

NOON = 17_668 * 1440 + 720


def at(minute: int, station: int = 1) -> dict[str, int]:
    return {"minute": minute, "timed": 1, "day": minute // 1440, "station": station}


@pytest.mark.parametrize("compare", [number_near, event, moment, custody, unit, sector])
def test_what_is_missing_on_a_side_says_nothing(compare: Callable[[Row, Row], int]) -> None:
    full = row(number=5, event=2, event_size=3, day=17_668, custody=17_669, sector=1, unit=4, minute=NOON)
    assert compare(row(), full) == compare(full, row()) == compare(row(), row()) == 0


@pytest.mark.parametrize(
    ("child", "level"),
    [
        (201_000_001, "same"),
        (201_000_002, "1_after"),
        (201_000_000, "1_before"),
        (201_000_003, "2_apart"),
        (200_999_999, "2_apart"),
        (201_000_006, "within_5"),
        (201_000_021, "within_20"),
        (201_000_101, "within_100"),
        (201_001_001, "within_1000"),
        (201_001_002, "far"),
    ],
)
def test_a_number_after_the_adults_is_told_from_one_before(child: int, level: str) -> None:
    assert NUMBER_NEAR[number_near(row(number=child), row(number=201_000_001))] == level


@pytest.mark.parametrize(
    ("adult", "size", "station", "level"),
    [
        (7, 4, 1, "same_of_few"),
        (7, 10, 1, "same_of_some"),
        (7, 11, 1, "same_of_many"),
        (8, 4, 1, "next_event"),
        (6, 4, 1, "next_event"),
        (8, 4, 2, "different"),
        (9, 4, 1, "different"),
    ],
)
def test_one_event_counts_the_more_the_fewer_were_taken_in_it(adult: int, size: int, station: int, level: str) -> None:
    child = row(event=7, event_size=size, station=1)
    assert EVENT[event(child, row(event=adult, station=station))] == level


@pytest.mark.parametrize(
    ("apart", "station", "level"),
    [
        (0, 1, "within_10_minutes"),
        (-10, 1, "within_10_minutes"),
        (30, 1, "within_30_minutes"),
        (60, 1, "within_an_hour"),
        (240, 1, "within_4_hours"),
        (600, 1, "same_day"),
        (1440, 1, "a_day_off"),
        (-1440, 1, "a_day_off"),
        (2000, 1, "within_3_days"),
        (4321, 1, "far"),
        (5, 2, "same_day_elsewhere"),
        (2000, 2, "within_3_days"),
        (5, -1, "within_10_minutes"),
    ],
)
def test_moments_are_nearer_the_fewer_minutes_lie_between(apart: int, station: int, level: str) -> None:
    assert MOMENT[moment(row(**at(NOON + apart)), row(**at(NOON, station)))] == level


def test_a_day_without_its_hour_is_the_same_day_or_another() -> None:
    dayless = {"minute": NOON, "timed": 0, "day": 17_668}
    assert MOMENT[moment(row(**dayless), row(**at(NOON + 5)))] == "same_day"
    assert MOMENT[moment(row(**dayless), row(**at(NOON + 1440)))] == "within_3_days"


@pytest.mark.parametrize(
    ("child", "adult", "level"),
    [
        ({"custody": 100}, {"custody": 101}, "within_a_day"),
        ({"custody": 103}, {"day": 100}, "within_3_days"),
        ({"day": 100}, {"custody": 107}, "within_7_days"),
        ({"custody": 114}, {"custody": 100}, "within_14_days"),
        ({"custody": 130}, {"custody": 100}, "within_30_days"),
        ({"custody": 131}, {"custody": 100}, "far"),
        ({"custody": 200}, {"custody": 100, "day": 199}, "within_a_day"),
        ({"day": 100}, {"day": 100}, "missing"),
    ],
)
def test_custody_is_as_near_as_the_nearest_of_its_days(
    child: dict[str, int], adult: dict[str, int], level: str
) -> None:
    assert CUSTODY[custody(row(**child), row(**adult))] == level


@pytest.mark.parametrize(
    ("child", "adult", "level"),
    [
        (3, 3, "same"),
        (3, 4, "different"),
        (3, -1, "missing"),
        (WIPED, WIPED, "both_wiped"),
        (WIPED, 3, "one_wiped"),
        (WIPED, -1, "one_wiped"),
    ],
)
def test_a_wiped_family_unit_is_evidence_too(child: int, adult: int, level: str) -> None:
    assert UNIT[unit(row(unit=child), row(unit=adult))] == level
    assert UNIT[unit(row(unit=adult), row(unit=child))] == level


@pytest.mark.parametrize(
    ("child", "adult", "level"),
    [((1, 2), (1, 2), "same_station"), ((-1, 2), (1, 2), "same_station"), ((1, 2), (1, 3), "same_sector"),
     ((1, 2), (1, -1), "same_sector"), ((1, 2), (4, 3), "different"), ((-1, 2), (1, 3), "missing")],
)  # fmt: skip
def test_stations_stand_above_sectors(child: tuple[int, int], adult: tuple[int, int], level: str) -> None:
    one, other = (row(sector=area, station=post) for area, post in (child, adult))
    assert SECTOR[sector(one, other)] == level
