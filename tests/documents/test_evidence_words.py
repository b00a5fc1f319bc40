"""Evidence in words: every level has its sentence or says nothing, and no sentence says more than the level."""

from collections.abc import Sequence

import pytest

from lazos.core.evidence import Reason, ReasonCode, Verdict
from lazos.documents.closer_words import CLOSER, SILENT, WHOLLY_SILENT
from lazos.documents.evidence_words import sentence, sentences, text_of
from lazos.documents.language import Tongue, language
from lazos.linkage import calls, kin, same
from lazos.linkage.context import CONTEXT, OWN

ENGLISH, SPANISH = language(Tongue.ENGLISH), language(Tongue.SPANISH)
C = ReasonCode
SCALES = (*same.COMPARISONS, *kin.COMPARISONS, *CONTEXT, *calls.COMPARISONS)
LEVELS = sorted({(code, comparison, level) for code, comparison, levels in SCALES for level in levels})


def reason(code: ReasonCode, verdict: Verdict = Verdict.FOR, /, **parameters: str) -> Reason:
    return Reason(code, next(iter(parameters.values())), verdict, 1.0, parameters=parameters)


def said(code: ReasonCode, verdict: Verdict = Verdict.FOR, /, **parameters: str) -> str:
    return sentence(reason(code, verdict, **parameters), ENGLISH)


@pytest.mark.parametrize(("code", "comparison", "level"), LEVELS)
def test_every_level_has_a_sentence_in_both_languages_or_is_listed_as_silent(
    code: ReasonCode, comparison: str, level: str
) -> None:
    text = text_of(code, comparison, level)
    assert text is not None, "neither a sentence nor listed as silent"
    silent = comparison in WHOLLY_SILENT or level in SILENT.get(comparison, ())
    assert bool(text) != silent, "a sentence for a level that is listed as silent"
    if text:
        assert ENGLISH.say(text) == text != SPANISH.say(text)


def test_only_levels_that_exist_are_listed_as_silent_or_told_closer() -> None:
    known = {(comparison, level) for _, comparison, level in LEVELS}
    assert {(name, level) for name, levels in SILENT.items() for level in levels} <= known
    assert {(name, level) for name, levels, _, _ in CLOSER for level in levels} <= known
    assert {name for name, _ in known} >= WHOLLY_SILENT


@pytest.mark.parametrize(("code", "comparison", "level"), LEVELS)
def test_a_sentence_does_not_turn_with_the_weight(code: ReasonCode, comparison: str, level: str) -> None:
    told = {said(code, verdict, **{comparison: level}) for verdict in (Verdict.FOR, Verdict.AGAINST)}
    assert len(told) == 1 or (code is C.RIVAL and told == {"", text_of(code, comparison, level)})


FALSE: Sequence[tuple[Reason, Sequence[str], Sequence[str]]] = (
    (
        reason(C.FATHERS_SURNAME, surnames="second_with_first", surname_quality="exact", rule="broken"),
        ["child's second surname agrees with the adult's first", "Spelled the same", "not how this adult would hand"],
        ["child's first surname agrees", "father's first surname is"],
    ),
    (
        reason(C.MOTHERS_SURNAME, surnames="second_with_first", surname_quality="near", rule="kept"),
        ["child's second surname agrees with the adult's first", "Only nearly", "This is how parents hand down"],
        ["the same", "not how"],
    ),
    (
        reason(C.FATHERS_SURNAME, surnames="first_with_second", rule="broken"),
        ["child's first surname agrees with the adult's second", "not how"],
        ["adult's first"],
    ),
    (reason(C.FATHERS_SURNAME, surnames="crossed", surname_quality="exact"), ["other order"], ["Spelled"]),
    (reason(C.FATHERS_SURNAME, surnames="none"), ["No surname of the child"], ["first", "second"]),
    (reason(C.FATHERS_SURNAME, Verdict.AGAINST, surnames="first_with_first"), ["first surname agrees"], ["not the"]),
    (reason(C.SEX, Verdict.AGAINST, sex="male"), ["adult is a man"], ["ifferent sex", "Same sex"]),
    (reason(C.SEX, sex="female"), ["adult is a woman"], ["Same sex"]),
    (reason(C.SEX, sex="same"), ["Same sex"], ["adult"]),
    (
        reason(C.NAMED_PARENT, Verdict.AGAINST, named="strong", standing="denied"),
        ["agree with this adult's", "denies or doubts"],
        ["someone else", "another"],
    ),
    (
        reason(C.NAMED_PARENT, named="not_named", standing="separated"),
        ["without a name", "separation"],
        ["this adult"],
    ),
    (
        reason(C.NAMED_PARENT, Verdict.AGAINST, named="not_named", standing="not_named", other_parent="home"),
        ["parent of the other sex"],
        ["this adult", "also", "That note"],
    ),
    (reason(C.NAMED_PARENT, named="another_name", standing="plain"), ["does not agree"], ["agrees with", "denies"]),
    (reason(C.NAMED_RELATIVE, relative="strong"), ["relative other than a parent"], ["as the parent"]),
    (reason(C.ADULT_AGE, child_age="0_to_2"), ["child was about 0 to 2"], ["adult"]),
    (reason(C.AGE_GAP, Verdict.AGAINST, age_gap="25_to_30"), ["25 to 30 years older"], ["fit", "not"]),
    (reason(C.NAMED_CHILD, remark="another_name", hint="none"), ["does not agree"], ["separation"]),
    (reason(C.NAMED_CHILD, remark="not_named", hint="adult_only"), ["note on the adult"], ["names"]),
    (
        reason(C.CALL, call="strong", called_as="relative", call_age="different"),
        ["taken to be this adult", "other than a parent", "differs"],
        ["fits"],
    ),
    (reason(C.CALL, call="not_named", called_as="parent"), ["the child asked for"], ["this child"]),
    (reason(C.CROWD, crowd="one", crowd_of_adult="none", chance="no_date"), ["near this child"], ["Few", "adult by"]),
    (reason(C.SIBLING_LINK, sibling="nobody", other_child="likely"), ["not known to have the same"], ["with the same"]),
    (reason(C.SIBLING_LINK, Verdict.AGAINST, sibling="unlikely"), ["hardly fits"], ["another adult"]),
    (reason(C.A_NUMBER_NEAR, number_near="within_5", habit_of_number_near="under_10"), ["3 to 5 apart"], ["10"]),
    (reason(C.FAMILY_UNIT, unit="one_wiped"), ["wiped"], ["Same", "Different"]),
)


@pytest.mark.parametrize(("finding", "must", "must_not"), FALSE)
def test_a_sentence_says_what_the_level_means_and_no_more(
    finding: Reason, must: Sequence[str], must_not: Sequence[str]
) -> None:
    told = sentence(finding, ENGLISH)
    assert [text for text in must if text not in told] == [], told
    assert [text for text in must_not if text in told] == [], told
    assert sentence(finding, SPANISH) not in ("", told)


@pytest.mark.parametrize("verdict", [Verdict.FOR, Verdict.AGAINST])
@pytest.mark.parametrize("own", OWN)
def test_where_nobody_rivals_nothing_is_said(verdict: Verdict, own: str) -> None:
    assert said(C.RIVAL, verdict, own=own, rival_of_sex="nobody", rival_of_other_sex="nobody") == ""


def test_a_rival_is_told_only_in_the_column_that_it_speaks_for() -> None:
    assert "far less well" in said(C.RIVAL, own="above", rival_of_sex="6_behind")
    assert said(C.RIVAL, Verdict.AGAINST, own="above", rival_of_sex="6_behind") == ""
    assert "far better" in said(C.RIVAL, Verdict.AGAINST, own="above", rival_of_sex="6_ahead")


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        ({"minutes": "12", "station": "MCS", "moment": "within_30_minutes"}, "12 minutes apart at station MCS"),
        ({"minutes": "12", "moment": "within_30_minutes"}, "Apprehended 12 minutes apart"),
        ({"minutes": "0", "station": "MCS", "moment": "within_10_minutes"}, "at most a minute apart at station MCS"),
        ({"hours": "9", "moment": "same_day"}, "about 9 hours apart"),
        ({"station": "MCS", "moment": "same_day"}, "on the same day at station MCS"),
        ({"days": "41", "moment": "far"}, "Apprehended 41 days apart"),
        ({"moment": "within_10_minutes"}, "at most 10 minutes apart"),
    ],
)
def test_what_was_counted_is_told(parameters: dict[str, str], told: str) -> None:
    assert told in said(C.MOMENT, **parameters)


def test_numbers_years_and_the_surname_are_told() -> None:
    assert said(C.A_NUMBER_NEAR, numbers_apart="2", number_near="2_apart") == "The A-numbers are 2 apart"
    assert "about 27 years older" in said(C.AGE_GAP, years="27", age_gap="25_to_30")
    assert "about 4 years younger" in said(C.AGE_GAP, years_younger="4", age_gap="under_10")
    assert "CHOC is a rare surname" in said(C.FATHERS_SURNAME, shared_surname="CHOC", surname_rarity="rare")


def test_dates_and_ages_are_shown_as_people_write_them() -> None:
    gap = Reason(C.AGE_GAP, "25_to_30", Verdict.FOR, 1.0, "2010-05-17", "34", {"age_gap": "25_to_30"})
    assert sentence(gap, ENGLISH).endswith("(17 May 2010 / 34 years)")
    taken = Reason(C.MOMENT, "far", Verdict.FOR, 1.0, "2018-05-17T14:30", "2018", {"moment": "far"})
    assert sentence(taken, SPANISH).endswith("(17 de mayo de 2018, 14:30 / 2018)")


def test_values_stand_as_written_and_braces_are_only_text() -> None:
    names = Reason(C.GIVEN_NAMES, "nickname", Verdict.FOR, 1.0, "José {0}", "Chepe", {"given": "nickname"})
    assert sentence(names, ENGLISH).endswith("(José {0} / Chepe)")


def test_a_reason_without_a_known_comparison_is_only_named() -> None:
    assert said(C.LISTED_LINK, source="office") == "a known pair"


def test_what_a_habit_alone_moves_is_not_known() -> None:
    event = reason(C.EVENT, event="missing", habit_of_events="over_90")
    assert sentences([event], Verdict.FOR, ENGLISH) == ""
    assert sentences([event], Verdict.MISSING, ENGLISH) == "event number"


def test_that_nobody_called_or_rivals_is_not_listed_as_missing() -> None:
    nobody = [reason(code, Verdict.MISSING, x="nobody") for code in (C.RIVAL, C.CALL, C.SIBLING_LINK, C.CROWD)]
    assert sentences(nobody, Verdict.MISSING, ENGLISH) == ""
