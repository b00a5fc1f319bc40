"""Words for codes: complete, in both languages."""

import pytest

from lazos.core import problems
from lazos.core.columns import Kind, Role
from lazos.core.evidence import Reason, ReasonCode, Verdict
from lazos.core.kinship import Relation
from lazos.documents.evidence_words import MISSING, sentences
from lazos.documents.facts import Alone, Row
from lazos.documents.language import Tongue, language
from lazos.documents.problem_words import PROBLEMS, what_is_wrong, what_to_do
from lazos.documents.words import ALONE_NEXT, KINDS, RELATIONS, ROLES, WHY_ALONE, age, likelihood, next_step

ENGLISH, SPANISH = language(Tongue.ENGLISH), language(Tongue.SPANISH)


@pytest.mark.parametrize("code", ReasonCode)
def test_every_reason_has_a_noun_in_both_languages(code: ReasonCode) -> None:
    assert ENGLISH.say(MISSING[code]) != SPANISH.say(MISSING[code])


def test_every_problem_has_words_in_both_languages() -> None:
    codes = {str(code) for code in getattr(problems, "ProblemCode", ())}
    assert codes <= set(PROBLEMS), codes - set(PROBLEMS)
    for code in PROBLEMS:
        assert what_is_wrong(code, ENGLISH) != what_is_wrong(code, SPANISH)
        assert what_to_do(code, ENGLISH) != what_to_do(code, SPANISH)


def test_a_problem_without_words_is_shown_by_its_code() -> None:
    assert "never_seen" in what_is_wrong("never_seen", ENGLISH)


def test_every_relation_kind_role_and_lonely_child_has_words() -> None:
    assert set(RELATIONS) == set(Relation) and set(KINDS) == set(Kind) and set(ROLES) == set(Role)
    assert set(WHY_ALONE) == set(Alone) == set(ALONE_NEXT)


@pytest.mark.parametrize(
    ("probability", "word"),
    [(1.0, "very likely"), (0.95, "very likely"), (0.9499, "likely"), (0.8, "likely"), (0.5, "possible"),
     (0.2, "doubtful"), (0.19, "unlikely"), (0.0, "unlikely")],
)  # fmt: skip
def test_a_probability_has_one_word(probability: float, word: str) -> None:
    assert likelihood(probability, ENGLISH) == word


@pytest.mark.parametrize(
    ("value", "english", "spanish"),
    [
        ("2010", "2010", "2010"),
        ("2010-05", "May 2010", "mayo de 2010"),
        ("2010-05-17", "17 May 2010", "17 de mayo de 2010"),
        ("2018-04-03|2018-03-04", "3 April 2018 or 4 March 2018", "3 de abril de 2018 o 4 de marzo de 2018"),
        ("", "", ""),
        ("unknown", "unknown", "unknown"),
        ("2010-13-01", "2010-13-01", "2010-13-01"),
    ],
)
def test_dates_are_written_as_people_do(value: str, english: str, spanish: str) -> None:
    assert (ENGLISH.date(value), SPANISH.date(value)) == (english, spanish)


def test_an_age_says_on_which_day() -> None:
    row = Row("a", "1", age="7", age_as_of="2018-06-01", birth_date="2010")
    assert age(row, ENGLISH) == "7 years on 1 June 2018, born 2010"


def test_missing_evidence_is_one_list_without_repetition() -> None:
    reasons = [Reason(code, "missing", Verdict.MISSING, 0.0) for code in (ReasonCode.SEX, ReasonCode.PHONE) * 2]
    assert sentences(reasons, Verdict.MISSING, ENGLISH) == "sex, telephone"


def test_without_a_hint_the_next_step_is_to_ask_both_separately() -> None:
    assert next_step((), ENGLISH).startswith("Ask both, separately")
