"""Contradictions between judgements, named, so that a person can look at them: none is ever resolved in silence."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lazos.core.judgement import Judged, Judgement, Tie
from lazos.core.kinship import PARENTS, Relation


class Clash(StrEnum):
    """How judgements contradict each other."""

    YES_AND_NO = "yes_and_no"
    """The same two records, judged both ways."""
    PATH = "path"
    """A *yes* that would join two records that a *no* keeps apart."""
    RIVAL_PARENT = "rival_parent"
    """More parents of one child than a child has: two mothers, two fathers, three parents."""
    KIN_OF_SELF = "kin_of_self"
    """A kinship between two records that are judged to be one person."""
    BOTH_WAYS = "both_ways"
    """Each of two persons is called the elder of the other."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One contradiction and the numbers of the judgements that make it, in their order."""

    clash: Clash
    numbers: tuple[int, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "numbers", tuple(sorted(set(self.numbers))))

    def order(self) -> tuple[tuple[int, ...], str]:
        """What contradictions are sorted by."""
        return self.numbers, self.clash.value


def pair_clashes(stand: Iterable[Judged]) -> list[Contradiction]:
    """Pairs judged both ways; `stand` are judgements that nobody took back."""
    said: dict[tuple[Tie, str, str], list[Judged]] = defaultdict(list)
    for judged in stand:
        if judged.judgement is not Judgement.UNSURE:
            said[judged.tie, *judged.pair].append(judged)
    return [
        Contradiction(Clash.YES_AND_NO, tuple(judged.number for judged in judgements))
        for judgements in said.values()
        if len({judged.judgement for judged in judgements}) > 1
    ]


def kin_clashes(kin: Sequence[Judged]) -> list[Contradiction]:
    """Kinships that can't all be true; `kin` are standing judgements of kinship between persons."""
    told = [one for one in kin if one.judgement is Judgement.YES]
    found = [Contradiction(Clash.KIN_OF_SELF, (one.number,)) for one in told if one.left == one.right]
    return found + pair_clashes(kin) + _both_ways(told) + _too_many_parents(kin)


def _both_ways(told: Iterable[Judged]) -> list[Contradiction]:
    directions: dict[tuple[str, str], dict[tuple[str, str], list[int]]] = defaultdict(lambda: defaultdict(list))
    for one in told:
        if one.left != one.right and one.relation is not Relation.SIBLING:
            directions[one.pair][one.left, one.right].append(one.number)
    return [
        Contradiction(Clash.BOTH_WAYS, tuple(number for numbers in ways.values() for number in numbers))
        for ways in directions.values()
        if len(ways) > 1
    ]


def said_the_other_way(pair: tuple[str, str], around: Iterable[Judged]) -> bool:
    """Whether the child of a pair was called the elder one."""
    return any(
        one.judgement is Judgement.YES and (one.right, one.left) == pair and one.relation is not Relation.SIBLING
        for one in around
    )


def _too_many_parents(kin: Iterable[Judged]) -> list[Contradiction]:
    of_child: dict[str, list[Judged]] = defaultdict(list)
    for one in kin:
        of_child[one.left].append(one)
    told = [parents_told(child, around) for child, around in of_child.items()]
    return [
        Contradiction(Clash.RIVAL_PARENT, tuple(number for adult in crowd for number in parents[adult][1]))
        for parents in told
        for crowd in crowds(parents)
    ]


def parents_told(child: str, around: Iterable[Judged]) -> dict[str, tuple[set[Relation], list[int]]]:
    """The adults called a parent of a child against whom no *no* stands: as what, and by which judgements."""
    told: dict[str, tuple[set[Relation], list[int]]] = {}
    refused = set()
    for one in around:
        if one.left != child:
            continue
        if one.judgement is Judgement.NO:
            refused.add(one.right)
        elif one.judgement is Judgement.YES and one.relation in PARENTS:
            relations, numbers = told.setdefault(one.right, (set(), []))
            relations.add(one.relation)
            numbers.append(one.number)
    return {adult: said for adult, said in told.items() if adult not in refused}


def crowds(told: dict[str, tuple[set[Relation], list[int]]]) -> list[tuple[str, ...]]:
    """The sets of parents that are more than one child has."""
    found = []
    for role in (Relation.MOTHER, Relation.FATHER):
        adults = tuple(adult for adult, (relations, _) in told.items() if role in relations)
        if len(adults) > 1:
            found.append(adults)
    return found or ([tuple(told)] if len(told) > 2 else [])


def rivals_of(pair: tuple[str, str], around: Iterable[Judged]) -> list[tuple[str, str]]:
    """The other pairs of the same child that can't be true together with this one."""
    child, adult = pair
    return [
        (child, other)
        for crowd in crowds(parents_told(child, around))
        if adult in crowd
        for other in crowd
        if other != adult
    ]
