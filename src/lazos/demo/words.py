"""The vocabulary of invented people: names, places and stations with skewed frequencies, read once from the package."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from lazos.demo.spelling import respell

Texts = NDArray[np.object_]
Numbers = NDArray[np.int64]
Rates = NDArray[np.float64]
Mask = NDArray[np.bool_]

MAYAN = ("qeq", "kic", "kaq", "mam", "qan", "ixi", "oth")
BASE_LANGUAGE = {"BR": "por", "RO": "ron"}


@dataclass(frozen=True, slots=True)
class Pool:
    """Indices into a word list with their cumulative probabilities."""

    items: Numbers
    cumulative: Rates

    def draw(self, rng: np.random.Generator, count: int) -> Numbers:
        """Draws `count` indices by their frequency."""
        found = np.searchsorted(self.cumulative, rng.random(count), side="right")
        drawn: Numbers = self.items[np.minimum(found, len(self.items) - 1)]
        return drawn

    def sharpened(self, power: float) -> "Pool":
        """Gives the same items with every frequency raised to a power: above 1, the common ones are commoner."""
        weight = np.diff(self.cumulative, prepend=0.0) ** power
        return Pool(self.items, np.cumsum(weight) / weight.sum())


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that invented people are made of; arrays are parallel within a topic."""

    given: Texts
    given_pools: dict[tuple[str, str, str], Pool]
    surnames: Texts
    surname_pools: dict[str, Pool]
    tail_pools: dict[str, Pool]
    given_as_surname: dict[str, int]
    country: Texts
    department: Texts
    municipality: Texts
    tradition: Texts
    language: Texts
    language_share: Rates
    place_weight: Rates
    sector: Texts
    sector_name: Texts
    station: Texts
    station_name: Texts
    station_weight: Rates
    nicknames: dict[str, tuple[str, ...]]


def present(values: Texts) -> Mask:
    """Marks the values that are there."""
    return np.array([value is not None for value in values.tolist()], dtype=np.bool_)


def only(rows: Mask, values: Texts) -> Texts:
    """Keeps the values of some rows and leaves the others empty."""
    kept = values.astype(object)
    kept[~rows] = None
    return kept


def read_rows(name: str) -> list[dict[str, str]]:
    """Reads one of the package's vocabulary tables."""
    source = resources.files("lazos.demo").joinpath("vocabulary", name)
    with source.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def texts(values: Sequence[str | None]) -> Texts:
    """Holds strings as a one-dimensional object array."""
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


def _pool(items: list[int], weights: list[float]) -> Pool:
    cumulative = np.cumsum(np.array(weights, dtype=np.float64))
    return Pool(np.array(items, dtype=np.int64), cumulative / cumulative[-1])


def _given() -> tuple[Texts, dict[tuple[str, str, str], Pool]]:
    rows = read_rows("given.csv")
    names = sorted({row["given"] for row in rows})
    place = {name: at for at, name in enumerate(names)}
    pools = {}
    for tradition in sorted({row["tradition"] for row in rows}):
        for sex in "FM":
            for generation in ("old", "new"):
                chosen = [
                    row
                    for row in rows
                    if row["tradition"] == tradition and row["sex"] == sex and row["era"] in ("any", generation)
                ]
                pools[tradition, sex, generation] = _pool(
                    [place[row["given"]] for row in chosen], [float(row["weight"]) for row in chosen]
                )
    return texts(names), pools


def _tail(rows: list[dict[str, str]]) -> dict[str, list[str]]:
    """Makes rare surnames by rule: Spanish roots with endings, odd spellings of the listed names elsewhere."""
    parts = read_rows("rare_parts.csv")
    roots, endings = ([row["text"] for row in parts if row["part"] == part] for part in ("root", "ending"))
    made = {"spanish": [root + ending for root in roots for ending in endings]}
    for row in rows:
        made.setdefault(row["tradition"], [])
        style = "mayan" if row["tradition"] in MAYAN else "spanish"
        made[row["tradition"]] += [respell(row["surname"], style, draw) for draw in (0.15, 0.45, 0.75)]
    return made


def _surnames() -> tuple[Texts, dict[str, Pool], dict[str, Pool]]:
    rows = read_rows("surnames.csv")
    tail = _tail(rows)
    names = sorted({row["surname"] for row in rows} | {name for made in tail.values() for name in made})
    place = {name: at for at, name in enumerate(names)}
    common, rare = {}, {}
    for tradition in sorted(tail):
        chosen = [row for row in rows if row["tradition"] == tradition]
        common[tradition] = _pool([place[row["surname"]] for row in chosen], [float(row["weight"]) for row in chosen])
        unique = sorted(set(tail[tradition]))
        rare[tradition] = _pool([place[name] for name in unique], [1.0] * len(unique))
    return texts(names), common, rare


@cache
def load_words() -> Words:
    """Reads and indexes the vocabulary, the same for every world."""
    given, given_pools = _given()
    surnames, common, rare = _surnames()
    places, stations = read_rows("municipalities.csv"), read_rows("stations.csv")
    nicknames: dict[str, tuple[str, ...]] = {}
    for row in read_rows("nicknames.csv"):
        nicknames[row["given"]] = (*nicknames.get(row["given"], ()), row["nickname"])
    return Words(
        given=given,
        given_pools=given_pools,
        surnames=surnames,
        surname_pools=common,
        tail_pools=rare,
        given_as_surname={name: at for at, name in enumerate(surnames) if name in set(given)},
        country=texts([row["country"] for row in places]),
        department=texts([row["department"] for row in places]),
        municipality=texts([row["municipality"] for row in places]),
        tradition=texts([row["tradition"] for row in places]),
        language=texts([row["language"] for row in places]),
        language_share=np.array([float(row["share"]) for row in places]),
        place_weight=np.array([float(row["weight"]) for row in places]),
        sector=texts([row["sector"] for row in stations]),
        sector_name=texts([row["sector_name"] for row in stations]),
        station=texts([row["station"] for row in stations]),
        station_name=texts([row["station_name"] for row in stations]),
        station_weight=np.array([float(row["weight"]) for row in stations]),
        nicknames=nicknames,
    )
