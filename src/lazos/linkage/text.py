"""Work on a column's distinct values only: two million cells hold few different ones."""

from collections.abc import Callable, Sequence
from typing import cast

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Codes = npt.NDArray[np.int32]


def by_value(records: pa.Table) -> pa.Table:
    """Give the same table with each column of text as codes into its distinct values, in sorted order.

    Sorted, so that the same records in another order give the same values.
    """
    columns = [_sorted(column) if pa.types.is_string(column.type) else column for column in records.columns]
    return pa.table(dict(zip(records.column_names, columns, strict=True)))


def _sorted(column: pa.ChunkedArray) -> pa.DictionaryArray:
    encoded = in_one(column).dictionary_encode()
    order = pc.array_sort_indices(encoded.dictionary)
    rank = np.empty(len(order), np.int32)
    rank[order.to_numpy()] = np.arange(len(order), dtype=np.int32)
    codes = pa.array(rank).take(encoded.indices)
    return pa.DictionaryArray.from_arrays(codes, encoded.dictionary.take(order))


def in_one(column: pa.ChunkedArray) -> pa.Array:
    """Give a column as one array; copied only where it lies in pieces."""
    if column.num_chunks == 1:
        return column.chunk(0)
    array = column.combine_chunks()
    return pa.concat_arrays(array.chunks) if isinstance(array, pa.ChunkedArray) else array


def coded(table: pa.Table, column: str) -> tuple[Codes, list[str]]:
    """Return the code of each line's value (-1 where missing or absent) and the distinct values, in sorted order."""
    if column not in table.column_names:
        return np.full(table.num_rows, -1, np.int32), []
    encoded = _encoded(table.column(column))
    return _codes(encoded), cast("list[str]", encoded.dictionary.to_pylist())


def _encoded(column: pa.ChunkedArray) -> pa.DictionaryArray:
    if not pa.types.is_dictionary(column.type):
        return _sorted(column)
    return in_one(column.unify_dictionaries())


def _codes(encoded: pa.DictionaryArray) -> Codes:
    codes: Codes = pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False)
    return codes


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
    if column not in table.column_names:
        return np.full(table.num_rows, -1, np.int32)
    return _codes(_encoded(table.column(column)))
