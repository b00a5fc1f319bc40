"""Recall of parents by group: who is served worse, with an interval that says how much of it may be chance."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from math import sqrt
from typing import Final

from bench.truth import Answer, Truth
from lazos.core.names import tokens
from lazos.demo.words import MAYAN

THRESHOLD: Final = 0.5
SMALLEST: Final = 50  # parents in a group from which it counts for the widest gap
WHEN: Final = date(2018, 6, 30)  # the day on which children's ages are told
BANDS: Final = ((3, "0 to 2"), (6, "3 to 5"), (10, "6 to 9"), (14, "10 to 13"), (18, "14 to 17"))
_NAMES: Final = {"GUATEMALA": "GT", "HONDURAS": "HN", "ELSALVADOR": "SV", "MEXICO": "MX", "BRAZIL": "BR"}


@dataclass(frozen=True, slots=True)
class Share:
    """`found` of `of` in a group, with Wilson's interval at 95 %."""

    group: str
    value: str
    found: int
    of: int

    @property
    def recall(self) -> float:
        """The share found."""
        return self.found / self.of

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's score interval."""
        return wilson(self.found, self.of)


def wilson(found: int, of: int, z: float = 1.959964) -> tuple[float, float]:
    """Interval of a share by Wilson's score, 0 to 1; the whole range where nothing was counted."""
    if of == 0:
        return 0.0, 1.0
    share, wide = found / of, z * z / of
    middle = (share + wide / 2) / (1 + wide)
    half = z * sqrt(share * (1 - share) / of + wide / (4 * of)) / (1 + wide)
    return max(0.0, middle - half), min(1.0, middle + half)


def by_group(truth: Truth, answer: Answer) -> list[Share]:
    """Recall at one half of parents on agencies' lists, by country, surname, sexes and age of the child."""
    counts: dict[tuple[str, str], list[int]] = {}
    for child, parent in sorted(truth.gold):
        found = answer.kin.get((child, parent), 0.0) >= THRESHOLD
        for where in groups(truth, child, parent):
            cell = counts.setdefault(where, [0, 0])
            cell[0] += found
            cell[1] += 1
    return [Share(group, value, found, of) for (group, value), (found, of) in sorted(counts.items())]


def widest_gaps(shares: list[Share]) -> dict[str, float]:
    """Give for each kind of group the distance of its worst and best recall, small groups left out."""
    kinds: dict[str, list[float]] = {}
    for share in shares:
        if share.of >= SMALLEST:
            kinds.setdefault(share.group, []).append(share.recall)
    return {group: max(recalls) - min(recalls) for group, recalls in kinds.items()}


def groups(truth: Truth, child: int, parent: int) -> Iterator[tuple[str, str]]:
    """Tell the groups that a child and a parent stand in."""
    person = truth.persons[child]
    yield "country", country(person["country"])
    yield "surname", "Mayan" if is_mayan(person["surname1"], person["surname2"]) else "other"
    yield "parent", truth.role.get((child, parent), "")
    yield "child's sex", {"F": "girl", "M": "boy"}.get(person["sex"], "unknown")
    yield "child's age", age_band(person["dob"])


def country(text: str) -> str:
    """Write a country as its code, the smaller ones as `other`."""
    code = _NAMES.get("".join(tokens(text)), text)
    return code if code in _NAMES.values() else "other"


def age_band(born: str) -> str:
    """Name the band of a child's age from its true birth date."""
    years = (WHEN - date.fromisoformat(born)).days / 365.25
    return next((name for limit, name in BANDS if years < limit), "18 or more")


def is_mayan(*surnames: str) -> bool:
    """Tell whether one of the surnames stands among Mayan ones of the demo's vocabulary."""
    return any(set(tokens(it)) & _mayan() for it in surnames)


@cache
def _mayan() -> frozenset[str]:
    text = files("lazos.demo").joinpath("vocabulary", "surnames.csv").read_text(encoding="utf-8")
    table = list(csv.DictReader(io.StringIO(text)))
    spanish = {token for it in table if it["tradition"] not in MAYAN for token in tokens(it["surname"])}
    return frozenset(t for it in table if it["tradition"] in MAYAN for t in tokens(it["surname"])) - spanish
