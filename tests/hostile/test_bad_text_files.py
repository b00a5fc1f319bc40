"""A bad text file, a wrong path or a strange format costs one clear line; a bad cell costs one problem."""

import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.hostile.hostile_files import read, refusal

from lazos.core.columns import Kind
from lazos.lists import Limits, UnusableList, normalise_sheet, parse_source, read_lists

CSV = "A-Number,Name,DOB\nA200111222,LOPEZ TZUL ANA,1985-02-13\nA200111223,PEREZ JOSÉ,1986-03-14\n"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n\n , ,\n", "no_rows"),
        (b"\xef\xbb\xbf", "no_rows"),
        (b"<html><table><tr><td>Name</td></tr></table></html>", "html"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE HTML PUBLIC>\n<html>", "html"),
        (b"<center><TABLE border=1><tr><td>Name</td></tr></TABLE>", "html"),
        (b'<?xml version="1.0"?><html xmlns="x"><table/></html>', "html"),
        (b"MIME-Version: 1.0\nX-Document-Type: Workbook\nContent-Type: multipart/related; boundary=x\n\n", "html"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "old_xml"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\x1f\x8b\x08\x00", "archive"),
        (b"\x89PNG\r\n\x1a\n", "not_a_list"),
        (bytes(range(256)) * 20, "not_a_list"),
        (b"PAR1 but not really", "broken"),
        (b"PK\x03\x04 but not really", "broken"),
        (b"just a sentence\nand another one\n", "no_table"),
        (b"Colour,Shape,Weight\nred,round,3\n", "no_table"),
    ],
)
def test_what_is_no_list_is_refused_by_its_contents(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    assert refusal(path) == code


def test_a_missing_file_a_folder_and_a_pipe_are_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "absent.csv") == "not_found"
    assert refusal(tmp_path) == "directory"
    os.mkfifo(tmp_path / "pipe.csv")
    assert refusal(tmp_path / "pipe.csv") == "not_a_file"


def test_a_file_above_the_limit_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(CSV)
    assert refusal(path, file=10) == "too_large"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encoding_and_delimiter_are_found_out(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(CSV.replace(",", delimiter).encode(encoding))
    reading = read(path)
    assert reading.records.column("full_name").to_pylist() == ["LOPEZ TZUL ANA", "PEREZ JOSÉ"]
    assert reading.problems == []


def test_utf_7_is_text_like_any_other_and_never_markup(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(CSV.replace("PEREZ JOSÉ", "+ADw-script+AD4-"))
    assert read(path).records.column("full_name").to_pylist()[1] == "+ADw-script+AD4"


def test_nul_characters_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(CSV.replace("LOPEZ", "LO\x00PEZ"))
    assert read(path).records.column("full_name").to_pylist()[0] == "LOPEZ TZUL ANA"


def test_a_million_columns_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(",".join("x" * 1_000_000) + "\n")
    assert refusal(path) == "columns"


def test_ragged_rows_quotes_and_line_breaks_in_cells_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('Adult list\n\nA-Number,Name,Remarks\nA200111222,"LOPEZ, ANA","two\nlines"\nA200111223,EVA\n')
    records = read(path).records
    assert records.column("note").to_pylist() == ["two lines", None]
    assert records.column("row").to_pylist() == [4, 5]


def test_formulas_in_a_text_file_stay_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("A-Number,Name,Remarks\nA200111222,ANA LOPEZ,=cmd|' /C calc'!A0\n")
    assert read(path, cell=1000).records.column("note").to_pylist() == ["=cmd|' /C calc'!A0"]


def test_a_typed_parquet_file_is_read_as_text(tmp_path: Path) -> None:
    table = pa.table(
        {
            "a_number": pa.array([200111222, None], pa.int64()),
            "full_name": pa.array(["ANA", "EVA"]).dictionary_encode(),
            "birth_date": pa.array([None, 6000], pa.date32()),
            "age": pa.array([31.0, 7.5]),
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    records = read(tmp_path / "a.parquet").records
    assert records.column("a_number").to_pylist() == ["200111222", None]
    assert records.column("birth_date").to_pylist() == [None, "1986-06-06"]
    assert records.column("age").to_pylist() == ["31", "7.5"]
    assert records.column("row").to_pylist() == [2, 3]


def test_a_list_of_no_known_kind_says_how_to_name_one() -> None:
    with pytest.raises(UnusableList, match="KIND:NAME=PATH") as caught:
        normalise_sheet("x", None, "s", [["Name", "Country"], ["Ana", "Guatemala"]])
    assert caught.value.code == "no_kind"


def test_a_kind_that_there_is_not_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableList, match="x: 'kids' is no kind of list") as caught:
        parse_source(f"kids:x={tmp_path}/a")
    assert caught.value.code == "unknown_kind"


def test_mappings_are_saved_only_when_every_list_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_text(CSV)
    (tmp_path / "bad.csv").write_text("")
    sources = [parse_source(f"adults:{name}={tmp_path}/{name}.csv") for name in ("good", "bad")]
    with pytest.raises(UnusableList):
        read_lists(sources, limits=Limits.upload(), mappings=tmp_path / "maps")
    assert not (tmp_path / "maps").exists()
    read_lists(sources[:1], limits=Limits.upload(), mappings=tmp_path / "maps")
    assert (tmp_path / "maps" / "good.toml").exists()


def test_a_file_in_place_of_the_folder_of_mappings_is_named(tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_text(CSV)
    with pytest.raises(UnusableList, match="is not a folder"):
        read_lists([parse_source(f"{tmp_path}/good.csv")], limits=Limits.upload(), mappings=tmp_path / "good.csv")


def test_two_lists_of_one_name_are_refused(tmp_path: Path) -> None:
    sources = [parse_source(f"x={tmp_path}/a"), parse_source(f"x={tmp_path}/b")]
    with pytest.raises(UnusableList) as caught:
        read_lists(sources, limits=Limits.upload())
    assert caught.value.code == "repeated_name"


def test_one_bad_cell_is_one_problem_and_the_rest_is_read() -> None:
    cells: list[list[object]] = [
        ["A-Number", "Name", "DOB", "Age"],
        ["A2001", "ANA", "31/02/2010", "200"],
        ["A200111223", "EVA", "2010", 7],
    ]
    reading = normalise_sheet("x", Kind.CHILDREN, "s", cells)
    assert [(problem.row, problem.column, problem.code) for problem in reading.problems] == [
        (2, "A-Number", "a_number_invalid"),
        (2, "DOB", "date_impossible"),
        (2, "Age", "age_impossible"),
    ]
    assert reading.records.num_rows == 2
