"""Whatever is typed changes nothing but the answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lazos.linkage.inquiry.asked import Inquiry, NothingAsked
from tests.linkage.inquiry.people import refs, register, store

NASTY = (
    "A" * 10_000, "Ana " * 3000, "\x00\x07\x1b[31mMateo", "\U0001f600 Mateo", "'; DROP TABLE persons; --", "(a+)+$",
    "%_*?[", "\u202eoetaM", "\u674e \u5c0f\u9f99", "\u0301" * 500, "-", "..", "O'Brien-\\", "{{7*7}}", "NaN",
    "\ud800",
)  # fmt: skip


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_text_in_any_field_is_answered(text: str) -> None:
    asked = register()
    for field in ("full_name", "nickname", "relative_name", "home"):
        given_ = {"full_name": "Mateo Choc", "birth_date": "2011-04-09"} | {field: text}
        assert asked.ask(Inquiry(**given_)).nobody >= 0
    for field in ("sex", "birth_date", "age", "age_as_of", "country", "language", "relation", "event", "sector",
                  "station", "facility", "a_number", "phone", "about"):  # fmt: skip
        told = {"full_name": "Mateo Choc Xol"} | {field: text}
        assert ("shelters", "1") in refs(asked.ask(Inquiry(**told)))[0]


@pytest.mark.parametrize("text", ["%_*?[", "\u674e \u5c0f\u9f99", "\u0301" * 500, "-", "..", "{{7*7}}", "\ud800"])
@pytest.mark.parametrize("field", ["full_name", "nickname", "relative_name", "home"])
def test_a_text_without_a_letter_that_can_be_heard_is_no_fact(text: str, field: str) -> None:
    with pytest.raises(NothingAsked):
        register().ask(Inquiry(**{field: text}))


def test_nothing_of_an_inquiry_is_left_for_the_next() -> None:
    asked = register()
    inquiry = Inquiry(full_name="Rosa Xol", relative_name="Mateo Choc", relation="child", birth_date="1988-12-01")
    before = asked.ask(inquiry)
    for text in NASTY:
        asked.ask(Inquiry(full_name=text or "x", relative_name=text, birth_date="2011-04-09", phone="50255551234"))
    after = asked.ask(inquiry)
    assert [(a.person, a.probability) for a in after.answers] == [(a.person, a.probability) for a in before.answers]


@settings(max_examples=60, deadline=None)
@given(name=st.text(max_size=40), relative=st.text(max_size=40), home=st.text(max_size=20))
def test_any_text_gives_probabilities(name: str, relative: str, home: str) -> None:
    answers = register().ask(Inquiry(full_name=name, relative_name=relative, home=home, age="7", age_as_of="2018-05"))
    assert 0 <= answers.nobody <= 1
    assert len(answers.answers) <= min(10, store().persons)


@pytest.mark.parametrize(
    "written",
    ["Mateo Choc Xol" + " " * 10_000, "Mateo\x07 Choc\x1b Xol", "Mateo Choc Xol \U0001f600", "  Mateo\tChoc\nXol "],
)
def test_what_is_no_name_changes_no_answer(written: str) -> None:
    asked = register()
    plain, nasty = (asked.ask(Inquiry(full_name=text)) for text in ("Mateo Choc Xol", written))
    assert [(it.person, it.probability) for it in nasty.answers] == [
        (it.person, it.probability) for it in plain.answers
    ]
    assert nasty.nobody == plain.nobody
