"""A table on a sheet: text cells that are never formulas, frozen header, filter, widths, and a page that prints."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

LONGEST: Final = 32_000
"""Characters of a cell; Excel's own limit is 32,767, and it counts some of them twice."""

LAST_LINE: Final = 1_000_000
"""Lines of a sheet; Excel's own limit is 1,048,576."""

Cell = str | int | float
TINTS: Final = {"strong": "#E4ECF4", "middle": "#F3F6FA"}
"""Shades of one quiet colour: green and red would decide for the reader."""


@dataclass(frozen=True, slots=True)
class Head:
    """One column: its header, its width in characters, and the form of its numbers (empty: text)."""

    title: str
    width: int
    number: str = ""


class Book:
    """A workbook that is written line by line and holds strings and plain numbers only."""

    def __init__(self, path: str, title: str, scratch: str | None = None) -> None:
        """Open a new workbook at `path`; what is half-written stands in the folder `scratch`."""
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "tmpdir": scratch,
        }
        self._book = xlsxwriter.Workbook(path, options)
        self._book.set_properties({"title": title, "author": "Lazos"})
        self._formats: dict[tuple[str, str, bool], Format] = {}

    def close(self) -> None:
        """Finish the file."""
        self._book.close()

    def format(self, look: str = "", number: str = "", line: bool = False) -> Format:
        """Give the form of a cell: a look (`title`, `head`, `bold`, `line` or a tint), a number form, a line above."""
        key = (look, number, line)
        if key not in self._formats:
            self._formats[key] = self._book.add_format(_properties(look, number, line))
        return self._formats[key]

    def sheet(self, name: str) -> Worksheet:
        """Add an empty sheet that prints across the page, as wide as the paper."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&L&A&R&P / &N")
        return sheet


def _properties(look: str, number: str, line: bool) -> dict[str, object]:
    properties: dict[str, object] = {"valign": "top", "text_wrap": True, "num_format": number or "@"}
    if look == "title":
        properties |= {"bold": True, "font_size": 14, "text_wrap": False}
    elif look == "head":
        properties |= {"bold": True, "bg_color": "#DDE5EC", "border": 1, "border_color": "#8A97A3"}
    elif look == "bold":
        properties |= {"bold": True}
    elif look == "line":
        properties |= {"text_wrap": False}
    elif look in TINTS:
        properties |= {"bg_color": TINTS[look]}
    if line:
        properties |= {"top": 1, "top_color": "#8A97A3"}
    return properties


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table; `look` tints the whole line, `start` draws a line above it (a new group)."""

    cells: tuple[Cell, ...]
    look: str = ""
    start: bool = False


def put(sheet: Worksheet, line: int, column: int, value: Cell, form: Format) -> None:
    """Write one cell: text as text, whatever it begins with; numbers as numbers."""
    if isinstance(value, str):
        sheet.write_string(line, column, clean(value), form)
    else:
        sheet.write_number(line, column, value, form)


def clean(text: str) -> str:
    """Make a text that any spreadsheet program can hold: no lone surrogates, no longer than a cell."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def table(book: Book, name: str, heads: Sequence[Head], lines: Iterable[Line], note: str, frozen: int = 2) -> int:
    """Write a sheet with one table and return how many lines it has; `note` stands where there are none.

    The first `frozen` columns stay in sight.
    """
    sheet = book.sheet(name)
    for column, head in enumerate(heads):
        sheet.set_column(column, column, head.width)
        put(sheet, 0, column, head.title, book.format("head"))
    written = 0
    for line in lines:
        if written == LAST_LINE:
            break
        written += 1
        _write_line(book, sheet, written, heads, line)
    if not written:
        put(sheet, 1, 0, note, book.format())
    sheet.freeze_panes(1, min(frozen, len(heads)))
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(written, 1), len(heads) - 1)
    return written


def _write_line(book: Book, sheet: Worksheet, number: int, heads: Sequence[Head], line: Line) -> None:
    for column, (head, value) in enumerate(zip(heads, line.cells, strict=True)):
        form = book.format(line.look, "" if isinstance(value, str) else head.number or "0", line.start)
        put(sheet, number, column, value, form)
