"""The invented worlds on which weights are learnt, and those held out to calibrate and to judge them.

Worlds differ in kind, size and noise; no list made by other hands is ever learnt from.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lazos.demo.parameters import WorldKind
from lazos.demo.plans import WorldParameters
from lazos.demo.world import World, generate

SIZES: Final = ((800, 8000), (1500, 15_000), (3000, 30_000), (3000, 12_000), (6000, 60_000), (10_000, 100_000))
COMMON: Final = (WorldKind.AGENCIES,) * 10  # the case at hand is drawn more often than each of the others


@dataclass(frozen=True, slots=True)
class Labelled:
    """A world's records with the true person of each line, who is whose parent, and who whose relative or claimant."""

    name: str
    records: pa.Table
    person: npt.NDArray[np.int64]
    parents: frozenset[tuple[int, int]]
    relatives: frozenset[tuple[int, int]]


def draw(count: int, seed: int) -> Iterator[Labelled]:
    """Draw worlds of all kinds and sizes in turn; equal (count, seed) give equal worlds."""
    return (one(index, seed) for index in range(count))


def one(index: int, seed: int) -> Labelled:
    """Draw the world of an index: kinds take turns, size and rates are drawn."""
    kinds = (*COMMON, *WorldKind)
    rng = np.random.Generator(np.random.PCG64([seed, index]))
    children, adults = SIZES[int(rng.integers(len(SIZES)))]
    kind = kinds[index % len(kinds)]
    parameters = WorldParameters.draw(rng, kind=kind, children=children, adults=adults)
    return labelled(generate(parameters, seed * 1000 + index), f"{kind}-{seed}-{index}")


def labelled(world: World, name: str) -> Labelled:
    """Put numbers on a world's truth, by line of its records."""
    rows = world.truth.rows
    number: dict[str, int] = {}
    of_row = {
        (where, ref): number.setdefault(person, len(number))
        for where, ref, person in zip(*(column.to_pylist() for column in rows.columns[:3]), strict=True)
    }
    records = world.records
    places = zip(records["list"].to_pylist(), records["ref"].to_pylist(), strict=True)
    person = np.array([of_row[place] for place in places], np.int64)
    parents, relatives = (_pairs(table, number) for table in (world.truth.parents, world.truth.relations))
    return Labelled(name, records, person, parents, relatives)


def _pairs(table: pa.Table, number: Mapping[str, int]) -> frozenset[tuple[int, int]]:
    """Pairs of a child and an adult who both stand on a list, by their numbers."""
    pairs = zip(table.column(0).to_pylist(), table.column(1).to_pylist(), strict=True)
    return frozenset((number[c], number[a]) for c, a in pairs if c in number and a in number)
