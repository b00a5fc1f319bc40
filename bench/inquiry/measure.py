"""Ask a store many inquiries and count: recall, false alarms, calibration, latency, and all of it by group."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import Final

import numpy as np

from lazos.linkage.inquiry.asked import Inquiry, NothingAsked
from lazos.linkage.inquiry.register import Register

Z: Final = 1.96
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
    group: str = ""

    @property
    def right(self) -> bool:
        """Whether the first answer is the person sought."""
        return self.rank == 1


Asked = tuple[Inquiry, frozenset[int], str]  # inquiry, the lines of the person sought, group


def ask_all(register: Register, inquiries: Sequence[Asked], *, harder: bool = False) -> Iterator[Outcome]:
    """Ask each inquiry, one after another, as an operator would; an inquiry that is refused counts as not found."""
    for inquiry, lines, group in inquiries:
        began, cpu = time.perf_counter(), time.thread_time()
        try:
            answers = register.ask(inquiry, harder=harder)
        except NothingAsked:
            yield Outcome(bool(lines), 0, 0.0, 1.0, 0.0, 0.0, group)
            continue
        took, spent = time.perf_counter() - began, time.thread_time() - cpu
        rank = next((k for k, it in enumerate(answers.answers, 1) if lines & set(it.lines)), 0)
        first = answers.answers[0].probability if answers.answers else 0.0
        yield Outcome(bool(lines), rank, first, answers.nobody, took, spent, group)


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    if not of:
        return 0.0, 1.0
    p, z2 = hits / of, Z * Z
    middle, half = p + z2 / (2 * of), Z * sqrt(p * (1 - p) / of + z2 / (4 * of * of))
    return (middle - half) / (1 + z2 / of), (middle + half) / (1 + z2 / of)


def summary(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Counts and shares over outcomes."""
    sought = [it for it in outcomes if it.sought]
    absent = [it for it in outcomes if not it.sought]
    called = [it for it in outcomes if CALLED[0] <= it.probability <= CALLED[1]]
    cpu = np.array([it.cpu for it in outcomes]) * 1000
    wall = np.array([it.seconds for it in outcomes]) * 1000
    return {
        "inquiries": len(outcomes),
        "recall_1": _share(sought, lambda it: it.rank == 1),
        "recall_10": _share(sought, lambda it: it.rank > 0),
        "absent": len(absent),
        "false_alarms": _share(absent, lambda it: it.probability >= SURE),
        "called": len(called),
        "called_right": _share(called, lambda it: it.right),
        **{f"cpu_p{q}_ms": float(np.percentile(cpu, q)) for q in (50, 95, 99)},
        "cpu_max_ms": float(cpu.max()),
        **{f"p{q}_ms": float(np.percentile(wall, q)) for q in (50, 95, 99)},
        "max_ms": float(wall.max()),
    }


def _share(outcomes: Sequence[Outcome], held: Callable[[Outcome], bool]) -> float:
    return sum(map(held, outcomes)) / len(outcomes) if outcomes else float("nan")


def groups(outcomes: Sequence[Outcome], rank: int = 10) -> list[tuple[str, int, float, float, float]]:
    """Recall at a rank by group, with its interval: group, inquiries, share, low, high."""
    found = []
    for group in sorted({it.group for it in outcomes}):
        mine = [it for it in outcomes if it.group == group and it.sought]
        hits = sum(0 < it.rank <= rank for it in mine)
        found.append((group, len(mine), hits / max(1, len(mine)), *wilson(hits, len(mine))))
    return found


def with_dates(inquiry: Inquiry) -> Inquiry:
    """The same inquiry with names and birth date alone."""
    return Inquiry(full_name=inquiry.full_name, birth_date=inquiry.birth_date)


def names_only(inquiry: Inquiry) -> Inquiry:
    """The same inquiry with names alone."""
    return replace(Inquiry(), full_name=inquiry.full_name)
