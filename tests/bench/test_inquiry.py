"""Inquiries are counted as told: by persons who are listed, by persons who are not, and by group."""

import pytest
from bench.inquiry.measure import Outcome, groups, summary, widest

CHILD, ADULT = ("sex: child F",), ("sex: child M",)


def _outcome(
    rank: int, probability: float, where: tuple[str, ...] = (), *, sought: bool = True, person: int = 0
) -> Outcome:
    return Outcome(sought, rank, probability, 0.0, 0.002, 0.001, where, person)


def test_recall_is_over_the_listed_and_false_alarms_over_the_absent() -> None:
    outcomes = [
        _outcome(1, 0.99), _outcome(7, 0.9), _outcome(0, 0.86),
        _outcome(0, 0.95, sought=False), _outcome(0, 0.2, sought=False),
    ]  # fmt: skip
    told = summary(outcomes)
    assert told["recall_1"] == pytest.approx(1 / 3)
    assert told["recall_10"] == pytest.approx(2 / 3)
    assert told["false_alarms"] == 0.5
    assert (told["called"], told["called_right"]) == (3, 0)
    assert told["cpu_max_ms"] == pytest.approx(1)


def test_groups_count_inquiries_and_distinct_persons_and_leave_out_the_absent() -> None:
    outcomes = [
        _outcome(1, 0.9, CHILD, person=3), _outcome(0, 0.1, CHILD, person=3), _outcome(2, 0.9, CHILD, person=4),
        _outcome(0, 0.9, CHILD, sought=False),
    ]  # fmt: skip
    (group,) = groups(outcomes)
    assert (group.name, group.sought, group.persons) == ("sex: child F", 3, 2)
    assert group.recall == pytest.approx(2 / 3)
    assert group.low < group.recall < group.high


def test_the_widest_gap_is_within_a_kind_and_leaves_out_small_groups() -> None:
    found = groups(
        [_outcome(1, 0.9, CHILD) for _ in range(400)]
        + [_outcome(at % 2, 0.9, ADULT) for at in range(400)]
        + [_outcome(0, 0.9, ("sex: child unknown",)) for _ in range(20)]
    )
    assert widest(found) == {"sex, child": 0.5}
    assert widest(found[:1]) == {}
