"""A table's columns read into canonical columns, each distinct text once."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from lazos.core.columns import Column
from lazos.core.problems import Problem, ProblemCode
from lazos.lists.grid import Grid, Mask
from lazos.lists.values.outcome import Outcome

FLOOD = 20
Codes = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Cells:
    """A column's body: the distinct `texts`, and for each row the place of its text in them, -1 where blank."""

    texts: list[str]
    codes: Codes

    def spread(self, values: Sequence[str | None]) -> pa.Array:
        """One value a row, from one a distinct text."""
        if not values:
            return pa.nulls(len(self.codes), pa.string())
        return pa.array(values, pa.string()).take(pa.array(self.codes, mask=self.codes < 0))


@dataclass(frozen=True, slots=True)
class Site:
    """Where a table stands, for its problems: list, sheet, and the sheet's row number of each body row."""

    list: str
    sheet: str
    rows: npt.NDArray[np.int64]

    def problem(self, code: ProblemCode, row: int = 0, column: str = "", value: str = "") -> Problem:
        """A problem of this table."""
        return Problem(self.list, self.sheet, row, column, code.value, value[:200])


def encode(grid: Grid, column: int, body: Mask) -> Cells:
    """The body of one column as distinct texts and codes."""
    chunked = grid.columns[column].filter(pa.array(body))
    return encoded(chunked.combine_chunks() if chunked.num_chunks != 1 else chunked.chunk(0))


def encoded(array: pa.Array) -> Cells:
    """An array of text as distinct texts and codes."""
    if isinstance(array, pa.ChunkedArray):
        array = pa.concat_arrays(array.chunks) if array.num_chunks else pa.array([], pa.string())
    dictionary = array.dictionary_encode()
    codes = pc.fill_null(dictionary.indices, -1).to_numpy(zero_copy_only=False).astype(np.int32)
    return Cells(dictionary.dictionary.to_pylist(), codes)


def problems_of(site: Site, header: str, cells: Cells, outcome: Outcome) -> list[Problem]:
    """A problem for each bad cell; one for the column where every cell fails alike."""
    found = [site.problem(code, column=header, value=_example(cells, code, outcome)) for code in outcome.column_codes]
    bad = np.array([code is not None for code in outcome.codes] + [False])
    places = np.nonzero(bad[cells.codes])[0]
    if len(places) == 0:
        return found
    there = int((cells.codes >= 0).sum())
    kinds = {outcome.codes[cells.codes[place]] for place in places[:1000]}
    first = cells.texts[cells.codes[places[0]]]
    if len(places) == there >= FLOOD and len(kinds) == 1 and (code := kinds.pop()):
        return [*found, site.problem(code, column=header, value=first)]
    for place in places:
        number = cells.codes[place]
        if code := outcome.codes[number]:
            found.append(site.problem(code, int(site.rows[place]), header, cells.texts[number]))
    return found


def _example(cells: Cells, code: ProblemCode, outcome: Outcome) -> str:
    """The first text that shows what a column's problem is about."""
    if code in (ProblemCode.DATE_ORDER_MIXED, ProblemCode.DATE_ORDER_UNKNOWN):
        return next(
            (text for text, value in zip(cells.texts, outcome.values, strict=True) if value and "|" in value), ""
        )
    return cells.texts[0] if cells.texts else ""


def coalesce(*arrays: pa.Array | None) -> pa.Array | None:
    """The first value of each row."""
    given = [array for array in arrays if array is not None]
    return pc.coalesce(*given) if given else None


SEPARATORS = {Column.NOTE: "; ", Column.ADDRESS: ", ", Column.OTHER_NAMES: ", ", Column.OTHER_IDS: " "}


def join(arrays: Sequence[pa.Array], column: Column) -> pa.Array:
    """Several columns of one meaning as one text a row, blanks left out."""
    separator = SEPARATORS.get(column, " ")
    return reduce(
        lambda left, right: pc.coalesce(pc.binary_join_element_wise(left, right, separator), left, right), arrays
    )


def labelled(array: pa.Array, label: str) -> pa.Array:
    """The label before each value."""
    return pc.binary_join_element_wise(pa.scalar(label), array, "")
