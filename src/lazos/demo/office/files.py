"""Files as offices send them: titles, blank rows, repeated headers, totals, footers; as XLSX, CSV or Parquet."""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import xlsxwriter
from pyarrow import parquet

from lazos.core.columns import Column, Place
from lazos.demo.office.styles import Format, Style, draw_style
from lazos.demo.office.values import dirty, render
from lazos.demo.statements import Statement
from lazos.demo.truth import Truth, write_truth
from lazos.demo.words import load_words
from lazos.demo.world import World

BATCH = 50_000
SECOND_GIVEN = {"en": "Middle Name", "es": "Segundo nombre"}
ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
Line = tuple[str, ...]


def _cells(statement: Statement, style: Style, rng: np.random.Generator) -> tuple[list[str], list[pa.Array]]:
    """Renders the columns of a list in the office's headers and formats."""
    headers, columns = [], []
    for name in statement.table.column_names:
        if name in set(Place) or (name == Column.REF and style.without_ref):
            continue
        column = Column(name)
        values = statement.table[name].combine_chunks()
        if column is not Column.REF:
            values = dirty(render(values, column, style, rng), style, rng)
        header = style.headers.get(name, name)
        if column is Column.GIVEN_NAMES and style.split_given:
            headers += [header, SECOND_GIVEN[style.language]]
            columns += _split_given(values)
            continue
        headers.append(header)
        columns.append(values)
    if style.file is not Format.PARQUET and rng.random() < 0.3:
        headers.append("")
        columns.append(pa.array([""] * statement.table.num_rows, pa.string()))
    return headers, columns


def _split_given(values: pa.Array) -> list[pa.Array]:
    """Puts the first given name and the others into two cells."""
    parts = [value.strip().partition(" ") for value in values.to_pylist()]
    return [pa.array([part[at] for part in parts], pa.string()) for at in (0, 2)]


def _body(
    headers: list[str], columns: list[pa.Array], style: Style, rng: np.random.Generator
) -> Iterator[tuple[Line, int]]:
    """Gives the lines of the table with the list's row number each, -1 for lines that are no rows."""
    yield tuple(headers), -1
    count = len(columns[0])
    blank = rng.random(count) < style.blank
    for start in range(0, count, BATCH):
        lines = zip(*(column.slice(start, BATCH).to_pylist() for column in columns), strict=True)
        for row, line in enumerate(lines, start):
            if blank[row]:
                yield ("",) * len(headers), -1
            if style.repeat_header and row and row % style.repeat_header == 0:
                yield tuple(headers), -1
            yield line, row


def _lines(
    headers: list[str], columns: list[pa.Array], style: Style, rng: np.random.Generator
) -> Iterator[tuple[Line, int]]:
    """Gives all lines of the file: titles, table, total and footer."""
    for title in style.titles:
        yield (title,), -1
    yield from _body(headers, columns, style, rng)
    if style.total:
        wrong = 0 if style.total == 1 else style.total
        yield ("TOTAL", str(len(columns[0]) + wrong)), -1
    if style.footer:
        yield ("",), -1
        yield (style.footer,), -1


def _write_csv(path: Path, lines: Iterator[tuple[Line, int]], style: Style) -> list[int]:
    places = []
    with path.open("w", encoding=style.encoding, errors="replace", newline="") as out:
        sheet = csv.writer(out, delimiter=style.delimiter, lineterminator="\r\n")
        for number, (line, row) in enumerate(lines, 1):
            sheet.writerow(line)
            if row >= 0:
                places.append(number)
    return places


def _put(sheet: Any, row: int, column: int, cell: str, day: Any) -> None:
    """Writes one cell as text, short whole numbers as numbers, and dates as dates where the office does so (`day`)."""
    if day is not None and ISO_DATE.fullmatch(cell):
        sheet.write_datetime(row, column, datetime.fromisoformat(cell), day)
    elif day is not None and cell.isdecimal() and len(cell) < 4 and not cell.startswith("0"):
        sheet.write_number(row, column, int(cell))
    elif cell:
        sheet.write_string(row, column, cell)


def _write_xlsx(path: Path, lines: Iterator[tuple[Line, int]], style: Style, width: int) -> list[int]:
    places = []
    with xlsxwriter.Workbook(
        path, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        sheet = book.add_worksheet(style.sheet)
        day = book.add_format({"num_format": "mm/dd/yyyy"})
        for at, (line, row) in enumerate(lines):
            if at == 0 and style.titles and width > 2:
                sheet.merge_range(0, 0, 0, min(width, 8) - 1, line[0])
                continue
            for column, cell in enumerate(line):
                _put(sheet, at, column, cell, day if row >= 0 and style.native_dates else None)
            if row >= 0:
                places.append(at + 1)
        if style.extra_sheets:
            _add_sheets(book, len(places))
    return places


def _add_sheets(book: xlsxwriter.Workbook, count: int) -> None:
    words = load_words()
    sectors = sorted(dict(zip(words.sector.tolist(), words.sector_name.tolist(), strict=True)).items())
    summary, codes = book.add_worksheet("Summary"), book.add_worksheet("Codes")
    summary.write_row(0, 0, ["Sector", "Count"])
    codes.write_row(0, 0, ["Code", "Meaning"])
    for at, (code, name) in enumerate(sectors, 1):
        summary.write_row(at, 0, [name, 0])
        codes.write_row(at, 0, [code, name])
    summary.write_row(len(sectors) + 1, 0, ["Grand Total", count])


def _write_parquet(path: Path, headers: list[str], columns: list[pa.Array]) -> list[int]:
    parquet.write_table(pa.Table.from_arrays(columns, names=headers), path)
    return list(range(2, len(columns[0]) + 2))


def write_list(statement: Statement, folder: Path, style: Style, rng: np.random.Generator) -> tuple[Path, pa.Array]:
    """Writes one list; answers its path and the ref of every row as a reader will find it."""
    headers, columns = _cells(statement, style, rng)
    path = folder / f"{statement.plan.name}.{style.file.value}"
    if style.file is Format.PARQUET:
        places = _write_parquet(path, headers, columns)
    elif style.file is Format.CSV:
        places = _write_csv(path, _lines(headers, columns, style, rng), style)
    else:
        places = _write_xlsx(path, _lines(headers, columns, style, rng), style, len(headers))
    if not style.without_ref:
        return path, statement.table[Column.REF].combine_chunks()
    sheet = style.sheet if style.file is Format.XLSX else path.stem  # as `lists` calls what has no sheets
    return path, pa.array([f"{sheet}!{place}" for place in places], pa.string())


def _renamed(truth: Truth, names: dict[tuple[str, str], str]) -> Truth:
    """Gives the truth with the refs as written."""
    tables = {}
    for name in ("rows", "mentions"):
        table: pa.Table = getattr(truth, name)
        pairs = zip(table["list"].to_pylist(), table["ref"].to_pylist(), strict=True)
        refs = pa.array([names.get(pair, pair[1]) for pair in pairs], pa.string())
        tables[name] = table.set_column(table.column_names.index("ref"), "ref", refs)
    return replace(truth, **tables)


def write_lists(world: World, folder: Path, style_seed: int, format: Format = Format.MIXED) -> list[Path]:  # noqa: A002
    """Writes all lists of a world to `folder` in offices' styles, and the truth with its refs to `folder`/truth."""
    folder.mkdir(parents=True, exist_ok=True)
    seeds = np.random.SeedSequence(style_seed).spawn(len(world.statements))
    paths: list[Path] = []
    names: dict[tuple[str, str], str] = {}
    for statement, seed in zip(world.statements, seeds, strict=True):
        rng = np.random.Generator(np.random.PCG64(seed))
        style = draw_style(rng, statement.plan, format)
        path, refs = write_list(statement, folder, style, rng)
        paths.append(path)
        if style.without_ref:
            written = zip(statement.table[Column.REF].to_pylist(), refs.to_pylist(), strict=True)
            names |= {(statement.plan.name, old): new for old, new in written}
    write_truth(_renamed(world.truth, names) if names else world.truth, folder / "truth")
    return paths
