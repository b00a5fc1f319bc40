"""Rows shifted by a column, rows written twice, and cells beyond the table are told; the rest is read."""

import pytest

from lazos.core.columns import Kind
from lazos.lists import Reading, normalise_sheet

HEADER = ["Ref", "A-Number", "Name", "DOB", "Sex", "Country", "Date Referred"]
ANA = ["1", "A200111222", "Ana López", "2010-03-04", "F", "Guatemala", "2018-05-02"]
EVA = ["2", "A200111224", "Eva Pérez", "2011-03-05", "F", "Honduras", "2018-05-03"]
LUZ = ["3", "A200111229", "Luz Gómez", "2012-03-06", "F", "Guatemala", "2018-05-04"]


def read(*rows: list[str]) -> Reading:
    return normalise_sheet("x", Kind.CHILDREN, "s", rows)


def codes(reading: Reading) -> list[tuple[int, str]]:
    return [(it.row, it.code) for it in reading.problems if it.code in WATCHED]


WATCHED = {"row_shifted", "row_repeated", "ref_repeated", "cell_outside_table", "column_not_used"}


def test_sound_rows_have_none_of_these_problems() -> None:
    assert codes(read(HEADER, ANA, EVA, LUZ)) == []


@pytest.mark.parametrize(
    "row",
    [
        ["2", "", *EVA[1:]],
        [*EVA[:3], "Tzul", *EVA[3:]],
        [EVA[0], *EVA[2:], ""],
    ],
    ids=["right from the start", "right after a name that was cut in two", "left"],
)
def test_a_row_shifted_by_a_column_is_told_and_kept(row: list[str]) -> None:
    reading = read([*HEADER, ""], [*ANA, ""], [*row, ""][:8], [*LUZ, ""])
    assert (3, "row_shifted") in codes(reading)
    assert {line for line, code in codes(reading) if code == "row_shifted"} == {3}
    assert reading.records.num_rows == 3


@pytest.mark.parametrize(
    "row",
    [
        ["2", "A200111224", "Eva Pérez", "unknown to us", "?!", "Honduras", "2018-05-03"],
        ["2", "A200111224", "Eva Pérez", "2011-02-31", "F", "Nowhere", "2018-05-03"],
        ["2", "A200111224", "Eva Pérez", "F", "2011-03-05", "Honduras", "2018-05-03"],
    ],
    ids=["two bad cells", "two impossible cells", "two cells in each other's place"],
)
def test_bad_cells_whose_neighbours_are_at_home_are_not_a_shift(row: list[str]) -> None:
    assert codes(read(HEADER, ANA, row, LUZ)) == []


def test_a_row_written_twice_is_told_apart_from_an_id_given_twice() -> None:
    reading = read(HEADER, ANA, EVA, ANA, ["2", *LUZ[1:]], ANA)
    assert codes(reading) == [(4, "row_repeated"), (5, "ref_repeated"), (6, "row_repeated")]
    assert [it.value for it in reading.problems if it.code == "row_repeated"] == ["row 2", "row 2"]
    assert reading.records.num_rows == 5


def test_a_row_without_an_id_is_told_when_it_is_written_twice() -> None:
    assert codes(read(HEADER[1:], ANA[1:], EVA[1:], ANA[1:])) == [(4, "row_repeated")]


def test_short_rows_that_are_alike_are_not_repeats() -> None:
    assert codes(read(["Name", "Country"], ["Ana", "Guatemala"], ["Eva", "Honduras"], ["Ana", "Guatemala"])) == []


def test_a_few_cells_beyond_the_table_are_told_one_by_one() -> None:
    reading = read([*HEADER, ""], [*ANA, ""], [*EVA, "call her aunt"], [*LUZ, ""])
    assert codes(reading) == [(3, "cell_outside_table")]
    assert reading.problems[-1].value == "call her aunt"


def test_a_column_without_a_header_is_one_problem() -> None:
    rows = [
        [str(number), f"A2001{number:02}222", "Ana López", "2010", "F", "", "", f"?{number}!"] for number in range(30)
    ]
    assert codes(read([*HEADER, ""], *rows)) == [(0, "column_not_used")]
