"""The order of records depends on what they say, not on where they stood."""

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from lazos.linkage.order import by_content
from tests.linkage.cast import families


def content(records: pa.Table) -> list[tuple[str | None, ...]]:
    ordered = records.take(pa.array(by_content(records))).drop_columns(["ref", "row", "sheet"])
    return list(zip(*(column.to_pylist() for column in ordered.columns), strict=True))


@given(st.permutations(range(12)))
def test_shuffled_rows_come_in_the_same_order(order: list[int]) -> None:
    records = families()
    assert content(records.take(order)) == content(records)


def test_where_a_row_stood_does_not_count() -> None:
    records = families()
    moved = records.set_column(records.column_names.index("ref"), "ref", pa.array([f"X{n}" for n in range(12)]))
    assert np.array_equal(by_content(moved), by_content(records))


def test_no_rows_have_no_order() -> None:
    assert len(by_content(families().slice(0, 0))) == 0
