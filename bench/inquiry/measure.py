"""Ask a store many inquiries and count: recall, false alarms, calibration, latency, and all of it by group."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from bench.groups import wilson
from bench.inquiry.worlds import Asked
from lazos.linkage.inquiry.asked import Inquiry, NothingAsked
from lazos.linkage.inquiry.register import Register

LEAST: Final = 300  # persons sought in a group from which it counts for the widest gap
SURE: Final = 0.9
CALLED: Final = (0.85, 0.95)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one inquiry: rank of the person sought (0: not among the ten), first answer's probability."""

    sought: bool
    rank: int
    probability: float
    nobody: float
    seconds: float
    cpu: float
    groups: tuple[str, ...] = ()
    person: int = -1  # the first line of the person sought

    @property
    def right(self) -> bool:
        """Whether the first answer is the person sought."""
        return self.rank == 1


def ask_all(register: Register, inquiries: Sequence[Asked], *, harder: bool = False) -> Iterator[Outcome]:
    """Ask each inquiry, one after another, as an operator would; an inquiry that is refused counts as not found."""
    for inquiry, lines, where in inquiries:
        began, cpu = time.perf_counter(), time.thread_time()
        try:
            answers = register.ask(inquiry, harder=harder)
        except NothingAsked:
            yield Outcome(bool(lines), 0, 0.0, 1.0, 0.0, 0.0, where, min(lines, default=-1))
            continue
        took, spent = time.perf_counter() - began, time.thread_time() - cpu
        rank = next((k for k, it in enumerate(answers.answers, 1) if lines & set(it.lines)), 0)
        first = answers.answers[0].probability if answers.answers else 0.0
        yield Outcome(bool(lines), rank, first, answers.nobody, took, spent, where, min(lines, default=-1))


def summary(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Counts and shares over outcomes."""
    sought = [it for it in outcomes if it.sought]
    absent = [it for it in outcomes if not it.sought]
    called = [it for it in outcomes if CALLED[0] <= it.probability <= CALLED[1]]
    cpu = np.array([it.cpu for it in outcomes]) * 1000
    wall = np.array([it.seconds for it in outcomes]) * 1000
    return {
        "inquiries": len(outcomes),
        "recall_1": share([it.rank == 1 for it in sought]),
        "recall_10": share([it.rank > 0 for it in sought]),
        "absent": len(absent),
        "false_alarms": share([it.probability >= SURE for it in absent]),
        "called": len(called),
        "called_right": share([it.right for it in called]),
        **{f"cpu_p{q}_ms": float(np.percentile(cpu, q)) for q in (50, 95, 99)},
        "cpu_max_ms": float(cpu.max()),
        **{f"p{q}_ms": float(np.percentile(wall, q)) for q in (50, 95, 99)},
        "max_ms": float(wall.max()),
    }


def share(held: Sequence[bool]) -> float:
    """The share of what holds; not a number where there is nothing."""
    return sum(held) / len(held) if held else float("nan")


@dataclass(frozen=True, slots=True)
class Group:
    """Recall at one and at ten over inquiries about a group of persons, that at ten with Wilson's interval."""

    name: str
    sought: int
    persons: int
    first: float
    recall: float
    low: float
    high: float


def groups(outcomes: Sequence[Outcome]) -> list[Group]:
    """Recall by group of the person sought."""
    members: dict[str, list[Outcome]] = {}
    for it in outcomes:
        for name in it.groups if it.sought else ():
            members.setdefault(name, []).append(it)
    return [_group(name, mine) for name, mine in sorted(members.items())]


def _group(name: str, mine: Sequence[Outcome]) -> Group:
    ten = sum(it.rank > 0 for it in mine)
    persons = len({it.person for it in mine})
    return Group(name, len(mine), persons, share([it.right for it in mine]), ten / len(mine), *wilson(ten, len(mine)))


def widest(found: Sequence[Group]) -> dict[str, float]:
    """The widest gap of recall within each kind of group (child and adult apart), small groups left out.

    A kind of which only one group is large enough has none.
    """
    kinds: dict[str, list[float]] = {}
    for group in found:
        if group.sought >= LEAST:
            kind, _, value = group.name.partition(": ")
            kinds.setdefault(f"{kind}, {value.split()[0]}", []).append(group.recall)
    return {kind: max(recalls) - min(recalls) for kind, recalls in sorted(kinds.items()) if len(recalls) > 1}


def with_dates(inquiry: Inquiry) -> Inquiry:
    """The same inquiry with names and birth date alone."""
    return Inquiry(full_name=inquiry.full_name, birth_date=inquiry.birth_date)


def names_only(inquiry: Inquiry) -> Inquiry:
    """The same inquiry with names alone."""
    return Inquiry(full_name=inquiry.full_name)
