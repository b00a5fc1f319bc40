"""Every proposal carries its reasons: codes, which way they point, and the values compared."""

from functools import cache

import pytest

from lazos.core.columns import Kind
from lazos.core.evidence import Reason, ReasonCode, Verdict
from lazos.linkage import calls, kin, same
from lazos.linkage.context import CONTEXT
from lazos.linkage.match import match
from lazos.linkage.result import Match
from tests.factories.register import table
from tests.linkage.cast import BORDER, families, learnt, of

LUCIA, MATEO_AT_BORDER = 1, 8


@cache
def found() -> Match:
    return match(families(), learnt=learnt())


def reasons(child: int, relation: str) -> dict[ReasonCode, Reason]:
    kin_found = found().kin
    entry = next(
        k for k in range(len(kin_found)) if kin_found.child_line[k] == child and kin_found.relation[k] == relation
    )
    return {reason.code: reason for reason in found().explain(entry)}


def test_reasons_for_stand_first_by_strength_and_missing_ones_last() -> None:
    for entry in range(len(found().kin)):
        told = found().explain(entry)
        missing = [reason.verdict is Verdict.MISSING for reason in told]
        assert missing == sorted(missing)
        weights = [abs(reason.weight) for reason in told if reason.verdict is not Verdict.MISSING]
        assert weights == sorted(weights, reverse=True)
        assert len({reason.code for reason in told}) == len(told)


def test_a_named_mother_is_a_reason_with_the_note_as_written() -> None:
    reason = reasons(LUCIA, "mother")[ReasonCode.NAMED_PARENT]
    assert (reason.verdict, reason.level) == (Verdict.FOR, "strong")
    assert reason.left == "Separated from mother, name given as Rosa Xol Coc"
    assert reason.parameters["standing"] == "separated"


def test_a_mothers_surname_has_its_own_code_and_shows_both_names() -> None:
    by_mother, by_father = reasons(LUCIA, "mother"), reasons(LUCIA, "father")
    assert ReasonCode.MOTHERS_SURNAME in by_mother or ReasonCode.FATHERS_SURNAME not in by_mother
    reason = by_father[ReasonCode.FATHERS_SURNAME]
    assert reason.verdict is Verdict.FOR
    assert "Choc" in reason.left
    assert "choc" in reason.right.lower()


def test_far_numbers_are_against_and_unknown_ones_missing() -> None:
    far = reasons(LUCIA, "mother")[ReasonCode.A_NUMBER_NEAR]
    assert (far.verdict, far.level, far.left) == (Verdict.AGAINST, "far", "201000003")
    near = reasons(LUCIA, "father")[ReasonCode.A_NUMBER_NEAR]
    assert (near.verdict, near.right) == (Verdict.FOR, "201000001")
    assert reasons(LUCIA, "mother")[ReasonCode.FAMILY_UNIT].verdict is Verdict.MISSING


def test_one_persons_records_are_explained_by_what_they_share() -> None:
    told = {reason.code: reason for reason in found().explain_same(0, MATEO_AT_BORDER)}
    assert told[ReasonCode.A_NUMBER].verdict is Verdict.FOR
    assert told[ReasonCode.BIRTH_DATE].parameters["birth"] == "same_date"
    assert told[ReasonCode.PHONE].verdict is Verdict.MISSING
    assert (told[ReasonCode.GIVEN_NAMES].left, told[ReasonCode.GIVEN_NAMES].right) == (
        "Choc Xol Mateo",
        "CHOC XOL, MATEO",
    )


def test_other_names_are_against_not_missing() -> None:
    told = {reason.code: reason for reason in found().explain_same(0, 3)}
    assert told[ReasonCode.GIVEN_NAMES].verdict is Verdict.AGAINST
    assert told[ReasonCode.GIVEN_NAMES].level == "none"
    assert told[ReasonCode.SURNAMES].verdict is Verdict.AGAINST


def test_the_reasons_for_two_records_are_the_same_from_either_side() -> None:
    forth, back = found().explain_same(0, MATEO_AT_BORDER), found().explain_same(MATEO_AT_BORDER, 0)
    assert {(r.code, r.weight, r.left, r.right) for r in forth} == {(r.code, r.weight, r.right, r.left) for r in back}


def test_a_record_without_names_has_missing_names() -> None:
    records = table(of("border", Kind.APPREHENSIONS, [{}, *BORDER]))
    told = {reason.code: reason for reason in match(records, learnt=learnt()).explain_same(0, 1)}
    assert told[ReasonCode.GIVEN_NAMES].verdict is Verdict.MISSING
    assert told[ReasonCode.SURNAMES].verdict is Verdict.MISSING


@pytest.mark.parametrize(
    "scale",
    [same.COMPARISONS, kin.COMPARISONS, calls.COMPARISONS, CONTEXT],
    ids=["same", "kin", "calls", "context"],
)
def test_every_comparison_has_a_code_its_own_name_and_levels_apart(
    scale: tuple[tuple[ReasonCode, str, tuple[str, ...]], ...],
) -> None:
    assert len({name for _, name, _ in scale}) == len(scale)
    for code, _, levels in scale:
        assert isinstance(code, ReasonCode)
        assert len(set(levels)) == len(levels) > 1
