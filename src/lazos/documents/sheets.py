"""A table on a sheet: text cells that are never formulas, frozen header, filter, widths, and a page that prints."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from lazos.documents.stream import Cell, Stream

LAST_LINE: Final = 1_000_000
"""Lines of a sheet; Excel's own limit is 1,048,576."""

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
        self._styles: dict[tuple[str, str, bool], int] = {}

    def close(self) -> None:
        """Finish the file."""
        self._book.close()

    def style(self, look: str = "", number: str = "", line: bool = False) -> int:
        """Give the style of a cell: a look (`title`, `head`, `bold`, `line` or a tint), a number form, a line above."""
        key = (look, number, line)
        if key not in self._styles:
            self._styles[key] = self._book.add_format(_properties(look, number, line))._get_xf_index()
        return self._styles[key]

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


def table(book: Book, name: str, heads: Sequence[Head], lines: Iterable[Line], note: str, frozen: int = 2) -> int:
    """Write a sheet with one table and return how many lines it has; `note` stands where there are none.

    The first `frozen` columns stay in sight.
    """
    sheet = book.sheet(name)
    for column, head in enumerate(heads):
        sheet.set_column(column, column, head.width)
    stream, styles = Stream(sheet), _Styles(book, heads)
    stream.write(0, [head.title for head in heads], [book.style("head")] * len(heads))
    written = 0
    for written, line in enumerate(islice(lines, LAST_LINE), 1):
        stream.write(written, line.cells, styles.of(line))
    if not written:
        stream.write(1, [note], [book.style()])
    stream.close(max(written, 1))
    sheet.freeze_panes(1, min(frozen, len(heads)))
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(written, 1), len(heads) - 1)
    return written


class _Styles:
    """The styles of a table's lines: a text has one wherever it stands, a number that of its column."""

    def __init__(self, book: Book, heads: Sequence[Head]) -> None:
        self._book, self._heads = book, heads
        self._known: dict[tuple[str, bool], tuple[int, list[int]]] = {}

    def of(self, line: Line) -> list[int]:
        """Give one style a cell."""
        key = (line.look, line.start)
        if key not in self._known:
            numbers = [self._book.style(line.look, head.number or "0", line.start) for head in self._heads]
            self._known[key] = (self._book.style(line.look, "", line.start), numbers)
        text, numbers = self._known[key]
        return [text if isinstance(value, str) else number for value, number in zip(line.cells, numbers, strict=True)]
