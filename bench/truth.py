"""The truth of labelled lists, read from its folder, and the answer of a run, read from its two tables.

Persons are numbers, in the order of `persons.csv`; rows are keys `list|row id`. The folder has the layout that
`lazos.demo.truth.write_truth` writes.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bench.cases import Case, stems
from lazos.core.kinship import PARENTS

Pair = tuple[int, int]
PARENT_WORDS: Final = frozenset(it.value for it in PARENTS)


@dataclass(frozen=True, slots=True)
class Truth:
    """Who stands on which row and who is whose parent.

    `persons`: the lines of `persons.csv`. `person_of`: row key to person. `gold`: child and parent, the parent on an
    agency's list; `soft`: the parent only among callers. `sought`: children on a children's list. `relation`: what
    an adult who is no parent is to a child.
    """

    persons: tuple[Mapping[str, str], ...]
    person_of: Mapping[str, int]
    gold: frozenset[Pair]
    soft: frozenset[Pair]
    sought: frozenset[int]
    relation: Mapping[Pair, str]
    role: Mapping[Pair, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run said: the cluster of each row, and for each pair of true persons the highest probability."""

    cluster: Mapping[str, str]
    kin: Mapping[Pair, float]
    unknown: int


def lines(path: Path) -> Iterator[dict[str, str]]:
    """Read a CSV file line by line."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def key(where: str, ref: str) -> str:
    """Name a row."""
    return f"{where}|{ref}"


def read_truth(case: Case) -> Truth:
    """Read the truth of a case."""
    folder = Path(case.folder) / "truth"
    persons = tuple(lines(folder / "persons.csv"))
    number = {it["person_id"]: index for index, it in enumerate(persons)}
    person_of: dict[str, int] = {}
    sought = set()
    for it in lines(folder / "rows.csv"):
        person = number[it["person_id"]]
        person_of[key(it["list"], it["row_id"])] = person
        if it["list"] in case.children:
            sought.add(person)
    gold, soft, role = _parents(folder, number, sought, frozenset(case.adults))
    relation = {
        (number[it["child person_id"]], number[it["adult person_id"]]): it["relation"]
        for it in lines(folder / "relations.csv")
        if it["child person_id"] in number and it["adult person_id"] in number
    }
    kids = {index for index in sought if persons[index]["kind"] == "child"}
    return Truth(persons, person_of, gold, soft, frozenset(kids), relation, role)


def _parents(
    folder: Path, number: Mapping[str, int], sought: set[int], agencies: frozenset[str]
) -> tuple[frozenset[Pair], frozenset[Pair], dict[Pair, str]]:
    gold: set[Pair] = set()
    soft: set[Pair] = set()
    role: dict[Pair, str] = {}
    for it in lines(folder / "parents.csv"):
        child, parent = number.get(it["child person_id"]), number.get(it["parent person_id"])
        if child is None or parent is None:
            continue
        role[child, parent] = it["role"]
        where = set(filter(None, it["parent_lists"].split(",")))
        if child in sought and where:
            (gold if where & agencies else soft).add((child, parent))
    return frozenset(gold), frozenset(soft), role


def read_answer(folder: Path, truth: Truth) -> Answer:
    """Read `people.csv` and `kin.csv`; only relations that mean a parent count."""
    renamed = stems()
    cluster = {key(renamed.get(it["list"], it["list"]), it["ref"]): it["person"] for it in lines(folder / "people.csv")}
    kin: dict[Pair, float] = {}
    unknown = 0
    for it in lines(folder / "kin.csv"):
        if it["relation"] not in PARENT_WORDS:
            continue
        child = truth.person_of.get(key(renamed.get(it["child_list"], it["child_list"]), it["child_ref"]))
        adult = truth.person_of.get(key(renamed.get(it["adult_list"], it["adult_list"]), it["adult_ref"]))
        if child is None or adult is None:
            unknown += 1
            continue
        kin[child, adult] = max(kin.get((child, adult), 0.0), float(it["probability"]))
    return Answer(cluster, kin, unknown)
