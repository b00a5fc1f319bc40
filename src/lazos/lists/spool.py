"""Columns of text written to an Arrow file as they are read, within the limits."""

from collections.abc import Iterable, Sequence
from itertools import chain, islice, repeat
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from lazos.lists.errors import Unusable, UnusableList
from lazos.lists.model import Limits

CHUNK = 20_000
BYTES = 32 << 20


class Spool:
    """One sheet on its way to a file: batches of equally wide text columns, blanks null."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path, self._limits = path, limits
        self._writer: pa.RecordBatchFileWriter | None = None
        self._width = 0
        self.rows = 0

    @property
    def width(self) -> int:
        """How many columns it has."""
        return self._width

    def open(self, width: int) -> None:
        """Fixes the number of columns. Raises UnusableList where there are too many."""
        if width > self._limits.columns:
            raise UnusableList(Unusable.COLUMNS, limit=self._limits.columns)
        self._width = width
        schema = pa.schema([(str(number), pa.string()) for number in range(width)])
        self._writer = pa.ipc.new_file(str(self._path), schema)

    def write(self, columns: Sequence[pa.Array]) -> None:
        """Adds a batch. Raises UnusableList beyond the limits of rows and cells."""
        self.rows += len(columns[0]) if columns else 0
        if self.rows > self._limits.rows:
            raise UnusableList(Unusable.ROWS, limit=self._limits.rows)
        tidy = [self._tidy(column) for column in columns]
        if self._writer is not None:
            self._writer.write_batch(pa.RecordBatch.from_arrays(tidy, [str(number) for number in range(self._width)]))

    def write_rows(self, rows: Iterable[Sequence[str | None]]) -> None:
        """Adds rows of text, short ones filled up, in batches; rows must not be wider than the sheet."""
        iterator = iter(rows)
        while chunk := list(islice(iterator, CHUNK)):
            padded = [
                row if len(row) == self._width else list(chain(row, repeat(None, self._width - len(row))))
                for row in chunk
            ]
            self.write([pa.array(column, pa.string()) for column in zip(*padded, strict=True)])

    def close(self) -> None:
        """Ends the file."""
        if self._writer is not None:
            self._writer.close()

    def _tidy(self, column: pa.Array) -> pa.Array:
        longest = pc.max(pc.utf8_length(column)).as_py() or 0
        if longest > self._limits.cell:
            raise UnusableList(Unusable.CELL, limit=self._limits.cell)
        trimmed = pc.utf8_trim_whitespace(column)
        return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)
