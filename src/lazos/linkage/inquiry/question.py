"""The next best question: the one fact that, once known, would tell the candidates apart best.

For each fact not yet told, the expected information is the entropy of what the likely candidates' own records say of
it, weighted by their probabilities, times the share of callers who usually know it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Final

from lazos.core.columns import Column
from lazos.linkage.inquiry.explain import Cells

# How often a caller can tell it when asked: guesses of ours, to be replaced by what hotlines count.
KNOWN: Final[Mapping[str, float]] = {
    "sex": 0.99, "second_surname": 0.85, "relative_name": 0.9, "birth_date": 0.6, "age": 0.95, "home": 0.95,
    "language": 0.95, "event": 0.6, "sector": 0.4, "country": 0.99, "a_number": 0.1,
}  # fmt: skip
LEAST: Final = 0.15  # nats of expected information below which no question is worth the caller's time
SURE: Final = 0.97  # probability from which nothing more need be asked
_COLUMNS: Final[Mapping[str, tuple[Column, ...]]] = {
    "sex": (Column.SEX,), "birth_date": (Column.BIRTH_DATE,), "home": (Column.MUNICIPALITY,),
    "language": (Column.LANGUAGES,), "sector": (Column.SECTOR,), "country": (Column.COUNTRY,),
    "event": (Column.EVENT_AT, Column.CUSTODY_FROM), "second_surname": (Column.SURNAME_2,),
    "relative_name": (Column.MOTHER_NAME, Column.FATHER_NAME, Column.RELATIVE_NAME), "a_number": (Column.A_NUMBER,),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask next: `code` names the fact, `information` is what the answer is expected to bring, in nats.

    `parameters`: the likeliest answers, `first` and `second`, where there are any.
    """

    code: str
    information: float
    parameters: Mapping[str, str] = field(default_factory=dict)


Known = Callable[[int, str], str]  # what the records of a candidate say of a fact, empty if nothing


def next_question(shares: Sequence[float], nobody: float, told: frozenset[str], known: Known) -> Question | None:
    """Choose the question for candidates with these probabilities; `told`: facts the caller has given already."""
    if max([nobody, *shares], default=1.0) >= SURE:
        return None
    questions = [_worth(code, shares, nobody, known) for code in KNOWN if code not in told]
    best = max(questions, key=lambda question: question.information, default=None)
    return best if best and best.information >= LEAST else None


def _worth(code: str, shares: Sequence[float], nobody: float, known: Known) -> Question:
    """Information of asking for one fact: a candidate of whom it is not known can't be told from any other."""
    groups: dict[str, float] = {}
    silent = nobody
    for index, share in enumerate(shares):
        value = known(index, code)
        if value:
            groups[value] = groups.get(value, 0.0) + share
        else:
            silent += share
    total = sum(groups.values())
    if total <= 0:
        return Question(code, 0.0)
    information = -sum(share * log(share / total) for share in groups.values() if share > 0)
    ranked = sorted(groups, key=lambda value: -groups[value])
    # Whom nothing is known of is not told apart; nobody is, by an answer that fits no candidate.
    information += min(nobody, total) * 0.5
    shown = dict(zip(("first", "second"), ranked, strict=False))
    return Question(code, KNOWN[code] * information * (1 - silent + nobody), shown)


def known_of(code: str, cells: Cells, lines: Sequence[int]) -> str:
    """What the records of a candidate say of the fact that a question asks for; empty if nothing."""
    if code == "event":
        return cells.first(lines, _COLUMNS[code])[:7]
    if code == "age":
        return cells.first(lines, (Column.BIRTH_DATE,))[:4]
    return cells.first(lines, _COLUMNS[code])
