"""Dates as lists and callers write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.dates import Found, Order, PartialDate, before, make, parse_iso, read_date, read_time

ONE_READING = [
    ("2018-05-17", "2018-05-17"),
    ("2018/5/7", "2018-05-07"),
    ("2018-05", "2018-05"),
    ("2018", "2018"),
    ("20180517", "2018-05-17"),
    ("20180500", "2018-05"),
    ("201805", "2018-05"),
    ("05172018", "2018-05-17"),
    ("05/17/2018", "2018-05-17"),
    ("17/05/18", "2018-05-17"),
    ("17.5.2018", "2018-05-17"),
    ("5/5/2018", "2018-05-05"),
    ("xx/05/2010", "2010-05"),
    ("00/00/2010", "2010"),
    ("05/2018", "2018-05"),
    ("17-May-2018", "2018-05-17"),
    ("5-May-07", "2007-05-05"),
    ("May 17, 2018", "2018-05-17"),
    ("17 de mayo de 2018", "2018-05-17"),
    ("1ro de mayo del 2018", "2018-05-01"),
    ("jueves 17 de mayo, 2018", "2018-05-17"),
    ("May 2018", "2018-05"),
    ("mayo/2018", "2018-05"),
    ("a mediados de mayo 2018", "2018-05"),
    ("principios de 5 mayo 2018", "2018-05"),
    ("verano 2018", "2018"),
    ("36805", "2000-10-06"),
    ("43351.62", "2018-09-08"),
    ("'2018-05-17", "2018-05-17"),
    ("May-07", "2007-05"),
    ("12 dic 17", "2017-12-12"),
    ("17 de agôsto de 2018", "2018-08-17"),
]


@pytest.mark.parametrize(("text", "iso"), ONE_READING)
def test_a_written_date_has_one_reading(text: str, iso: str) -> None:
    assert [str(when) for when in read_date(text, last_year=2018).readings] == [iso]


@pytest.mark.parametrize(
    "text", ["", "-", "--", "N/A", "unk", "Unknown", "desconocido", "s/d", "no sabe", "00/00/0000", "?"]
)
def test_words_for_nothing_are_missing(text: str) -> None:
    assert read_date(text, last_year=2018).found is Found.MISSING


@pytest.mark.parametrize("text", ["31/02/2018", "2018-13-01", "13/13/2018", "20181345", "30 de febrero de 2018"])
def test_days_that_no_calendar_has_are_impossible(text: str) -> None:
    assert read_date(text, last_year=2018).found is Found.IMPOSSIBLE


@pytest.mark.parametrize("text", ["8 yrs", "31 años", "7 meses", "Lopez", "123", "A210435836", "5", "12 13 14 15"])
def test_what_is_no_date_is_unknown(text: str) -> None:
    assert read_date(text, last_year=2018).found is Found.UNKNOWN


def test_two_small_numbers_keep_both_orders_day_first_before_month_first() -> None:
    found = read_date("03/04/2018", last_year=2018)
    assert (found.found, [str(when) for when in found.readings]) == (Found.EITHER, ["2018-04-03", "2018-03-04"])


@pytest.mark.parametrize(
    ("text", "order"), [("17/05/2018", Order.DAY_FIRST), ("05/17/2018", Order.MONTH_FIRST), ("5/5/2018", None)]
)
def test_a_large_number_proves_the_order(text: str, order: Order | None) -> None:
    assert read_date(text, last_year=2018).order is order


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("02/15/2013 19:52", "19:52"),
        ("5/17/2018 7:52 PM", "19:52"),
        ("2018-05-17T14:30:00", "14:30"),
        ("5/17/2018 12:05 a.m.", "00:05"),
        ("43351 14:59", "14:59"),
        ("17 de mayo de 2018 a las 3pm", "15:00"),
        ("201805171430", "14:30"),
        ("2018-05-17 1430 hrs", "14:30"),
    ],
)
def test_a_time_of_day_is_kept_beside_the_date(text: str, time: str) -> None:
    assert read_date(text, last_year=2018).time == time


@pytest.mark.parametrize(
    ("text", "time"), [("1430 hrs", "14:30"), ("2:30 PM", "14:30"), ("19h52", "19:52"), ("25:00", ""), ("x", "")]
)
def test_a_time_alone_is_read(text: str, time: str) -> None:
    assert read_time(text) == time


@pytest.mark.parametrize(
    ("text", "reference", "iso"),
    [
        ("octubre", PartialDate(2018, 3, 1), "2017-10"),
        ("octubre", PartialDate(2018, 10, 2), "2018-10"),
        ("3 de marzo", PartialDate(2018, 3, 2), "2017-03-03"),
        ("hace dos meses", PartialDate(2018, 7, 30), "2018-05"),
        ("hace 3 dias", PartialDate(2018, 7, 30), "2018-07-27"),
    ],
)
def test_a_date_without_a_year_is_the_last_one_before_the_call(text: str, reference: PartialDate, iso: str) -> None:
    assert str(before(read_date(text, last_year=2018), reference)) == iso


@pytest.mark.parametrize(("last", "year"), [(2018, 2018), (2017, 1918), (2026, 2018)])
def test_two_digits_are_the_latest_year_that_is_not_too_late(last: int, year: int) -> None:
    assert read_date("17/05/18", last_year=last).readings[0].year == year


def test_two_months_are_two_readings() -> None:
    assert [str(when) for when in read_date("mayo o junio 2018", last_year=2018).readings] == ["2018-05", "2018-06"]


@given(st.dates(dt.date(1910, 1, 1), dt.date(2049, 12, 31)))
def test_every_form_of_a_day_is_read_back(day: dt.date) -> None:
    for form in ("%Y-%m-%d", "%Y%m%d", "%d-%b-%Y", "%B %d, %Y", "%d %B %Y"):
        found = read_date(day.strftime(form), last_year=2049)
        assert [str(when) for when in found.readings] == [day.isoformat()], form
    assert PartialDate(day.year, day.month, day.day) in read_date(day.strftime("%d/%m/%Y"), last_year=2049).readings
    assert PartialDate(day.year, day.month, day.day) in read_date(day.strftime("%m/%d/%Y"), last_year=2049).readings


@given(st.dates(dt.date(1911, 1, 1), dt.date(2049, 12, 31)))
def test_a_serial_number_is_the_day_it_counts_to(day: dt.date) -> None:
    serial = (day - dt.date(1899, 12, 30)).days
    if serial > 9999:
        assert str(read_date(str(serial), last_year=2049).readings[0]) == day.isoformat()


@given(st.integers(1880, 2099), st.none() | st.integers(1, 12), st.none() | st.integers(1, 28))
def test_iso_text_and_span_agree_with_the_parts(year: int, month: int | None, day: int | None) -> None:
    when = make(year, month, day if month else None)
    assert when is not None
    assert parse_iso(str(when)) == when
    first, last = when.span()
    assert dt.date.fromordinal(first).year == dt.date.fromordinal(last).year == year
    assert last - first == 0 if when.day else 27 <= last - first <= 365


@given(st.text(max_size=30))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = read_date(text, last_year=2018)
    assert bool(found.readings) == (found.found in (Found.DATE, Found.EITHER))
