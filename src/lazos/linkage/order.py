"""An order of records that depends on what they say, not on where they stood.

The same lists shuffled give the same families.
"""

from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lazos.core.columns import Column, Place
from lazos.linkage.text import by_value, numbered

_MIX: Final = np.uint64(0x9E3779B97F4A7C15)
WHERE: Final = frozenset({Column.REF.value, Place.ROW.value, Place.SHEET.value})


def by_content(table: pa.Table) -> npt.NDArray[np.int64]:
    """Line numbers of a record table in the order of a hash of what each line says, its place left out."""
    key = np.zeros(table.num_rows, np.uint64)
    for column in sorted(set(table.column_names) - WHERE):
        codes = numbered(table, column).astype(np.int64).astype(np.uint64)
        key = (key ^ (codes + np.uint64(1))) * _MIX
        key ^= key >> np.uint64(31)
    return np.argsort(key, kind="stable")


def in_order(records: pa.Table) -> tuple[npt.NDArray[np.int64], pa.Table]:
    """Put what records say, each column as codes into its values, in an order that depends on nothing else."""
    said = by_value(records.select([name for name in records.column_names if name not in WHERE]))
    order = by_content(said)
    return order, said.take(pa.array(order))
