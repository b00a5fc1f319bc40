"""Parquet into a spooled sheet of text; runs only in the child process."""

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from lazos.lists.cells import cell_text
from lazos.lists.errors import Unusable, UnusableList
from lazos.lists.model import Limits
from lazos.lists.spool import CHUNK, Spool


def read_parquet(path: Path, out: Path, limits: Limits) -> list[tuple[str, str]]:
    """Spools the table with its column names as the first row. Raises UnusableList."""
    try:
        file = pq.ParquetFile(str(path))
        names = [name for name in file.schema_arrow.names if not name.startswith("__index_level_")]
        if file.metadata.num_rows >= limits.rows:
            raise UnusableList(Unusable.ROWS, limit=limits.rows)
        spool = Spool(out / "0.arrow", limits)
        spool.open(len(names))
        spool.write([pa.array([name], pa.string()) for name in names])
        for batch in file.iter_batches(batch_size=CHUNK, columns=names):
            spool.write([to_text(batch.column(name)) for name in names])
        spool.close()
    except (pa.ArrowException, OSError) as error:
        raise UnusableList(Unusable.BROKEN, detail=type(error).__name__) from error
    return [(path.stem[:31] or "parquet", "0.arrow")]


def to_text(array: pa.Array) -> pa.Array:
    """A column of any type as the text that a person would write; blanks stay null."""
    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    kind = array.type
    if pa.types.is_string(kind):
        return array
    if pa.types.is_large_string(kind) or pa.types.is_integer(kind):
        return array.cast(pa.string())
    if pa.types.is_date(kind):
        return pc.strftime(array.cast(pa.timestamp("s")), format="%Y-%m-%d")
    if pa.types.is_null(kind):
        return pa.nulls(len(array), pa.string())
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        return pa.array([_decoded(value) for value in array.to_pylist()], pa.string())
    return pa.array([_cell(value) for value in array.to_pylist()], pa.string())


def _decoded(value: bytes | None) -> str | None:
    return None if value is None else value.decode("utf-8", errors="replace")


def _cell(value: object) -> str | None:
    """A list's items are joined; the rest as a cell of a workbook."""
    if isinstance(value, list):
        return "; ".join(text for item in value if (text := cell_text(item))) or None
    return cell_text(value)
