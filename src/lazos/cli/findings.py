"""From a linkage result to the facts of the workbook, made as they are written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeVar

import numpy as np

from lazos.cli.engines import Lists
from lazos.cli.register import LIKELY, SURE, Register
from lazos.documents.facts import (
    Alone,
    Counts,
    Family,
    Findings,
    KinQuestion,
    Kinship,
    ListRead,
    Orphan,
    Row,
    SameQuestion,
)  # fmt: skip
from lazos.linkage.result import Match

BATCH: Final = 2_000
"""Families, questions or children looked up at a time."""

DOUBT: Final = 0.2
"""A pair from here to `SURE` is worth a person's time."""

RIVAL: Final = 0.1
"""Other candidates of a doubtful child are shown from here on."""

WEAK: Final = 0.05
"""Below this a candidate is no candidate."""

MOST_QUESTIONS: Final = 5_000

T = TypeVar("T")


def findings(lists: Lists, match: Match) -> Findings:
    """Make the facts of the workbook."""
    register = Register(match)
    counts = count(lists, register)
    return Findings(
        list_facts(lists), counts, _families(register), _questions(register), _orphans(register), _people(register),
        lists.problems,
    )  # fmt: skip


def count(lists: Lists, register: Register) -> Counts:
    """Count rows, persons, children and problems."""
    best = register.best_parent[register.children]
    sure, likely = int((best >= SURE).sum()), int(((best >= LIKELY) & (best < SURE)).sum())
    codes = Counter(str(problem.code) for problem in lists.problems)
    rows, persons = len(register.match.person), len(register.match.person_id)
    return Counts(rows, persons, len(best), sure, likely, len(best) - sure - likely, dict(sorted(codes.items())))


def list_facts(lists: Lists) -> list[ListRead]:
    """Say what was read of each list."""
    problems = Counter(problem.list for problem in lists.problems)
    facts = []
    for report in lists.reports:
        others = {str(kind): number for kind, number in report.counts.items() if kind != "record" and number}
        rows = report.counts.get("record", 0)
        name = report.path.replace("\\", "/").rpartition("/")[2]
        facts.append(ListRead(report.name, str(report.kind), name, rows, others, problems[report.name]))
    return facts


def _batches(things: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(things)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _kinships(register: Register, entries: Sequence[int]) -> dict[int, Kinship]:
    kin = register.match.kin
    lines: set[int] = set()
    for entry in entries:
        lines.update(register.lines_of(int(kin.child[entry])))
        lines.update(register.lines_of(int(kin.adult[entry])))
    rows = register.rows(lines)
    return {
        entry: Kinship(
            register.someone(int(kin.child[entry]), int(kin.child_line[entry]), rows),
            register.someone(int(kin.adult[entry]), int(kin.adult_line[entry]), rows),
            str(kin.relation[entry]), float(kin.probability[entry]), register.match.explain(entry),
        )
        for entry in entries
    }  # fmt: skip


def _families(register: Register) -> Iterator[Family]:
    for batch in _batches(register.families()):
        links = _kinships(register, [entry for group in batch for entry in group])
        yield from (Family(tuple(links[entry] for entry in group)) for group in batch)


def _questions(register: Register) -> Iterator[KinQuestion | SameQuestion]:
    """Give what to decide: whose child first, then who is who; in each the least certain first."""
    same = _same_pairs(register)
    groups = _doubtful(register)
    asked = [(0, unsure, place) for place, (unsure, _) in enumerate(groups)]
    asked += [(1, abs(probability - 0.5), place) for place, (_, _, probability) in enumerate(same)]
    for batch in _batches(sorted(asked)[:MOST_QUESTIONS]):
        chosen = {place: groups[place][1] for sort, _, place in batch if sort == 0}
        links = _kinships(register, [entry for group in chosen.values() for entry in group])
        rows = register.rows(line for sort, _, place in batch if sort for line in same[place][:2])
        for sort, _, place in batch:
            if sort:
                yield _same_question(register, same[place], rows)
            else:
                yield KinQuestion(tuple(links[entry] for entry in chosen[place]))


def _same_pairs(register: Register) -> list[tuple[int, int, float]]:
    """Give the doubtful pairs of rows, one for each two persons: the same question is not asked of every row.

    Rows that were joined into one person are each asked about.
    """
    person = register.match.person
    chosen: dict[tuple[int, int], tuple[int, int, float]] = {}
    for left, right, probability in register.match.uncertain_same[:MOST_QUESTIONS]:
        low, high = sorted((int(person[left]), int(person[right])))
        joined = low == high
        chosen.setdefault((-left - 1, right) if joined else (low, high), (left, right, probability))
    return list(chosen.values())


def _same_question(register: Register, pair: tuple[int, int, float], rows: dict[int, Row]) -> SameQuestion:
    left, right, probability = pair
    return SameQuestion(rows[left], rows[right], probability, register.match.explain_same(left, right))


def _doubtful(register: Register) -> list[tuple[float, list[int]]]:
    """Give the candidates of one role of one child, where a decision helps, with how far from 0.5 the likeliest is."""
    kin = register.match.kin
    groups: dict[tuple[int, str], list[int]] = {}
    for entry in np.flatnonzero(kin.probability >= RIVAL).tolist():
        groups.setdefault((int(kin.child[entry]), str(kin.relation[entry])), []).append(entry)
    found = []
    for group in groups.values():
        group.sort(key=lambda entry: (-kin.probability[entry], entry))
        best = float(kin.probability[group[0]])
        if DOUBT <= best < SURE:
            found.append((abs(best - 0.5), group))
    return found


def _orphans(register: Register) -> Iterator[Orphan]:
    children = register.children[register.best_parent[register.children] < LIKELY]
    candidates = _candidates(register)
    for batch in _batches(children.tolist()):
        best = [candidates[child][0] for child in batch if child in candidates]
        links = _kinships(register, best)
        rows = register.rows(line for child in batch for line in register.lines_of(child))
        yield from (_orphan(register, child, candidates.get(child, []), links, rows) for child in batch)


def _candidates(register: Register) -> dict[int, list[int]]:
    """Give the weak candidates of each child, likeliest first."""
    kin = register.match.kin
    weak = np.flatnonzero(register.is_parent & (kin.probability >= WEAK) & (register.best_parent[kin.child] < LIKELY))
    groups: dict[int, list[int]] = {}
    for entry in weak[np.argsort(-kin.probability[weak], kind="stable")].tolist():
        groups.setdefault(int(kin.child[entry]), []).append(entry)
    return groups


def _orphan(
    register: Register, child: int, entries: list[int], links: dict[int, Kinship], rows: dict[int, Row]
) -> Orphan:
    someone = register.someone(child, register.lines_of(child)[0], rows)
    if not entries:
        named = any(row.mother_name or row.father_name for row in someone.rows)
        return Orphan(someone, Alone.NAMED_ONLY if named else Alone.NOBODY)
    why = Alone.ONE_WEAK if len(entries) == 1 else Alone.SEVERAL_WEAK
    return Orphan(someone, why, len(entries), links[entries[0]])


def _people(register: Register) -> Iterator[tuple[str, Row]]:
    for lines in _batches(register.order.tolist()):
        rows = register.rows(lines)
        yield from ((register.match.person_id[int(register.match.person[line])], rows[line]) for line in lines)
