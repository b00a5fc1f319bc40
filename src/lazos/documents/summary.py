"""The Summary sheet: what was read, what was found, how to read it, and which file is what."""

from collections.abc import Iterable, Iterator
from typing import Final

from xlsxwriter.worksheet import Worksheet

from lazos.documents.facts import Findings
from lazos.documents.language import Language, mark
from lazos.documents.problem_words import what_is_wrong
from lazos.documents.sheets import Book
from lazos.documents.stream import Stream
from lazos.documents.words import kind

READING: Final = (
    mark("The program proposes; people decide. Nothing here is a fact until a person has checked it."),
    mark("A probability of 0.90 means: of a hundred pairs like this about 90 are right, and 10 are wrong."),
    mark("Very likely: 0.95 and more. Likely: 0.80 to 0.95. Possible: 0.50 to 0.80. Doubtful: 0.20 to 0.50."),
    mark(
        "For and against say how pairs with such a finding mostly turned out. No finding proves or refutes a kinship."
    ),
    mark("What is not known is not a contradiction: an empty cell speaks neither for nor against."),
    mark("Never tell a child or a parent about a proposal before it has been checked."),
    mark("The next run replaces this workbook. Save it under another name before you write in it."),
)

FILES: Final = (
    ("families.xlsx", mark("this workbook, for people")),
    ("people.csv", mark("every row of every list once, with its person")),
    ("kin.csv", mark("every proposed pair of child and adult with a probability of 0.01 and more")),
    ("problems.csv", mark("everything that could not be used, with its place")),
)

SHEETS: Final = (
    (mark("Families"), mark("pairs of 0.5 and more, grouped by family, with the evidence")),
    (mark("To review"), mark("what to check first: doubtful pairs, rivals side by side, rows that may be one person")),
    (mark("Children without a parent"), mark("children for whom no parent reaches 0.5, and why")),
    (mark("People"), mark("every row with the person that it describes")),
    (mark("Problems"), mark("what could not be used, and what you can do")),
)

LIST_HEADS: Final = (
    mark("List"), mark("Kind"), mark("File"), mark("Rows (records)"), mark("Lines that are not rows"),
    mark("Problems (number)"),
)  # fmt: skip

NOT_ROWS: Final = {
    "blank": mark("blank rows"), "title": mark("titles"), "header": mark("headers"), "total": mark("totals"),
    "note": mark("notes"), "no_table": mark("rows of sheets without a list"), "problem": mark("rows without a person"),
}  # fmt: skip


class _Pen:
    """Writes the sheet from the top down."""

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        self._book, self._stream, self._line = book, Stream(sheet), 0

    def title(self, text: str) -> None:
        if self._line:
            self._line += 1
        self.line(text, look="title")

    def line(self, *cells: str | int, look: str = "") -> None:
        styles = [self._book.style(look, "" if isinstance(value, str) else "#,##0") for value in cells]
        self._stream.write(self._line, cells, styles)
        self._stream.close(self._line)
        self._line += 1


def write_summary(book: Book, findings: Findings, words: Language, *, people: bool) -> None:
    """Write the sheet; `people` tells whether the workbook has a People sheet."""
    sheet = book.sheet(words.say("Summary"))
    sheet.set_column(0, 0, 60)
    sheet.set_column(1, 5, 24)
    pen = _Pen(book, sheet)
    pen.title(words.say("Lazos: proposed families"))
    pen.line(words.say(READING[0]), look="line")
    _found(pen, findings, words)
    pen.title(words.say("How to read it"))
    for text in READING[1:]:
        pen.line(words.say(text), look="line")
    _read(pen, findings, words)
    _problems(pen, findings, words)
    _contents(pen, findings, words, people=people)


def _found(pen: _Pen, findings: Findings, words: Language) -> None:
    counts = findings.counts
    pen.title(words.say("What was found"))
    pen.line(words.say("What is counted"), words.say("Number"), look="head")
    pen.line(words.say("Rows of all lists (each row counts once)"), counts.rows)
    pen.line(words.say("Persons (rows that describe one person count once)"), counts.persons)
    pen.line(words.say("Children (persons whose parents may be sought)"), counts.children)
    pen.line(words.say("Children with a proposed parent of 0.95 and more"), counts.children_sure)
    pen.line(words.say("Children whose likeliest parent has 0.50 to 0.95"), counts.children_likely)
    pen.line(words.say("Children without a proposed parent of 0.50 and more"), counts.children_alone)


def _read(pen: _Pen, findings: Findings, words: Language) -> None:
    pen.title(words.say("Lists that were read"))
    pen.line(*(words.say(text) for text in LIST_HEADS), look="head")
    for read in findings.lists:
        not_rows = ", ".join(_not_rows(read.not_rows.items(), words)) or "0"
        pen.line(read.name, kind(read.kind, words), read.file, read.rows, not_rows, read.problems)


def _not_rows(counts: Iterable[tuple[str, int]], words: Language) -> Iterator[str]:
    for name, number in counts:
        if number:
            yield f"{words.say(NOT_ROWS[name]) if name in NOT_ROWS else name.replace('_', ' ')}: {number:,}"


def _problems(pen: _Pen, findings: Findings, words: Language) -> None:
    if not findings.counts.problems:
        return
    pen.title(words.say("Problems of the lists"))
    pen.line(words.say("What is wrong"), words.say("Problems (number)"), look="head")
    for code, number in sorted(findings.counts.problems.items(), key=lambda item: (-item[1], item[0])):
        pen.line(what_is_wrong(code, words), number)


def _contents(pen: _Pen, findings: Findings, words: Language, *, people: bool) -> None:
    pen.title(words.say("Sheets of this workbook"))
    for name, text in SHEETS:
        if people or name != "People":
            pen.line(words.say(name), words.say(text))
    if not people:
        pen.line(words.say("With more than 100,000 rows there is no People sheet: see people.csv."))
    if sum(findings.counts.problems.values()) > 50_000:
        pen.line(words.say("The Problems sheet holds the first 50,000 problems: the rest is in problems.csv."))
    pen.line(words.say("Families and children without a parent end after 50,000 lines each: kin.csv has all pairs."))
    pen.title(words.say("Files of this result"))
    for name, text in FILES:
        pen.line(name, words.say(text))
