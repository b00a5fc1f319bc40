"""The truth of a world: who stands on which row, who is whose parent or relative, whom rows mention."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import csv as arrow_csv

from lazos.demo.dates import days_to_texts
from lazos.demo.facts import Facts
from lazos.demo.people import SORT_NAMES, Sort
from lazos.demo.statements import Statement
from lazos.demo.words import BASE_LANGUAGE, Texts, texts


@dataclass(frozen=True, slots=True)
class Truth:
    """Tables of text columns.

    rows(list, ref, person_id) · parents(child, parent, role, parent_lists) · relations(child, adult, relation) ·
    mentions(list, ref, person_id, what) · persons(person_id, kind, names, sex, dob, place, language, family, lists)
    """

    rows: pa.Table
    parents: pa.Table
    relations: pa.Table
    mentions: pa.Table
    persons: pa.Table


def person_ids(rng: np.random.Generator, count: int) -> Texts:
    """Numbers people in an order that tells nothing."""
    width = max(7, len(str(count)))
    return texts([f"P{number + 1:0{width}d}" for number in rng.permutation(count).tolist()])


def _table(names: Sequence[str], lines: Iterable[tuple[str, ...]]) -> pa.Table:
    columns = list(zip(*lines, strict=True)) or [()] * len(names)
    return pa.table({name: pa.array(column, pa.string()) for name, column in zip(names, columns, strict=True)})


def _lists_of(count: int, statements: list[Statement]) -> Texts:
    """Gives for each person the names of the lists they stand on, joined by a comma."""
    names = sorted(statement.plan.name for statement in statements)
    bits = np.zeros(count, dtype=np.int64)
    for statement in statements:
        bits[statement.person] |= 1 << names.index(statement.plan.name)
    combined = texts(
        [",".join(name for at, name in enumerate(names) if value >> at & 1) for value in range(1 << len(names))]
    )
    return combined[bits]


def _persons(facts: Facts, ids: Texts, on: Texts) -> pa.Table:
    people, words = facts.people, facts.words
    given = [np.where(index >= 0, words.given[index], "") for index in (people.given_1, people.given_2)]
    surname = [np.where(index >= 0, words.surnames[index], "") for index in (people.surname_1, people.surname_2)]
    base = texts([BASE_LANGUAGE.get(code, "spa") for code in words.country])[people.place]
    own = words.language[people.place]
    columns = {
        "person_id": ids, "kind": texts(list(SORT_NAMES))[people.sort], "given1": given[0], "given2": given[1],
        "surname1": surname[0], "surname2": surname[1], "sex": np.where(people.sex > 0, "M", "F").astype(object),
        "dob": days_to_texts(people.birth), "country": words.country[people.place],
        "department": words.department[people.place], "municipality": words.municipality[people.place],
        "language": np.where((people.native > 0) & np.not_equal(own, ""), own, base),
        "family": np.where(people.family >= 0, "F" + people.family.astype("U9").astype(object), ""), "lists": on,
    }  # fmt: skip
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()}).sort_by("person_id")


def _parents(facts: Facts, ids: Texts, on: Texts) -> pa.Table:
    kids = np.flatnonzero(facts.people.sort == Sort.CHILD)
    family = facts.people.family[kids]
    lines = []
    for role, side in (("mother", facts.group.mother), ("father", facts.group.father)):
        lines += [(ids[kid], ids[parent], role, on[parent]) for kid, parent in zip(kids, side[family], strict=True)]
    return _table(("child", "parent", "role", "parent_lists"), sorted(lines))


def _relations(facts: Facts, ids: Texts) -> pa.Table:
    kids = np.flatnonzero(facts.people.sort == Sort.CHILD)
    start = np.searchsorted(facts.people.family[kids], np.arange(len(facts.group.custody) + 1))
    lines = [(ids[kid], ids[person], relation) for person, family, relation in facts.group.relatives
             for kid in kids[start[family] : start[family + 1]]]  # fmt: skip
    return _table(("child", "adult", "relation"), sorted(lines))


def _rows(statements: list[Statement], ids: Texts) -> pa.Table:
    tables = []
    for statement in statements:
        person = pa.array(ids[statement.person], pa.string())
        tables.append(statement.table.select(["list", "ref"]).append_column("person_id", person))
    return pa.concat_tables(tables)


def tell(facts: Facts, statements: list[Statement], ids: Texts) -> Truth:
    """Writes down the truth behind the lists; `ids` holds the code of every person."""
    on = _lists_of(len(facts.people), statements)
    mentions = [(item.plan.name, ref, ids[person], what) for item in statements for ref, person, what in item.mentions]
    return Truth(
        rows=_rows(statements, ids),
        parents=_parents(facts, ids, on),
        relations=_relations(facts, ids),
        mentions=_table(("list", "ref", "person_id", "what"), mentions),
        persons=_persons(facts, ids, on),
    )


HEADERS = {
    "rows": {"ref": "row_id"},
    "parents": {"child": "child person_id", "parent": "parent person_id"},
    "relations": {"child": "child person_id", "adult": "adult person_id"},
    "mentions": {"ref": "row_id"},
    "persons": {},
}


def _write(table: pa.Table, path: Path) -> None:
    if table.num_rows > 100_000:
        arrow_csv.write_csv(table, path)
        return
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(table.column_names)
        writer.writerows(zip(*(column.to_pylist() for column in table.columns), strict=True))


def write_truth(truth: Truth, folder: Path) -> list[Path]:
    """Writes the truth as CSV files: rows, parents, relations, mentions, persons."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, headers in HEADERS.items():
        table = getattr(truth, name)
        path = folder / f"{name}.csv"
        _write(table.rename_columns([headers.get(column, column) for column in table.column_names]), path)
        paths.append(path)
    return paths
