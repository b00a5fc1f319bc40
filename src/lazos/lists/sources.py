"""Lists from files: each opened safely, read, and put together into one reading."""

import os
import re
import tempfile
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path

import pyarrow as pa

from lazos.core.columns import Column, Kind
from lazos.core.problems import Problem, ProblemCode
from lazos.lists.errors import Unusable, UnusableList
from lazos.lists.grid import Grid
from lazos.lists.isolate import Opened, opened
from lazos.lists.model import Limits, ListReport, ListSource, Reading
from lazos.lists.reading import SCHEMA, read_grids

Progress = Callable[[str, int, int], None]


def read_lists(
    sources: Sequence[ListSource], *, limits: Limits, mappings: Path | None = None, progress: Progress | None = None
) -> Reading:
    """Reads lists into one table of canonical records, with problems and a report each.

    `mappings` is a folder of saved column maps, one `NAME.toml` a list; used where one is there, written
    when all lists are read.
    `progress(name, done, of)` is called before each list. Raises UnusableList where a file can't be used at all.
    """
    names = [source.name for source in sources]
    if len(set(names)) < len(names):
        raise UnusableList(Unusable.REPEATED_NAME, next(name for name in names if names.count(name) > 1))
    saved = [load_mapping(mappings, name) for name in names]
    readings = []
    for number, source in enumerate(sources):
        if progress:
            progress(source.name, number, len(sources))
        readings.append(_read(source, limits, saved[number]))
    if mappings is not None:
        for reading, own in zip(readings, saved, strict=True):
            save_mapping(mappings, reading.reports[0], own)
    if progress:
        progress("", len(sources), len(sources))
    return merged(readings)


def merged(readings: Sequence[Reading]) -> Reading:
    """Several readings as one, their records in one piece: each look-up in a column of many pieces copies all of it."""
    records = pa.concat_tables([reading.records for reading in readings]) if readings else SCHEMA.empty_table()
    problems = [problem for reading in readings for problem in reading.problems]
    return Reading(records.combine_chunks(), problems, [report for reading in readings for report in reading.reports])


def normalise_sheet(name: str, kind: Kind | None, sheet: str, cells: Sequence[Sequence[object]]) -> Reading:
    """The same reading for a sheet that is already in memory, as rows of cells."""
    return read_grids(name, kind, [Grid.from_cells(sheet, cells)], saved={})


@contextmanager
def read_with_cells(
    source: ListSource, *, limits: Limits, saved: Mapping[str, str]
) -> Iterator[tuple[Reading, Callable[[str, int], list[tuple[str, str]]]]]:
    """One list as read, and a function that gives a row as it stood there; it may be asked within the block.

    The function takes sheet and row (from 1) and gives header and text of each cell that holds something. `saved` maps
    headers to canonical columns as a person chose. Raises UnusableList where the file can't be used at all.
    """
    with _opened(source, limits) as file:
        reading = _reading(source, file, saved)
        grids = {grid.name: grid for grid in file.grids}
        sheets = reading.reports[0].sheets

        def cells(sheet: str, row: int) -> list[tuple[str, str]]:
            tables = [part for part in sheets if part.name == sheet and 0 < part.first_row <= row]
            headers = [header for header, _ in max(tables, key=lambda part: part.first_row).columns] if tables else []
            texts = grids[sheet].row(row - 1)
            return [(header, text) for header, text in zip_longest(headers, texts, fillvalue="") if text]

        yield reading, cells


def _read(source: ListSource, limits: Limits, saved: Mapping[str, str]) -> Reading:
    with _opened(source, limits) as file:
        return _reading(source, file, saved)


@contextmanager
def _opened(source: ListSource, limits: Limits) -> Iterator[Opened]:
    """An opened file; what goes wrong in the block is said of the list by its name."""
    try:
        with opened(source.path, limits) as file:
            yield file
    except UnusableList as error:
        if error.name:
            raise
        raise UnusableList(error.reason, source.name, **error.parameters) from error


def _reading(source: ListSource, file: Opened, saved: Mapping[str, str]) -> Reading:
    formulas = file.empty_formulas
    try:
        reading = read_grids(source.name, source.kind, file.grids, path=str(source.path), saved=saved)
    except UnusableList as error:
        if formulas and error.reason in (Unusable.NO_ROWS, Unusable.NO_TABLE, Unusable.NO_KIND):
            raise UnusableList(Unusable.FORMULAS, source.name) from error
        raise
    if formulas and not reading.records.num_rows:
        raise UnusableList(Unusable.FORMULAS, source.name)
    if formulas:
        text = f"{formulas} cells"
        reading.problems.append(Problem(source.name, "", 0, "", ProblemCode.FORMULA_WITHOUT_VALUE.value, text))
    return reading


def load_mapping(folder: Path | None, name: str) -> dict[str, str]:
    """The saved map of a list's headers to canonical columns, empty where there is none. Raises UnusableList."""
    if folder is not None and folder.exists() and not folder.is_dir():
        raise UnusableList(Unusable.MAPPING_FOLDER, name, detail=str(folder))
    if folder is None or not (path := folder / _file_name(name)).exists():
        return {}
    try:
        columns = tomllib.loads(path.read_text(encoding="utf-8")).get("columns", {})
        saved = {str(header): str(target) for header, target in columns.items()}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, AttributeError) as error:
        raise UnusableList(Unusable.MAPPING, name, detail=str(error)) from error
    for target in saved.values():
        if target not in ("", "-") and target.partition(".")[0] not in Column.__members__.values():
            raise UnusableList(Unusable.MAPPING_TARGET, name, detail=repr(target))
    return saved


def save_mapping(folder: Path, report: ListReport, saved: Mapping[str, str]) -> None:
    """Writes how the list's headers were used, a person's own choices kept, for that person to correct."""
    found = {header: target or "-" for sheet in report.sheets for header, target in sheet.columns if header}
    lines = ['# Header = canonical column; "-" leaves a column out.', "[columns]"]
    lines += [f"{_quoted(header)} = {_quoted(target)}" for header, target in {**found, **saved}.items()]
    folder.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder, suffix=".tmp")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    Path(temporary).replace(folder / _file_name(report.name))


def _file_name(name: str) -> str:
    return re.sub(r"[^\w.-]+", "_", name).strip(".") + ".toml"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in escaped) + '"'
