"""The habits of an office: language, headers, formats of dates and numbers, and what stands around the table."""

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from lazos.core.columns import Column, Kind
from lazos.demo.parameters import Layout, ListPlan
from lazos.demo.words import read_rows

ENGLISH_DATES = ("%m/%d/%Y", "%-m/%-d/%Y", "%d-%b-%Y", "%Y%m%d", "%Y-%m-%d", "%-d-%b-%y", "serial")
SPANISH_DATES = ("%d/%m/%Y", "%-d de {month} de %Y", "%d-%m-%Y", "%d/%m/%y", "%Y-%m-%d")
NUMBERS = ("{0}", "A{0}", "A {1} {2} {3}", "A{1}-{2}-{3}", "{1}-{2}-{3}")
TITLES = {
    "en": ("CHILDREN AND PARENTS REPORT", "Law enforcement sensitive - invented data", "draft - not final"),
    "es": ("REGISTRO - DATOS INVENTADOS", "Confidencial", "Versión preliminar"),
}  # fmt: skip
EMPTY = ("", "", "", "N/A", "-", "UNK")


class Format(StrEnum):
    """The kind of file; `mixed` lets each office choose."""

    XLSX = "xlsx"
    CSV = "csv"
    PARQUET = "parquet"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Style:
    """One office's habits for one list."""

    language: str
    headers: dict[str, str]
    dates: tuple[str, str]
    native_dates: bool
    mixed: float
    number: str
    titles: tuple[str, ...]
    blank: float
    repeat_header: int
    total: int
    footer: str
    extra_sheets: bool
    sheet: str
    empty: str
    trailing: float
    mojibake: float
    encoding: str
    delimiter: str
    without_ref: bool
    file: Format
    split_given: bool
    choices: dict[str, int] = field(default_factory=dict)


def _fits(header: str, plan: ListPlan) -> bool:
    """Tells whether a header suits a list: some name minors or callers, some promise the surname first."""
    surname_first = plan.layout in (Layout.COMMA, Layout.INVERTED)
    return (
        ("Minor Name" not in header or plan.kind is Kind.CHILDREN)
        and ("quien llama" not in header or plan.kind is Kind.CONTACTS)
        and ("(L" not in header or surname_first)
    )


def _headers(rng: np.random.Generator, language: str, plan: ListPlan) -> dict[str, str]:
    known: dict[str, list[str]] = {}
    for row in read_rows("headers.csv"):
        if row["language"] == language and _fits(row["header"], plan):
            known.setdefault(row["column"], []).append(row["header"])
    capitals = rng.random() < 0.2
    chosen = {column: options[int(rng.integers(len(options)))] for column, options in sorted(known.items())}
    return {column: header.upper() if capitals else header for column, header in chosen.items()}


def _file(rng: np.random.Generator, told: Format) -> Format:
    if told is not Format.MIXED:
        return told
    return (Format.XLSX, Format.XLSX, Format.CSV, Format.PARQUET)[int(rng.choice(4, p=[0.4, 0.2, 0.3, 0.1]))]


def draw_style(rng: np.random.Generator, plan: ListPlan, told: Format) -> Style:
    """Draws one office's habits; hotlines write Spanish more often than agencies."""
    language = "es" if rng.random() < (0.8 if plan.kind is Kind.CONTACTS else 0.12) else "en"
    known = SPANISH_DATES if language == "es" else ENGLISH_DATES
    dates = known[int(rng.integers(len(known)))], known[int(rng.integers(len(known)))]
    native = bool(rng.random() < 0.3)
    titles = TITLES[language][: int(rng.integers(0, 4))]
    windows = rng.random() < 0.4
    file = _file(rng, told)
    return Style(
        language=language,
        headers=_headers(rng, language, plan),
        dates=("%Y-%m-%d", dates[1]) if native else dates,
        native_dates=native,
        mixed=float(rng.choice([0.0, 0.03, 0.15])),
        number=NUMBERS[int(rng.integers(len(NUMBERS)))],
        titles=titles,
        blank=float(rng.choice([0.0, 0.0, 0.003])),
        repeat_header=int(rng.choice([0, 0, 500])),
        total=int(rng.choice([0, 1, 1, -3, 2])),
        footer=str(rng.choice(["", "", "* preliminary, subject to change"])),
        extra_sheets=bool(rng.random() < 0.6),
        sheet=str(rng.choice(["Data", "Sheet1", "Export", "Hoja1"])),
        empty=EMPTY[int(rng.integers(len(EMPTY)))],
        trailing=float(rng.choice([0.0, 0.01, 0.04])),
        mojibake=float(rng.choice([0.0, 0.0, 0.02, 0.3])),
        encoding="cp1252" if windows else "utf-8-sig" if rng.random() < 0.4 else "utf-8",
        delimiter=";" if windows else ",",
        without_ref=bool(rng.random() < 0.1),
        file=file,
        split_given=bool(rng.random() < 0.2),
        choices={column: int(rng.integers(100)) for column in (*Column, "phone", "moment")},
    )
