"""Sheets into one reading: tables found, kinds told, columns mapped, records made."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lazos.core.columns import Column, Kind, Place
from lazos.core.dates import Found, read_date
from lazos.core.problems import Problem, ProblemCode
from lazos.core.words import clean, fold
from lazos.lists.errors import Unusable, UnusableList
from lazos.lists.filling import Site
from lazos.lists.grid import Grid, Mask
from lazos.lists.headers import IDENTITY, target_of
from lazos.lists.kinds import detect_kind
from lazos.lists.mapping import Mapped, map_columns
from lazos.lists.misplaced import outside, repeats, shifted
from lazos.lists.model import ListReport, Reading, RowKind, SheetReport
from lazos.lists.normalise import Filler, with_role
from lazos.lists.tables import CODES, Block, find_blocks
from lazos.lists.values.outcome import Context
from lazos.lists.values.simple import read_age

SAMPLE = 400
SCHEMA = pa.schema(
    [(Place.LIST.value, pa.string()), (Place.KIND.value, pa.string()), (Place.SHEET.value, pa.string())]
    + [(Place.ROW.value, pa.int64())]
    + [(column.value, pa.string()) for column in Column]
)
_SPANISH = re.compile(r"\b(fecha|nombre|apellido|sexo|edad|pais|telefono|llamada|nacimiento|observaciones|municipio)\b")


@dataclass(frozen=True, slots=True)
class Part:
    """One table as read."""

    records: pa.Table
    problems: list[Problem]
    report: SheetReport


def read_grids(
    name: str,
    kind: Kind | None,
    grids: Sequence[Grid],
    *,
    path: str = "",
    saved: Mapping[str, str],
    today: date | None = None,
) -> Reading:
    """All sheets of one list. Raises UnusableList where none holds a table or its kind can't be told."""
    today = today or datetime.now(UTC).date()
    parts: list[Part] = []
    untold = 0
    for grid in grids:
        sheet_parts, unknown = _sheet(name, kind, grid, path, saved, today)
        parts += sheet_parts
        untold += unknown
    if not any(part.report.first_row for part in parts):
        raise UnusableList(_why(grids, untold), name)
    counts = Counter[Kind]()
    for part in parts:
        if part.report.kind:
            counts[part.report.kind] += part.records.num_rows
    records = pa.concat_tables([part.records for part in parts])
    problems = [problem for part in parts for problem in part.problems]
    problems += _summary_totals(name, grids, parts, records.num_rows)
    report = ListReport(name, counts.most_common(1)[0][0], path, tuple(part.report for part in parts))
    return Reading(records, problems, [report])


def _why(grids: Sequence[Grid], untold: int) -> Unusable:
    if not any(grid.filled.any() for grid in grids):
        return Unusable.NO_ROWS
    return Unusable.NO_KIND if untold else Unusable.NO_TABLE


def _sheet(
    name: str, kind: Kind | None, grid: Grid, path: str, saved: Mapping[str, str], today: date
) -> tuple[list[Part], int]:
    """The tables of a sheet, or one part that counts its rows as none; and how many tables had no known kind."""
    parts, untold, left = [], 0, np.ones(grid.rows, dtype=bool)
    for block in find_blocks(grid):
        samples = _samples(grid, block)
        own = kind or _kind(name, path, grid, block, samples)
        if own is None:
            untold += _holds_persons(block.headers, None) or block.header_row < 0
            continue
        mapped = map_columns(block.headers, own, samples, saved)
        if _holds_persons(block.headers, own) or _identifies(mapped):
            parts.append(_table(name, own, grid, block, mapped, today))
            left[block.start : block.stop] = False
    if left.any() or not parts:
        parts.append(_no_table(name, grid, left))
    return parts, untold


def _identifies(mapped: Sequence[Mapped]) -> bool:
    targets = {item.target for item in mapped if item.target}
    return bool(targets & IDENTITY) and (len(targets) >= 2 or len(mapped) == 1)


def _holds_persons(headers: Sequence[str], kind: Kind | None) -> bool:
    targets = {(target_of(header, kind) or "").partition(".")[0] for header in headers if header} - {""}
    return bool(targets & IDENTITY) and (len(targets) >= 2 or len(headers) == 1)


def _samples(grid: Grid, block: Block) -> list[list[str]]:
    """Up to 400 filled cells of each column, from its whole length."""
    rows = block.body()
    step = max(1, len(rows) // SAMPLE)
    return [[text for text in column.take(pa.array(rows[::step])).to_pylist() if text] for column in grid.columns]


def _kind(name: str, path: str, grid: Grid, block: Block, samples: Sequence[Sequence[str]]) -> Kind | None:
    stem = re.sub(r".*[/\\]", "", path)
    titles = " ".join(cell for row in range(block.start, max(block.header_row, 0)) for cell in grid.row(row) if cell)
    return detect_kind([name, stem, grid.name, titles], block.headers, _ages(block.headers, samples))


def _ages(headers: Sequence[str], samples: Sequence[Sequence[str]]) -> list[float]:
    """Ages as written, and those of births at the newest year that the table mentions."""
    ages: list[float] = []
    births: list[int] = []
    years: list[int] = [0]
    for header, sample in zip(headers, samples, strict=False):
        target = (target_of(header, None) or "") if header else ""
        if target == Column.AGE:
            ages += [float(value) for value, _ in map(read_age, sample) if value]
        elif target == Column.BIRTH_DATE or target.endswith(("_at", "_date", "_from", "_to")):
            found = [read_date(text, last_year=2049) for text in sample]
            seen = [text.readings[0].year for text in found if text.found in (Found.DATE, Found.EITHER)]
            (births if target == Column.BIRTH_DATE else years).extend(seen)
    newest = max([year for year in years if year <= datetime.now(UTC).year], default=0) or 2018
    return ages + [float(newest - year) for year in births if year <= newest]


def _table(name: str, kind: Kind, grid: Grid, block: Block, mapped: Sequence[Mapped], today: date) -> Part:
    body = np.zeros(grid.rows, dtype=bool)
    body[block.body()] = True
    site = Site(name, grid.name, np.nonzero(body)[0] + 1)
    spanish = len(_SPANISH.findall(" ".join(fold(header) for header in block.headers))) >= 2
    context = Context(kind, "", spanish, today)
    filler = Filler(grid, body, site, context)
    filler.fill(mapped)
    count = len(site.rows)
    columns = {**filler.columns}
    role = with_role(columns, kind, count)
    columns.pop(Column.ROLE, None)
    if role is not None:
        columns[Column.ROLE] = role
    named = _named(columns, count)
    records = _records(name, kind, grid.name, site, columns).filter(pa.array(named))
    problems = filler.problems + _lost_rows(site, grid, named) + _unused(site, grid, mapped, body)
    problems += shifted(site, grid, mapped, context, filler.problems) + _totals(site, grid, block, body)
    problems += repeats(site, grid, records, with_ref=Column.REF in filler.columns)
    return Part(records, problems, _report(grid.name, kind, block, mapped, int(named.sum())))


def _named(columns: Mapping[Column, pa.Array], count: int) -> Mask:
    """Which rows say who they are about."""
    named = np.zeros(count, dtype=bool)
    for column in (IDENTITY | {Column.REF}) & columns.keys():
        named |= pc.is_valid(columns[column]).to_numpy(zero_copy_only=False).astype(bool)
    return named


def _records(name: str, kind: Kind, sheet: str, site: Site, columns: Mapping[Column, pa.Array]) -> pa.Table:
    count = len(site.rows)
    rows = pa.array(site.rows, pa.int64())
    address = pc.binary_join_element_wise(pa.scalar(sheet), rows.cast(pa.string()), "!")
    given = columns.get(Column.REF)
    ref = pc.coalesce(given, address) if given is not None else address
    fixed = [
        pa.array([text], pa.string()).take(pa.array(np.zeros(count, np.int32))) for text in (name, kind.value, sheet)
    ]
    own = [ref if column is Column.REF else columns.get(column, pa.nulls(count, pa.string())) for column in Column]
    return pa.Table.from_arrays([*fixed, rows, *own], schema=SCHEMA)


def _lost_rows(site: Site, grid: Grid, named: Mask) -> list[Problem]:
    lost = site.rows[~named]
    return [
        site.problem(ProblemCode.ROW_WITHOUT_PERSON, int(row), value=" | ".join(filter(None, grid.row(int(row) - 1))))
        for row in lost
    ]


def _unused(site: Site, grid: Grid, mapped: Sequence[Mapped], body: Mask) -> list[Problem]:
    """One problem for each column with contents that fills no canonical column, or for each of its cells."""
    found, beyond = outside(site, grid, mapped, body)
    for item in mapped:
        if item.target is None and item.index not in beyond:
            texts = grid.columns[item.index].filter(pa.array(body)).drop_null()
            if len(texts):
                header = clean(item.header) or f"column {item.index + 1}"
                found.append(site.problem(ProblemCode.COLUMN_NOT_USED, column=header, value=texts[0].as_py()))
    return found


def _totals(site: Site, grid: Grid, block: Block, body: Mask) -> list[Problem]:
    """A problem for every printed total that is not the number of rows above it, all or since the last total."""
    found, last = [], block.start
    for row in block.totals:
        whole, since = int(body[block.start : row].sum()), int(body[last:row].sum())
        numbers = _numbers(grid.row(row))
        if numbers and not {whole, since} & set(numbers):
            text = f"printed {numbers[0]}, counted {whole}"
            found.append(site.problem(ProblemCode.TOTAL_DIFFERS, row + 1, value=text))
        last = row
    return found


def _numbers(cells: Sequence[str]) -> list[int]:
    texts = [re.sub(r"(?<=\d)[,. ](?=\d{3}\b)", "", cell) for cell in cells if cell]
    return [int(number) for text in texts for number in re.findall(r"\d+", text)]


def _summary_totals(name: str, grids: Sequence[Grid], parts: Sequence[Part], count: int) -> list[Problem]:
    """The printed grand total of a sheet without a table, where it is not the number of records of the file."""
    without = {part.report.name for part in parts if not part.report.first_row}
    found = []
    for grid in grids:
        for row in np.nonzero(grid.filled > 0)[0][:500] if grid.name in without else ():
            cells = [cell for cell in grid.row(int(row)) if cell]
            numbers = _numbers(cells[1:])
            if len(numbers) == 1 and re.match(r"(grand |gran )?total\b", fold(cells[0])) and numbers[0] != count:
                text = f"printed {numbers[0]}, counted {count}"
                found.append(Problem(name, grid.name, int(row) + 1, "", ProblemCode.TOTAL_DIFFERS.value, text))
    return found


def _report(sheet: str, kind: Kind, block: Block, mapped: Sequence[Mapped], records: int) -> SheetReport:
    rows = {row_kind: int((block.kinds == code).sum()) for code, row_kind in enumerate(CODES)}
    rows[RowKind.PROBLEM] = rows[RowKind.RECORD] - records
    rows[RowKind.RECORD] = records
    columns = tuple((clean(item.header), item.written) for item in mapped)
    return SheetReport(sheet, kind, block.first_row, rows, columns)


def _no_table(name: str, grid: Grid, left: Mask) -> Part:
    """The rows of a sheet that stand in no table."""
    filled = int((left & (grid.filled > 0)).sum())
    rows = {RowKind.BLANK: int(left.sum()) - filled, RowKind.NO_TABLE: filled}
    problems = []
    if grid.width >= 4 and int((left & (grid.filled >= 4)).sum()) >= 10:
        problems = [Problem(name, grid.name, 0, "", ProblemCode.SHEET_WITHOUT_TABLE.value, f"{filled} rows")]
    return Part(SCHEMA.empty_table(), problems, SheetReport(grid.name, None, 0, rows, ()))
