"""Workbooks (.xlsx, .xls, .ods) into spooled sheets; runs only in the child process."""

from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from lazos.lists.cells import cell_text
from lazos.lists.errors import Unusable, UnusableList
from lazos.lists.model import Limits
from lazos.lists.spool import Spool

MOST_MERGES = 20_000


def read_workbook(path: Path, out: Path, limits: Limits) -> list[tuple[str, str]]:
    """Spools every visible or hidden worksheet; name and file of each. Raises UnusableList."""
    try:
        workbook = CalamineWorkbook.from_path(str(path))
        return [
            (name, _spool(workbook.get_sheet_by_name(name), out / f"{number}.arrow", limits))
            for number, name in enumerate(workbook.sheet_names)
        ]
    except PasswordError as error:
        raise UnusableList(Unusable.ENCRYPTED) from error
    except (CalamineError, ValueError, OSError) as error:
        raise UnusableList(Unusable.BROKEN, detail=str(error).splitlines()[0][:120] if str(error) else "") from error


def _spool(sheet: CalamineSheet, path: Path, limits: Limits) -> str:
    if sheet.start is None or sheet.end is None:
        return ""
    if sheet.end[0] + 1 > limits.rows:
        raise UnusableList(Unusable.ROWS, limit=limits.rows)
    spool = Spool(path, limits)
    width = sheet.end[1] + 1
    used = _used_columns(sheet, width) if width > limits.columns else list(range(width))
    spool.open(len(used))
    spool.write_rows(_rows(sheet, used, whole=len(used) == width))
    spool.close()
    return path.name


def _used_columns(sheet: CalamineSheet, width: int) -> list[int]:
    """The columns that hold anything: a stray format far to the right makes a sheet wide without filling it."""
    used = [False] * width
    for row in sheet.iter_rows():
        for number, value in enumerate(row):
            if value not in ("", None):
                used[number] = True
    return [number for number, there in enumerate(used) if there]


def _rows(sheet: CalamineSheet, used: list[int], *, whole: bool) -> Iterator[list[str | None]]:
    """The rows as text from the sheet's first on; cells merged downwards repeat their value."""
    below = _merged_below(sheet)
    values: dict[tuple[int, int], str | None] = {}
    offset = sheet.start[1] if sheet.start else 0
    first = sheet.start[0] if sheet.start else 0
    for _ in range(first):
        yield [None] * len(used)
    for number, row in enumerate(sheet.iter_rows(), first):
        texts = [None] * (offset if len(row) + offset <= len(used) or not whole else 0) + [
            cell_text(value) for value in row
        ]
        if not whole:
            texts = [texts[column] if column < len(texts) else None for column in used]
        for column, top in below.get(number, ()):
            if top == number:
                values[top, column] = texts[column] if column < len(texts) else None
            elif column < len(texts) and texts[column] is None:
                texts[column] = values.get((top, column))
        yield texts


def _merged_below(sheet: CalamineSheet) -> dict[int, list[tuple[int, int]]]:
    """For each row, the columns merged downwards there and the top row of their range."""
    found: dict[int, list[tuple[int, int]]] = {}
    for (top, left), (bottom, right) in (sheet.merged_cell_ranges or [])[:MOST_MERGES]:
        if bottom > top and left == right and bottom - top < MOST_MERGES:
            for row in range(top, bottom + 1):
                found.setdefault(row, []).append((left, top))
    return found
