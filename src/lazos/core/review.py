"""The order of clerical review, and whether reviewers agree.

A proposal stands the higher the more its *yes* would change: first a child who would have a parent, then a parent more,
then other kin, then a person fewer. Among the pairs are some whose answer is known and some that somebody has already
judged, in no way marked, so that agreement can be measured.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import Final, TypeVar

from lazos.core.judgement import Tie
from lazos.core.kinship import PARENTS, Relation

FIRST_PARENT: Final = 8.0
FURTHER_PARENT: Final = 4.0
OTHER_KIN: Final = 2.0
ONE_PERSON_FEWER: Final = 1.0
"""What a *yes* would change, in parts of a person fewer; an order of work, not a measurement."""

CHECKED: Final = 20
"""One pair in so many is there to measure agreement."""

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Situation:
    """Where a person stands now: a child of the register or not, and how many parents and other kin are judged."""

    is_child: bool = False
    parents: int = 0
    relatives: int = 0


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pair that the program proposes: `key` names it, `left` is the child of a kinship."""

    key: str
    tie: Tie
    probability: float
    left: Situation
    right: Situation
    relation: Relation | None = None


def effect(proposal: Proposal) -> float:
    """How much a *yes* would change."""
    left, right = proposal.left, proposal.right
    if proposal.tie is Tie.KIN:
        if proposal.relation not in PARENTS:
            return OTHER_KIN
        return FURTHER_PARENT if left.parents else FIRST_PARENT
    gains = (left.parents == 0) != (right.parents == 0) and (left.is_child or right.is_child)
    kin = (left.relatives == 0) != (right.relatives == 0)
    return ONE_PERSON_FEWER + FIRST_PARENT * gains + OTHER_KIN * kin


def in_order(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Proposals in the order of review: by the change to be expected of each, then the likelier, then by key."""
    return sorted(proposals, key=lambda one: (-one.probability * effect(one), -one.probability, one.key))


def with_checks(queue: Sequence[Item], checks: Sequence[Item], salt: str, every: int = CHECKED) -> list[Item]:
    """The queue with checks mixed in, one among each `every` pairs, at a place that `salt` (whose queue) decides.

    The same queue, checks and salt give the same answer; with too few checks the rest goes without.
    """
    rest: Iterator[Item] = iter(queue)
    mixed: list[Item] = []
    for number, check in enumerate(checks):
        block = list(islice(rest, every - 1))
        if not block:
            break
        digest = blake2b(f"{salt}\x1f{number}".encode(), digest_size=8).digest()
        block.insert(int.from_bytes(digest) % (len(block) + 1), check)
        mixed += block
    return [*mixed, *rest]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two series of answers agree: pairs that both answered, answers alike, Cohen's kappa if it is defined."""

    pairs: int
    alike: int
    kappa: float | None


def agreement(answers: Iterable[tuple[Hashable, Hashable]]) -> Agreement:
    """How far pairs of answers agree beyond chance.

    Kappa is (observed - expected) / (1 - expected) agreement, expected from each side's own shares (J. Cohen, *A
    coefficient of agreement for nominal scales*, Educational and Psychological Measurement 20, 1960, 37-46). It is not
    defined without answers, or where both sides always gave one and the same.
    """
    both = list(answers)
    alike = sum(one == other for one, other in both)
    first, second = Counter(one for one, _ in both), Counter(other for _, other in both)
    by_chance = sum(first[answer] * second[answer] for answer in first)
    count = len(both)
    if by_chance == count * count:
        return Agreement(count, alike, None)
    return Agreement(count, alike, (alike * count - by_chance) / (count * count - by_chance))
