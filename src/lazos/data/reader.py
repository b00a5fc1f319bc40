"""Reads the packaged tables of names and places, each once.

Rows are given as they stand, folded where `core` folds: what is made of them (`Nicknames`, `Gazetteer`) is made by who
uses them. Sources, licences and what was changed are in `NOTICE.md` beside this file.
"""

import csv
import io
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


def text(folder: str, name: str) -> str:
    """Read one packaged table as it stands."""
    return files("lazos.data").joinpath(folder, name).read_text(encoding="utf-8")


def rows(folder: str, name: str) -> tuple[dict[str, str], ...]:
    """Read one packaged CSV table; the caller caches what is made of it."""
    return tuple(csv.DictReader(io.StringIO(text(folder, name))))


def _weights(name: str) -> Mapping[str, float]:
    """Folded name token to its bearers a million."""
    return MappingProxyType({row["name"]: float(row["per_million"]) for row in rows("names", name)})


@cache
def given_names() -> Mapping[str, float]:
    """Folded given name to its bearers a million: US Hispanics where counted, our own guess where that is more."""
    return _weights("given.csv")


@cache
def surnames() -> Mapping[str, float]:
    """Folded surname to its bearers a million: US Hispanics where counted, our own guess where that is more."""
    return _weights("surnames.csv")


def given_share(token: str) -> float:
    """Share of a folded token's occurrences as a given name, by the packaged tables; 0.5 when in neither.

    A list's own vocabulary is the better judge: this is where one begins.
    """
    given, surname = given_names().get(token, 0.0), surnames().get(token, 0.0)
    return (given + 1) / (given + surname + 2)


@cache
def nicknames() -> tuple[tuple[str, str], ...]:
    """Pairs of nickname and given name, in small letters; not yet reviewed by a Central American speaker."""
    return tuple((row["nickname"], row["canonical"]) for row in rows("names", "nicknames.csv"))


@cache
def gazetteer_rows() -> tuple[Mapping[str, str], ...]:
    """Departments, municipalities and some localities of Guatemala, Honduras, El Salvador, Mexico and Nicaragua.

    Columns: country (alpha-2), level (1 department, 2 municipality, 3 locality), code, system (what the code belongs
    to), parent (code of the department), name, aliases (joined by `|`).
    """
    return rows("places", "gazetteer.csv")
