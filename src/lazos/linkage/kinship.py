"""Whose child: pairs of a child and an adult, compared and scored, each pair alone.

The second look, which knows what this one found around a pair, is in `lazos.linkage.context`. Then candidates compete,
nobody among them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from lazos.linkage import kin
from lazos.linkage.encode import Encoded
from lazos.linkage.kin import Persons
from lazos.linkage.kin_found import Found, find
from lazos.linkage.layout import F
from lazos.linkage.model import Questions, both, score
from lazos.linkage.near import EVENT, MOMENT, NUMBER_NEAR, UNIT

Longs = npt.NDArray[np.int64]
Levels = npt.NDArray[np.uint8]
Scores = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int32]

SIEVE: Final = -6.0  # log-odds below which a pair is not looked at again
_EVENT, _MOMENT = EVENT.index("same_of_many"), MOMENT.index("within_an_hour")
_NUMBER, _UNIT = NUMBER_NEAR.index("within_5"), UNIT.index("same")

PART: Final = 1 << 20  # pairs that are looked at in one go, so that a large register takes no more room
FARTHEST_NUMBER: Final = 1000  # numbers apart up to which it tells who stands nearest
FARTHEST_MINUTE: Final = 1440  # minutes apart, likewise


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of a child and an adult (person numbers), sorted by child, with levels and log-odds of the first pass.

    `family`: of being of one family; `parent`: of being child and parent if so; `scores`: of both.
    """

    child: Longs
    adult: Longs
    levels: Levels
    family: Scores
    parent: Scores
    scores: Scores


def compare(
    encoded: Encoded, persons: Persons, person: Longs, is_child: npt.NDArray[np.bool_], found: Found | None = None
) -> tuple[Longs, Longs, Levels]:
    """Find and compare all pairs of a child and an adult worth comparing; `found`: what is known of them already.

    Levels of `found` are completed in place.
    """
    found = found or find(encoded, persons, person, is_child)
    child, adult, levels, share = found.child, found.adult, found.levels, found.share
    near = (
        (levels[:, 0] >= _NUMBER) | (levels[:, 1] >= _EVENT) | (levels[:, 2] >= _MOMENT) | (levels[:, 4] >= _UNIT)
    ) & (levels[:, 0] != 1)
    around = [np.bincount(who[near], minlength=len(persons.profile)) for who in (child, adult)]
    together = crossing_together(persons, is_child)
    for part in _parts(child):
        for at, count, who in zip((kin.CROWD_AT, kin.CROWD_OF_ADULT_AT), around, (child, adult), strict=True):
            levels[part, at] = np.searchsorted(kin.CROWD_EDGES, count[who[part]], side="right")
        levels[part, kin.CHANCE_AT] = _chance(together[child[part]], share[part])
        _rank(persons.profile, child[part], adult[part], levels[part])
    return child, adult, levels


def _parts(child: Longs) -> Iterator[slice]:
    """Cut pairs, sorted by child, into parts of some size that do not cut through a child's."""
    cuts = np.searchsorted(child, child[PART::PART], side="left")
    edges = np.unique(np.concatenate([[0], cuts, [len(child)]]))
    return (slice(int(a), int(b)) for a, b in pairwise(edges))


def _rank(profile: Rows, child: Longs, adult: Longs, levels: Levels) -> None:
    """Write the ranks of nearness of all candidates of some children."""

    def apart(field: F, farthest: int) -> npt.NDArray[np.float64]:
        c, a = profile[child, field], profile[adult, field]
        far = np.abs(c.astype(np.float64) - a)
        return np.where((c >= 0) & (a >= 0) & (far <= farthest), far, np.inf)

    there, here = profile[child, F.STATION], profile[adult, F.STATION]
    elsewhere = (there >= 0) & (here >= 0) & (there != here)
    untimed = (profile[child, F.TIMED] != 1) | (profile[adult, F.TIMED] != 1)
    minutes = np.where(elsewhere | untimed, np.inf, apart(F.MINUTE, FARTHEST_MINUTE))
    levels[:, kin.NUMBER_RANK_AT] = rank_of_nearness(child, apart(F.NUMBER, FARTHEST_NUMBER))
    levels[:, kin.MOMENT_RANK_AT] = rank_of_nearness(child, minutes)


def rank_of_nearness(child: Longs, apart: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """Level of RANK: how many candidates of the same child stand nearer; equals share a rank."""
    order = np.lexsort((apart, child))
    who, far, place = child[order], apart[order], np.arange(len(order))
    first = np.concatenate([[True], who[1:] != who[:-1]])[: len(order)]
    fresh = first | np.concatenate([[True], far[1:] != far[:-1]])[: len(order)]
    nearer = np.maximum.accumulate(np.where(fresh, place, 0)) - np.maximum.accumulate(np.where(first, place, 0))
    level = np.empty(len(order), np.int64)
    level[order] = np.where(np.isinf(far), 0, 1 + np.searchsorted(kin.RANK_EDGES, nearer, side="right"))
    return level


def crossing_together(persons: Persons, is_child: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """How many adults were taken within two days of each person, in its sector if that is known; NaN: no day."""
    profile = persons.profile
    day = np.where(profile[:, F.DAY] >= 0, profile[:, F.DAY], profile[:, F.CUSTODY]).astype(np.int64)
    adults = np.bincount(day[(day >= 0) & ~is_child], minlength=int(day.max(initial=0)) + 4)
    around = np.convolve(adults, np.ones(5, np.int64), mode="same")[np.maximum(day, 0)]
    sector = profile[:, F.SECTOR].astype(np.int64)
    known = (sector >= 0) & ~is_child
    share = np.bincount(sector[known], minlength=int(sector.max(initial=0)) + 1) / max(1, int(known.sum()))
    there = np.where((sector >= 0) & known.any(), share[np.maximum(sector, 0)], 1.0)
    return np.where(day >= 0, around * there, np.nan)


def _chance(together: npt.NDArray[np.float64], share: Scores) -> npt.NDArray[np.int64]:
    """Level of CHANCE: how many of the adults there would bear the shared surname by chance."""
    expected = together * share * 2
    level = 2 + np.searchsorted(kin.CHANCE_EDGES, np.nan_to_num(expected), side="right")
    return np.where(share <= 0, 1, np.where(np.isnan(together), 0, level))


def first_pass(
    encoded: Encoded,
    persons: Persons,
    person: Longs,
    is_child: npt.NDArray[np.bool_],
    questions: Questions,
    found: Found | None = None,
) -> Pairs:
    """Score every pair alone and keep those that may matter; `found` as in `compare`."""
    child, adult, levels = compare(encoded, persons, person, is_child, found)
    family = score(levels, questions.family.tables)
    near = family > SIEVE  # the answer to both questions is never surer than that to one
    child, adult, levels, family = child[near], adult[near], levels[near], family[near]
    parent = score(levels, questions.parent.tables)
    scores = both(family, parent)
    kept = scores > SIEVE
    return Pairs(child[kept], adult[kept], levels[kept], family[kept], parent[kept], scores[kept])
