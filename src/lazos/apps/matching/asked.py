"""An inquiry as people write it, into the canonical forms; knows no Django, so that commands read the same way."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from lazos.core.columns import Kind
from lazos.core.dates import parse_iso, read_date
from lazos.core.identifiers import a_number
from lazos.core.kinship import relation_of
from lazos.core.words import clean, is_missing
from lazos.linkage.inquiry.asked import CHILD, Inquiry, facts
from lazos.lists.values.outcome import Context, Reader
from lazos.lists.values.phones import read_phones
from lazos.lists.values.simple import read_age
from lazos.lists.values.tables import country_reader, find_place, languages_reader, sex_reader

Row = Mapping[str, str]
_ABOUT: Final = {"child": CHILD, "nino": CHILD, "nina": CHILD, "menor": CHILD, "adult": "adult", "adulto": "adult"}


def inquiry_of(row: Row) -> Inquiry:
    """Make an inquiry of the cells of a row; a value that is not understood is left out."""

    def of(name: str) -> str:
        text = row.get(name) or ""
        return "" if is_missing(text) else clean(text)

    place = of("place")
    sector, station = find_place(place, station_first=False) if place else (None, None)
    kin = relation_of(of("relation"))
    country = _one(country_reader, of("country"))
    return Inquiry(
        about=_ABOUT.get(of("about").lower(), ""),
        full_name=of("full_name"),
        nickname=of("nickname"),
        sex=_one(sex_reader, of("sex")),
        birth_date=date_of(of("birth_date")),
        age=read_age(of("age"))[0] or "",
        age_as_of=date_of(of("age_as_of")) or (today() if of("age") else ""),
        country=country,
        home=of("municipality") or of("department"),
        language=_one(languages_reader, of("language")),
        relative_name=of("relative_name"),
        relation=CHILD if kin.is_child else str(kin.relation or ""),
        event=date_of(of("event_month")),
        sector=sector or "",
        station=station or "",
        facility=of("facility"),
        a_number=a_number(of("a_number")) or "",
        phone=read_phones(of("phone"), country or None) or "",
    )


# The part of an inquiry into which each column is read.
PARTS: Final[Mapping[str, str]] = {
    "about": "about", "full_name": "full_name", "nickname": "nickname", "sex": "sex", "birth_date": "birth_date",
    "age": "age", "age_as_of": "age_as_of", "country": "country", "municipality": "home", "department": "home",
    "language": "language", "relative_name": "relative_name", "event_month": "event", "place": "place",
    "a_number": "a_number", "phone": "phone",
}  # fmt: skip


def left_out(row: Row, inquiry: Inquiry) -> tuple[str, ...]:
    """The columns of a row that say something which was not understood."""
    told = facts(inquiry)
    if inquiry.sector or inquiry.station:
        told |= {"place"}
    return tuple(name for name, part in PARTS.items() if not is_missing(row.get(name) or "") and part not in told)


def today() -> str:
    """The month in which an age told without a date is taken to be true."""
    return datetime.now(UTC).date().isoformat()[:7]


def _one(reader: Reader, text: str) -> str:
    return (reader([text], _CONTEXT).values[0] or "") if text else ""


_CONTEXT: Final = Context(Kind.CONTACTS, "", False, datetime.now(UTC).date())


def date_of(text: str) -> str:
    """A date as written into partial ISO, both readings of an ambiguous one; empty where it is none."""
    if not text:
        return ""
    if parse_iso(text):
        return text
    readings = read_date(text, last_year=_CONTEXT.last_year).readings
    return "|".join(str(reading) for reading in readings)
