"""Judgements: what people decided about pairs of records, their algebra, and the groups that follow from them.

A judgement is never changed: taking it back is another one. A *no* is remembered and wins over any *yes*, by whatever
path the *yes* comes. What groups there are depends on which judgements stand, never on the order of reading them.
A judgement is about one of two ties: *same*, that two records describe one person, or *kin*, that one record's person
is a child of the family of the other's.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lazos.core.kinship import Grade, Relation


class Tie(StrEnum):
    """What a judgement is about."""

    SAME = "same"
    KIN = "kin"


class Judgement(StrEnum):
    """What somebody decided about a pair."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


_WINS = {Judgement.UNSURE: 0, Judgement.YES: 1, Judgement.NO: 2}


def combine(a: Judgement, b: Judgement) -> Judgement:
    """Two judgements of one pair as one: a *no* wins, then a *yes*; in any order, however often."""
    return max(a, b, key=_WINS.__getitem__)


def chain(a: Judgement, b: Judgement) -> Judgement:
    """What two *same person* judgements say of the ends of a path: same and same is same, same and other is other.

    Two *others*, or anything unsure, say nothing.
    """
    if Judgement.UNSURE in (a, b) or a is b is Judgement.NO:
        return Judgement.UNSURE
    return combine(a, b)


@dataclass(frozen=True, slots=True)
class Judged:
    """One decision about two lines (of records), in either order; of a kinship the child is left.

    `number` is unique and grows with time. `takes_back` is the number of an earlier decision that this one annuls: then
    this one says nothing else. `grade` is how well the judgement is known, `by` names who decided, `relation` is what
    the right one is to the left one, of a kinship.
    """

    number: int
    left: str
    right: str
    judgement: Judgement
    grade: Grade = Grade.NAME_ONLY
    takes_back: int | None = None
    tie: Tie = Tie.SAME
    by: str = ""
    relation: Relation | None = None

    @property
    def pair(self) -> tuple[str, str]:
        """The two lines, the smaller first."""
        return (self.left, self.right) if self.left <= self.right else (self.right, self.left)


def standing(judgements: Iterable[Judged]) -> tuple[Judged, ...]:
    """The decisions that nobody took back, by number; taking back a taking back restores.

    Only an earlier decision can be taken back.
    """
    by_number = {judged.number: judged for judged in judgements}
    annulled: set[int] = set()
    for number in sorted(by_number, reverse=True):
        earlier = by_number[number].takes_back
        if earlier is not None and earlier < number and number not in annulled:
            annulled.add(earlier)
    return tuple(by_number[n] for n in sorted(by_number) if n not in annulled and by_number[n].takes_back is None)


def about(tie: Tie, judgements: Iterable[Judged]) -> list[Judged]:
    """The decisions about one tie, in their order."""
    return [judged for judged in judgements if judged.tie is tie]


def verdicts(judgements: Iterable[Judged], tie: Tie = Tie.SAME) -> dict[tuple[str, str], Judgement]:
    """What stands of each pair that was judged for a tie."""
    found: dict[tuple[str, str], Judgement] = {}
    for judged in about(tie, standing(judgements)):
        found[judged.pair] = combine(found.get(judged.pair, Judgement.UNSURE), judged.judgement)
    return found


@dataclass(frozen=True, slots=True)
class Groups:
    """Lines in groups. `groups`: each sorted, in the order of their first lines; every line stands in exactly one.

    `refused`: numbers of the *yes* judgements that a *no* overrules, for a person to look at.
    """

    groups: tuple[tuple[str, ...], ...]
    refused: tuple[int, ...] = ()

    def group_of(self, line: str) -> tuple[str, ...]:
        """The group of a line; `KeyError` if there is none."""
        for members in self.groups:
            if line in members:
                return members
        raise KeyError(line)


class _Union:
    """Groups in the making, with the lines from which each must be kept apart."""

    def __init__(self, lines: Iterable[str], apart: Mapping[str, set[str]]) -> None:
        self._of = {line: line for line in lines}
        self._members = {line: {line} for line in self._of}
        self._apart = {line: set(apart.get(line, ())) for line in self._of}

    def join(self, a: str, b: str) -> bool:
        """Unite the groups of two lines; False if a *no* stands between them."""
        one, other = self._of[a], self._of[b]
        if one == other:
            return True
        if len(self._members[one]) < len(self._members[other]):
            one, other = other, one
        if self._apart[one] & self._members[other] or self._apart[other] & self._members[one]:
            return False
        for line in self._members[other]:
            self._of[line] = one
        self._members[one] |= self._members.pop(other)
        self._apart[one] |= self._apart.pop(other)
        return True

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The groups as they are now."""
        return tuple(sorted(tuple(sorted(members)) for members in self._members.values()))


def group(lines: Iterable[str], judgements: Iterable[Judged]) -> Groups:
    """Group lines by the *yes* judgements that stand, so that no group holds two lines with a *no* between them.

    Where two *yes* cannot both be followed, the better grade is, then the earlier decision. Judgements about other
    lines are left aside.
    """
    known = set(lines)
    apart: dict[str, set[str]] = defaultdict(set)
    stand = [judged for judged in about(Tie.SAME, standing(judgements)) if {judged.left, judged.right} <= known]
    for judged in stand:
        if judged.judgement is Judgement.NO and judged.left != judged.right:
            apart[judged.left].add(judged.right)
            apart[judged.right].add(judged.left)
    union = _Union(known, apart)
    links = [judged for judged in stand if judged.judgement is Judgement.YES]
    links.sort(key=lambda judged: (-judged.grade, judged.number))
    refused = [judged.number for judged in links if not union.join(judged.left, judged.right)]
    return Groups(union.groups(), tuple(sorted(refused)))


def ungroup(groups: Groups, lines: Iterable[str], number: int, grade: Grade = Grade.NAME_ONLY) -> tuple[Judged, ...]:
    """The *no* judgements that part some lines from the rest of their groups, numbered from `number`.

    Nothing is lost: taking these back gives the groups again.
    """
    leaving = set(lines)
    pairs = [
        (line, other)
        for members in groups.groups
        for line in members
        if line in leaving
        for other in members
        if other not in leaving
    ]
    return tuple(Judged(number + at, a, b, Judgement.NO, grade) for at, (a, b) in enumerate(pairs))


@dataclass(frozen=True, slots=True)
class KinState:
    """What stands of one kinship: the verdict, its best grade, whether it is contested, and who said so."""

    judgement: Judgement
    grade: Grade | None = None
    contested: bool = False
    by: frozenset[str] = frozenset()

    @property
    def confirmed(self) -> bool:
        """Whether two different people said yes and nothing stands against it; no name is nobody."""
        return self.judgement is Judgement.YES and not self.contested and len(self.by - {""}) >= 2


def kin_state(judgements: Iterable[Judged], pair: tuple[str, str], rivals: Iterable[tuple[str, str]] = ()) -> KinState:
    """What stands of the kinship of a pair; `rivals` are pairs of the same child with others in the same role.

    It is contested when a *yes* and a *no* stand side by side, or when a rival stands with a *yes* too. The *no* still
    wins: a contested kinship is never taken as true.
    """
    stand = about(Tie.KIN, standing(judgements))
    wanted = tuple(sorted(pair))
    mine = [judged for judged in stand if judged.pair == wanted]
    said = {judged.judgement for judged in mine} - {Judgement.UNSURE}
    found = Judgement.NO if Judgement.NO in said else Judgement.YES if said else Judgement.UNSURE
    grades = [judged.grade for judged in mine if judged.judgement is found]
    others = {(min(rival), max(rival)) for rival in rivals} - {wanted}
    of_all = verdicts(stand, Tie.KIN)
    rivalled = found is Judgement.YES and any(of_all.get(rival) is Judgement.YES for rival in others)
    by = frozenset(judged.by for judged in mine if judged.judgement is found)
    return KinState(found, max(grades, default=None), len(said) > 1 or rivalled, by)
