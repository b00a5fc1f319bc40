"""Partial dates, and a strict reader of the ways in which lists and callers write them.

Nothing is guessed: a text has one reading, two readings (day or month first; `octubre o noviembre`), lacks its year, or
is not a date. Which order of day and month holds is for the column to decide, not for the cell.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from lazos.core.words import fold, is_missing, word_set

EXCEL_EPOCH = date(1899, 12, 30)
FIRST_SERIAL, LAST_SERIAL = 3654, 55153  # 1910-01-01 to 2050-12-31
FIRST_YEAR, LAST_YEAR = 1880, 2100


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date known to the year, the month or the day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """The ISO text, as long as it is known: `2010`, `2010-05`, `2010-05-17`."""
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
            if self.day is not None:
                text += f"-{self.day:02d}"
        return text

    def span(self) -> tuple[int, int]:
        """First and last day that it may be, as proleptic ordinals (`date.toordinal`)."""
        first = date(self.year, self.month or 1, self.day or 1)
        if self.day is not None:
            return first.toordinal(), first.toordinal()
        last_month = self.month or 12
        after = date(self.year + last_month // 12, last_month % 12 + 1, 1)
        return first.toordinal(), after.toordinal() - 1


class Order(StrEnum):
    """Which of two numbers comes first in a slashed date."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class Found(StrEnum):
    """What a text turned out to be."""

    DATE = "date"
    EITHER = "either"
    YEARLESS = "yearless"
    MISSING = "missing"
    IMPOSSIBLE = "impossible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class DateText:
    """A text read as a date.

    `readings`: one for DATE; two for EITHER, day first before month first. `order`: the order that a slashed date
    proves by being impossible in the other, or None. `month`, `day`, `ago`: of a YEARLESS text, month and day, or how
    many days before the reference it lies. `time`: `HH:MM` or empty.
    """

    found: Found
    readings: tuple[PartialDate, ...] = ()
    order: Order | None = None
    month: int | None = None
    day: int | None = None
    ago: int | None = None
    time: str = ""


MISSING = DateText(Found.MISSING)
IMPOSSIBLE = DateText(Found.IMPOSSIBLE)
UNKNOWN = DateText(Found.UNKNOWN)

_MONTH_WORDS = """jan january ene enero janeiro|feb february febrero fev fevereiro|mar march marzo marco mzo
apr april abr abril|may mayo maio|jun june junio junho|jul july julio julho|aug august ago agosto agto
sep sept september septiembre setiembre set setembro|oct october octubre out outubro|nov november noviembre novembro
dec december dic diciembre dez dezembro dbre"""
MONTHS = {word: number for number, words in enumerate(re.split(r"[|\n]", _MONTH_WORDS), 1) for word in words.split()}
_NOISE = word_set(
    """de del of the el la los en in on at a al dia day month mes ano year about around approx approximately
    aprox     aproximadamente circa ca c como hacia cerca por entre between and y o or u to born nac nacido
    nacida st nd rd th er ro     mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri
    friday sat saturday sun sunday lun lunes     martes mie miercoles jue jueves vie viernes sab sabado dom
    domingo est estimated maybe quiza tal vez creo"""
)
_VAGUE = word_set(
    """mediados mediado mid middle early late inicios inicio principios principio comienzos finales final fines
    fin end     beginning start semana week primera segunda tercera ultima ultimos primeros first second
    third last"""
)
_SEASONS = word_set("primavera verano otono invierno spring summer autumn fall winter")
_NUMBERS = """un uno una one|dos two|tres three|cuatro four|cinco five|seis six|siete seven|ocho eight|nueve nine
diez ten|once eleven|doce twelve"""
_NUMBER_WORDS = {word: number for number, words in enumerate(re.split(r"[|\n]", _NUMBERS), 1) for word in words.split()}
_UNIT_DAYS = {"dia": 1, "day": 1, "semana": 7, "week": 7, "mes": 30, "month": 30, "ano": 365, "year": 365}

_TIME = re.compile(
    r"[T ,;]+(?:a las |at )?(\d{1,2})(?:[:h.](\d{2})|(?=\s?[ap]\.?\s?m))(?::\d{2}(?:[.,]\d+)?)?"
    r"\s?([ap])?\.?\s?(?:m\.?)?"
    r"\s?(?:hrs?\.?|h|z|[+-]\d\d:?\d\d|[a-z]{3})?$|[T ]+(\d{2})(\d{2}) ?(?:hrs?\.?|h)$",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"(\d\d?[/-]\d\d?[/-][12]\d{3}|[12]\d{3}-\d\d-\d\d)(?:[ T]([01]\d|2[0-3]):([0-5]\d))?")
_CLOCK = re.compile(
    r"(\d{1,2})(?:[:h.](\d{2}))?(?::\d{2}(?:[.,]\d+)?)?\s?([ap])?\.?\s?(?:m\.?)?\s?(?:hrs?\.?|h)?", re.IGNORECASE
)
_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/. ](\d{1,2}|xx|\?\?)(?:[-/. ](\d{1,2}|xx|\?\?))?)?-?", re.IGNORECASE)
_SLASHED = re.compile(r"(\d{1,2}|xx?|\?\??)\s?[-/. ,]\s?(\d{1,2}|xx?|\?\??)\s?[-/. ,]\s?'?(\d{4}|\d{2})", re.IGNORECASE)
_MONTH_YEAR = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{4})")
_SERIAL = re.compile(r"(\d{4,5})(?:[.,](\d+))?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2}):?(\d{2})(?::?\d{2})?)?")


def make(year: int, month: int | None, day: int | None) -> PartialDate | None:
    """The partial date, or None where the calendar has none such. Zero stands for not known."""
    month, day = month or None, day or None
    if not FIRST_YEAR <= year <= LAST_YEAR or (month is None and day is not None):
        return None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return PartialDate(year, month, day)


def parse_iso(text: str) -> PartialDate | None:
    """`2010`, `2010-05` or `2010-05-17`, a time after it allowed and left; None for any other text."""
    match = re.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T|$)", text)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    return make(year or 0, month, day)


def read_date(text: str, *, last_year: int) -> DateText:
    """What a text says as a date; years of two digits are the latest that do not pass `last_year`.

    `17/05/2018` proves its order, `03/04/2018` is EITHER, `octubre` is YEARLESS, `36805` a spreadsheet's serial number.
    Ages (`8 yrs`) and all else are UNKNOWN; `-`, `N/A`, `unk`, `desconocido` are MISSING.
    """
    plain = _PLAIN.fullmatch(text)
    if plain:
        found = _read_day(plain[1], last_year)
        return _with_time(found, f"{plain[2]}:{plain[3]}") if plain[2] and found.readings else found
    text = text.strip().strip("'\"*~()[]").strip()
    if is_missing(text) or not text.strip("0/-. :"):
        return MISSING
    compact = _COMPACT.fullmatch(text)
    if compact:
        return _compact(compact)
    serial = _SERIAL.fullmatch(text)
    if serial and len(serial[1]) == 5:
        return _serial(serial[1], float(f"0.{serial[2]}") if serial[2] else None)
    body, time = split_time(text)
    found = _read_day(body.strip(" ,;.*~?"), last_year)
    return _with_time(found, time) if time and found.readings else found


def split_time(text: str) -> tuple[str, str]:
    """The text before a time of day, and the time as `HH:MM` (empty if there is none)."""
    match = _TIME.search(text)
    if match is None or match.start() == 0:
        return text, ""
    hour, minute = (match[4], match[5]) if match[4] else (match[1], match[2])
    return (text[: match.start()], clock) if (clock := _clock(hour, minute, match[3])) else (text, "")


def read_time(text: str) -> str:
    """A time of day alone as `HH:MM`: `7:52 PM`, `1952 hrs`, `19h52`; empty if it is none."""
    text = text.strip()
    if re.fullmatch(r"\d{4}( ?(hrs?\.?|h))?", text):
        return _clock(text[:2], text[2:4], None)
    match = _CLOCK.fullmatch(text)
    return _clock(match[1], match[2], match[3]) if match and (match[2] or match[3]) else ""


def _clock(hour: str, minute: str | None, half: str | None) -> str:
    hours, minutes = int(hour), int(minute or 0)
    if half:
        if not 1 <= hours <= 12:
            return ""
        hours = hours % 12 + (12 if half.lower() == "p" else 0)
    return f"{hours:02d}:{minutes:02d}" if hours < 24 and minutes < 60 else ""


def _with_time(found: DateText, time: str) -> DateText:
    return DateText(found.found, found.readings, found.order, time=time)


def _compact(match: re.Match[str]) -> DateText:
    """`20180517`, `201805171430`; else `05172018` or `17052018`, whichever the calendar has."""
    digits = match[1] + match[2] + match[3]
    when = make(int(match[1]), int(match[2]), int(match[3]))
    time = _clock(match[4], match[5], None) if match[4] else ""
    if when:
        return DateText(Found.DATE, (when,), time=time)
    if int(match[1]) >= FIRST_YEAR and int(match[1]) <= LAST_YEAR:
        return IMPOSSIBLE
    return _with_time(_slashed(int(digits[:2]), int(digits[2:4]), int(digits[4:])), time)


def _serial(days: str, fraction: float | None) -> DateText:
    """A spreadsheet's day number (1900 system); the fraction is the time of day."""
    if not FIRST_SERIAL <= int(days) <= LAST_SERIAL:
        return UNKNOWN
    day = EXCEL_EPOCH + timedelta(days=int(days))
    time = ""
    if fraction:
        minutes = min(round(fraction * 1440), 1439)
        time = f"{minutes // 60:02d}:{minutes % 60:02d}"
    return DateText(Found.DATE, (PartialDate(day.year, day.month, day.day),), time=time)


@lru_cache(maxsize=100_000)
def _read_day(text: str, last_year: int) -> DateText:
    serial = _SERIAL.fullmatch(text)
    if serial and len(serial[1]) == 5:
        return _serial(serial[1], None)
    if match := _COMPACT.fullmatch(text):
        return _compact(match)
    if match := _YEAR_FIRST.fullmatch(text):
        return _dated(make(int(match[1]), _number(match[2]), _number(match[3])))
    if match := _MONTH_YEAR.fullmatch(text):
        return _dated(make(int(match[2]), int(match[1]), None))
    if match := _SLASHED.fullmatch(text):
        return _slashed(_number(match[1]), _number(match[2]), full_year(match[3], last_year))
    if match := re.fullmatch(r"(\d{4})(\d{2})", text):
        return _dated(make(int(match[1]), int(match[2]), None)) if match[1][:2] in ("19", "20") else UNKNOWN
    return _worded(fold(text), last_year)


def _number(part: str | None) -> int:
    """The number; 0 for a blank, `xx` or `??`."""
    return int(part) if part and part.isdigit() else 0


def full_year(digits: str, last_year: int) -> int:
    """Four digits as they are; two are the latest year that does not pass `last_year`."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (last_year - year) // 100 * 100


def _dated(when: PartialDate | None) -> DateText:
    return DateText(Found.DATE, (when,)) if when else IMPOSSIBLE


def _slashed(first: int, second: int, year: int) -> DateText:
    """Two numbers and a year: day first, month first or either."""
    if 0 in (first, second):
        return _dated(make(year, first or second, None) if (first or second) <= 12 else make(year, None, None))
    day_first, month_first = make(year, second, first), make(year, first, second)
    if day_first and month_first:
        return _dated(day_first) if first == second else DateText(Found.EITHER, (day_first, month_first))
    if day_first:
        return DateText(Found.DATE, (day_first,), Order.DAY_FIRST)
    return DateText(Found.DATE, (month_first,), Order.MONTH_FIRST) if month_first else IMPOSSIBLE


def _worded(text: str, last_year: int) -> DateText:
    """A date with a month in words, with or without its day and year."""
    words = re.findall(r"[a-z]+|\d+", text)
    if ago := _ago(words):
        return ago
    months = [MONTHS[word] for word in words if word in MONTHS]
    numbers = [word for word in words if word.isdigit()]
    rest = [word for word in words if word not in MONTHS and not word.isdigit() and word not in _NOISE]
    vague = any(word in _VAGUE for word in rest)
    if any(word not in _VAGUE and word not in _SEASONS for word in rest) or len(numbers) > 2 or len(months) > 2:
        return UNKNOWN
    if not months:
        years = [int(number) for number in numbers if len(number) == 4]
        return _dated(make(years[0], None, None)) if len(years) == len(numbers) == 1 else UNKNOWN
    year, day = _year_and_day(numbers, words, last_year)
    if day == -1:
        return UNKNOWN
    return _assembled(months, year, None if vague or len(months) > 1 else day)


def _ago(words: list[str]) -> DateText | None:
    """`hace tres meses`, `2 weeks ago`: how many days before the reference."""
    if not words or ("hace" not in words and "ago" not in words):
        return None
    for number, unit in pairwise(words):
        count = int(number) if number.isdigit() else _NUMBER_WORDS.get(number, 0)
        days = _UNIT_DAYS.get(unit) or _UNIT_DAYS.get(unit.removesuffix("s")) or _UNIT_DAYS.get(unit.removesuffix("es"))
        if 0 < count < 1000 and days:
            return DateText(Found.YEARLESS, ago=count * days)
    return None


def _year_and_day(numbers: list[str], words: list[str], last_year: int) -> tuple[int | None, int | None]:
    """Year and day among the numbers beside a month's name; day -1 when they can't be told."""
    long = [number for number in numbers if len(number) == 4]
    short = [number for number in numbers if len(number) <= 2]
    if len(long) + len(short) != len(numbers) or len(long) > 1:
        return None, -1
    if long:
        return int(long[0]), int(short[0]) if short else None
    if len(short) == 2:
        return full_year(short[1].zfill(2), last_year), int(short[0])
    if not short:
        return None, None
    after_month = words.index(short[0]) > min(i for i, word in enumerate(words) if word in MONTHS)
    is_year = int(short[0]) > 31 or (after_month and len(short[0]) == 2 and len(words) == 2)
    return (full_year(short[0], last_year), None) if is_year else (None, int(short[0]))


def _assembled(months: list[int], year: int | None, day: int | None) -> DateText:
    if year is None:
        possible = len(months) == 1 and make(2000, months[0], day)
        return DateText(Found.YEARLESS, month=months[0], day=day) if possible else UNKNOWN
    made = [when for month in dict.fromkeys(months) if (when := make(year, month, day))]
    if not made:
        return IMPOSSIBLE
    return DateText(Found.EITHER if len(made) > 1 else Found.DATE, tuple(made))


def before(found: DateText, reference: PartialDate) -> PartialDate | None:
    """The latest date that a YEARLESS text can mean and that does not lie after the reference."""
    last = reference.span()[1]
    if found.ago is not None:
        then = date.fromordinal(last - found.ago)
        return PartialDate(then.year, then.month, then.day if found.ago < 14 else None)
    for year in range(reference.year, reference.year - 5, -1):
        when = make(year, found.month, found.day)
        if when and when.span()[0] <= last:
            return when
    return None
