"""What a command says on the terminal when it is done: for people, or as one JSON object."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from lazos.documents.facts import Counts, ListRead
from lazos.documents.language import Language
from lazos.documents.problem_words import what_is_wrong
from lazos.documents.words import kind

FIRST_CODES = 12


def as_json(lists: Sequence[ListRead], counts: Counts, out: Path) -> str:
    """Give the counts as one JSON object; its keys are stable."""
    read = [
        {"list": it.name, "kind": it.kind, "rows": it.rows, "not_rows": dict(it.not_rows), "problems": it.problems}
        for it in lists
    ]
    children = {
        "all": counts.children,
        "parent_0.95": counts.children_sure,
        "parent_0.50": counts.children_likely,
        "nobody": counts.children_alone,
    }
    answer = {
        "lists": read,
        "rows": counts.rows,
        "persons": counts.persons,
        "children": children,
        "problems": dict(counts.problems),
        "out": str(out),
    }
    return json.dumps(answer, ensure_ascii=False, indent=2)


def as_text(lists: Sequence[ListRead], counts: Counts, out: Path, words: Language) -> str:
    """Say what was read and found, and where the workbook lies."""
    return "\n".join(
        (
            *lines_of_lists(lists, words),
            *_found(counts, words),
            *lines_of_problems(counts.problems, words),
            *_where(out, words),
        )
    )


def lines_of_lists(lists: Sequence[ListRead], words: Language) -> Iterator[str]:
    """Say what was read, a line a list."""
    width = max((len(it.name) for it in lists), default=0)
    yield words.say("Read")
    for it in lists:
        rows = words.count("{n} row", "{n} rows", it.rows)
        yield f"  {it.name:<{width}}  {kind(it.kind, words)}: {rows}"
    yield ""


def _found(counts: Counts, words: Language) -> Iterator[str]:
    yield words.say("Found")
    lines = (
        (counts.persons, words.say("persons (rows that describe one person count once)")),
        (counts.children, words.say("of them children whose parents may be sought:")),
        (counts.children_sure, words.say("- with a proposed parent of 0.95 and more")),
        (counts.children_likely, words.say("- whose likeliest parent has 0.50 to 0.95: please check")),
        (counts.children_alone, words.say("- without a proposed parent")),
    )
    width = max(len(f"{number:,}") for number, _ in lines)
    yield from (f"  {number:>{width},} {text}" for number, text in lines)
    yield ""


def lines_of_problems(problems: Mapping[str, int], words: Language) -> Iterator[str]:
    """Say what was wrong in the lists, the commonest first; `problems` counts by code."""
    if not problems:
        return
    yield words.count("{n} problem in the lists", "{n} problems in the lists", sum(problems.values()))
    ordered = sorted(problems.items(), key=lambda item: (-item[1], item[0]))
    yield from (f"  {number:>7,} {what_is_wrong(code, words)}" for code, number in ordered[:FIRST_CODES])
    if len(ordered) > FIRST_CODES:
        yield f"  {sum(number for _, number in ordered[FIRST_CODES:]):>7,} " + words.say("others")
    yield ""


def _where(out: Path, words: Language) -> Iterator[str]:
    yield words.say("The program proposes, people decide. For people: {path}", path=out / "families.xlsx")
    yield words.say("For programs: {path}", path=f"{out}/people.csv, kin.csv, problems.csv")
