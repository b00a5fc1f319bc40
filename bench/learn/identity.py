"""Learn the weights of identity on invented worlds."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from bench.learn.additive import learn
from bench.learn.worlds import Labelled
from lazos.linkage import same
from lazos.linkage.blocking import identity_pairs
from lazos.linkage.encode import encode
from lazos.linkage.layout import F, RoleCode
from lazos.linkage.model import Model, scale_of

UNLIKE: int = 40_000  # pairs of different people kept of each world, weighted for the rest


def sample(
    world: Labelled, rng: np.random.Generator
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.bool_], npt.NDArray[np.float64]]:
    """Levels, truth and weight of a world's candidate pairs, callers against agencies left out."""
    encoded = encode(world.records)
    left, right = identity_pairs(encoded.rows, encoded.vocabulary.words)
    caller = encoded.rows[:, F.ROLE] == RoleCode.CALLER
    kept = caller[left] == caller[right]
    left, right = left[kept], right[kept]
    truth = world.person[left] == world.person[right]
    unlike = np.flatnonzero(~truth)
    chosen = rng.permutation(unlike)[:UNLIKE]
    weight = np.concatenate([np.ones(truth.sum()), np.full(len(chosen), len(unlike) / max(1, len(chosen)))])
    take = np.concatenate([np.flatnonzero(truth), chosen])
    return same.levels(encoded.rows, left[take], right[take], encoded.vocabulary.words), truth[take], weight


def learn_identity(worlds: Iterable[Labelled], seed: int = 1) -> Model:
    """Learn the weights of identity."""
    rng = np.random.Generator(np.random.PCG64(seed))
    parts = [sample(world, rng) for world in worlds]
    levels, truth, weight = (np.concatenate(column) for column in zip(*parts, strict=True))
    return learn(
        levels, truth, scale_of(same.COMPARISONS), weight=weight, rounds=350, rate=0.15, most_pairs=35, seed=seed
    )
