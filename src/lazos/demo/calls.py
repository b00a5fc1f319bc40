"""Calls to hotlines: parents, aunts and grandparents looking for a child, in few and uncertain words."""

import numpy as np
import pyarrow as pa

from lazos.core.columns import Column
from lazos.core.kinship import Relation
from lazos.demo.cells import Rows
from lazos.demo.dates import days_to_texts
from lazos.demo.facts import Calls, Facts
from lazos.demo.families import Group
from lazos.demo.journeys import DAY
from lazos.demo.parameters import Covers
from lazos.demo.people import Sort
from lazos.demo.spelling import respell
from lazos.demo.words import Numbers, Texts, only, texts

KIN = {
    "aunt": Relation.AUNT_UNCLE, "uncle": Relation.AUNT_UNCLE, "grandmother": Relation.GRANDPARENT,
    "grandfather": Relation.GRANDPARENT, "sibling": Relation.SIBLING, "cousin": Relation.OTHER,
}  # fmt: skip


def make_calls(rng: np.random.Generator, group: Group, taken: Numbers, rate: float) -> Calls:
    """Draws calls for a share of the families in custody: by a parent wherever they are, a relative or a claimant."""
    people = group.people
    families = np.flatnonzero((group.custody > 0) & (rng.random(len(group.custody)) < rate))
    kin: dict[int, list[tuple[int, str]]] = {}
    for person, of, what in group.relatives:
        kin.setdefault(of, []).append((person, what))
    kids = np.flatnonzero(people.sort == Sort.CHILD)
    start = np.searchsorted(people.family[kids], np.arange(len(group.custody) + 1))
    caller: list[int] = []
    child: list[int] = []
    relation: list[str] = []
    day: list[int] = []
    for family in families.tolist():
        siblings = kids[start[family] : start[family + 1]]
        who, said = _caller(rng, group, family, kin.get(family, []))
        for kid in siblings if rng.random() < 0.6 else siblings[:1]:
            caller.append(who)
            child.append(int(kid))
            relation.append(said)
            day.append(int(taken[kid] + rng.integers(1, 60)))
    return Calls(
        np.array(caller, dtype=np.int64),
        np.array(child, dtype=np.int64),
        texts(relation),
        np.array(day, dtype=np.int64),
    )


def _caller(rng: np.random.Generator, group: Group, family: int, kin: list[tuple[int, str]]) -> tuple[int, str]:
    mother, father = int(group.mother[family]), int(group.father[family])
    draw = rng.random()
    if kin and draw < 0.35:
        person, relation = kin[int(rng.integers(len(kin)))]
        said = KIN.get(relation)
        return person, (said or (Relation.MOTHER, Relation.FATHER)[int(group.people.sex[person])]).value
    travelled = [(mother, Relation.MOTHER)] if group.people.party[mother] >= 0 else []
    travelled += [(father, Relation.FATHER)] if group.people.party[father] >= 0 else []
    if travelled and draw < 0.85:
        person, kind = travelled[int(rng.integers(len(travelled)))]
        return person, kind.value
    return (mother, Relation.MOTHER.value) if rng.random() < 0.6 else (father, Relation.FATHER.value)


def _child_name(rows: Rows, child: Numbers) -> tuple[Texts, Texts]:
    """Writes how callers name the child: a given name, both, with a surname, or a nickname."""
    words, people, rng = rows.facts.words, rows.facts.people, rows.rng
    names, nicknames = texts([None] * len(child)), texts([None] * len(child))
    draws = rng.random((len(child), 3))
    for row, kid in enumerate(child.tolist()):
        given = words.given[people.given_1[kid]]
        second = words.given[people.given_2[kid]] if people.given_2[kid] >= 0 else ""
        surname = words.surnames[people.surname_1[kid]]
        how, error, nick = draws[row]
        name = (
            given
            if how < 0.45
            else f"{given} {surname}"
            if how < 0.7
            else f"{second or given}"
            if how < 0.78
            else f"{given} {second} {surname}".replace("  ", " ")
        )
        names[row] = respell(name, "spanish", error * 6) if error < 1 / 6 else name
        known = words.nicknames.get(given, ())
        if known and nick < 0.2:
            nicknames[row] = known[int(nick / 0.2 * len(known))]
            names[row] = None if nick < 0.08 else names[row]
    return names, nicknames


def _crossed(rows: Rows, child: Numbers) -> Texts:
    """Writes the crossing as callers remember it: a month, a day or only the year; now and then a month off."""
    minute = rows.facts.crossings.minute[rows.facts.main[child]]
    day = (
        minute // DAY
        + rows.rng.choice([-30, 0, 30], len(child), p=[0.07, 0.86, 0.07])
        + rows.rng.integers(-4, 5, len(child))
    )
    told = days_to_texts(day)
    cut = rows.rng.choice([4, 7, 10], len(child), p=[0.04, 0.76, 0.2])
    return texts([date[:end] for date, end in zip(told, cut.tolist(), strict=True)])


def _where(rows: Rows, child: Numbers) -> Texts:
    facts: Facts = rows.facts
    station = facts.crossings.station[facts.main[child]]
    return np.where(rows.chance(0.6), facts.words.station_name[station], facts.words.sector_name[station])


def call_cells(rows: Rows) -> tuple[dict[Column, pa.Array], list[tuple[int, int, str]]]:
    """Builds the cells about the child that a caller looks for; nothing for other lists."""
    if rows.plan.covers is not Covers.CALLERS:
        return {}, []
    facts, missing = rows.facts, dict(rows.plan.columns)
    child = facts.calls.child[rows.call]
    names, nicknames = _child_name(rows, child)
    age = np.maximum(
        (facts.calls.day[rows.call] - facts.people.birth[child]) // 365.25
        + rows.rng.choice([-1, 0, 1], len(child), p=[0.1, 0.8, 0.1]),
        0,
    )
    built = {
        Column.RELATION: facts.calls.relation[rows.call],
        Column.CHILD_NAME: names,
        Column.CHILD_NICKNAME: nicknames,
        Column.CHILD_AGE: age.astype(np.int64).astype("U3").astype(object),
        Column.CHILD_SEX: np.where(facts.people.sex[child] > 0, "M", "F").astype(object),
        Column.CHILD_BIRTH_DATE: days_to_texts(facts.people.birth[child]),
        Column.CALLED_AT: days_to_texts(facts.calls.day[rows.call]),
        Column.CROSSED_AT: _crossed(rows, child),
        Column.CROSSED_PLACE: _where(rows, child),
    }
    cells = {column: pa.array(only(~rows.chance(missing[column]), values), pa.string())
             for column, values in built.items() if column in missing}  # fmt: skip
    return cells, [(row, int(kid), "child_sought") for row, kid in enumerate(child)]
