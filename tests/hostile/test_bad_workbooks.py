"""A hostile workbook costs one clear line, never the process."""

import struct
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pytest
from tests.hostile.hostile_files import SHEET_HEAD, SHEET_TAIL, ole, read, refusal, sheet_xml, workbook

from lazos.lists import Limits, UnusableList, parse_source, read_lists


def test_a_sound_workbook_is_read(tmp_path: Path) -> None:
    reading = read(workbook(tmp_path / "sound.xlsx"))
    assert reading.records.column("a_number").to_pylist() == ["200111222"]


def test_a_password_protected_workbook_is_named_so(tmp_path: Path) -> None:
    path = tmp_path / "secret.xlsx"
    path.write_bytes(ole("Root Entry", "EncryptionInfo", "EncryptedPackage"))
    assert refusal(path) == "encrypted"


def test_a_zip_encrypted_workbook_is_named_so(tmp_path: Path) -> None:
    content = bytearray(workbook(tmp_path / "a.xlsx").read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        content[place + offset] |= 1
    path = tmp_path / "b.xlsx"
    path.write_bytes(content)
    assert refusal(path) == "encrypted"


def test_a_word_document_in_old_clothes_is_no_list(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(ole("Root Entry", "WordDocument"))
    assert refusal(path) == "not_a_list"


def test_an_old_workbook_with_macros_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(ole("Root Entry", "Workbook", "_VBA_PROJECT_CUR"))
    assert refusal(path) == "macros"


def test_a_damaged_old_workbook_is_named_so(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(ole("Root Entry", "Workbook"))
    assert refusal(path) in ("broken", "parser_died")


def test_a_bomb_is_stopped_while_it_inflates(tmp_path: Path) -> None:
    path = workbook(tmp_path / "bomb.xlsx", extra={"xl/media/zero.bin": b"\x00" * (12 << 20)})
    assert refusal(path, inflated=8 << 20) == "bomb"
    assert refusal(path, ratio=50) == "bomb"


def test_a_header_that_lies_about_sizes_does_not_help_a_bomb(tmp_path: Path) -> None:
    content = bytearray(workbook(tmp_path / "a.xlsx", extra={"xl/media/zero.bin": b"\x00" * (12 << 20)}).read_bytes())
    place = content.rfind(b"PK\x01\x02")
    content[place + 24 : place + 28] = struct.pack("<I", 10)
    path = tmp_path / "lying.xlsx"
    path.write_bytes(content)
    assert refusal(path, inflated=8 << 20) in ("bomb", "broken")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_billion_laughs_and_any_dtd_are_refused(tmp_path: Path, encoding: str) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    sheet = f'<?xml version="1.0" encoding="{encoding}"?>{laughs}<worksheet><sheetData/></worksheet>'
    assert refusal(workbook(tmp_path / "a.xlsx", extra={"xl/worksheets/sheet1.xml": sheet.encode(encoding)})) == "dtd"


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl/externalLinks/externalLink1.xml", "external_links"),
        ("../../etc/passwd", "bad_name"),
        ("/etc/passwd", "bad_name"),
        ("C:\\evil.xml", "bad_name"),
        ("xl/more.zip", "nested"),
        ("inner.xlsx", "nested"),
        ("xl/workbook.bin", "xlsb"),
        ("XL/WORKBOOK.XML", "bad_name"),
    ],
)
def test_a_part_that_no_list_needs_is_refused(tmp_path: Path, part: str, code: str) -> None:
    assert refusal(workbook(tmp_path / "a.xlsx", extra={part: b"<x/>"})) == code


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    assert (
        refusal(workbook(tmp_path / "a.xlsx", extra={f"xl/p{i}.xml": "<x/>" for i in range(30)}), members=20)
        == "members"
    )


def test_an_archive_without_a_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("list.csv", "a,b")
    assert refusal(path) == "archive"


def test_a_cut_off_workbook_is_named_damaged(tmp_path: Path) -> None:
    content = workbook(tmp_path / "a.xlsx").read_bytes()
    path = tmp_path / "cut.xlsx"
    path.write_bytes(content[: len(content) // 2])
    assert refusal(path) == "broken"


def test_two_cells_in_opposite_corners_do_not_kill_us(tmp_path: Path) -> None:
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    )
    assert refusal(workbook(tmp_path / "a.xlsx", SHEET_HEAD + cells + SHEET_TAIL)) in ("parser_died", "rows", "columns")


def test_three_thousand_columns_are_refused(tmp_path: Path) -> None:
    rows = [[f"h{number}" for number in range(3000)]]
    assert refusal(workbook(tmp_path / "a.xlsx", sheet_xml(rows))) == "columns"


def test_too_many_rows_and_too_long_cells_are_refused(tmp_path: Path) -> None:
    rows = [["A-Number", "Name"]] + [[f"A{200111222 + number}", "x"] for number in range(60)]
    assert refusal(workbook(tmp_path / "a.xlsx", sheet_xml(rows)), rows=50) == "rows"
    assert refusal(workbook(tmp_path / "b.xlsx", sheet_xml([["Name", "y" * 400]])), cell=300) == "cell"


def test_a_workbook_of_formulas_never_calculated_says_what_to_do(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for column in range(1, 5):
        for row in range(1, 5):
            sheet.cell(row, column, f'="x"&{row}')
    book.save(tmp_path / "a.xlsx")
    assert refusal(tmp_path / "a.xlsx") == "formulas"


def test_formulas_below_a_written_header_say_what_to_do(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in (["A-Number", "Name", "Age"], ["=1", "=2", "=3"], ["=1", "=2", "=3"]):
        sheet.append(cells)
    book.save(tmp_path / "a.xlsx")
    assert refusal(tmp_path / "a.xlsx") == "formulas"
    with pytest.raises(UnusableList, match="formulas without values"):
        read_lists([parse_source(str(tmp_path / "a.xlsx"))], limits=Limits.upload())


def test_a_few_formulas_without_value_are_one_problem(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in (["A-Number", "Name", "Age"], ["A200111222", "ANA LOPEZ", "=20+1"], ["A200111223", "EVA LOPEZ", 30]):
        sheet.append(cells)
    book.save(tmp_path / "a.xlsx")
    reading = read(tmp_path / "a.xlsx")
    assert reading.records.column("age").to_pylist() == [None, "30"]
    assert [(problem.code, problem.value) for problem in reading.problems] == [("formula_without_value", "1 cells")]


def test_an_empty_workbook_has_no_rows(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    assert refusal(tmp_path / "a.xlsx") == "no_rows"


def test_the_temporary_folder_is_gone_afterwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "tmp"
    own.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(own))
    read(workbook(tmp_path / "a.xlsx"))
    refusal(workbook(tmp_path / "b.xlsx", sheet_xml([["x"]])))
    assert list(own.iterdir()) == []
