"""`families.xlsx`: what was found, for the people who decide."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from lazos.core.problems import Problem
from lazos.documents import tables
from lazos.documents.facts import Findings
from lazos.documents.language import Language, Tongue, language
from lazos.documents.problem_words import what_is_wrong, what_to_do
from lazos.documents.sheets import Book, Head, Line, table
from lazos.documents.summary import write_summary

MANY_ROWS: Final = 100_000
"""Above so many rows the People sheet is left out: no program opens it with ease."""

MANY_PROBLEMS: Final = 50_000
MANY_LINES: Final = 50_000
"""Lines of Families and of Children without a parent; who has more works with `kin.csv`."""

MANY_QUESTIONS: Final = 10_000


def write_families(path: Path, findings: Findings, tongue: Tongue = Tongue.ENGLISH) -> None:
    """Write the workbook. Whatever a list says is written as text, never as a formula or a link.

    What is half-written stands beside `path`, never in the machine's common folder for such files: it names people.
    """
    words = language(tongue)
    with TemporaryDirectory(prefix=".sheets-", dir=path.parent) as scratch:
        book = Book(str(path), words.say("Lazos: proposed families"), scratch)
        write_summary(book, findings, words, people=has_people(findings))
        _families(book, findings, words)
        _questions(book, findings, words)
        _orphans(book, findings, words)
        if has_people(findings):
            _people(book, findings, words)
        _problems(book, findings, words)
        book.close()


def has_people(findings: Findings) -> bool:
    """Tell whether the workbook has a People sheet."""
    return findings.counts.rows <= MANY_ROWS


def _families(book: Book, findings: Findings, words: Language) -> None:
    lines = islice(tables.family_lines(findings.families, words), MANY_LINES)
    table(book, words.say("Families"), tables.family_heads(words), lines, words.say("No pair reaches 0.5."), 4)


def _questions(book: Book, findings: Findings, words: Language) -> None:
    lines = islice(tables.question_lines(findings.questions, words), MANY_QUESTIONS)
    table(book, words.say("To review"), tables.question_heads(words), lines, words.say("Nothing is in doubt."))


def _orphans(book: Book, findings: Findings, words: Language) -> None:
    lines = islice(tables.orphan_lines(findings.orphans, words), MANY_LINES)
    note = words.say("Every child has a proposed parent.")
    table(book, words.say("Children without a parent"), tables.orphan_heads(words), lines, note)


def _people(book: Book, findings: Findings, words: Language) -> None:
    heads = tables.people_heads(words)
    table(book, words.say("People"), heads, tables.people_lines(findings.people, words), words.say("No rows."))


def _problems(book: Book, findings: Findings, words: Language) -> None:
    heads = (
        Head(words.say("List"), 22), Head(words.say("Sheet"), 16), Head(words.say("Row"), 8, "0"),
        Head(words.say("Column"), 20), Head(words.say("Value"), 26), Head(words.say("What is wrong"), 48),
        Head(words.say("What you can do"), 44), Head(words.say("Code"), 22),
    )  # fmt: skip
    lines = _problem_lines(islice(findings.problems, MANY_PROBLEMS), words)
    table(book, words.say("Problems"), heads, lines, words.say("No problems."))


def _problem_lines(problems: Iterable[Problem], words: Language) -> Iterator[Line]:
    for problem in problems:
        wrong, todo = what_is_wrong(problem.code, words), what_to_do(problem.code, words)
        place = problem.row or words.say("all")
        yield Line((problem.list, problem.sheet, place, problem.column, problem.value, wrong, todo, problem.code))
