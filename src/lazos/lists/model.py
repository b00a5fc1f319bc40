"""What goes into a reading and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import pyarrow as pa

from lazos.core.columns import Kind
from lazos.core.problems import Problem
from lazos.lists.errors import Unusable, UnusableList

MEBI = 1 << 20


@dataclass(frozen=True, slots=True)
class ListSource:
    """A file, the name its list goes by, and its kind if somebody said so."""

    path: Path
    name: str
    kind: Kind | None


def parse_source(text: str) -> ListSource:
    """`NAME=PATH`, `KIND:NAME=PATH` or `PATH` (whose stem is the name). Raises UnusableList for an unknown kind."""
    name, equals, path = text.partition("=")
    if not equals or not name.strip() or "/" in name or "\\" in name:
        return ListSource(Path(text), Path(text).stem, None)
    kind, colon, rest = name.partition(":")
    if colon:
        return ListSource(Path(path), rest.strip() or Path(path).stem, _kind(kind.strip(), rest.strip()))
    return ListSource(Path(path), name.strip(), None)


def _kind(text: str, name: str) -> Kind:
    try:
        return Kind(text.lower())
    except ValueError as error:
        raise UnusableList(Unusable.UNKNOWN_KIND, name, kind=repr(text)) from error


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost. Sizes in bytes, `cpu` and `wall` in seconds, `cell` in characters, `ratio` of inflation."""

    file: int
    members: int
    inflated: int
    ratio: int
    memory: int
    cpu: int
    wall: int
    rows: int
    columns: int
    cell: int

    @classmethod
    def upload(cls) -> "Limits":
        """For a file from a stranger (SECURITY T11)."""
        return cls(50 * MEBI, 2_000, 500 * MEBI, 200, 1024 * MEBI, 20, 60, 200_000, 300, 32_768)

    @classmethod
    def command_line(cls) -> "Limits":
        """For a file that its owner reads on their own machine: three million rows of CSV or Parquet pass."""
        return cls(8192 * MEBI, 2_000, 8192 * MEBI, 400, 12_288 * MEBI, 1_800, 3_600, 5_000_000, 300, 131_072)


class RowKind(StrEnum):
    """What a row of a sheet is. Every row is exactly one of these."""

    RECORD = "record"
    PROBLEM = "problem"
    BLANK = "blank"
    TITLE = "title"
    HEADER = "header"
    TOTAL = "total"
    NOTE = "note"
    NO_TABLE = "no_table"


@dataclass(frozen=True, slots=True)
class SheetReport:
    """How one table of a sheet was read: how many rows of each kind, and which header went to which canonical column.

    `columns` pairs each header with a canonical column, or with an empty text where it was not used
    (`child_name.given` is a part of one). `first_row` is the sheet's row where the table
    starts, 0 for a sheet without one.
    """

    name: str
    kind: Kind | None
    first_row: int
    rows: Mapping[RowKind, int]
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ListReport:
    """How one list was read. `counts` sums the rows of its sheets by kind."""

    name: str
    kind: Kind
    path: str
    sheets: tuple[SheetReport, ...]

    @property
    def counts(self) -> dict[RowKind, int]:
        """How many rows of each kind the whole file has."""
        return {kind: sum(sheet.rows.get(kind, 0) for sheet in self.sheets) for kind in RowKind}


@dataclass(frozen=True, slots=True)
class Reading:
    """Lists as read: records in canonical columns with `list`, `kind`, `sheet`, `row`; problems; and what was done."""

    records: pa.Table
    problems: list[Problem]
    reports: list[ListReport] = field(default_factory=list)
