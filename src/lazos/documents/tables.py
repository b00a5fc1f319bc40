"""The tables of the workbook: their columns, and one line for each fact."""

from collections.abc import Iterable, Iterator
from itertools import chain
from math import floor

from lazos.core.evidence import Reason, Verdict
from lazos.documents.evidence_words import sentences
from lazos.documents.facts import Alone, Family, KinQuestion, Kinship, Orphan, Row, SameQuestion, Someone
from lazos.documents.language import Language
from lazos.documents.sheets import Head, Line
from lazos.documents.stream import Cell
from lazos.documents.words import (
    ALONE_NEXT,
    RIVALS_ADVICE,
    WHY_ALONE,
    address,
    addresses,
    age,
    home,
    likelihood,
    next_step,
    relation,
    role,
    sex,
)  # fmt: skip


def _evidence_heads(words: Language) -> tuple[Head, ...]:
    return (
        Head(words.say("How likely (in words)"), 13),
        Head(words.say("Probability (0 to 1)"), 12, "0.00"),
        Head(words.say("Evidence for"), 84),
        Head(words.say("Evidence against"), 54),
        Head(words.say("Not known"), 26),
    )


def _evidence(probability: float, reasons: tuple[Reason, ...], words: Language) -> tuple[Cell, ...]:
    said = (sentences(reasons, verdict, words) for verdict in (Verdict.FOR, Verdict.AGAINST, Verdict.MISSING))
    return likelihood(probability, words), _shown(probability), *said


def _shown(probability: float) -> float:
    """Cut to two digits, not rounded: nothing reads as 1.00, and nothing as more likely than its word says."""
    return floor(round(probability * 100, 6)) / 100


def _tint(probability: float) -> str:
    return "strong" if probability >= 0.95 else "middle"


def _name_head(who: str, words: Language) -> Head:
    return Head(words.say("{who}: name", who=who), 26)


def _detail_heads(who: str, words: Language) -> tuple[Head, ...]:
    return (
        Head(words.say("{who}: age, birth", who=who), 22),
        Head(words.say("{who}: sex", who=who), 9),
        Head(words.say("{who}: home", who=who), 20),
        Head(words.say("{who}: A-number", who=who), 12),
        Head(words.say("{who}: rows (list: id)", who=who), 28),
    )


def _details(someone: Someone, words: Language) -> tuple[Cell, ...]:
    row = someone.best
    return age(row, words), sex(row.sex, words), home(row), row.a_number, addresses(someone)


def _row(row: Row, words: Language) -> tuple[Cell, ...]:
    return age(row, words), sex(row.sex, words), home(row), row.a_number, address(row)


def family_heads(words: Language) -> tuple[Head, ...]:
    """Give the columns of Families."""
    return (
        Head(words.say("Family"), 8, "0"),
        _name_head(words.say("Child"), words),
        Head(words.say("The adult is the child's"), 12),
        _name_head(words.say("Adult"), words),
        *_evidence_heads(words),
        *_detail_heads(words.say("Child"), words),
        *_detail_heads(words.say("Adult"), words),
    )


def family_lines(families: Iterable[Family], words: Language) -> Iterator[Line]:
    """Give one line a child and adult, families numbered from 1."""
    for number, family in enumerate(families, 1):
        for position, link in enumerate(family.links):
            cells = (
                number, link.child.best.name, relation(link.relation, words), link.adult.best.name,
                *_evidence(link.probability, link.reasons, words), *_details(link.child, words),
                *_details(link.adult, words),
            )  # fmt: skip
            yield Line(cells, _tint(link.probability), position == 0)


def question_heads(words: Language) -> tuple[Head, ...]:
    """Give the columns of To review."""
    return (
        Head(words.say("Question"), 9, "0"),
        Head(words.say("What is to be decided"), 24),
        _name_head(words.say("One"), words),
        _name_head(words.say("Other"), words),
        *_evidence_heads(words),
        Head(words.say("What to ask or check next"), 44),
        *_detail_heads(words.say("One"), words),
        *_detail_heads(words.say("Other"), words),
    )


def question_lines(questions: Iterable[KinQuestion | SameQuestion], words: Language) -> Iterator[Line]:
    """Give one line a candidate; the candidates of one child stand together under one number."""
    lines = (
        _same_lines(number, question, words)
        if isinstance(question, SameQuestion)
        else _kin_lines(number, question, words)
        for number, question in enumerate(questions, 1)
    )
    return chain.from_iterable(lines)


def _same_lines(number: int, question: SameQuestion, words: Language) -> Iterator[Line]:
    asked = words.say("Are these two rows one person?")
    cells = (
        number, asked, question.left.name, question.right.name,
        *_evidence(question.probability, question.reasons, words), next_step(question.reasons, words),
        *_row(question.left, words), *_row(question.right, words),
    )  # fmt: skip
    yield Line(cells, "", True)


def _kin_lines(number: int, question: KinQuestion, words: Language) -> Iterator[Line]:
    rivals = len(question.candidates) > 1
    for position, link in enumerate(question.candidates):
        cells = (
            number, _asked(link, rivals, words), link.child.best.name, link.adult.best.name,
            *_evidence(link.probability, link.reasons, words),
            words.say(RIVALS_ADVICE) if rivals and position == 0 else next_step(link.reasons, words),
            *_details(link.child, words), *_details(link.adult, words),
        )  # fmt: skip
        yield Line(cells, "", position == 0)


def _asked(link: Kinship, rivals: bool, words: Language) -> str:
    kin = relation(link.relation, words)
    if rivals:
        return words.say("Which of these adults, if any, is the child's {relation}?", relation=kin)
    return words.say("Is this adult the child's {relation}?", relation=kin)


def orphan_heads(words: Language) -> tuple[Head, ...]:
    """Give the columns of Children without a parent."""
    return (
        _name_head(words.say("Child"), words),
        Head(words.say("Why nobody is proposed"), 40),
        Head(words.say("What to ask or check next"), 48),
        Head(words.say("Mother as named on a list"), 26),
        Head(words.say("Father as named on a list"), 26),
        Head(words.say("Weak candidates (adults)"), 12, "0"),
        Head(words.say("Likeliest of them (name, row)"), 34),
        Head(words.say("Its probability (0 to 1)"), 12, "0.00"),
        *_detail_heads(words.say("Child"), words),
    )


def orphan_lines(orphans: Iterable[Orphan], words: Language) -> Iterator[Line]:
    """Give one line a child for whom nobody reaches 0.5."""
    for orphan in orphans:
        best = orphan.best
        candidate = f"{best.adult.best.name} ({address(best.adult.best)})" if best else ""
        cells = (
            orphan.child.best.name, words.say(WHY_ALONE[orphan.why]), _orphan_next(orphan, words),
            _first(orphan.child, "mother_name"), _first(orphan.child, "father_name"), orphan.candidates, candidate,
            _shown(best.probability) if best else "", *_details(orphan.child, words),
        )  # fmt: skip
        yield Line(cells)


def _orphan_next(orphan: Orphan, words: Language) -> str:
    if orphan.why is Alone.ONE_WEAK and orphan.best:
        return " ".join((words.say(ALONE_NEXT[orphan.why]), next_step(orphan.best.reasons, words)))
    return words.say(ALONE_NEXT[orphan.why])


def _first(someone: Someone, field: str) -> str:
    values = (str(getattr(row, field)) for row in someone.rows)
    return next((value for value in values if value), "")


def people_heads(words: Language) -> tuple[Head, ...]:
    """Give the columns of People."""
    return (
        Head(words.say("Person"), 16), Head(words.say("Name"), 30), Head(words.say("List"), 22),
        Head(words.say("Id on the list"), 16), Head(words.say("Sheet"), 16), Head(words.say("Row"), 8),
        Head(words.say("Role"), 10), Head(words.say("Sex"), 9), Head(words.say("Age, birth"), 24),
        Head(words.say("Home"), 26), Head(words.say("A-number"), 12),
    )  # fmt: skip


def people_lines(people: Iterable[tuple[str, Row]], words: Language) -> Iterator[Line]:
    """Give one line a row of a list, with the person that it describes."""
    last = ""
    for person, row in people:
        cells = (
            person, row.name, row.list, row.ref, row.sheet, row.row, role(row.role, words), sex(row.sex, words),
            age(row, words), home(row), row.a_number,
        )  # fmt: skip
        yield Line(cells, "", person != last)
        last = person
