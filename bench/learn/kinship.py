"""Learn the weights of kinship, of callers, and of the second look, on invented worlds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from bench.learn.additive import learn
from bench.learn.worlds import Labelled
from lazos.linkage import calls, kin, kinship
from lazos.linkage.context import CONTEXT, context
from lazos.linkage.encode import Encoded, encode
from lazos.linkage.identity import identify, links
from lazos.linkage.kin import Persons
from lazos.linkage.model import Model, Questions, both, scale_of, score
from lazos.linkage.persons import are_children, gather, numbered

MOST_UNLIKE: Final = 15_000  # pairs of strangers that nobody would take for a family, kept of each world
HARD: Final = -8.0  # log-odds by a rough model from which every pair is kept

CALMER: Final = 0.5  # of the usual rate of learning, where there are few pairs: those of one family

Longs = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Levels = npt.NDArray[np.uint8]
Related = frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Scene:
    """A world as the linkage sees it before kinship: records, persons, who is a child, and the truth of each person."""

    encoded: Encoded
    person: Longs
    persons: Persons
    is_child: Bools
    truth: Longs
    parents: Related
    relatives: Related

    def are_parents(self, child: Longs, adult: Longs) -> Bools:
        """Tell which pairs are truly child and parent."""
        return self._among(self.parents, child, adult)

    def are_family(self, child: Longs, adult: Longs) -> Bools:
        """Tell which pairs are child and parent, child and relative, or child and somebody who claims it."""
        return self._among(self.parents | self.relatives, child, adult)

    def _among(self, related: Related, child: Longs, adult: Longs) -> Bools:
        pairs = zip(self.truth[child].tolist(), self.truth[adult].tolist(), strict=True)
        return np.array([pair in related for pair in pairs], bool)


def scene(world: Labelled, identity: Model) -> Scene:
    """Identify the persons of a world."""
    encoded = encode(world.records)
    return staged(encoded, identify(encoded, links(encoded, identity.tables), identity.tables), world)


def staged(encoded: Encoded, person: Longs, world: Labelled) -> Scene:
    """Gather persons and give each the truth of most of its lines."""
    persons, truth = gather(encoded, person), _most(person, world.person)
    return Scene(encoded, person, persons, are_children(encoded, person), truth, world.parents, world.relatives)


def _most(person: Longs, truth: Longs) -> Longs:
    pairs, counts = np.unique(np.column_stack([person, truth]), axis=0, return_counts=True)
    order = np.lexsort((pairs[:, 1], counts))
    found = np.zeros(int(person.max()) + 1, np.int64)
    found[pairs[order, 0]] = pairs[order, 1]
    return found


def join_callers(at: Scene, first: Questions, caller: Model, world: Labelled) -> Scene:
    """Join callers to agency rows as the product does."""
    pairs = first_look(at, first)
    alone = calls.calling_only(at.encoded, at.person, len(at.is_child))
    who, whom = calls.candidates(at.encoded, at.person, pairs, alone, at.is_child)
    scores = score(calls.levels(at.encoded, at.persons, pairs, who, whom), caller.tables)
    becomes = calls.join(who, whom, scores, len(at.is_child))
    return staged(at.encoded, numbered(becomes[at.person]), world)


def first_look(at: Scene, questions: Questions) -> kinship.Pairs:
    """Score the pairs of a scene alone, as the product does."""
    return kinship.first_pass(at.encoded, at.persons, at.person, at.is_child, questions)


def kept(wanted: Bools, rng: np.random.Generator, most: int = MOST_UNLIKE) -> tuple[Longs, Floats]:
    """Keep all wanted pairs and at most so many others, weighted for the rest."""
    others = np.flatnonzero(~wanted)
    chosen = rng.permutation(others)[:most]
    weight = np.concatenate([np.ones(int(wanted.sum())), np.full(len(chosen), len(others) / max(1, len(chosen)))])
    return np.concatenate([np.flatnonzero(wanted), chosen]), weight


def learn_kinship(scenes: Sequence[Scene], rough: Questions | None = None, seed: int = 1) -> Questions:
    """Learn the weights of both questions from all pairs worth comparing.

    Without a `rough` model, one is learnt that does for joining callers and for telling which strangers are hard.
    """
    rng = np.random.Generator(np.random.PCG64(seed))
    parts = [_labelled(at, rough, rng) for at in scenes]
    levels, family, parent, weight = (np.concatenate(column) for column in zip(*parts, strict=True))
    rounds, rate, pairs = (1400, 0.15, 200) if rough else (160, 0.25, 25)
    scale = scale_of(kin.COMPARISONS)
    of_family = learn(levels, family, scale, weight=weight, rounds=rounds, rate=rate, most_pairs=pairs)
    as_parent = learn(levels[family], parent[family], scale, rounds=rounds, rate=rate * CALMER, most_pairs=pairs)
    return Questions(of_family, as_parent)


def _labelled(at: Scene, rough: Questions | None, rng: np.random.Generator) -> tuple[Levels, Bools, Bools, Floats]:
    """The pairs of one world to learn from: levels, which are of one family, which are parents, and weights."""
    child, adult, levels = kinship.compare(at.encoded, at.persons, at.person, at.is_child)
    family = at.are_family(child, adult)
    hard = both(score(levels, rough.family.tables), score(levels, rough.parent.tables)) > HARD if rough else family
    take, weight = kept(family | hard, rng)
    return levels[take], family[take], at.are_parents(child[take], adult[take]), weight


def learn_caller(scenes: Sequence[Scene], first: Questions, seed: int = 1) -> Model:
    """Learn what joins a caller to the agencies' records of them."""
    rng = np.random.Generator(np.random.PCG64(seed))
    parts = []
    for at in scenes:
        pairs = first_look(at, first)
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


def learn_context(scenes: Sequence[Scene], questions: Questions) -> Questions:
    """Learn the second look at both questions on top of the first."""
    parts = []
    for at in scenes:
        pairs = first_look(at, questions)
        levels = context(pairs, at.persons, at.encoded.vocabulary.words)
        family, parent = (label(pairs.child, pairs.adult) for label in (at.are_family, at.are_parents))
        parts.append((levels, family, parent, pairs.family.astype(np.float64), pairs.parent.astype(np.float64)))
    levels, family, parent, of_family, as_parent = (np.concatenate(column) for column in zip(*parts, strict=True))
    scale = scale_of(CONTEXT)
    return Questions(
        learn(levels, family, scale, offset=of_family, rounds=1400, rate=0.12, most_pairs=200),
        learn(
            levels[family], parent[family], scale, offset=as_parent[family], rounds=1400, rate=0.12 * CALMER,
            most_pairs=200,
        ),
    )  # fmt: skip
