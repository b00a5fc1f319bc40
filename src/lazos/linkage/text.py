"""Work on a column's distinct values only: two million cells hold few different ones."""

from collections.abc import Callable, Sequence
from typing import cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Codes = npt.NDArray[np.int32]


def coded(table: pa.Table, column: str) -> tuple[Codes, list[str]]:
    """Return the code of each line's value (-1 where missing or absent) and the distinct values, in sorted order.

    Sorted, so that the same records in another order give the same values.
    """
    if column not in table.column_names:
        return np.full(table.num_rows, -1, np.int32), []
    array = table.column(column).combine_chunks()
    if isinstance(array, pa.ChunkedArray):
        array = pa.concat_arrays(array.chunks)
    encoded = array.dictionary_encode()
    codes = np.asarray(pc.fill_null(encoded.indices, -1)).astype(np.int32)
    values = cast("list[str]", encoded.dictionary.to_pylist())
    order = sorted(range(len(values)), key=values.__getitem__)
    rank = np.empty(len(values) + 1, np.int32)
    rank[order] = np.arange(len(values), dtype=np.int32)
    rank[-1] = -1
    return rank[codes], [values[index] for index in order]


def mapped(table: pa.Table, column: str, read: Callable[[str], Sequence[int]], width: int) -> npt.NDArray[np.int32]:
    """Read each distinct value once into `width` integers; -1 where the value is missing."""
    codes, values = coded(table, column)
    read_values = np.full((len(values) + 1, width), -1, np.int32)
    for index, value in enumerate(values):
        found = read(value)
        read_values[index, : len(found)] = found
    return read_values[codes]


def numbered(table: pa.Table, column: str) -> Codes:
    """Number the distinct values of a column from 0; -1 where missing. Equal numbers mean equal text."""
    return coded(table, column)[0]
