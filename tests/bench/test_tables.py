"""Frozen results change only where something was measured anew."""

from pathlib import Path

import pytest
from bench.speed.page import CLOSE, OPEN, between, growth, ratios, rounded
from bench.tables import markdown, merged, read_csv, shown, write_csv


@pytest.mark.parametrize(
    ("value", "text"), [(0.123456, "0.1235"), (float("nan"), ""), (2668.0, "2668"), (1.0, "1.0000"), ("x", "x")]
)
def test_a_cell_has_fixed_decimals(value: str | float, text: str) -> None:
    assert shown(value) == text


def test_new_lines_take_the_place_of_old_ones_of_the_same_case(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    write_csv(path, ("case", "figure", "value"), [["a", "x", 1.0], ["b", "x", 0.5]])
    write_csv(path, ("case", "figure", "value"), merged(path, [["a", "x", 0.25]]))
    assert read_csv(path) == [["b", "x", "0.5000"], ["a", "x", "0.2500"]]


def test_nothing_measured_is_an_empty_table(tmp_path: Path) -> None:
    assert read_csv(tmp_path / "none.csv") == []
    assert markdown(("a", "b"), []) == "| a | b |\n| --- | --- |\n"


def test_growth_is_the_power_of_the_number_of_adults() -> None:
    whole = {("small", "Lazos"): (10.0, 5.0, 1.0), ("huge", "Lazos"): (10.0 * (1e6 / 3e4), 5.0, 1.0)}
    assert growth(whole) == [["small", "huge", pytest.approx(1.0), 0.0, 0.0]]


def test_the_ratio_needs_both() -> None:
    whole = {
        ("small", "Lazos"): (10.0, 1.0, 1.0),
        ("large", "Lazos"): (30.0, 9.0, 2.0),
        ("large", "peer"): (60.0, 6.0, 4.0),
    }
    assert ratios(whole) == [["large", "20000", "200000", 0.5, 1.5, 0.5]]


def test_measured_tables_take_the_place_of_the_old_ones_in_the_document() -> None:
    document = f"before\n{OPEN}\nold\n{CLOSE}\nafter\n"
    assert between(document, "new\n") == f"before\n{OPEN}\nnew\n{CLOSE}\nafter\n"


@pytest.mark.parametrize(("cell", "text"), [("12.3456", "12.35"), ("small", "small"), ("", ""), ("3.11.7", "3.11.7")])
def test_a_frozen_figure_is_cut_for_reading(cell: str, text: str) -> None:
    assert rounded(cell) == text
