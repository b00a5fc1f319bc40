"""Readers of values that stand in a packaged table: sex, country, language, sector, station, relation."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from lazos.core.columns import Column
from lazos.core.problems import ProblemCode
from lazos.core.words import clean, fold, is_missing, word_set
from lazos.data.tables import csv_rows
from lazos.lists.values.outcome import Context, Outcome, Reader, one_by_one

_MALE = word_set("male masculino masc hombre varon nino boy man masculine ml hom homem macho")
_FEMALE = word_set("female femenino fem femenina mujer hembra nina girl woman feminine fml muj mulher fe")
_OTHER = word_set("x nb non-binary nonbinary no binario otro otra other intersex transgender trans")


def sex_reader(texts: Sequence[str], context: Context) -> Outcome:
    """`F`, `M`, `X`. The letter M is *mujer* where the column also says H, or its header does."""
    letters = {fold(text).strip(". ") for text in texts}
    header = fold(context.header)
    letter_m: str | None = "M"
    spanish = bool(re.search(r"\bh\W*[/,-]\W*m\b|\bm\W*[/,-]\W*h\b|hombre.*mujer|mujer.*hombre", header))
    if "h" in letters or spanish:
        letter_m = "F" if "f" not in letters else None
    elif "f" not in letters and "m" in letters and re.search(r"sexo|genero", header) and "m" not in header.split():
        letter_m = None if not letters & _MALE else "M"
    pairs = [_sex(text, letter_m) for text in texts]
    unclear = letter_m is None and "m" in letters
    codes = [ProblemCode.SEX_LETTER_AMBIGUOUS] if unclear else []
    return Outcome([value for value, _ in pairs], [code for _, code in pairs], column_codes=codes)


def _sex(text: str, letter_m: str | None) -> tuple[str | None, ProblemCode | None]:
    folded = fold(text).strip(".()[] *'")
    if folded == "m":
        return letter_m, None
    if folded in ("f", "2f") or folded in _FEMALE:
        return "F", None
    if folded == "h" or folded in _MALE:
        return "M", None
    if folded in _OTHER:
        return "X", None
    return None, None if is_missing(text) or folded in ("u", "?") else ProblemCode.SEX_NOT_UNDERSTOOD


@cache
def countries() -> Mapping[str, str]:
    """Every folded spelling of a country, to its two letters."""
    found: dict[str, str] = {}
    for row in csv_rows("countries.csv"):
        for word in (row["code"], row["iso3"], *row["names"].split("|"), row["ice"]):
            found.setdefault(_bare(word), row["code"])
    found["es"] = "SV" if found.get("es") is None else found["es"]
    return found


def _bare(text: str) -> str:
    return re.sub(r"[^a-z]+", " ", fold(text)).strip()


def _country(text: str) -> tuple[str | None, ProblemCode | None]:
    if is_missing(text):
        return None, None
    folded = _bare(clean(text))
    table = countries()
    parts = [part for part in re.split(r"\s*[,/\-–(]\s*|\s{2,}", clean(text)) if part]
    for form in (folded, *(_bare(part) for part in reversed(parts))):
        if form in table:
            return table[form], None
    return None, ProblemCode.COUNTRY_NOT_UNDERSTOOD


@cache
def languages() -> Mapping[str, str]:
    """Every spelling of a language without accents, apostrophes and spaces, to its ISO 639-3 code."""
    found: dict[str, str] = {}
    for row in csv_rows("languages.csv"):
        for word in (row["code"], *row["names"].split("|")):
            found.setdefault(_letters(word), row["code"])
    return found


def _letters(text: str) -> str:
    return re.sub(r"[^a-z]+", "", fold(text))


def _languages(text: str) -> tuple[str | None, ProblemCode | None]:
    if is_missing(text):
        return None, None
    table = languages()
    if code := table.get(_letters(text)):
        return code, None
    parts = [part.strip() for part in re.split(r"[,;/&+|()]|\s(?:y|and|e|con|with)\s", clean(text)) if part.strip()]
    codes = [
        table.get(_letters(re.sub(r"(?i)\b(maya|mayan|idioma|lengua|language)\b", "", part))) or part for part in parts
    ]
    kept = [code for code in dict.fromkeys(codes) if not is_missing(code)]
    return " ".join(kept) or None, None


@cache
def sectors() -> Mapping[str, str]:
    """Every folded name of a sector, to its code."""
    found: dict[str, str] = {}
    for row in csv_rows("sectors.csv"):
        for word in (row["code"], row["name"], *filter(None, row["aliases"].split("|"))):
            found.setdefault(_bare(word), row["code"])
    return found


@cache
def stations() -> Mapping[str, tuple[str, str]]:
    """Every folded name of a station, to its code and its sector's."""
    found: dict[str, tuple[str, str]] = {}
    for row in csv_rows("stations.csv"):
        for word in (row["code"], row["name"], *filter(None, row["aliases"].split("|"))):
            found.setdefault(_bare(word), (row["code"], row["sector"]))
    return found


_STATION_WORDS = re.compile(
    r"\b(bps|bp station|border patrol station|station|stn|sta|estacion|usbp|border patrol|bp|pd)\b"
)
_SECTOR_WORDS = re.compile(r"\b(sector|sctr|sec)\b")


def find_place(text: str, *, station_first: bool) -> tuple[str | None, str | None]:
    """Codes of the sector and station that a text names, or None: `RGV`, `Tucson / Casa Grande`, `Harlingen BPS`.

    A name that both a sector and a station bear is the sector, unless the text says station or `station_first`.
    """
    parts = [part for part in re.split(r"[/|,;>:()]|\s[-–]\s", clean(text)) if part.strip()]
    sector = station = None
    for number, part in enumerate(parts):
        bare = _bare(part)
        says_station = bool(_STATION_WORDS.search(bare)) or station_first or (number > 0 and sector is not None)
        core = " ".join(_SECTOR_WORDS.sub(" ", _STATION_WORDS.sub(" ", bare)).split())
        is_sector = sectors().get(bare) or sectors().get(core)
        is_station = stations().get(core) or stations().get(bare)
        if is_station and (says_station or not is_sector) and not _SECTOR_WORDS.search(bare):
            station, sector = is_station[0], sector or is_station[1]
        elif is_sector:
            sector = sector or is_sector
    return sector, station


def sector_reader(texts: Sequence[str], _context: Context) -> Outcome:
    """A sector's code, and beside it the station where the text names one; else the text in capitals."""
    places = [(None, None) if is_missing(text) else find_place(text, station_first=False) for text in texts]
    values = [sector or (None if station or is_missing(text) else clean(text).upper())
              for text, (sector, station) in zip(texts, places, strict=True)]  # fmt: skip
    return Outcome(values, [None] * len(texts), {Column.STATION: [station for _, station in places]})


def station_reader(texts: Sequence[str], _context: Context) -> Outcome:
    """A station's code, and beside it its sector; else the text in capitals."""
    places = [(None, None) if is_missing(text) else find_place(text, station_first=True) for text in texts]
    values = [station or (None if is_missing(text) else clean(text).upper())
              for text, (_, station) in zip(texts, places, strict=True)]  # fmt: skip
    return Outcome(values, [None] * len(texts), {Column.SECTOR: [sector for sector, _ in places]})


def crossing_reader(texts: Sequence[str], _context: Context) -> Outcome:
    """The place as written, and beside it the sector and station of that name."""
    places = [find_place(text, station_first=False) for text in texts]
    values = [None if is_missing(text) else clean(text) for text in texts]
    beside = {Column.SECTOR: [sector for sector, _ in places], Column.STATION: [station for _, station in places]}
    return Outcome(values, [None] * len(texts), beside)


country_reader: Reader = one_by_one(_country)
languages_reader: Reader = one_by_one(_languages)
