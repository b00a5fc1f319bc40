"""A list is read together with its rows as they stood there."""

from pathlib import Path

import pytest

from lazos.core.columns import Column, Kind
from lazos.lists import Limits, ListSource, Unusable, UnusableList, read_with_cells

LIST = """Children in shelters,,
Child,DOB,Remarks
Ana Brito,17/05/2010,llora mucho
,,
Luz Caal,,
"""


def test_the_cells_of_every_record_are_given(tmp_path: Path) -> None:
    path = tmp_path / "july.csv"
    path.write_text(LIST, encoding="utf-8")
    with read_with_cells(ListSource(path, "july", Kind.CHILDREN), limits=Limits.upload(), saved={}) as (reading, cells):
        places = list(zip(reading.records["sheet"].to_pylist(), reading.records["row"].to_pylist(), strict=True))
        written = [cells(sheet, row) for sheet, row in places]
        assert cells(places[0][0], 1) == [("", "Children in shelters")]
        assert reading.records[Column.FULL_NAME].to_pylist() == ["Ana Brito", "Luz Caal"]
    assert written == [
        [("Child", "Ana Brito"), ("DOB", "17/05/2010"), ("Remarks", "llora mucho")],
        [("Child", "Luz Caal")],
    ]


def test_an_unusable_list_is_named(tmp_path: Path) -> None:
    source = ListSource(tmp_path / "none.csv", "july", None)
    with (
        pytest.raises(UnusableList, match="july: ") as refused,
        read_with_cells(source, limits=Limits.upload(), saved={}),
    ):
        pass
    assert refused.value.reason is Unusable.NOT_FOUND
