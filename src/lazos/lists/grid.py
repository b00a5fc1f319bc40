"""A sheet as columns of text, and the shape of its rows; no row is ever a Python object unless it is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from lazos.lists.cells import cell_text

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Grid:
    """One sheet: `columns` of text (null where blank) of equal length; row 0 is the sheet's row 1."""

    name: str
    columns: Sequence[pa.ChunkedArray]
    rows: int

    @classmethod
    def from_cells(cls, name: str, cells: Sequence[Sequence[object]]) -> "Grid":
        """A grid of in-memory rows, ragged ones filled with blanks."""
        width = max((len(row) for row in cells), default=0)
        texts = [[cell_text(row[i]) if i < len(row) else None for row in cells] for i in range(width)]
        return cls(name, [pa.chunked_array([pa.array(column, pa.string())]) for column in texts], len(cells))

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.columns)

    def row(self, index: int) -> list[str]:
        """The texts of one row, empty where blank."""
        return [column[index].as_py() or "" for column in self.columns]

    @cached_property
    def _shape(self) -> tuple[Ints, Ints]:
        filled = np.zeros(self.rows, dtype=np.int64)
        first = np.full(self.rows, self.width, dtype=np.int64)
        for number in reversed(range(self.width)):
            there = self.there(number)
            filled += there
            first[there] = number
        return filled, first

    @property
    def filled(self) -> Ints:
        """How many cells of each row hold something."""
        return self._shape[0]

    @property
    def first(self) -> Ints:
        """The first column of each row that holds something; the width where none does."""
        return self._shape[1]

    def there(self, column: int) -> Mask:
        """Which cells of a column hold something."""
        return np.asarray(pc.is_valid(self.columns[column]).to_numpy(zero_copy_only=False), dtype=np.bool_)

    def matches(self, column: int, pattern: str) -> Mask:
        """Which cells of a column match a pattern (RE2)."""
        found = pc.fill_null(pc.match_substring_regex(self.columns[column], pattern), False)
        return np.asarray(found.to_numpy(zero_copy_only=False), dtype=np.bool_)

    def equals(self, column: int, text: str) -> Mask:
        """Which cells of a column hold exactly this text."""
        same = pc.fill_null(pc.equal(self.columns[column], text), False)
        return np.asarray(same.to_numpy(zero_copy_only=False), dtype=np.bool_)
