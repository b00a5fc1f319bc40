"""What went wrong with whom: each missed parent and each wrong link, by kind and by what the lists said of both.

A missed parent has one way in which it was missed; its handicaps overlap, and each is told with the recall among all
parents who bear it, so that a handicap is not taken for an error.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pyarrow as pa

from bench.cases import Case
from bench.truth import Answer, Pair, Truth, key
from lazos.core.columns import Column, Place
from lazos.core.names import tokens

THRESHOLD: Final = 0.5
_GIVEN: Final = (Column.GIVEN_NAMES,)
_SURNAMES: Final = (Column.SURNAMES, Column.SURNAME_1, Column.SURNAME_2)
_KINDS: Final = {
    "aunt": "aunt_uncle",
    "uncle": "aunt_uncle",
    "grandmother": "grandparent",
    "grandfather": "grandparent",
}


class Way(StrEnum):
    """How a parent was missed."""

    CHILD_MIXED = "child's rows joined with another person's"
    PARENT_MIXED = "parent's rows joined with another person's"
    RIVAL = "another adult was chosen for the role"
    WEAK = "proposed below one half"
    UNSEEN = "not proposed at all"


@dataclass(frozen=True, slots=True)
class Line:
    """A counted kind: `count` errors among `of` chances (0 where there is no such number)."""

    side: str
    kind: str
    count: int
    of: int = 0


@dataclass(frozen=True, slots=True)
class Sight:
    """What the lists show of each person: the handicaps in their rows."""

    handicaps: Mapping[int, frozenset[str]]

    def of(self, child: int, parent: int) -> frozenset[str]:
        """Name the handicaps of a pair."""
        mine, theirs = self.handicaps.get(child, frozenset()), self.handicaps.get(parent, frozenset())
        return frozenset(f"child: {it}" for it in mine) | frozenset(f"parent: {it}" for it in theirs)


def sight(case: Case, truth: Truth, records: pa.Table, renamed: Mapping[str, str]) -> Sight:
    """Look at the records of every person; list names are translated by `renamed`."""
    rows: dict[int, list[dict[str, str]]] = {}
    names = [name for name in (*Place, *Column) if name in records.column_names]
    for row in zip(*(records[name].to_pylist() for name in names), strict=True):
        cells = {name: value for name, value in zip(names, row, strict=True) if value}
        where = cells.get(Place.LIST, "")
        person = truth.person_of.get(key(renamed.get(where, where), cells.get(Column.REF, "")))
        if person is not None:
            rows.setdefault(person, []).append({**cells, Place.LIST: renamed.get(where, where)})
    apprehensions = frozenset(case.children) & frozenset(case.adults)
    return Sight({p: frozenset(_handicaps(truth.persons[p], its, apprehensions)) for p, its in rows.items()})


def _handicaps(person: Mapping[str, str], rows: list[dict[str, str]], crossings: frozenset[str]) -> Iterator[str]:
    if not any(row.get(Column.A_NUMBER) for row in rows):
        yield "no A-number"
    if crossings and not any(row[Place.LIST] in crossings for row in rows):
        yield "no apprehension row"
    if not any(row.get(Column.BIRTH_DATE) or row.get(Column.AGE) for row in rows):
        yield "no birth date or age"
    if not any(row.get(Column.EVENT_AT) or row.get(Column.CUSTODY_FROM) for row in rows):
        yield "no date of crossing or custody"
    if not any(row.get(Column.FAMILY_UNIT, "DELETED") != "DELETED" for row in rows):
        yield "no family unit"
    true = set(tokens(f"{person['surname1']} {person['surname2']}"))
    if any(set(tokens(row.get(Column.GIVEN_NAMES, ""))) & true for row in rows):
        yield "given names and surnames exchanged"
    written = {token for row in rows for column in (*_SURNAMES, *_GIVEN, Column.FULL_NAME)
               for token in tokens(row.get(column, ""))}  # fmt: skip
    if not true & written:
        yield "no surname written as it is"


def kind_of(truth: Truth, child: int, adult: int) -> str:
    """Say who a wrongly proposed adult is to the child."""
    if (child, adult) in truth.relation:
        relation = truth.relation[child, adult]
        return _KINDS.get(relation, relation)
    kind = truth.persons[adult]["kind"]
    if kind == "child":
        return "another child"
    if kind in {"mother", "father"}:
        return "stranger, parent of another child"
    return "stranger, relative of another child" if kind in {"relative", "claimant"} else "stranger"


def mixed(truth: Truth, answer: Answer) -> frozenset[int]:
    """Name the persons whose rows were joined with somebody else's."""
    inside: dict[str, set[int]] = {}
    for row, cluster in answer.cluster.items():
        if row in truth.person_of:
            inside.setdefault(cluster, set()).add(truth.person_of[row])
    return frozenset(person for persons in inside.values() if len(persons) > 1 for person in persons)


def wrong_links(truth: Truth, answer: Answer) -> list[Pair]:
    """List the pairs proposed at one half or more that are no parent and child."""
    return sorted(
        pair for pair, p in answer.kin.items() if p >= THRESHOLD and pair not in truth.gold and pair not in truth.soft
    )


def missed(truth: Truth, answer: Answer) -> dict[Pair, Way]:
    """Tell for each missed parent how it was missed."""
    blurred = mixed(truth, answer)
    chosen: dict[int, list[int]] = {}
    for (child, adult), p in answer.kin.items():
        if p >= THRESHOLD:
            chosen.setdefault(child, []).append(adult)
    out = {}
    for child, parent in sorted(truth.gold):
        p = answer.kin.get((child, parent), 0.0)
        if p < THRESHOLD:
            rivals = [
                it for it in chosen.get(child, ()) if _same_sex(truth, it, parent) and (child, it) not in truth.gold
            ]
            out[child, parent] = _way(child in blurred, parent in blurred, bool(rivals), p)
    return out


def _same_sex(truth: Truth, one: int, other: int) -> bool:
    return truth.persons[one]["sex"] == truth.persons[other]["sex"]


def _way(child_mixed: bool, parent_mixed: bool, rival: bool, p: float) -> Way:
    if child_mixed:
        return Way.CHILD_MIXED
    if parent_mixed:
        return Way.PARENT_MIXED
    if rival:
        return Way.RIVAL
    return Way.WEAK if p > 0 else Way.UNSEEN


def count_errors(truth: Truth, answer: Answer, seen: Sight) -> list[Line]:
    """Count errors by kind, the commonest first."""
    lost, wrong = missed(truth, answer), wrong_links(truth, answer)
    out = [Line("missed: how", way, n) for way, n in _most(Counter(lost.values()))]
    out += [Line("wrong: who", who, n) for who, n in _most(Counter(kind_of(truth, *pair) for pair in wrong))]
    parents = {child for child, _ in truth.gold | truth.soft}
    stands = Counter(
        "child has a parent on a list" if c in parents else "child has no parent on a list" for c, _ in wrong
    )
    out += [Line("wrong: whose", who, n) for who, n in _most(stands)]
    bearing = Counter(it for pair in truth.gold for it in seen.of(*pair) or {"none of these"})
    losing = Counter(it for pair in lost for it in seen.of(*pair) or {"none of these"})
    out += [Line("missed: handicap", it, losing[it], bearing[it]) for it, _ in _most(losing)]
    return [*out, *_splits(truth, answer)]


def _most(counts: Counter[str] | Counter[Way]) -> list[tuple[str, int]]:
    return sorted(((str(kind), n) for kind, n in counts.items()), key=lambda it: (-it[1], it[0]))


def _splits(truth: Truth, answer: Answer) -> Iterable[Line]:
    """Count persons whose rows were not all joined, by the lists that fell apart, and persons mixed with others."""
    where: dict[int, dict[str, set[str]]] = {}
    for row, person in truth.person_of.items():
        where.setdefault(person, {}).setdefault(answer.cluster.get(row, row), set()).add(row.split("|", 1)[0])
    apart: Counter[str] = Counter()
    for clusters in where.values():
        if len(clusters) > 1:
            apart[" / ".join(sorted("+".join(sorted(lists)) for lists in clusters.values()))] += 1
    yield from (Line("rows apart", kind, n) for kind, n in _most(apart)[:8])
    yield Line("rows apart", "all persons apart", sum(apart.values()), sum(len(it) > 0 for it in where.values()))
    yield Line("rows mixed", "persons joined with another", len(mixed(truth, answer)), len(where))
