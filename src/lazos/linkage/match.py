"""From records to persons and proposed kinship: the whole of linkage in the order in which it happens."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lazos.core.columns import Column, Place
from lazos.core.kinship import Relation
from lazos.linkage import calls, kinship
from lazos.linkage.competition import behind_records, compete
from lazos.linkage.context import context, in_context
from lazos.linkage.encode import Encoded, encode
from lazos.linkage.explain import Explainer
from lazos.linkage.identity import Links, identify, links
from lazos.linkage.kin import Persons
from lazos.linkage.kin_found import Found, find, follow
from lazos.linkage.layout import F
from lazos.linkage.model import probability, score
from lazos.linkage.order import in_order
from lazos.linkage.packaged import Models, models
from lazos.linkage.persons import are_children, gather, numbered
from lazos.linkage.result import Kin, Match, Same, person_id_of, place_key

Longs = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Progress = Callable[[str], None]

CLAIM = 0.9  # a claim made by telephone alone is never called surer than this: see docs/adr/0005
SHOWN = 0.01  # probability from which a kinship is proposed
EVEN = 0.5  # probability from which a pair of records holds a person together
MOST_UNCERTAIN = 2000  # pairs of records offered for a look at whether they are one person


@dataclass(frozen=True, slots=True)
class Scene:
    """Persons as they are known at some point: records, whose they are, and who is a child."""

    encoded: Encoded
    person: Longs
    persons: Persons
    is_child: Bools


def match(records: pa.Table, *, seed: int = 0, learnt: Models | None = None, progress: Progress | None = None) -> Match:
    """Link a record table (see `lazos.core.columns`) into persons and propose whose child each child is.

    The answer depends on what the records say, not on their order; `seed` is accepted for the command's contract, and
    nothing here is drawn by chance. `learnt` replaces the packaged models.
    """
    del seed
    tell = progress or (lambda _: None)
    learnt = learnt or models()
    order, said = in_order(records)
    tell("reading names, numbers and dates")
    encoded = encode(said)
    del said
    tell("comparing records: who is who")
    scene, same, kin = _scene_and_kin(encoded, learnt, tell)
    tell("comparing children with adults: whose child")
    pairs = kinship.first_pass(encoded, scene.persons, scene.person, scene.is_child, learnt.kinship, kin)
    del kin
    return _result(records, order, scene, same, pairs, learnt)


def scene_of(encoded: Encoded, learnt: Models, tell: Progress = lambda _: None) -> tuple[Scene, Links]:
    """Tell the persons of encoded records, callers joined to the agencies' records of them, and their links."""
    scene, same, _ = _scene_and_kin(encoded, learnt, tell)
    return scene, same


def _scene_and_kin(encoded: Encoded, learnt: Models, tell: Progress) -> tuple[Scene, Links, Found | None]:
    same = links(encoded, learnt.identity.tables)
    scene = _scene(encoded, identify(encoded, same, learnt.identity.tables))
    tell("comparing callers with the lists")
    scene, kin = _with_callers(scene, learnt)
    return scene, same, kin


def _scene(encoded: Encoded, person: Longs) -> Scene:
    return Scene(encoded, person, gather(encoded, person), are_children(encoded, person))


def _with_callers(scene: Scene, learnt: Models) -> tuple[Scene, Found | None]:
    """Join callers to the agencies' records of them; beside it what was found of kinship, if that was needed."""
    count = len(scene.is_child)
    alone = calls.calling_only(scene.encoded, scene.person, count)
    if not alone.any():
        return scene, None
    encoded, persons, person, is_child = scene.encoded, scene.persons, scene.person, scene.is_child
    found = find(encoded, persons, person, is_child)
    pairs = kinship.first_pass(encoded, persons, person, is_child, learnt.kinship, found)
    who, whom = calls.candidates(encoded, person, pairs, alone, is_child)
    scores = score(calls.levels(encoded, persons, pairs, who, whom), learnt.caller.tables)
    becomes = numbered(calls.join(who, whom, scores, count))
    scene = _scene(encoded, becomes[person])
    return scene, follow(found, becomes, scene.persons, encoded.vocabulary.words)


def _result(records: pa.Table, order: Longs, scene: Scene, found: Links, pairs: kinship.Pairs, learnt: Models) -> Match:
    around = context(pairs, scene.persons, scene.encoded.vocabulary.words)
    together = in_context(pairs, around, learnt.context)
    sex = scene.persons.profile[pairs.adult, F.SEX].astype(np.int64)
    claimed = calls.calling_only(scene.encoded, scene.person, len(scene.is_child))[pairs.adult]
    alone = learnt.curve(together)
    sure = compete(pairs.child, sex, np.where(claimed, np.minimum(alone, CLAIM), alone))
    sure = behind_records(pairs.child, claimed, sure)
    shown = np.flatnonzero(sure >= SHOWN)
    shown = shown[np.lexsort((pairs.adult[shown], -sure[shown], pairs.child[shown]))]
    explainer = Explainer(records, order, scene.encoded, scene.persons, pairs, around, learnt)
    lines = explainer.best_lines(shown)
    person = np.empty(len(order), np.int64)
    person[order] = scene.person
    return Match(
        records=records,
        person=person,
        person_id=_ids(records, person, len(scene.is_child)),
        is_child=scene.is_child,
        kin=Kin(
            pairs.child[shown], pairs.adult[shown], order[lines[:, 0]], order[lines[:, 1]],
            [_RELATION[s].value for s in sex[shown].tolist()], sure[shown],
        ),
        explain=lambda entry: explainer.kinship(int(shown[entry])),
        explain_same=explainer.identity,
        uncertain_same=_uncertain(found, scene.person, order),
        same=_same(found, scene.person, order),
    )  # fmt: skip


_RELATION = {-1: Relation.PARENT, 0: Relation.MOTHER, 1: Relation.FATHER}


def _same(found: Links, person: Longs, order: Longs) -> Same:
    """Pairs of records that are together in a person, in the order of the record table."""
    sure = probability(found.scores)
    chosen = np.flatnonzero((person[found.left] == person[found.right]) & (sure >= EVEN))
    return Same(order[found.left[chosen]], order[found.right[chosen]], sure[chosen].astype(np.float64))


def _uncertain(found: Links, person: Longs, order: Longs) -> list[tuple[int, int, float]]:
    """Pairs of records that a person should look at: near even odds, or joined and apart against their odds."""
    sure = probability(found.scores)
    apart = person[found.left] != person[found.right]
    doubt = np.where(apart, sure, 1 - sure)
    chosen = np.flatnonzero(doubt > 0.1)
    chosen = chosen[np.argsort(-doubt[chosen], kind="stable")][:MOST_UNCERTAIN]
    return [(int(order[found.left[k]]), int(order[found.right[k]]), float(sure[k])) for k in chosen]


def _ids(records: pa.Table, person: Longs, count: int) -> list[str]:
    """A name for each person that depends only on its records: a hash of the first of their places."""
    places = [
        place_key(where, ref)
        for where, ref in zip(records[Place.LIST].to_pylist(), records[Column.REF].to_pylist(), strict=True)
    ]
    first = [""] * count
    for place, number in zip(places, person.tolist(), strict=True):
        if not first[number] or place < first[number]:
            first[number] = place
    return [person_id_of(place) for place in first]
