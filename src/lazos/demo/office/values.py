"""Canonical values as an office writes them: dates, numbers, words for sexes, countries, languages and relations."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lazos.core.columns import Column
from lazos.demo.office.styles import Style
from lazos.demo.words import load_words, read_rows

MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
    "diciembre",
)  # fmt: skip
DATES = {
    Column.BIRTH_DATE, Column.AGE_AS_OF, Column.CUSTODY_FROM, Column.CUSTODY_TO, Column.DISCHARGE_DATE,
    Column.FINAL_ORDER_DATE, Column.REMOVAL_DATE, Column.CHILD_BIRTH_DATE, Column.CALLED_AT,
}  # fmt: skip
WORDED = {
    Column.SEX: "sex", Column.CHILD_SEX: "sex", Column.COUNTRY: "country", Column.REMOVAL_COUNTRY: "country",
    Column.LANGUAGES: "language", Column.RELATION: "relation", Column.ROLE: "role",
}  # fmt: skip
CALLING_CODES = ("1809", "502", "503", "504", "505", "506", "593", "52", "55", "57", "51", "53", "40")
EPOCH = date(1899, 12, 30)


@cache
def written() -> dict[tuple[str, str, str], tuple[str, ...]]:
    """Reads how codes are written, by topic, code and language."""
    found = {}
    for row in read_rows("written.csv"):
        found[row["topic"], row["code"], "en"] = tuple(row["english"].split(";"))
        found[row["topic"], row["code"], "es"] = tuple(row["spanish"].split(";"))
    return found


def write_date(value: str, form: str) -> str:
    """Writes a partial ISO date in an office's form; of two readings the first."""
    value = value.split("|")[0]
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return value
    if len(parts) == 2:
        return f"{parts[1]:02d}/{parts[0]}"
    day = date(*parts)
    if form == "serial":
        return str((day - EPOCH).days)
    return day.strftime(form.replace("{month}", MONTHS[day.month - 1]))


def write_moment(value: str, form: str, half_day: bool) -> str:
    """Writes a local moment in an office's form."""
    if "T" not in value:
        return write_date(value, form)
    moment = datetime.fromisoformat(value)
    clock = moment.strftime("%I:%M %p" if half_day else "%H:%M")
    return f"{write_date(value[:10], '%m/%d/%Y' if form == 'serial' else form)} {clock}"


def write_crossing(value: str, style: Style, choice: int) -> str:
    """Writes a vague time of crossing: a month in words, with or without its year."""
    parts = value.split("-")
    if len(parts) < 2 or choice % 4 == 0:
        return value
    month = MONTHS[int(parts[1]) - 1] if style.language == "es" else date(2000, int(parts[1]), 1).strftime("%B")
    if len(parts) == 3:
        return f"{int(parts[2])} {month} {parts[0]}"
    middle = "a mediados de " if style.language == "es" else "mid "
    return (month, f"{month} {parts[0]}", f"{middle}{month} {parts[0]}")[choice % 4 - 1]


def write_phone(value: str, choice: int) -> str:
    """Writes a telephone with or without its country code, in one of the usual groupings."""
    code = next(
        (
            code
            for code in ("1809", "502", "503", "504", "505", "506", "593", "52", "55", "57", "51", "53", "40")
            if value.startswith(code)
        ),
        "",
    )
    rest = value[len(code) :]
    half = f"{rest[:4]}-{rest[4:]}"
    return (
        rest,
        half,
        f"+{code} {half}",
        f"011-{code}-{half}",
        f"00{code}{rest}",
        f"({code}) {half}",
        f"tel. {rest[:4]}.{rest[4:]}",
    )[choice % 7]


def _word(topic: str, style: Style, choice: int) -> Callable[[str], str]:
    known = written()

    def write(code: str) -> str:
        if topic == "country" and choice % 3 == 0:
            return code
        words = [known.get((topic, part, style.language), (part,)) for part in code.split(" ")]
        chosen = " / ".join(options[choice % len(options)] for options in words)
        return chosen.upper() if topic == "country" and choice % 3 == 1 else chosen

    return write


def _number(style: Style) -> Callable[[str], str]:
    return lambda value: style.number.format(value, value[:3], value[3:6], value[6:])


def _place_names(column: Column, choice: int) -> Callable[[str], str]:
    words = load_words()
    codes, names = (words.sector, words.sector_name) if column is Column.SECTOR else (words.station, words.station_name)
    table = dict(zip(codes.tolist(), names.tolist(), strict=True))
    return lambda value: table.get(value, value) if choice % 2 else value


def writer(column: Column, style: Style, form: str, turn: int) -> Callable[[str], str] | None:
    """Gives the function that writes a column's values, none where they are written as they are."""
    choice = style.choices[column] + turn
    if column in DATES:
        return lambda value: write_date(value, form)
    if column is Column.EVENT_AT:
        return lambda value: write_moment(value, form, style.choices["moment"] % 5 == 0)
    if column in WORDED:
        return _word(WORDED[column], style, choice)
    if column is Column.A_NUMBER:
        return _number(style) if not turn else str
    if column in (Column.SECTOR, Column.STATION):
        return _place_names(column, choice)
    if column is Column.PHONE:
        return lambda value: write_phone(value, choice)
    if column is Column.CROSSED_AT:
        return lambda value: write_crossing(value, style, choice)
    if column is Column.FAMILY_UNIT:
        return lambda value: ("DELETED", "deleted", "FMU DELETED")[choice % 3] if value == "DELETED" else value
    return None


def _apply(values: "pa.Array", write: Callable[[str], str]) -> "pa.Array":
    coded = values.dictionary_encode()
    spelt = pa.array([write(value) for value in coded.dictionary.to_pylist()], pa.string())
    return spelt.take(coded.indices)


def render(values: "pa.Array", column: Column, style: Style, rng: np.random.Generator) -> "pa.Array":
    """Writes a column in the office's way, a share of it in another way."""
    usual, other = writer(column, style, style.dates[0], 0), writer(column, style, style.dates[1], 1)
    if usual is None or other is None:
        return values
    varied = column in (Column.PHONE, Column.CROSSED_AT, Column.RELATION)
    share = 0.4 if varied else style.mixed if column not in (Column.SEX, Column.CHILD_SEX) else 0.0
    made = _apply(values, usual)
    if not share:
        return made
    return pc.if_else(pa.array(rng.random(len(values)) < share), _apply(values, other), made)


def dirty(values: "pa.Array", style: Style, rng: np.random.Generator) -> "pa.Array":
    """Adds stray spaces and dots, broken encodings and the office's words for nothing."""
    cells = values.to_pylist()
    draw = rng.random(len(cells))
    for row in np.flatnonzero(draw < style.trailing).tolist():
        if cells[row]:
            cells[row] = (cells[row] + " ", cells[row] + ".", " " + cells[row])[row % 3]
    for row in np.flatnonzero(draw > 1 - style.mojibake).tolist():
        if cells[row] and not cells[row].isascii():
            cells[row] = cells[row].encode().decode("cp1252", errors="ignore")
    return pa.array([style.empty if cell is None else cell for cell in cells], pa.string())
