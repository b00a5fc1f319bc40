"""The next best question tells the likely candidates apart."""

from lazos.linkage.inquiry.asked import Inquiry
from lazos.linkage.inquiry.explain import Cells
from lazos.linkage.inquiry.question import known_of, next_question
from tests.factories.register import record, table

TWINS = table(
    [
        record(
            "a", "1", sex="M", municipality="Cobán", surname_2="Xol", birth_date="2011-04-09", event_at="2018-05-17"
        ),
        record(
            "a", "2", sex="M", municipality="Nebaj", surname_2="Xol", birth_date="2011-08-20", event_at="2018-06-17"
        ),
    ]
)


def known(index: int, code: str) -> str:
    return known_of(code, Cells(TWINS), (index,))


def test_what_differs_is_asked_and_what_is_alike_is_not() -> None:
    question = next_question([0.5, 0.5], 0.0, frozenset(), known)
    assert question is not None
    assert question.code == "home"
    assert dict(question.parameters) == {"first": "Cobán", "second": "Nebaj"}


def test_what_was_told_is_not_asked_again() -> None:
    question = next_question([0.5, 0.5], 0.0, frozenset({"home"}), known)
    assert question is not None
    assert question.code in {"birth_date", "event"}


def test_nothing_is_asked_when_one_is_sure() -> None:
    assert next_question([0.99], 0.01, frozenset(), known) is None


def test_facts_are_named_as_parts_of_an_inquiry_or_of_a_name() -> None:
    assert {"home", "event"} <= set(Inquiry.__slots__)
