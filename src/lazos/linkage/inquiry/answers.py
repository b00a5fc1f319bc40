"""The answer to an inquiry: persons with calibrated probabilities, nobody among them, and the reasons."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from lazos.core.evidence import Reason
from lazos.linkage.inquiry.explain import Cells
from lazos.linkage.inquiry.question import Question

Floats = npt.NDArray[np.float64]
TOP: Final = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """One person who may be meant: stable id, probability, and reasons, strongest first.

    `places`: list and ref of each record; `lines`: where they stand in the record table behind `cells`; `relative`:
    the id of the companion who was taken for the relative that the caller named, or empty.
    """

    person: str
    probability: float
    places: tuple[tuple[str, str], ...]
    lines: tuple[int, ...]
    cells: Cells
    reasons: tuple[Reason, ...]
    relative: str = ""


@dataclass(frozen=True, slots=True)
class Answers:
    """Likely persons, best first; `nobody`: the probability that the person sought is in no list.

    The probabilities of all persons compared and `nobody` sum to one; `question`: what to ask next, or None where
    nothing would help.
    """

    answers: tuple[Answer, ...]
    nobody: float
    question: Question | None


def probabilities(scores: npt.NDArray[np.floating], nobody: float) -> tuple[Floats, float]:
    """Probabilities of persons with these log-odds, and of nobody with that one."""
    highest = max(float(scores.max()), nobody) if len(scores) else nobody
    odds = np.exp(scores.astype(np.float64) - highest)
    none = float(np.exp(nobody - highest))
    total = float(odds.sum()) + none
    return odds / total, none / total
