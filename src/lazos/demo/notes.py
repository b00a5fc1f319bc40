"""Notes in English and Spanish that name relatives, and the cells that name a mother, a father or a sponsor."""

import pyarrow as pa

from lazos.core.columns import Column
from lazos.demo.cells import Rows


def note_cells(rows: Rows) -> tuple[dict[Column, pa.Array], list[tuple[int, int, str]]]:
    """Builds notes and named relatives; mentions are (row, person, what)."""
    del rows
    return {}, []
