"""What linkage gives back: persons and proposed kinship over the lines of a record table."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lazos.core.evidence import Reason

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Kin:
    """Proposed kinships, as parallel arrays, one entry a pair of persons, best first within a child.

    `child`, `adult`: person numbers. `child_line`, `adult_line`: the records that carry the best evidence, as lines of
    the record table. `relation`: `Relation` values. `probability`: calibrated; over the candidates of one role of one
    child it sums to at most one, the rest is *nobody*.
    """

    child: Ints
    adult: Ints
    child_line: Ints
    adult_line: Ints
    relation: Sequence[str]
    probability: Floats

    def __len__(self) -> int:
        """How many pairs are proposed."""
        return len(self.child)


@dataclass(frozen=True, slots=True)
class Same:
    """Pairs of lines that were joined into one person, as parallel arrays, with the probability of each pair.

    A caller joined to an agency's record is not among them: that is a claim.
    """

    left: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    right: Ints = field(default_factory=lambda: np.empty(0, np.int64))
    probability: Floats = field(default_factory=lambda: np.empty(0, np.float64))


@dataclass(frozen=True, slots=True)
class Match:
    """The answer to `match`: who is who, whose child, and why.

    `person`: person number of each line of `records`, 0 to n-1. `person_id`: stable id of each person. `is_child`:
    whether a person is a child of the register (somebody's child may be sought). `explain(i)`: the reasons behind
    entry `i` of `kin`, strongest first. `explain_same(a, b)`: the reasons for and against two lines being one person.
    `uncertain_same`: pairs of lines whose identity a person should look at, with the probability, most uncertain first.
    `same`: the pairs of lines that hold persons together.
    """

    records: pa.Table
    person: Ints
    person_id: Sequence[str]
    is_child: npt.NDArray[np.bool_]
    kin: Kin
    explain: Callable[[int], tuple[Reason, ...]]
    explain_same: Callable[[int, int], tuple[Reason, ...]]
    uncertain_same: Sequence[tuple[int, int, float]]
    same: Same = field(default_factory=Same)


def place_key(where: str, ref: str) -> str:
    """A text that sorts the places of records, list before reference."""
    return f"{where}\x1f{ref}"


def person_id(places: Iterable[tuple[str, str]]) -> str:
    """The stable id of the person with records at these places (list, ref): a hash of the first of them."""
    return person_id_of(min(place_key(where, ref) for where, ref in places))


def person_id_of(first: str) -> str:
    """The stable id of the person whose first place has this key."""
    return f"P{int.from_bytes(blake2b(first.encode(), digest_size=8).digest()):020d}"
