"""An answer is scored by the shared definitions, over rows and over persons."""

import math

import pytest
from bench.cases import Case
from bench.score import calibration_error, score
from bench.truth import Answer, Truth

CASE = Case("tiny", "", (), children=("kids", "seen"), adults=("grown", "seen"), calls=("calls",))
# persons: 0, 1 children with a parent each (2, 3); 4 a child without; 5 a parent who only called for 0; 6 a stranger
PERSON_OF = {
    "kids|1": 0, "seen|1": 0, "kids|2": 1, "kids|3": 4, "grown|1": 2, "seen|2": 2, "calls|1": 2, "grown|2": 3,
    "calls|2": 5, "grown|3": 6,
}  # fmt: skip
GOLD = frozenset({(0, 2), (1, 3)})


def truth() -> Truth:
    return Truth((), PERSON_OF, GOLD, frozenset({(0, 5)}), frozenset({0, 1, 4}), {}, {})


def answer(kin: dict[tuple[int, int], float], apart: str = "") -> Answer:
    cluster = {row: str(person) for row, person in PERSON_OF.items()}
    if apart:
        cluster[apart] = "alone"
    return Answer(cluster, kin, 0)


def test_the_whole_truth_scores_one_everywhere() -> None:
    figures = score(CASE, truth(), answer({(0, 2): 1.0, (1, 3): 1.0}))
    for name in ("rows pairwise F1", "rows B-cubed F1", "callers F1", "parents F1", "parents best F1", "top-1"):
        assert figures[name] == pytest.approx(1.0), name
    assert figures["ECE"] == pytest.approx(0.0)
    assert figures["false links .5"] == 0.0


def test_a_call_left_alone_costs_the_callers_recall_but_no_precision() -> None:
    figures = score(CASE, truth(), answer({}, apart="calls|1"))
    assert figures["callers recall"] == 0.0
    assert figures["rows pairwise precision"] == 1.0
    assert figures["rows pairwise recall"] == pytest.approx(2 / 4)


def test_a_row_left_out_of_the_answer_counts_as_alone() -> None:
    whole = answer({})
    kept = {row: cluster for row, cluster in whole.cluster.items() if row != "calls|1"}
    without, alone = score(CASE, truth(), Answer(kept, {}, 0)), score(CASE, truth(), answer({}, apart="calls|1"))
    assert without["rows B-cubed F1"] == alone["rows B-cubed F1"]


def test_a_parent_who_only_called_is_neither_right_nor_wrong() -> None:
    figures = score(CASE, truth(), answer({(0, 2): 0.9, (0, 5): 0.9}))
    assert (figures["parents precision"], figures["parents recall"]) == (1.0, 0.5)


def test_a_child_without_a_parent_who_is_given_one_is_a_false_link() -> None:
    figures = score(CASE, truth(), answer({(4, 6): 0.6}))
    assert (figures["false links .5"], figures["false links .8"]) == (1.0, 0.0)


def test_the_best_threshold_takes_all_pairs_of_one_probability_together() -> None:
    figures = score(CASE, truth(), answer({(0, 2): 0.4, (1, 3): 0.3, (0, 6): 0.3, (4, 6): 0.2}))
    assert figures["parents F1"] == 0.0
    assert figures["parents best F1"] == pytest.approx(4 / 5)
    assert figures["parents best F1 at"] == 0.3


@pytest.mark.parametrize(
    ("said", "error"),
    [([(0.9, True)] * 9 + [(0.9, False)], 0.0), ([(0.9, False)], 0.9), ([(1.0, True), (0.0, False)], 0.0)],
)
def test_calibration_error_is_the_distance_of_what_is_said_from_what_is_true(
    said: list[tuple[float, bool]], error: float
) -> None:
    assert calibration_error(said) == pytest.approx(error)


def test_what_cannot_be_counted_is_no_number() -> None:
    assert math.isnan(calibration_error([]))
