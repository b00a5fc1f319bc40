"""Everything that is true in a world, ready for lists to be written from it."""

from dataclasses import dataclass

import numpy as np

from lazos.demo.families import Group
from lazos.demo.hearing import Tokens
from lazos.demo.journeys import DAY, Crossings
from lazos.demo.people import People, Sort
from lazos.demo.words import Numbers, Texts, Words

CODES = {"GT": 502, "SV": 503, "HN": 504, "NI": 505, "CR": 506, "MX": 52, "BR": 55, "EC": 593, "PE": 51, "CO": 57,
         "CU": 53, "DO": 1809, "RO": 40}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Calls:
    """Hotline calls in parallel arrays: who called, for which child, as what, on which day."""

    caller: Numbers
    child: Numbers
    relation: Texts
    day: Numbers


@dataclass(frozen=True, slots=True)
class Facts:
    """A world's truth: people, families, crossings, numbers, stays, telephones and calls, and names as first heard."""

    words: Words
    people: People
    group: Group
    crossings: Crossings
    main: Numbers
    number: Numbers
    renumbered: Numbers
    event: Texts
    taken: Numbers
    left: Numbers
    phone: Texts
    intake: Tokens
    intake_birth: Numbers
    calls: Calls
    companion: Numbers

    def days_from_main(self, person: Numbers, crossing: Numbers) -> Numbers:
        """Days from each person's main crossing to the one at hand; 0 where either is unknown."""
        main = self.main[person]
        apart = (self.crossings.minute[crossing] - self.crossings.minute[main]) // DAY
        return np.where((main >= 0) & (crossing >= 0), apart, 0)

    def custody_children(self) -> Numbers:
        """Gives the children who were taken from their families or came alone."""
        kids = np.flatnonzero(self.people.sort == Sort.CHILD)
        return kids[self.group.custody[self.people.family[kids]] > 0]


def main_crossings(people: People, crossings: Crossings) -> Numbers:
    """Gives each person's main crossing, -1 for those who never crossed."""
    main = np.full(len(people), -1, dtype=np.int64)
    count = int((people.party >= 0).sum())
    main[crossings.person[:count]] = np.arange(count)
    return main


def stays(rng: np.random.Generator, people: People, crossings: Crossings, main: Numbers) -> tuple[Numbers, Numbers]:
    """Draws the day custody began and the day it ended, -1 while it lasts."""
    crossed = np.where(main >= 0, crossings.minute[main] // DAY, 0)
    child = people.sort == Sort.CHILD
    taken = crossed + np.minimum(rng.geometric(0.45, len(people)) - 1, 9)
    length = np.where(child, rng.gamma(2.0, 30, len(people)), rng.gamma(1.3, 30, len(people))).astype(np.int64) + 2
    still = rng.random(len(people)) < np.where(child, 0.5, 0.35)
    return taken, np.where(still, -1, taken + length)


def phones(rng: np.random.Generator, people: People, words: Words) -> Texts:
    """Gives telephones as digits with country code; a family often shares one."""
    country = words.country[people.place]
    prefix = np.array([CODES.get(code, 502) for code in words.country], dtype=np.int64)[people.place]
    local = rng.integers(30_000_000, 99_999_999, len(people))
    families = int(people.family.max(initial=0)) + 1
    shared = rng.integers(30_000_000, 99_999_999, families)
    local = np.where((people.family >= 0) & (rng.random(len(people)) < 0.6), shared[people.family], local)
    made = np.empty(len(country), dtype=object)
    made[:] = [f"{code}{digits}" for code, digits in zip(prefix.tolist(), local.tolist(), strict=True)]
    return made


def companions(rng: np.random.Generator, people: People) -> Numbers:
    """Gives each traveller the person before or behind in the same party, -1 for those alone."""
    order = np.lexsort((rng.random(len(people)), people.party))
    party = people.party[order]
    other = np.full(len(people), -1, dtype=np.int64)
    same = (party[1:] == party[:-1]) & (party[1:] >= 0)
    other[order[1:][same]] = order[:-1][same]
    other[order[:-1][same]] = order[1:][same]
    return other
