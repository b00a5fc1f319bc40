"""Learn the weights of kinship, of callers, and of the second look, on invented worlds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from bench.learn.additive import learn
from bench.learn.worlds import Labelled
from lazos.linkage import calls, kin, kinship
from lazos.linkage.encode import Encoded, encode
from lazos.linkage.identity import identify, links
from lazos.linkage.kin import Persons
from lazos.linkage.model import Model, scale_of, score
from lazos.linkage.persons import are_children, gather, numbered

MOST_UNLIKE: Final = 20_000  # pairs that are not parent and child kept of each world

Longs = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Scene:
    """A world as the linkage sees it before kinship: records, persons, who is a child, and the truth of each person."""

    encoded: Encoded
    person: Longs
    persons: Persons
    is_child: Bools
    truth: Longs
    parents: frozenset[tuple[int, int]]

    def related(self, child: Longs, adult: Longs) -> Bools:
        """Tell which pairs are truly child and parent."""
        pairs = zip(self.truth[child].tolist(), self.truth[adult].tolist(), strict=True)
        return np.array([pair in self.parents for pair in pairs], bool)


def scene(world: Labelled, identity: Model) -> Scene:
    """Identify the persons of a world."""
    encoded = encode(world.records)
    return staged(
        encoded, identify(encoded, links(encoded, identity.tables), identity.tables), world.person, world.parents
    )


def staged(encoded: Encoded, person: Longs, truth: Longs, parents: frozenset[tuple[int, int]]) -> Scene:
    """Gather persons and give each the truth of most of its lines."""
    persons = gather(encoded, person)
    return Scene(encoded, person, persons, are_children(encoded, person), _most(person, truth), parents)


def _most(person: Longs, truth: Longs) -> Longs:
    pairs, counts = np.unique(np.column_stack([person, truth]), axis=0, return_counts=True)
    order = np.lexsort((pairs[:, 1], counts))
    found = np.zeros(int(person.max()) + 1, np.int64)
    found[pairs[order, 0]] = pairs[order, 1]
    return found


def join_callers(at: Scene, first: Model, caller: Model, truth: Longs) -> Scene:
    """Join callers to agency rows as the product does."""
    pairs = kinship.first_pass(at.encoded, at.persons, at.person, at.is_child, first.tables)
    alone = calls.calling_only(at.encoded, at.person, len(at.is_child))
    who, whom = calls.candidates(at.encoded, at.person, pairs, alone, at.is_child)
    scores = score(calls.levels(at.encoded, at.persons, pairs, who, whom), caller.tables)
    becomes = calls.join(who, whom, scores, len(at.is_child))
    return staged(at.encoded, numbered(becomes[at.person]), truth, at.parents)


def kept(truth: Bools, rng: np.random.Generator, most: int = MOST_UNLIKE) -> tuple[Longs, npt.NDArray[np.float64]]:
    """Keep all true pairs and at most so many others, weighted for the rest."""
    others = np.flatnonzero(~truth)
    chosen = rng.permutation(others)[:most]
    weight = np.concatenate([np.ones(int(truth.sum())), np.full(len(chosen), len(others) / max(1, len(chosen)))])
    return np.concatenate([np.flatnonzero(truth), chosen]), weight


def learn_kinship(scenes: Sequence[Scene], seed: int = 1, *, rough: bool = False) -> Model:
    """Learn the weights of kinship from all pairs worth comparing; rough ones do for joining callers."""
    rng = np.random.Generator(np.random.PCG64(seed))
    parts = []
    for at in scenes:
        child, adult, levels = kinship.compare(at.encoded, at.persons, at.person, at.is_child)
        truth = at.related(child, adult)
        take, weight = kept(truth, rng)
        parts.append((levels[take], truth[take], weight))
    levels, truth, weight = (np.concatenate(column) for column in zip(*parts, strict=True))
    rounds, rate, pairs = (160, 0.25, 25) if rough else (350, 0.15, 50)
    return learn(levels, truth, scale_of(kin.COMPARISONS), weight=weight, rounds=rounds, rate=rate, most_pairs=pairs)


def learn_caller(scenes: Sequence[Scene], first: Model, seed: int = 1) -> Model:
    """Learn what joins a caller to the agencies' records of them."""
    rng = np.random.Generator(np.random.PCG64(seed))
    parts = []
    for at in scenes:
        pairs = kinship.first_pass(at.encoded, at.persons, at.person, at.is_child, first.tables)
        alone = calls.calling_only(at.encoded, at.person, len(at.is_child))
        if not alone.any():
            continue
        who, whom = calls.candidates(at.encoded, at.person, pairs, alone, at.is_child)
        truth = at.truth[who] == at.truth[whom]
        take, weight = kept(truth, rng)
        levels = calls.levels(at.encoded, at.persons, pairs, who, whom)
        parts.append((levels[take], truth[take], weight))
    levels, truth, weight = (np.concatenate(column) for column in zip(*parts, strict=True))
    return learn(levels, truth, scale_of(calls.COMPARISONS), weight=weight, rounds=250, rate=0.15, most_pairs=25)


def learn_context(scenes: Sequence[Scene], model: Model) -> Model:
    """Learn the second look on top of the first."""
    parts = []
    for at in scenes:
        pairs = kinship.first_pass(at.encoded, at.persons, at.person, at.is_child, model.tables)
        levels = kinship.context(pairs, at.persons, at.encoded.vocabulary.words)
        parts.append((levels, at.related(pairs.child, pairs.adult), pairs.scores.astype(np.float64)))
    levels, truth, offset = (np.concatenate(column) for column in zip(*parts, strict=True))
    return learn(levels, truth, scale_of(kinship.CONTEXT), offset=offset, rounds=400, rate=0.12, most_pairs=60)
