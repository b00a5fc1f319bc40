"""A reason shows the records that carry its level, and counts only between them."""

from functools import cache

import pytest

from lazos.core.evidence import Reason, ReasonCode
from lazos.linkage.match import match
from lazos.linkage.result import Match
from tests.linkage.cast import families, learnt

MATEO, LUCIA = 0, 1


@cache
def found() -> Match:
    return match(families(), learnt=learnt())


def told(child: int, relation: str) -> dict[ReasonCode, Reason]:
    kin = found().kin
    entry = next(k for k in range(len(kin)) if kin.child_line[k] == child and kin.relation[k] == relation)
    return {reason.code: reason for reason in found().explain(entry)}


@pytest.mark.parametrize(
    ("code", "counted"),
    [
        (ReasonCode.MOMENT, {"minutes": "1", "station": "MCS"}),
        (ReasonCode.A_NUMBER_NEAR, {"numbers_apart": "1"}),
        (ReasonCode.FATHERS_SURNAME, {"shared_surname": "CHOC"}),
    ],
)
def test_what_is_counted_stands_beside_the_levels(code: ReasonCode, counted: dict[str, str]) -> None:
    reason = told(MATEO, "father")[code]
    assert reason.parameters.items() >= counted.items()


def test_the_moments_shown_are_those_compared() -> None:
    moment = told(MATEO, "father")[ReasonCode.MOMENT]
    assert (moment.left, moment.right) == ("2018-05-17T14:30", "2018-05-17T14:31")


def test_a_named_parent_shows_where_the_child_is_read_and_the_adults_own_name() -> None:
    named = told(LUCIA, "mother")[ReasonCode.NAMED_PARENT]
    assert named.left == "Separated from mother, name given as Rosa Xol Coc"
    assert "Rosa" in named.right and "Xol" in named.right


def test_a_call_shows_the_child_and_the_name_asked_for() -> None:
    call = told(LUCIA, "mother").get(ReasonCode.CALL)
    assert call is None or call.right == "Lucía Choc Xol"


def test_nothing_is_shown_or_counted_where_nothing_was_compared() -> None:
    for entry in range(len(found().kin)):
        for reason in found().explain(entry):
            if reason.level == "missing":
                assert (reason.left, reason.right) == ("", "")
                assert not {"minutes", "station", "numbers_apart", "years", "days"} & set(reason.parameters)
