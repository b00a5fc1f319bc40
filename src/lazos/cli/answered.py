"""The answers to inquiries on the terminal and in files: the contract's CSV, a table for people, one JSON object."""

import csv
import json
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from lazos.cli.errors import UnusableRequest
from lazos.core.columns import Column
from lazos.core.evidence import Verdict
from lazos.documents.inquiry_words import QUESTIONS, as_share, why
from lazos.documents.language import Language, mark
from lazos.linkage.inquiry.answers import Answer, Answers

HEADER: Final = ("inquiry_id", "rank", "list", "ref", "person", "probability", "nobody")
SHOWN_REASONS: Final = 3
_TITLES: Final = (mark("Sure"), mark("Name"), mark("Born"), mark("Home"), mark("Records"), mark("Why"))


def check_file(out: Path, words: Language) -> None:
    """Refuse an output file that would overwrite somebody's file. Raises UnusableRequest."""
    if out.is_dir():
        raise UnusableRequest(words.say("{path}: is a folder; give a file as --out", path=out))
    if out.exists() and out.stat().st_size:
        with out.open("rb") as file:
            if not file.readline(200).startswith(",".join(HEADER).encode()):
                told = words.say(
                    "{path}: holds something that is not an earlier result; choose another --out", path=out
                )
                raise UnusableRequest(told)


def write_answers(out: Path, answered: Iterable[tuple[str, Answers]], words: Language) -> int:
    """Write the answers as the contract says, whole or not at all; return the number of lines."""
    check_file(out, words)
    number, work = tempfile.mkstemp(prefix=f".{out.name}.", suffix=".part", dir=out.parent)
    written = 0
    try:
        with os.fdopen(number, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(HEADER)
            for inquiry_id, answers in answered:
                for line in lines_of(inquiry_id, answers):
                    writer.writerow(line)
                    written += 1
        mask = os.umask(0)
        os.umask(mask)
        Path(work).chmod(0o666 & ~mask)
        Path(work).replace(out)
    finally:
        Path(work).unlink(missing_ok=True)
    return written


def lines_of(inquiry_id: str, answers: Answers) -> Iterable[tuple[str, ...]]:
    """One line a record of each answer; records of one person share a rank."""
    for rank, answer in enumerate(answers.answers, 1):
        for where, ref in answer.places:
            yield (inquiry_id, str(rank), where, ref, answer.person, f"{answer.probability:.6f}",
                   f"{answers.nobody:.6f}")  # fmt: skip


def as_json(answers: Answers, unread: Sequence[str] = ()) -> str:
    """The answers as one JSON object; its keys are stable. `unread`: parts of the inquiry that were not understood."""
    question = answers.question
    return json.dumps(
        {
            "nobody": round(answers.nobody, 6),
            "left_out": list(unread),
            "answers": [_object(answer) for answer in answers.answers],
            "question": question and {
                "code": question.code, "information": round(question.information, 3),
                "parameters": dict(question.parameters),
            },
        },
        ensure_ascii=False,
        indent=2,
    )  # fmt: skip


def _object(answer: Answer) -> dict[str, object]:
    return {
        "person": answer.person,
        "probability": round(answer.probability, 6),
        "records": [{"list": where, "ref": ref} for where, ref in answer.places],
        "relative": answer.relative,
        "reasons": [
            {"code": it.code, "level": it.level, "verdict": it.verdict, "weight": it.weight, "asked": it.left,
             "known": it.right} for it in answer.reasons
        ],
    }  # fmt: skip


def as_text(answers: Answers, words: Language, width: int | None = None) -> str:
    """The answers as a table for people, the likelihood of nobody, and what to ask next."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("", *(words.say(title) for title in _TITLES), box=None, pad_edge=False)
    for rank, answer in enumerate(answers.answers, 1):
        table.add_row(*(Text(_plain(text)) for text in (str(rank), as_share(answer.probability), *_row(answer, words))))
    console = Console(width=width, highlight=False)
    with console.capture() as written:
        console.print(table)
        console.print(Text(words.say("Nobody on these lists: {share}", share=as_share(answers.nobody))))
        if answers.question:
            question = words.say(QUESTIONS[answers.question.code])
            console.print(Text(words.say("Ask next: {question}", question=question)))
    return written.get().rstrip("\n")


def _plain(text: str) -> str:
    """Text without control characters, which a terminal would obey."""
    return "".join(char for char in text if char.isprintable())


def _row(answer: Answer, words: Language) -> tuple[str, ...]:
    cells = answer.cells
    name = next((name for line in answer.lines if (name := cells.name(line))), "")
    born = cells.first(answer.lines, (Column.BIRTH_DATE, Column.AGE))
    home = cells.first(answer.lines, (Column.MUNICIPALITY, Column.DEPARTMENT, Column.COUNTRY))
    records = " ".join(":".join(place) for place in answer.places[:3])
    shown = [reason for reason in answer.reasons if reason.verdict is not Verdict.MISSING][:SHOWN_REASONS]
    return name, words.date(born), home, records, ", ".join(why(reason, words) for reason in shown)
