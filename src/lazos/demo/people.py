"""The people of a world as parallel arrays, and how their names, ages and places are drawn."""

from dataclasses import dataclass, fields, replace
from enum import IntEnum

import numpy as np

from lazos.demo.parameters import Families
from lazos.demo.words import MAYAN, Numbers, Rates, Words, load_words


class Sort(IntEnum):
    """What a person is in the truth."""

    ADULT = 0
    CHILD = 1
    MOTHER = 2
    FATHER = 3
    RELATIVE = 4
    CLAIMANT = 5
    OUTSIDE = 6


SORT_NAMES = ("adult", "child", "mother", "father", "relative", "claimant", "outside")


@dataclass(frozen=True, slots=True)
class People:
    """Parallel arrays, one entry a person; -1 is none. Birth is in days since 1970, places index the vocabulary."""

    sort: Numbers
    sex: Numbers
    given_1: Numbers
    given_2: Numbers
    surname_1: Numbers
    surname_2: Numbers
    married: Numbers
    birth: Numbers
    place: Numbers
    native: Numbers
    family: Numbers
    party: Numbers

    def __len__(self) -> int:
        return len(self.sort)


def join(groups: list[People]) -> People:
    """Puts groups of people one after another."""
    return People(
        **{item.name: np.concatenate([getattr(group, item.name) for group in groups]) for item in fields(People)}
    )


@dataclass(frozen=True, slots=True)
class Namer:
    """Draws names and homes under one world's parameters."""

    rng: np.random.Generator
    families: Families
    words: Words
    places: Numbers
    local: Numbers

    @classmethod
    def start(cls, rng: np.random.Generator, families: Families) -> "Namer":
        """Chooses the municipalities people come from and the surnames common in each."""
        words = load_words()
        pools = {name: pool.sharpened(families.concentration) for name, pool in words.surname_pools.items()}
        words = replace(words, surname_pools=pools)
        shares = dict(families.countries)
        weight = words.place_weight * np.array([shares.get(country, 0.0) for country in words.country])
        for country, share in families.countries:
            here = words.country == country
            if here.any():
                weight[here] *= share / max(weight[here].sum(), 1e-9)
        weight *= np.exp(rng.normal(0, 0.6, len(weight)))
        known = np.flatnonzero(weight > 0)
        kept = rng.choice(
            known, min(families.municipalities, len(known)), replace=False, p=weight[known] / weight[known].sum()
        )
        places = rng.choice(kept, 4096, p=weight[kept] / weight[kept].sum())
        local = np.zeros((len(words.country), 12), dtype=np.int64)
        for place in range(len(local)):
            local[place] = words.surname_pools[words.tradition[place]].draw(rng, 12)
        return cls(rng, families, words, places, local)

    def homes(self, count: int) -> Numbers:
        """Draws municipalities."""
        return self.places[self.rng.integers(0, len(self.places), count)]

    def surnames(self, place: Numbers) -> Numbers:
        """Draws a surname usual at each place."""
        rng, words = self.rng, self.words
        tradition = words.tradition[place]
        made = words.surname_pools["spanish"].draw(rng, len(place))
        native = rng.random(len(place)) < self.families.indigenous
        rare = rng.random(len(place)) < self.families.tail
        for name in words.surname_pools:
            own = (tradition == name) & (native | ~np.isin(name, [*MAYAN, "garifuna", "kichwa"]))
            made[own] = words.surname_pools[name].draw(rng, int(own.sum()))
            odd = own & rare
            made[odd] = words.tail_pools[name].draw(rng, int(odd.sum()))
        local = rng.random(len(place)) < self.families.local
        rank = np.minimum(rng.geometric(0.3, len(place)) - 1, 11)
        return np.where(local, self.local[place, rank], made)

    def given(self, sex: Numbers, place: Numbers, young: bool) -> Numbers:
        """Draws given names by sex, tradition and generation."""
        made = np.empty(len(sex), dtype=np.int64)
        generation = "new" if young else "old"
        tradition = np.where(
            np.isin(self.words.tradition[place], ["portuguese", "romanian"]), self.words.tradition[place], "spanish"
        )
        for name in ("spanish", "portuguese", "romanian"):
            for code, letter in enumerate("FM"):
                chosen = (tradition == name) & (sex == code)
                made[chosen] = self.words.given_pools[name, letter, generation].draw(self.rng, int(chosen.sum()))
        return made

    def second_given(self, first: Numbers, sex: Numbers, place: Numbers, young: bool) -> Numbers:
        """Draws second given names, or none; never the first again."""
        second = self.given(sex, place, young)
        bare = (self.rng.random(len(sex)) >= self.families.second_given) | (second == first)
        return np.where(bare, -1, second)

    def make(self, sort: int, sex: Numbers, birth: Numbers, place: Numbers, family: Numbers, party: Numbers,
             surnames: tuple[Numbers, Numbers] | None = None, native: Numbers | None = None) -> People:  # fmt: skip
        """Makes people with given names; surnames and native language are drawn where not told."""
        count, young = len(sex), sort == Sort.CHILD
        first = self.given(sex, place, young)
        if surnames is None:
            second = self.surnames(place)
            surnames = self.surnames(place), np.where(self.rng.random(count) < self.families.one_surname, -1, second)
        if native is None:
            native = (self.rng.random(count) < self.words.language_share[place]).astype(np.int64)
        return People(
            sort=np.full(count, sort, dtype=np.int64), sex=sex, given_1=first,
            given_2=self.second_given(first, sex, place, young), surname_1=surnames[0], surname_2=surnames[1],
            married=np.full(count, -1, dtype=np.int64), birth=birth, place=place, native=native, family=family,
            party=party,
        )  # fmt: skip


def births(rng: np.random.Generator, today: int, age_years: Rates) -> Numbers:
    """Turns ages in years on a day (days since 1970) into birth days."""
    return (today - age_years * 365.25 - rng.random(len(age_years))).astype(np.int64)
