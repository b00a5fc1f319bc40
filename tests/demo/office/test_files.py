"""Files are messy but whole: every row of the truth can be found again."""

import csv
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from pyarrow import parquet

from lazos.demo.office.files import write_lists
from lazos.demo.office.styles import Format
from lazos.demo.parameters import WorldKind
from tests.demo.worlds import small_world


def _lines(path: Path) -> list[list[str]]:
    if path.suffix == ".parquet":
        return [[str(cell) for cell in row] for row in zip(*parquet.read_table(path).to_pydict().values(), strict=True)]
    if path.suffix == ".xlsx":
        lines = openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True)
        return [["" if cell is None else str(cell) for cell in row] for row in lines]
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    delimiter = ";" if text.count(";") > text.count(",") else ","
    return list(csv.reader(text.splitlines(), delimiter=delimiter))


def _truth(folder: Path) -> dict[str, list[str]]:
    refs: dict[str, list[str]] = {}
    with (folder / "truth" / "rows.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            refs.setdefault(row["list"], []).append(row["row_id"])
    return refs


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("file", [Format.XLSX, Format.CSV, Format.PARQUET])
def test_every_row_of_the_truth_is_in_its_file(file: Format, seed: int, tmp_path: Path) -> None:
    world = small_world(WorldKind.AGENCIES)
    paths = write_lists(world, tmp_path, seed, file)
    refs = _truth(tmp_path)
    assert [path.stem for path in paths] == [plan.name for plan in world.parameters.lists]
    for path in paths:
        lines, known = _lines(path), refs[path.stem]
        if "!" in known[0]:
            first = int(known[0].split("!")[1])
            assert first >= 2
            assert len(lines) >= len(known)
        else:
            assert {line[0] for line in lines if line} >= set(known)


def test_files_are_the_same_for_the_same_seeds(tmp_path: Path) -> None:
    world = small_world(WorldKind.HOTLINE)
    first, second = (write_lists(world, tmp_path / name, 9, Format.CSV) for name in "ab")
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_the_truth_has_the_files_that_scorers_read(tmp_path: Path) -> None:
    write_lists(small_world(WorldKind.BORDER), tmp_path, 1)
    heads = {}
    for path in sorted((tmp_path / "truth").glob("*.csv")):
        heads[path.stem] = path.read_text(encoding="utf-8").splitlines()[0]
    assert heads["rows"] == "list,row_id,person_id"
    assert heads["parents"] == "child person_id,parent person_id,role,parent_lists"
    assert heads["relations"] == "child person_id,adult person_id,relation"
    assert heads["mentions"] == "list,row_id,person_id,what"
    assert heads["persons"].startswith("person_id,kind,given1,given2,surname1,surname2,sex,dob,country")


def test_offices_differ(tmp_path: Path) -> None:
    world = small_world(WorldKind.AGENCIES)
    heads = {_lines(write_lists(world, tmp_path / str(seed), seed, Format.CSV)[0])[0][0] for seed in range(12)}
    assert len(heads) > 2


def test_lists_without_ids_get_their_place_as_ref(tmp_path: Path) -> None:
    world = small_world(WorldKind.AGENCIES)
    for seed in np.arange(40).tolist():
        folder = tmp_path / str(seed)
        write_lists(world, folder, seed, Format.XLSX)
        placed = {name: refs for name, refs in _truth(folder).items() if "!" in refs[0]}
        if placed:
            break
    name, refs = next(iter(placed.items()))
    book = openpyxl.load_workbook(folder / f"{name}.xlsx")
    lines = list(book.worksheets[0].iter_rows(values_only=True))
    assert book.sheetnames[0] == refs[0].split("!")[0]
    numbers = [int(ref.split("!")[1]) for ref in refs]
    assert numbers == sorted(set(numbers))
    assert all(any(cell is not None for cell in lines[number - 1]) for number in numbers)
    assert len(refs) == next(item.table.num_rows for item in world.statements if item.plan.name == name)
