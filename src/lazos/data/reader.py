"""Reads the packaged tables of names and places, each once.

Sources, licences and what was changed are in `NOTICE.md` beside this file.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from lazos.core.names import Nicknames, tokens
from lazos.core.places import Gazetteer, Level, PlaceRow

Row = Mapping[str, str]


def rows(folder: str, name: str) -> list[dict[str, str]]:
    """Read one packaged CSV table; the caller caches what is made of it."""
    with files("lazos.data").joinpath(folder, name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _per_million(counted: str, guessed: str) -> Mapping[str, float]:
    """Join a table of counts and our own table of guesses: bearers a million by folded token, the larger of the two."""
    counts = [(row["name"], float(row["bearers"])) for row in rows("names", counted)]
    total = sum(count for _, count in counts)
    found: dict[str, float] = {}
    guesses = [(row["name"], float(row["per_million"])) for row in rows("names", guessed)]
    for name, weight in [*((name, 1e6 * count / total) for name, count in counts), *guesses]:
        for token in tokens(name):
            found[token] = max(weight, found.get(token, 0.0))
    return MappingProxyType(found)


@cache
def given_names() -> Mapping[str, float]:
    """Folded given name to its bearers a million; of US Hispanics where counted, our own guess elsewhere."""
    return _per_million("given_tzioumis.csv", "given_own.csv")


@cache
def surnames() -> Mapping[str, float]:
    """Folded surname to its bearers a million; of US Hispanics where counted, our own guess elsewhere."""
    return _per_million("surnames_census.csv", "surnames_own.csv")


@cache
def nicknames() -> Nicknames:
    """Nicknames and what they stand for; not yet reviewed by a Central American speaker."""
    return Nicknames((row["nickname"], row["canonical"]) for row in rows("names", "nicknames.csv"))


def given_share(token: str) -> float:
    """Share of a folded token's occurrences as a given name, by the packaged tables; 0.5 when in neither.

    A list's own vocabulary is the better judge: this is where one begins.
    """
    given, surname = given_names().get(token, 0.0), surnames().get(token, 0.0)
    return (given + 1) / (given + surname + 2)


@cache
def gazetteer_rows() -> tuple[PlaceRow, ...]:
    """Departments, municipalities and some localities of Guatemala, Honduras, El Salvador, Mexico and Nicaragua."""
    return tuple(
        PlaceRow(
            country=row["country"],
            level=Level(int(row["level"])),
            code=row["code"],
            system=row["system"],
            parent=row["parent"],
            name=row["name"],
            aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
        )
        for row in rows("places", "gazetteer.csv")
    )


@cache
def gazetteer() -> Gazetteer:
    """The packaged places, indexed; a fraction of a second at the first call."""
    return Gazetteer(gazetteer_rows())
