"""Errors are told by kind: how a parent was missed, and who was put in the parent's place."""

import pyarrow as pa
import pytest
from bench.cases import Case
from bench.errors import Way, count_errors, kind_of, missed, sight, wrong_links
from bench.truth import Answer, Truth

KINDS = ("child", "mother", "relative", "adult", "father", "child", "claimant")
PERSONS = tuple({"kind": kind, "sex": "F", "surname1": "Tum", "surname2": "Caal"} for kind in KINDS)
ROWS = {f"list|{person}": person for person in range(len(KINDS))}
RELATION = {(0, 2): "aunt", (0, 6): "claimant"}
CASE = Case("tiny", "", (), ("list",), ("list",), ())


def truth() -> Truth:
    return Truth(PERSONS, ROWS, frozenset({(0, 1)}), frozenset(), frozenset({0, 5}), RELATION, {})


def answer(kin: dict[tuple[int, int], float], **joined: int) -> Answer:
    cluster = {row: str(person) for row, person in ROWS.items()}
    return Answer(cluster | {f"list|{row[1:]}": str(person) for row, person in joined.items()}, kin, 0)


@pytest.mark.parametrize(
    ("given", "way"),
    [
        (answer({}), Way.UNSEEN),
        (answer({(0, 1): 0.3}), Way.WEAK),
        (answer({(0, 1): 0.3, (0, 3): 0.6}), Way.RIVAL),
        (answer({}, r3=1), Way.PARENT_MIXED),
        (answer({}, r5=0), Way.CHILD_MIXED),
    ],
)
def test_a_missed_parent_is_missed_in_one_way(given: Answer, way: Way) -> None:
    assert missed(truth(), given) == {(0, 1): way}


def test_a_found_parent_is_not_missed() -> None:
    assert missed(truth(), answer({(0, 1): 0.5})) == {}


@pytest.mark.parametrize(
    ("adult", "kind"),
    [
        (2, "aunt_uncle"),
        (3, "stranger"),
        (4, "stranger, parent of another child"),
        (5, "another child"),
        (6, "claimant"),
    ],
)
def test_a_wrong_adult_is_told_by_what_they_are_to_the_child(adult: int, kind: str) -> None:
    assert kind_of(truth(), 0, adult) == kind
    assert wrong_links(truth(), answer({(0, adult): 0.7})) == [(0, adult)]


def test_a_handicap_is_told_with_all_who_bear_it() -> None:
    records = pa.table(
        {"list": ["list"] * 2, "ref": ["0", "1"], "a_number": ["200000001", None], "surnames": ["Tum", "Tum"]}
    )
    seen = sight(CASE, truth(), records, {})
    assert "parent: no A-number" in seen.of(0, 1)
    assert "child: no A-number" not in seen.of(0, 1)
    lines = count_errors(truth(), answer({}), seen)
    assert [(it.count, it.of) for it in lines if it.kind == "parent: no A-number"] == [(1, 1)]
