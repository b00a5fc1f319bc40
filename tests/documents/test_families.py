"""`families.xlsx`: what a register keeper opens."""

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook

from lazos.core.evidence import Reason, ReasonCode, Verdict
from lazos.core.problems import Problem
from lazos.documents.facts import (
    Alone,
    Counts,
    Family,
    Findings,
    KinQuestion,
    Kinship,
    ListRead,
    Orphan,
    Row,
    SameQuestion,
    Someone,
)
from lazos.documents.families import write_families
from lazos.documents.language import Tongue
from lazos.documents.stream import LONGEST

CHILD = Row("shelters", "C1", "Sheet1", "2", "child", "Mateo Choc López", "M", "2010-05-17", a_number="201000001")
ADULT = Row("removed", "A1", "Sheet1", "9", "adult", "Juan Choc Xol", "M", age="34", home="Cobán", country="GT")
REASONS = (
    Reason(
        ReasonCode.MOMENT,
        "within_30_minutes",
        Verdict.FOR,
        3.1,
        parameters={"minutes": "12", "station": "MCS", "moment": "within_30_minutes"},
    ),
    Reason(ReasonCode.LANGUAGE, "different", Verdict.AGAINST, -0.4, "mam", "spa", {"language": "different"}),
    Reason(ReasonCode.NAMED_PARENT, "missing", Verdict.MISSING, 0.0),
)
ENGLISH_SHEETS = ["Summary", "Families", "To review", "Children without a parent", "People", "Problems"]


def someone(row: Row, *more: Row) -> Someone:
    return Someone("P1", row, (row, *more))


def link(probability: float = 0.97, relation: str = "father") -> Kinship:
    return Kinship(someone(CHILD), someone(ADULT), relation, probability, REASONS)


def findings(*, rows: int = 2, problems: int = 1, text: str = "") -> Findings:
    child = Row("shelters", "C2", name=text or "Ana Paz", mother_name="Rosa")
    return Findings(
        lists=[ListRead("shelters", "children", "july.xlsx", 1, {"total": 1}, problems)],
        counts=Counts(rows, 2, 2, 1, 0, 1, {"date_impossible": problems} if problems else {}),
        families=[Family((link(), link(0.6, "mother")))],
        questions=[
            KinQuestion((link(0.5), link(0.3))),
            KinQuestion((link(0.4),)),
            SameQuestion(ADULT, CHILD, 0.4, REASONS),
        ],
        orphans=[
            Orphan(someone(child), Alone.NAMED_ONLY),
            Orphan(someone(child), Alone.ONE_WEAK, 1, link(0.2)),
        ],
        people=[("P1", CHILD), ("P2", child)],
        problems=(Problem("shelters", "s", n, "DOB", "date_impossible", text or "31/02/2010") for n in range(problems)),
    )


def written(path: Path, found: Findings, tongue: Tongue = Tongue.ENGLISH) -> Workbook:
    write_families(path / "families.xlsx", found, tongue)
    book = openpyxl.load_workbook(path / "families.xlsx")
    assert isinstance(book, Workbook)
    return book


def texts(book: Workbook, sheet: str) -> list[list[object]]:
    return [list(line) for line in book[sheet].iter_rows(values_only=True)]


def test_the_sheets_stand_in_the_order_of_the_contract(tmp_path: Path) -> None:
    assert written(tmp_path, findings()).sheetnames == ENGLISH_SHEETS


def test_above_a_hundred_thousand_rows_people_is_left_out_and_the_summary_says_so(tmp_path: Path) -> None:
    book = written(tmp_path, findings(rows=100_001, problems=50_001))
    assert "People" not in book.sheetnames
    said = " ".join(str(cell) for line in texts(book, "Summary") for cell in line if cell)
    assert "people.csv" in said and "first 50,000 problems" in said
    assert book["Problems"].max_row == 50_001


def test_families_say_the_probability_and_the_evidence_in_words(tmp_path: Path) -> None:
    head, first, second = texts(written(tmp_path, findings()), "Families")
    told = dict(zip(head, first, strict=True))
    assert told["Family"] == 1 and told["The adult is the child's"] == "father"
    assert told["How likely (in words)"] == "very likely" and told["Probability (0 to 1)"] == 0.97
    assert told["Evidence for"] == "Apprehended 12 minutes apart at station MCS"
    assert told["Evidence against"] == "The languages given are not the same (mam / spa)"
    assert told["Not known"] == "name of the mother or father on the child's rows"
    assert told["Child: age, birth"] == "born 17 May 2010"
    assert told["Adult: rows (list: id)"] == "removed: A1"
    assert "possible" in second


def test_rivals_stand_side_by_side_under_one_number(tmp_path: Path) -> None:
    review = texts(written(tmp_path, findings()), "To review")
    assert [line[0] for line in review[1:]] == [1, 1, 2, 3]
    assert str(review[1][1]).startswith("Which of these adults")
    assert str(review[4][1]) == "Are these two rows one person?"
    told = dict(zip(review[0], review[3], strict=True))
    assert told["What to ask or check next"] == (
        "Ask which language is spoken at home. Ask the child for the full names of the mother and father."
    )


def test_a_child_without_a_parent_has_a_reason_and_a_next_step(tmp_path: Path) -> None:
    orphans = texts(written(tmp_path, findings()), "Children without a parent")
    told = dict(zip(orphans[0], orphans[1], strict=True))
    assert str(told["Why nobody is proposed"]).startswith("A list names a parent")
    assert told["Mother as named on a list"] == "Rosa"
    assert told["What to ask or check next"]


def test_tables_are_frozen_filtered_unmerged_and_print_across(tmp_path: Path) -> None:
    book = written(tmp_path, findings())
    for name in ENGLISH_SHEETS[1:]:
        sheet = book[name]
        assert sheet.freeze_panes and sheet.auto_filter.ref and not sheet.merged_cells.ranges
        assert sheet.page_setup.orientation == "landscape" and sheet.print_title_rows


def test_spanish_reaches_every_heading(tmp_path: Path) -> None:
    english, spanish = written(tmp_path, findings()), written(tmp_path, findings(), Tongue.SPANISH)
    for one, other in zip(english.sheetnames[1:], spanish.sheetnames[1:], strict=True):
        same = set(texts(english, one)[0]) & set(texts(spanish, other)[0])
        assert same == set(), one
    assert "17 de mayo de 2010" in str(texts(spanish, "Familias")[1])


def test_empty_findings_say_so_on_every_sheet(tmp_path: Path) -> None:
    book = written(tmp_path, Findings([], Counts(0, 0, 0, 0, 0, 0, {}), [], [], [], [], []))
    for name in ENGLISH_SHEETS[1:]:
        assert isinstance(book[name]["A2"].value, str)


@settings(max_examples=30)
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("=+-@\t\n＝"), min_size=1))
def test_any_text_is_read_back_as_the_same_text(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    book = written(tmp_path_factory.mktemp("book"), findings(text=text))
    assert book["Problems"]["E2"].value == text
    assert book["Problems"]["E2"].data_type == "s"


@settings(max_examples=30)
@given(text=st.text(min_size=1) | st.sampled_from(["=1+1", "{=1}", "http://x.example", "=cmd|'/c'!A1", "007", "1e5"]))
def test_no_cell_is_a_formula_a_link_or_a_number_by_accident(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    book = written(tmp_path_factory.mktemp("book"), findings(text=text))
    for sheet in book:
        for line in sheet.iter_rows():
            for cell in line:
                assert cell.data_type in ("s", "n") and cell.hyperlink is None
    assert book["Problems"]["E2"].data_type == "s"


@pytest.mark.parametrize("text", ["<r>&</r>", "<r><t>x</t></r>", "</t></is></c>", "_x0041_", " x\n", "\ty", '"&amp;'])
def test_markup_is_text(text: str, tmp_path: Path) -> None:
    assert unescape(str(written(tmp_path, findings(text=text))["Problems"]["E2"].value)) == text


@pytest.mark.parametrize("text", ["a\x07b", "a\ufffeb", "a\uffffb", "a\ud800b", "a\rb"])
def test_what_xml_cannot_hold_breaks_no_sheet(text: str, tmp_path: Path) -> None:
    value = str(written(tmp_path, findings(text=text))["Problems"]["E2"].value)
    assert value.startswith("a") and value.endswith("b")


def test_letters_of_two_units_count_twice_towards_the_length_of_a_cell(tmp_path: Path) -> None:
    value = str(written(tmp_path, findings(text="𝒳" * 20_000))["Problems"]["E2"].value)
    assert len(value.encode("utf-16-le")) // 2 <= LONGEST and set(value) == {"𝒳", "…"}


def test_a_text_longer_than_a_cell_is_cut_and_shows_it(tmp_path: Path) -> None:
    value = written(tmp_path, findings(text="x" * 40_000))["Problems"]["E2"].value
    assert isinstance(value, str) and len(value) == LONGEST and value.endswith("…")
