"""The record table as a peer needs it: one flat row a record, names as sound keys, numbers and dates as such."""

from datetime import date, datetime
from typing import Any, Final

import pandas as pd
import pyarrow as pa

from lazos.core.columns import Column, Kind, Place, Role
from lazos.core.names import split_full_name, tokens
from lazos.core.sounds import sound
from lazos.data.reader import given_share

GROWN: Final = 18.0
ADULTS: Final = frozenset({Role.ADULT, Role.MOTHER, Role.FATHER, Role.RELATIVE})


def features(records: pa.Table) -> pd.DataFrame:
    """Flatten the record table; `unique_id` is the number of the line."""
    names = [name for name in (*Place, *Column) if name in records.column_names]
    rows = [_row(line, row) for line, row in enumerate(records.select(names).to_pylist())]
    table = pd.DataFrame(rows)
    for name in ("a", "minute", "custody", "born_year"):
        table[name] = table[name].astype("Int64")
    return table


def _row(line: int, cells: dict[str, Any]) -> dict[str, Any]:
    given, surnames = _names(cells)
    born, seen, custody = (_first(cells.get(it)) for it in (Column.BIRTH_DATE, Column.EVENT_AT, Column.CUSTODY_FROM))
    when = seen or custody or "2018"
    age = float(cells[Column.AGE]) if cells.get(Column.AGE) else None
    year = int(born[:4]) if born else (int(when[:4]) - int(age) if age is not None else None)
    number = cells.get(Column.A_NUMBER)
    return {
        "unique_id": line,
        "where": cells[Place.LIST],
        "ref": cells[Column.REF],
        "child": _is_child(cells, year, when),
        "caller": cells.get(Place.KIND) == Kind.CONTACTS,
        "given": given,
        "surnames": surnames,
        "g1": given[0] if given else None,
        "s1": surnames[0] if surnames else None,
        "s2": surnames[1] if len(surnames) > 1 else None,
        "born": born if len(born) == 10 else None,
        "born_year": year,
        "sex": cells.get(Column.SEX),
        "country": cells.get(Column.COUNTRY),
        "a_number": number,
        "a": int(number) if number else None,
        "event": cells.get(Column.EVENT_NUMBER),
        "minute": _minute(seen),
        "custody": _day(custody),
        "sector": cells.get(Column.SECTOR),
        "station": cells.get(Column.STATION),
        "unit": None if cells.get(Column.FAMILY_UNIT) == "DELETED" else cells.get(Column.FAMILY_UNIT),
        "told": _told(cells),
    }


def _names(cells: dict[str, Any]) -> tuple[list[str], list[str]]:
    if cells.get(Column.FULL_NAME):
        parts = split_full_name(cells[Column.FULL_NAME], given_share)
        given, surnames = parts.given, parts.surnames
    else:
        given = tokens(cells.get(Column.GIVEN_NAMES) or "")
        written = (cells.get(it) or "" for it in (Column.SURNAMES, Column.SURNAME_1, Column.SURNAME_2))
        surnames = tokens(" ".join(written))
    return [sound(it) for it in given[:3]], [sound(it) for it in surnames[:3]]


def _told(cells: dict[str, Any]) -> list[str]:
    """Sound keys of everybody whom the record names besides its subject."""
    said = (Column.NOTE, Column.MOTHER_NAME, Column.FATHER_NAME, Column.RELATIVE_NAME, Column.CHILD_NAME)
    return sorted({sound(it) for name in said for it in tokens(cells.get(name) or "") if len(it) > 2})


def _first(value: str | None) -> str:
    return (value or "").split("|")[0]


def _is_child(cells: dict[str, Any], year: int | None, when: str) -> bool:
    if cells.get(Column.ROLE) == Role.CHILD or cells.get(Place.KIND) == Kind.CHILDREN:
        return True
    if cells.get(Column.ROLE) in ADULTS or cells.get(Place.KIND) in {Kind.ADULTS, Kind.CONTACTS}:
        return False
    return year is not None and int(when[:4]) - year < GROWN


def _minute(moment: str) -> int | None:
    if len(moment) < 16:
        return _day(moment, 1440)
    return int((datetime.fromisoformat(moment[:16]) - datetime(1970, 1, 1)).total_seconds() // 60)  # noqa: DTZ001


def _day(text: str, scale: int = 1) -> int | None:
    return (date.fromisoformat(text[:10]) - date(1970, 1, 1)).days * scale if len(text) >= 10 else None
