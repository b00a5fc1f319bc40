"""A large file by whole columns reads as the same file row by row."""

import csv
import io
from pathlib import Path

import pyarrow as pa
import pytest

from lazos.lists import delimited
from lazos.lists.model import Limits

HEADER = ["Id", "Name, first", "Note"]
BODY = [[str(number), f"Núñez, Ana {number}", 'says "no"\nand left' if number % 7 == 0 else ""] for number in range(60)]

FILES = {
    "even": [HEADER, *BODY],
    "title above": [["A REPORT"], ["draft"], HEADER, *BODY],
    "total below": [HEADER, *BODY, ["TOTAL", "60"], [""], ["* not final"]],
    "blank lines between": [HEADER, *BODY[:20], [], *BODY[20:40], [""], ["", ""], *BODY[40:]],
    "blank cells at the end of rows": [[*row, "", ""] for row in [HEADER, *BODY]],
    "rows longer by blanks": [HEADER, *BODY, ["x", "y", "z", "", ""], *BODY],
    "a row wider than the sheet": [HEADER, *BODY, ["x", "y", "z", "w"], *BODY],
    "one column": [["Name"], *([row[1]] for row in BODY)],
}


def spooled(path: Path) -> pa.Table:
    with pa.OSFile(str(path)) as source:
        return pa.ipc.open_file(source).read_all().combine_chunks()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("name", FILES)
def test_by_columns_and_by_rows_give_the_same_sheet(
    name: str, encoding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows(FILES[name])
    path = tmp_path / "list.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    sheets = []
    for least in (0, 1 << 40):
        monkeypatch.setattr(delimited, "FAST_FROM", least)
        delimited.read_delimited(path, tmp_path, Limits.command_line())
        sheets.append(spooled(tmp_path / "0.arrow"))
    assert sheets[0].equals(sheets[1])
    assert sheets[0].num_rows == len(FILES[name])
