"""`lazos match`: the files of the contract."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.folders import names
from tests.factories.register import link, record, small_match, table
from tests.fakes.engines import FakeEngines

from lazos.cli.main import main
from lazos.cli.tables import FORMULA_STARTS, guard, write_kin, write_people
from lazos.core.kinship import Relation
from lazos.core.problems import Problem

PROBLEM = Problem("shelters", "=Sheet", 3, "DOB", "date_impossible", "-31/02/2010")


def run(out: Path, fake: FakeEngines, *more: str) -> int:
    return main(["match", "shelters.csv", "--out", str(out), *more], fake.engines())


def lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_writes_the_four_files_and_nothing_else(tmp_path: Path) -> None:
    assert run(tmp_path / "out", FakeEngines(small_match())) == 0
    assert names(tmp_path / "out") == ["families.xlsx", "kin.csv", "people.csv", "problems.csv"]
    assert names(tmp_path) == ["out"]


def test_people_hold_every_row_once_with_the_id_of_its_person(tmp_path: Path) -> None:
    run(tmp_path / "out", FakeEngines(small_match()))
    people = lines(tmp_path / "out" / "people.csv")
    assert people[0] == ["list", "ref", "person"]
    assert len(people) == 1 + 8
    assert ["border", "17", "P0004"] in people and ["removed", "A1", "P0004"] in people


def test_kin_holds_pairs_from_one_percent_with_at_least_four_decimals(tmp_path: Path) -> None:
    run(tmp_path / "out", FakeEngines(small_match()))
    kin = lines(tmp_path / "out" / "kin.csv")
    assert kin[0] == ["child_list", "child_ref", "adult_list", "adult_ref", "relation", "probability"]
    assert kin[1] == ["shelters", "C1", "removed", "A1", "father", "0.970000"]
    assert len(kin) == 1 + 5


def test_written_probabilities_of_one_role_never_sum_to_more_than_one(tmp_path: Path) -> None:
    rows = [record("c", "1"), *(record("a", str(number)) for number in range(7))]
    match = link(table(rows), range(8), [0], [(0, number, Relation.MOTHER, 1 / 7) for number in range(1, 8)])
    write_kin(tmp_path / "kin.csv", match)
    assert sum(float(line[5]) for line in lines(tmp_path / "kin.csv")[1:]) <= 1


def test_problems_give_one_and_guard_free_text_only(tmp_path: Path) -> None:
    assert run(tmp_path / "out", FakeEngines(small_match(), [PROBLEM])) == 1
    assert lines(tmp_path / "out" / "problems.csv") == [
        ["list", "sheet", "row", "column", "code", "value"],
        ["shelters", "'=Sheet", "3", "DOB", "date_impossible", "'-31/02/2010"],
    ]


@given(refs=st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, max_size=5))
def test_ids_come_back_verbatim(refs: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("people") / "people.csv"
    write_people(path, link(table([record("a", ref) for ref in refs]), range(len(refs)), [], []))
    assert [line[1] for line in lines(path)[1:]] == refs


def test_csv_is_utf_8_without_bom_and_ends_lines_as_rfc_4180_says(tmp_path: Path) -> None:
    run(tmp_path / "out", FakeEngines(small_match()))
    assert (tmp_path / "out" / "people.csv").read_bytes().startswith(b"list,ref,person\r\n")


@given(st.text())
def test_guarded_text_never_starts_a_formula(text: str) -> None:
    assert not guard(text).startswith(FORMULA_STARTS)
    assert guard(text).removeprefix("'") == text.removeprefix("'")


def test_the_same_input_gives_the_same_bytes_of_csv(tmp_path: Path) -> None:
    for name in ("one", "two"):
        run(tmp_path / name, FakeEngines(small_match(), [PROBLEM]))
    for name in ("people.csv", "kin.csv", "problems.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_json_is_one_object_with_the_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path / "out", FakeEngines(small_match(), [PROBLEM]), "--json")
    answer = json.loads(capsys.readouterr().out)
    assert answer["rows"] == 8
    assert answer["children"] == {"all": 4, "parent_0.95": 1, "parent_0.50": 1, "nobody": 2}
    assert answer["problems"] == {"date_impossible": 1}


def test_the_summary_adds_up_and_says_where_the_workbook_lies(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path / "out", FakeEngines(small_match(), [PROBLEM]))
    printed = capsys.readouterr()
    assert "families.xlsx" in printed.out and "No calendar has this day" in printed.out
    assert "4 of them children" in printed.out
    assert printed.err == ""


def test_the_summary_speaks_spanish(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path / "out", FakeEngines(small_match()), "--lang", "es")
    assert "El programa propone" in capsys.readouterr().out
    book = openpyxl.load_workbook(tmp_path / "out" / "families.xlsx")
    assert book.sheetnames[0] == "Resumen"


def test_no_records_at_all_still_give_four_files(tmp_path: Path) -> None:
    assert run(tmp_path / "out", FakeEngines(link(table([]), [], [], []))) == 0
    assert lines(tmp_path / "out" / "kin.csv") == [
        ["child_list", "child_ref", "adult_list", "adult_ref", "relation", "probability"]
    ]


def test_demo_links_the_lists_that_it_invents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fake = FakeEngines(small_match())
    for _ in range(2):
        assert main(["demo", "--no-site", "--children", "3", "--out", str(tmp_path / "demo")], fake.engines()) == 0
    assert fake.asked[0] == (str(tmp_path / "demo" / "lists" / "shelters.csv"),)
    assert names(tmp_path / "demo") == ["lists", "result"]
    assert "invented lists" in capsys.readouterr().out


def test_demo_does_not_replace_a_folder_that_holds_somebodys_file(tmp_path: Path) -> None:
    fake = FakeEngines(small_match())
    main(["demo", "--no-site", "--out", str(tmp_path / "demo")], fake.engines())
    (tmp_path / "demo" / "lists" / "mine.txt").write_text("mine")
    assert main(["demo", "--no-site", "--out", str(tmp_path / "demo")], fake.engines()) == 2
    assert (tmp_path / "demo" / "lists" / "mine.txt").read_text() == "mine"
