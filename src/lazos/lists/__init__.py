"""Spreadsheets in, typed records and problems out."""

from lazos.lists.errors import Unusable, UnusableList
from lazos.lists.model import Limits, ListReport, ListSource, Reading, RowKind, SheetReport, parse_source
from lazos.lists.sources import normalise_sheet, read_lists, read_with_cells

__all__ = [
    "Limits",
    "ListReport",
    "ListSource",
    "Reading",
    "RowKind",
    "SheetReport",
    "Unusable",
    "UnusableList",
    "normalise_sheet",
    "parse_source",
    "read_lists",
    "read_with_cells",
]
