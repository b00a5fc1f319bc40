"""Rows and cells that stand where they shouldn't: shifted by a column, written twice, beyond the table."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lazos.core.columns import Column, Place
from lazos.core.problems import Problem, ProblemCode
from lazos.lists.filling import FLOOD, Site, encoded
from lazos.lists.grid import Grid, Mask
from lazos.lists.mapping import Mapped
from lazos.lists.readers import BIRTHS, DAYS, MOMENTS, reader_for
from lazos.lists.values.outcome import Context, Outcome

Read = Callable[[str], Outcome]
FEWEST_CELLS: Final = 3
"""Rows with fewer cells may be alike by chance."""

MOST_SUSPECTS: Final = 1_000
TYPED: Final = DAYS | MOMENTS | BIRTHS | {
    Column.SEX, Column.CHILD_SEX, Column.AGE, Column.CHILD_AGE, Column.COUNTRY, Column.A_NUMBER,
}  # fmt: skip
"""Columns that say of most texts that they don't belong there."""


def shifted(
    site: Site, grid: Grid, mapped: Sequence[Mapped], context: Context, problems: Iterable[Problem]
) -> list[Problem]:
    """A problem for each row with two bad cells or more whose places would be filled well by the cells beside them.

    All on the same side, but for one cell that may have been lost; and none of those cells fits where it stands.
    `problems` are those of the table.
    """
    typed = {
        item.index: _read_as(item.target, replace(context, header=item.header))
        for item in mapped
        if item.target in TYPED and not item.part
    }
    bad = Counter(problem.row for problem in problems if problem.row)
    suspects = [row for row, count in bad.items() if count >= 2][:MOST_SUSPECTS]
    return [
        site.problem(ProblemCode.ROW_SHIFTED, row, value=" | ".join(cells))
        for row in suspects
        if any(_is_shifted(cells := grid.row(row - 1), typed, side) for side in (1, -1))
    ]


def _is_shifted(cells: Sequence[str], typed: Mapping[int, Read], side: int) -> bool:
    """Whether the bad cells of a row would be good ones if it moved by one column; one may have been lost."""
    wrong = [index for index, read in typed.items() if cells[index] and _is_bad(cells[index], read)]
    filled = sum(_takes(index, index + side, cells, typed) for index in wrong)
    return filled >= 2 and filled >= len(wrong) - 1


def _takes(index: int, beside: int, cells: Sequence[str], typed: Mapping[int, Read]) -> bool:
    text = cells[beside] if 0 <= beside < len(cells) else ""
    at_home = beside in typed and text and not _is_bad(text, typed[beside])
    return bool(text) and not at_home and _is_good(text, typed[index])


def _is_bad(text: str, read: Read) -> bool:
    return read(text).codes[0] is not None


def _is_good(text: str, read: Read) -> bool:
    outcome = read(text)
    return outcome.codes[0] is None and outcome.values[0] is not None


def _read_as(column: Column, context: Context) -> Read:
    return lambda text: reader_for(column)([text], context)


def repeats(site: Site, grid: Grid, records: pa.Table, *, with_ref: bool) -> list[Problem]:
    """A problem for every later row of an id given before, or of a row without an id written before.

    `row_repeated` where the rows are alike in every cell, else `ref_repeated`. `records` are those of the table.
    """
    rows = records.column(Place.ROW).to_numpy()
    keys = encoded(records.column(Column.REF)) if with_ref else encoded(_lines(grid, rows))
    seen: dict[int, int] = {}
    found = []
    for place in np.nonzero(np.bincount(keys.codes, minlength=1)[keys.codes] > 1)[0]:
        key, row = int(keys.codes[place]), int(rows[place])
        first = seen.setdefault(key, row)
        cells = grid.row(row - 1)
        alike = first != row and cells == grid.row(first - 1)
        if alike and sum(map(bool, cells)) >= FEWEST_CELLS:
            found.append(site.problem(ProblemCode.ROW_REPEATED, row, value=f"row {first}"))
        elif first != row and with_ref:
            found.append(site.problem(ProblemCode.REF_REPEATED, row, value=keys.texts[key]))
    return found


def _lines(grid: Grid, rows: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> pa.Array:
    """Rows as one text each."""
    columns = [pc.fill_null(column.take(pa.array(rows - 1)), "").combine_chunks() for column in grid.columns]
    return pc.binary_join_element_wise(*columns, "\x1f")


def outside(site: Site, grid: Grid, mapped: Sequence[Mapped], body: Mask) -> tuple[list[Problem], set[int]]:
    """A problem for each of a few cells right of the last header; and the columns where they stand."""
    last = max((item.index for item in mapped if item.header), default=len(mapped))
    found: list[Problem] = []
    columns = set()
    for item in mapped:
        places = np.nonzero(grid.there(item.index) & body)[0] if item.index > last and item.target is None else ()
        if 0 < len(places) < FLOOD:
            columns.add(item.index)
            texts = [(int(place) + 1, grid.columns[item.index][int(place)].as_py()) for place in places]
            found += [site.problem(ProblemCode.CELL_OUTSIDE_TABLE, row, value=text) for row, text in texts]
    return found, columns
