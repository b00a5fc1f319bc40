"""Readers of date columns: the order of day and month is decided by the whole column."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from lazos.core.columns import Column
from lazos.core.dates import DateText, Found, Order, PartialDate, read_date
from lazos.core.problems import ProblemCode
from lazos.lists.values.outcome import Context, Outcome
from lazos.lists.values.simple import has_unit, read_age

MOST_STRAYS = 0.1
OLDEST = 110
YEARLESS = "?"


def read_texts(texts: Sequence[str], last_year: int) -> list[DateText]:
    """Each text as a date, by itself."""
    return [read_date(text, last_year=last_year) for text in texts]


def decide(found: Sequence[DateText], *, spanish: bool) -> tuple[Order, ProblemCode | None]:
    """The column's order of day and month, and a code where it stays open: nothing proves it, or both are in use."""
    votes = Counter(text.order for text in found if text.order)
    day, month = votes[Order.DAY_FIRST], votes[Order.MONTH_FIRST]
    likely = Order.DAY_FIRST if day > month or (day == month and spanish) else Order.MONTH_FIRST
    if not any(_two_orders(text) for text in found):
        return likely, None
    if day == month == 0:
        return likely, ProblemCode.DATE_ORDER_UNKNOWN
    open_question = min(day, month) > MOST_STRAYS * (day + month)
    return likely, ProblemCode.DATE_ORDER_MIXED if open_question else None


def _two_orders(text: DateText) -> bool:
    return text.found is Found.EITHER and text.readings[0].day is not None


def moment_reader(texts: Sequence[str], context: Context) -> Outcome:
    """A date with its time of day where one is written."""
    return _read(texts, context, timed=True)


def day_reader(texts: Sequence[str], context: Context) -> Outcome:
    """A date; a time of day beside it says nothing."""
    return _read(texts, context, timed=False)


def _read(texts: Sequence[str], context: Context, *, timed: bool) -> Outcome:
    found = read_texts(texts, context.last_year + 1)
    order, code = decide(found, spanish=context.spanish)
    values = [_value(text, order, settled=code is None, timed=timed) for text in found]
    codes = [_code(text, order, settled=code is None) for text in found]
    return Outcome(values, codes, column_codes=[code] if code else [])


def birth_reader(texts: Sequence[str], context: Context) -> Outcome:
    """A birth date; a future or too early one is kept and named; an age in its place goes to the age column."""
    found = read_texts(texts, context.last_year)
    order, code = decide(found, spanish=context.spanish)
    values = [_value(text, order, settled=code is None, timed=False) for text in found]
    codes = [_code(text, order, settled=code is None) for text in found]
    ages: list[str | None] = [None] * len(texts)
    for index, text in enumerate(found):
        if text.found is Found.UNKNOWN and has_unit(texts[index]):
            ages[index], codes[index] = read_age(texts[index])
        elif values[index] and codes[index] is None:
            codes[index] = _implausible(text.readings, context)
    return Outcome(values, codes, {Column.AGE: ages}, [code] if code else [])


def _implausible(readings: Sequence[PartialDate], context: Context) -> ProblemCode | None:
    if all(when.span()[0] > (context.newest + timedelta(days=1)).toordinal() for when in readings):
        return ProblemCode.DATE_BIRTH_IN_FUTURE
    if all(when.year < context.last_year - OLDEST for when in readings):
        return ProblemCode.DATE_BIRTH_TOO_EARLY
    return None


def _value(text: DateText, order: Order, *, settled: bool, timed: bool) -> str | None:
    if text.found is Found.YEARLESS:
        return YEARLESS
    if not text.readings:
        return None
    time = f"T{text.time}" if timed and text.time else ""
    written = [f"{when}{time if when.day is not None else ''}" for when in text.readings]
    if not _two_orders(text):
        return "|".join(written)
    likely = written if order is Order.DAY_FIRST else written[::-1]
    return likely[0] if settled else "|".join(likely)


def _code(text: DateText, order: Order, *, settled: bool) -> ProblemCode | None:
    if text.found is Found.IMPOSSIBLE:
        return ProblemCode.DATE_IMPOSSIBLE
    if text.found is Found.UNKNOWN:
        return ProblemCode.DATE_NOT_UNDERSTOOD
    strays = settled and text.order is not None and text.order is not order
    return ProblemCode.DATE_AGAINST_ORDER if strays else None
