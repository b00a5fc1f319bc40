"""Learn the weights of kinship, of callers, and of the second look, on invented worlds."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bench.learn.worlds import Labelled
from lazos.linkage import calls, kinship
from lazos.linkage.encode import Encoded, encode
from lazos.linkage.identity import identify, links
from lazos.linkage.kin import Persons
from lazos.linkage.model import Model, score
from lazos.linkage.persons import are_children, gather, numbered

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
    return staged(encoded, identify(encoded, links(encoded, identity.tables), identity.tables), world.person, world.parents)


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
