"""Lines of a sheet as markup, written straight into the stream that xlsxwriter keeps for a sheet in constant memory.

A workbook holds a million cells. Handed over one by one they cost five times as much, and two kinds of text would
break the sheet: one that looks like xlsxwriter's own markup of rich text, and characters that XML knows no way to hold.
"""

import re
from collections.abc import Sequence
from html import escape
from typing import Final

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

Cell = str | int | float

LONGEST: Final = 32_000
"""Units of UTF-16 in a cell; Excel's own limit is 32,767."""

_SPECIAL: Final = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_LITERAL: Final = re.compile(r"_(x[0-9A-Fa-f]{4}_)")
_UNHELD: Final = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")


class Stream:
    """Writes the lines of an empty sheet from the top down, each once."""

    def __init__(self, sheet: Worksheet) -> None:
        """Begin at the top of `sheet`, of a workbook in constant memory."""
        self._sheet = sheet
        self._names: list[str] = []

    def write(self, line: int, cells: Sequence[Cell], styles: Sequence[int]) -> None:
        """Write a line (from 0): texts as text, numbers as numbers, each in its style of the workbook."""
        while len(self._names) < len(cells):
            self._names.append(xl_col_to_name(len(self._names)))
            self._sheet._check_dimensions(line, len(self._names) - 1)
        number = line + 1
        parts = [
            _markup(f'<c r="{name}{number}" s="{style}"', value)
            for name, value, style in zip(self._names, cells, styles, strict=False)
        ]
        self._sheet.fh.write(f'<row r="{number}">{"".join(parts)}</row>')

    def close(self, line: int) -> None:
        """Tell the sheet which line (from 0) was the last."""
        self._sheet._check_dimensions(line, 0)


def _markup(head: str, value: Cell) -> str:
    if not isinstance(value, str):
        return f"{head}><v>{value:.16G}</v></c>"
    if not value:
        return f"{head}/>"
    space = ' xml:space="preserve"' if value[0].isspace() or value[-1].isspace() else ""
    return f'{head} t="inlineStr"><is><t{space}>{escaped(clean(value))}</t></is></c>'


def clean(text: str) -> str:
    """Make a text that any spreadsheet program can hold: no lone surrogates, no longer than a cell."""
    if text.isascii() and len(text) <= LONGEST:
        return text
    text = text.encode("utf-8", "replace").decode("utf-8")
    if 2 * len(text) <= LONGEST or len(text.encode("utf-16-le")) <= 2 * LONGEST:
        return text
    return text.encode("utf-16-le")[: 2 * LONGEST - 2].decode("utf-16-le", "ignore") + "…"


def escaped(text: str) -> str:
    """Write a text as XML; what XML can't hold is written as Excel does, `_x0007_`."""
    if not _SPECIAL.search(text):
        return text
    text = _UNHELD.sub(lambda found: f"_x{ord(found[0]):04X}_", _LITERAL.sub(r"_x005F_\1", text))
    return escape(text, quote=False)
