"""Builds small bad files: workbooks by hand, part by part."""

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from lazos.lists import Limits, Reading, UnusableList, parse_source, read_lists

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
ROOT = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>'
)
BOOK = (
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>'
)
BOOK_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>'
)
SHEET_HEAD = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)
SHEET_TAIL = "</sheetData></worksheet>"
GOOD_ROWS = [["A-Number", "Name", "DOB"], ["A200111222", "LOPEZ TZUL, ANA", "1985-02-13"]]


def sheet_xml(rows: list[list[str]]) -> str:
    """A worksheet of inline strings."""
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>" for row in rows
    )
    return SHEET_HEAD + cells + SHEET_TAIL


def workbook(path: Path, sheet: str | None = None, extra: Mapping[str, str | bytes] | None = None) -> Path:
    """Writes a workbook of one sheet, with further parts."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT,
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": BOOK_RELS,
        "xl/worksheets/sheet1.xml": sheet if sheet is not None else sheet_xml(GOOD_ROWS),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**parts, **(extra or {})}.items():
            archive.writestr(name, content)
    return path


def ole(*names: str) -> bytes:
    """The head and one folder sector of an OLE file with entries of these names."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
    return header + b"".join(name.encode("utf-16-le").ljust(64, b"\x00") + b"\x00" * 64 for name in names)


def read(path: Path, **limits: int) -> Reading:
    """The reading of one file under the limits of an upload."""
    return read_lists([parse_source(f"adults:bad={path}")], limits=replace(Limits.upload(), **limits))


def refusal(path: Path, **limits: int) -> str:
    """The code with which a file is refused; its message is one line that names the list."""
    try:
        read(path, **limits)
    except UnusableList as error:
        assert str(error).startswith("bad: ") and "\n" not in str(error)
        return error.code
    raise AssertionError("the file was accepted")
