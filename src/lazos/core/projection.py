"""The projection: records and judgements seen as persons, kinships and families; derived, never stored as truth.

The answer depends on which records there are and which judgements stand, not on the order of reading them, so it can be
made anew at any time. A person is called by the earliest of its records: taking a grouping back gives every person its
old name again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lazos.core.clashes import Clash, Contradiction, kin_clashes, pair_clashes, rivals_of, said_the_other_way
from lazos.core.judgement import Groups, Judged, Judgement, KinState, Tie, about, group, kin_state, standing, verdicts
from lazos.core.kinship import Relation

PROVISIONAL: Final = 0.99
"""Probability from which a proposed identity that nobody has judged is shown as a provisional person."""


@dataclass(frozen=True, slots=True)
class Link:
    """The program's proposal that two records describe one person, with its calibrated probability."""

    left: str
    right: str
    probability: float


@dataclass(frozen=True, slots=True)
class Person:
    """Records that describe one person, the earliest first; `key` is the earliest.

    `judged` holds the same records in the groups that people's judgements alone give: more than one for a provisional
    person.
    """

    key: str
    records: tuple[str, ...]
    judged: tuple[tuple[str, ...], ...]

    @property
    def provisional(self) -> bool:
        """Whether the program's proposals hold this person together, at least in part."""
        return len(self.judged) > 1


@dataclass(frozen=True, slots=True)
class Kinship:
    """What stands between two persons, by their keys: `relation` is what the adult is to the child.

    `confirmed`: two different people said yes of the same two persons as people judged them, without the program's
    links, and nothing stands against it. `numbers` are the judgements that it rests on.
    """

    child: str
    adult: str
    relation: Relation
    state: KinState
    confirmed: bool
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Persons whom confirmed kinships hold together, the earliest first; everybody stands in exactly one family."""

    key: str
    persons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Projection:
    """Everything that follows from records and judgements, each in the order of the earliest records."""

    persons: tuple[Person, ...]
    kinships: tuple[Kinship, ...]
    families: tuple[Family, ...]
    contradictions: tuple[Contradiction, ...]


def project(records: Mapping[str, int], judgements: Iterable[Judged], links: Iterable[Link] = ()) -> Projection:
    """See records as persons and families.

    `records` gives each record's number of arrival, unique. Judgements and links about other records are left aside.
    """
    stand = [judged for judged in standing(judgements) if judged.left in records and judged.right in records]
    groups = group(records, stand)
    of_group = {line: members[0] for members in groups.groups for line in members}
    persons = _persons(records, groups, of_group, stand, links)
    key_of = {record: person.key for person in persons for record in person.records}
    kin = about(Tie.KIN, stand)
    kinships = _kinships(records, kin, key_of, of_group)
    found = pair_clashes(about(Tie.SAME, stand)) + _paths(groups, of_group, stand) + kin_clashes(_lifted(kin, key_of))
    families = _families(records, persons, kinships)
    return Projection(persons, kinships, families, tuple(sorted(set(found), key=Contradiction.order)))


def _persons(
    records: Mapping[str, int], groups: Groups, of_group: Mapping[str, str], stand: Sequence[Judged],
    links: Iterable[Link],
) -> tuple[Person, ...]:  # fmt: skip
    """Judged groups, and several of them as one provisional person where links say so and no judgement objects."""
    members = {lines[0]: tuple(sorted(lines, key=records.__getitem__)) for lines in groups.groups}
    found = []
    for together in _linked(records, of_group, stand, links):
        judged = sorted((members[name] for name in together), key=lambda lines: records[lines[0]])
        lines = tuple(sorted((line for part in judged for line in part), key=records.__getitem__))
        found.append(Person(lines[0], lines, tuple(judged)))
    return tuple(sorted(found, key=lambda person: records[person.key]))


def _linked(
    records: Mapping[str, int], of_group: Mapping[str, str], stand: Sequence[Judged], links: Iterable[Link]
) -> list[list[str]]:
    """The names of judged groups that are shown together: whole components of links, those with a *no* dissolved.

    A link between two records of which somebody could not tell is no longer followed.
    """
    unsure = {pair for pair, verdict in verdicts(stand).items() if verdict is Judgement.UNSURE}
    pairs = [
        (of_group[link.left], of_group[link.right])
        for link in links
        if link.probability >= PROVISIONAL and link.left in records and link.right in records
        and (min(link.left, link.right), max(link.left, link.right)) not in unsure
    ]  # fmt: skip
    component = components(set(of_group.values()), pairs)
    refused = {
        component[of_group[judged.left]]
        for judged in about(Tie.SAME, stand)
        if judged.judgement is Judgement.NO and component[of_group[judged.left]] == component[of_group[judged.right]]
    }
    found: dict[str, list[str]] = defaultdict(list)
    for name, first in component.items():
        found[name if first in refused else first].append(name)
    return list(found.values())


def components(names: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each name with the smallest name that pairs connect it to."""
    first = {name: name for name in names}

    def root(name: str) -> str:
        while first[name] != name:
            first[name] = first[first[name]]
            name = first[name]
        return name

    for one, other in pairs:
        a, b = sorted((root(one), root(other)))
        first[b] = a
    return {name: root(name) for name in first}


def _lifted(kin: Iterable[Judged], name_of: Mapping[str, str]) -> list[Judged]:
    """Decisions about records as decisions about what the records belong to."""
    return [
        Judged(one.number, name_of[one.left], name_of[one.right], one.judgement, one.grade, None, one.tie, one.by,
               one.relation)
        for one in kin
    ]  # fmt: skip


def _kinships(
    records: Mapping[str, int], kin: Sequence[Judged], key_of: Mapping[str, str], of_group: Mapping[str, str]
) -> tuple[Kinship, ...]:
    witnessed = _witnessed(_lifted(kin, of_group))
    lifted = _lifted(kin, key_of)
    by_pair: dict[tuple[str, str], list[tuple[Judged, Judged]]] = defaultdict(list)
    of_child: dict[str, list[Judged]] = defaultdict(list)
    for said, raised in zip(kin, lifted, strict=True):
        if raised.left != raised.right:
            by_pair[raised.left, raised.right].append((said, raised))
            of_child[raised.left].append(raised)
            of_child[raised.right].append(raised)
    found = [_kinship(pair, said, of_child[pair[0]], witnessed, of_group) for pair, said in by_pair.items()]
    return tuple(sorted(found, key=lambda one: (records[one.child], records[one.adult])))


def _witnessed(kin: Iterable[Judged]) -> set[tuple[str, str]]:
    """Pairs of judged groups of whose kinship two different people said yes."""
    by: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in kin:
        if one.judgement is Judgement.YES and one.by:
            by[one.left, one.right].add(one.by)
    return {pair for pair, people in by.items() if len(people) >= 2}


def _kinship(
    pair: tuple[str, str], said: Sequence[tuple[Judged, Judged]], around: Sequence[Judged],
    witnessed: set[tuple[str, str]], of_group: Mapping[str, str],
) -> Kinship:  # fmt: skip
    state = kin_state(around, pair, rivals_of(pair, around))
    if state.judgement is Judgement.YES and said_the_other_way(pair, around):
        state = replace(state, contested=True)
    counted = [one for one, _ in said if one.judgement is state.judgement] or [one for one, _ in said]
    best = max(counted, key=lambda one: (one.relation is not None, one.grade, one.number))
    confirmed = state.confirmed and any((of_group[one.left], of_group[one.right]) in witnessed for one in counted)
    numbers = tuple(sorted(one.number for one, _ in said))
    return Kinship(*pair, best.relation or Relation.OTHER, state, confirmed, numbers)


def _paths(groups: Groups, of_group: Mapping[str, str], stand: Sequence[Judged]) -> list[Contradiction]:
    """The *yes* judgements that a *no* elsewhere between the two groups overrules, each with those *no*s."""
    if not groups.refused:
        return []
    between: dict[frozenset[str], list[int]] = defaultdict(list)
    for judged in about(Tie.SAME, stand):
        if judged.judgement is Judgement.NO:
            between[frozenset((of_group[judged.left], of_group[judged.right]))].append(judged.number)
    by_number = {judged.number: judged for judged in stand}
    refused = [by_number[number] for number in groups.refused]
    return [
        Contradiction(Clash.PATH, (one.number, *between[frozenset((of_group[one.left], of_group[one.right]))]))
        for one in refused
    ]


def _families(records: Mapping[str, int], persons: Sequence[Person], kinships: Sequence[Kinship]) -> tuple[Family, ...]:
    pairs = [(kinship.child, kinship.adult) for kinship in kinships if kinship.confirmed]
    component = components((person.key for person in persons), pairs)
    members: dict[str, list[str]] = defaultdict(list)
    for person in persons:
        members[component[person.key]].append(person.key)
    families = [Family(min(keys, key=records.__getitem__), tuple(keys)) for keys in members.values()]
    return tuple(sorted(families, key=lambda family: records[family.key]))
