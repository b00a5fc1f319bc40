"""Tables are found among titles, totals, notes and other tables; every row of a sheet is accounted for."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lazos.core.columns import Kind
from lazos.lists import Reading, RowKind, normalise_sheet

HEADER = ["A-Number", "Name", "DOB", "Departed"]
ANA = ["A200111222", "LOPEZ, ANA", "1985-02-13", "2018-05-17"]
EVA = ["A200111223", "PEREZ, EVA", "1986-03-14", "2018-05-18"]


def read(cells: Sequence[Sequence[object]], kind: Kind | None = Kind.ADULTS) -> Reading:
    return normalise_sheet("x", kind, "s", cells)


def counts(reading: Reading) -> dict[str, int]:
    return {kind.value: number for kind, number in reading.reports[0].counts.items() if number}


def codes(reading: Reading) -> list[tuple[int, str]]:
    return [(problem.row, problem.code) for problem in reading.problems]


def test_titles_blank_rows_repeated_headers_totals_and_notes_are_not_rows() -> None:
    reading = read(
        [["ERO report"], [], HEADER, ANA, [], HEADER, EVA, ["TOTAL", 2], ["* numbers not verified"], ["Source: ERO"]]
    )
    assert counts(reading) == {"record": 2, "blank": 2, "title": 1, "header": 2, "total": 1, "note": 2}
    assert reading.records.column("row").to_pylist() == [4, 7]
    assert reading.problems == []


@pytest.mark.parametrize("total", [["TOTAL", 3], ["Grand Total:", "", "3"], ["Total: 3"], ["", "Totales", 3]])
def test_a_printed_total_that_differs_is_a_problem(total: list[object]) -> None:
    assert codes(read([HEADER, ANA, EVA, total])) == [(4, "total_differs")]


def test_a_subtotal_counts_from_the_one_before() -> None:
    assert read([HEADER, ANA, EVA, ["Subtotal", 2], [*ANA[:1], "X, Y"], ["Subtotal", 1], ["Total", 3]]).problems == []


def test_a_second_table_below_the_first_is_a_table_of_its_own() -> None:
    below = [["Children in custody"], ["Minor Name", "Minor DOB", "Facility"], ["Lopez, Luis", "2010-01-02", "Casa"]]
    reading = read([HEADER, ANA, [], *below], None)
    assert reading.records.column("kind").to_pylist() == ["adults", "children"]
    assert reading.records.column("role").to_pylist() == ["adult", "child"]


def test_a_header_of_two_rows_is_read_as_one() -> None:
    cells = [
        ["Minor", "", "Mother", "", "A#"],
        ["Last Name", "First Name", "Last Name", "First Name", ""],
        ["Lopez", "Luis", "Tzul", "Ana", "A210435836"],
    ]
    records = read(cells, Kind.CHILDREN).records.to_pylist()[0]
    assert (records["surnames"], records["given_names"], records["mother_name"]) == ("Lopez", "Luis", "Ana Tzul")


def test_a_row_without_person_is_a_problem_and_not_a_record() -> None:
    reading = read([["A-Number", "Name", "Sx", "CTZN"], ["", "", "M", "GUATE"], ["A200111222", "ANA", "F", "GUATE"]])
    assert codes(reading) == [(2, "row_without_person")]
    assert counts(reading) == {"record": 1, "problem": 1, "header": 1}


def test_code_tables_and_summaries_are_counted_not_read() -> None:
    reading = read([HEADER, ANA])
    assert counts(reading) == {"record": 1, "header": 1}


def test_a_list_without_header_is_read_by_its_contents() -> None:
    row = ["A2101118", "Lopez, Ana", "F", "Guatemala"]
    cells = [[row[0] + str(10 + i)[-2:], row[1], "FM"[i % 2], row[3]] for i in range(8)]
    record = read(cells, Kind.CHILDREN).records.to_pylist()[0]
    assert (record["a_number"], record["full_name"], record["sex"], record["country"]) == (
        "210111810",
        "Lopez, Ana",
        "F",
        "GT",
    )


def test_a_repeated_id_is_kept_and_named() -> None:
    cells = [["ID", "Name", "A#"], ["7", "ANA", "A200111222"], ["7", "EVA", "A200111223"]]
    reading = read(cells)
    assert reading.records.column("ref").to_pylist() == ["7", "7"]
    assert codes(reading) == [(3, "ref_repeated")]


def test_a_row_without_id_is_named_by_its_place() -> None:
    assert read([HEADER, ANA]).records.column("ref").to_pylist() == ["s!2"]


def test_a_column_that_nothing_names_is_one_problem() -> None:
    reading = read([[*HEADER, "Bunk colour"], [*ANA, "blue"], [*EVA, "red"]])
    assert [(p.column, p.code, p.value) for p in reading.problems] == [("Bunk colour", "column_not_used", "blue")]


def test_a_column_where_every_cell_fails_is_one_problem() -> None:
    cells = [HEADER, *([f"A2001{i:05d}", "ANA", "then", "2018-05-17"] for i in range(30))]
    assert [(p.row, p.code) for p in read(cells).problems] == [(0, "date_not_understood")]


CELLS = st.sampled_from(
    ["", "", "TOTAL", "12", "A210435836", "Name", "A-Number", "DOB", "Lopez, Ana", "5/6/2010", "* note", "F", "Sex",
     "Minor Name", "Facility", "Source: ORR and others as of today", "\x00", "=1+1", "Departed"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=5), max_size=14), st.booleans())
def test_records_and_other_rows_add_up_to_the_sheet(rows: list[list[str]], first: bool) -> None:
    reading = read([["A-Number", "Name", "DOB", "Sex"], *rows] if first else [*rows, HEADER, ANA])
    report = reading.reports[0]
    assert sum(report.counts.values()) == len(rows) + (1 if first else 2)
    assert report.counts[RowKind.RECORD] == reading.records.num_rows
    lost = sum(problem.code == "row_without_person" for problem in reading.problems)
    assert report.counts[RowKind.PROBLEM] == lost
