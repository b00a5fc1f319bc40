"""Refit the learnt models to the lists at hand: identity without labels, kinship from what people decided.

A refit is never silent: it comes with every weight that changed and the number of pairs behind it. What it does not
touch stays as learnt: interactions, callers, the second look at kinship, and the curve that calibrates.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lazos.core.columns import Column, Place
from lazos.core.judgement import Judgement, combine
from lazos.core.problems import ProblemCode
from lazos.linkage import kinship
from lazos.linkage.encode import Encoded, encode
from lazos.linkage.fit_identity import IdentityFit, TooFewPairs, fit_identity
from lazos.linkage.fit_kinship import KinshipFit, fit_kinship
from lazos.linkage.fit_pairs import candidate_levels, random_levels
from lazos.linkage.frequencies import Counts, Frequencies
from lazos.linkage.match import scene_of
from lazos.linkage.model import BASE, Model
from lazos.linkage.order import by_content
from lazos.linkage.packaged import Models

Longs = npt.NDArray[np.int64]
Progress = Callable[[str], None]
Where = tuple[str, str]

LEAST: Final = 0.0005  # log-odds below which a weight reads as before


@dataclass(frozen=True, slots=True)
class JudgedKin:
    """What somebody decided about a child and an adult, each given as list and id; `row` of the file of judgements."""

    row: int
    child: Where
    adult: Where
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Change:
    """A weight that moved: of which question, comparison and level, from and to, and how many pairs show it."""

    question: str
    comparison: str
    level: str
    before: float
    after: float
    pairs: float

    @property
    def by(self) -> float:
        """How far it moved."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Fitted:
    """The answer to `fit`. `identity` and `kinship` are None where that question stays as learnt.

    `lacking`: pairs of one person found, where they were too few for identity. `changes`: largest first. `unused`:
    judgements that could not be used, and why. `unsure`: judgements that decide nothing.
    """

    models: Models
    identity: IdentityFit | None
    kinship: KinshipFit | None
    lacking: float | None
    changes: tuple[Change, ...]
    unused: tuple[tuple[JudgedKin, ProblemCode], ...]
    unsure: int


def fit(
    records: pa.Table,
    learnt: Models,
    reference: Frequencies,
    *,
    judgements: Sequence[JudgedKin] = (),
    seed: int = 0,
    progress: Progress | None = None,
) -> Fitted:
    """Refit models to a record table (see `lazos.core.columns`); `reference` is what `learnt` expects to see.

    The answer depends on what the records say and on `seed`, which draws the random pairs.

    Raises:
        TooFewPairs: there are too few pairs of one person, and no judgement to use either.
    """
    tell = progress or (lambda _: None)
    order = by_content(records)
    tell("reading names, numbers and dates")
    encoded = encode(records.take(pa.array(order)))
    tell("comparing records: who is who")
    identity, lacking = _identity(encoded, learnt.identity, reference, seed)
    fresh = replace(learnt, identity=identity.model if identity else learnt.identity)
    unsure = sum(judged.judgement is Judgement.UNSURE for judged in judgements)
    kin: KinshipFit | None = None
    unused: tuple[tuple[JudgedKin, ProblemCode], ...] = ()
    if len(judgements) > unsure:
        tell("comparing the judged children and adults")
        kin, unused = _kinship(encoded, _lines(records, order), fresh, judgements)
    if lacking is not None and kin is None:
        raise TooFewPairs(lacking)
    fresh = replace(fresh, kinship=kin.questions if kin else learnt.kinship)
    return Fitted(fresh, identity, kin, lacking, _changes(learnt, identity, kin), unused, unsure)


def _identity(
    encoded: Encoded, model: Model, reference: Frequencies, seed: int
) -> tuple[IdentityFit | None, float | None]:
    rng = np.random.Generator(np.random.PCG64(seed))
    levels, _ = candidate_levels(encoded, rng)
    try:
        return fit_identity(model, reference, levels, random_levels(encoded, rng)), None
    except TooFewPairs as error:
        return None, error.found


def _lines(records: pa.Table, order: Longs) -> dict[Where, int]:
    """Line of each record in the order of contents, by list and id."""
    places = zip(records[Place.LIST].to_pylist(), records[Column.REF].to_pylist(), strict=True)
    back = np.empty(len(order), np.int64)
    back[order] = np.arange(len(order))
    return {place: int(line) for place, line in zip(places, back, strict=True)}


def _kinship(
    encoded: Encoded, lines: dict[Where, int], learnt: Models, judgements: Sequence[JudgedKin]
) -> tuple[KinshipFit | None, tuple[tuple[JudgedKin, ProblemCode], ...]]:
    """Find the compared pair behind every judgement, and refit to those found."""
    scene, _ = scene_of(encoded, learnt)
    child, adult, levels = kinship.compare(encoded, scene.persons, scene.person, scene.is_child)
    pairs = {pair: k for k, pair in enumerate(zip(child.tolist(), adult.tolist(), strict=True))}
    said: dict[int, Judgement] = {}
    unused: list[tuple[JudgedKin, ProblemCode]] = []
    for judged in judgements:
        found = _pair_of(judged, lines, scene.person, pairs)
        if isinstance(found, ProblemCode):
            unused.append((judged, found))
        elif judged.judgement is not Judgement.UNSURE:
            said[found] = combine(said.get(found, Judgement.UNSURE), judged.judgement)
    if not said:
        return None, tuple(unused)
    at = np.array(sorted(said), np.int64)
    yes = np.array([said[int(k)] is Judgement.YES for k in at], bool)
    return fit_kinship(learnt.kinship, levels[at], yes), tuple(unused)


def _pair_of(
    judged: JudgedKin, lines: dict[Where, int], person: Longs, pairs: dict[tuple[int, int], int]
) -> int | ProblemCode:
    if judged.child not in lines:
        return ProblemCode.JUDGEMENT_CHILD_UNKNOWN
    if judged.adult not in lines:
        return ProblemCode.JUDGEMENT_ADULT_UNKNOWN
    pair = int(person[lines[judged.child]]), int(person[lines[judged.adult]])
    return pairs.get(pair, ProblemCode.JUDGEMENT_NOT_COMPARED)


def _changes(learnt: Models, identity: IdentityFit | None, kin: KinshipFit | None) -> tuple[Change, ...]:
    found: list[Change] = []
    if identity:
        found += compared("identity", learnt.identity, identity.model, identity.seen, identity.same)
    if kin:
        before, after, judged = learnt.kinship, kin.questions, kin.yes + kin.no
        found += compared("kinship_family", before.family, after.family, kin.seen, judged)
        found += compared("kinship_parent", before.parent, after.parent, kin.seen, judged)
    return tuple(sorted(found, key=lambda change: (-abs(change.by), change.question, change.comparison, change.level)))


def compared(question: str, before: Model, after: Model, seen: Counts, pairs: float) -> list[Change]:
    """List the weights that differ between two models of one scale."""
    old, new = before.tables, after.tables
    places = [(BASE, "", old.base, new.base, pairs)]
    places += [
        (name, word, float(old.single[i, k]), float(new.single[i, k]), float(seen[i, k]))
        for i, (name, words) in enumerate(before.scale)
        for k, word in enumerate(words)
    ]
    return [Change(question, *place) for place in places if abs(place[3] - place[2]) >= LEAST]
