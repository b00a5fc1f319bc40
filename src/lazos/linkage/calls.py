"""Callers and the agencies' records of them: a caller brings a name, but above all the child they ask for.

The same few names are borne by thousands; what joins a caller to one of them is that the child they name is the child
whose parent that adult seems to be.
"""

from collections.abc import Iterator
from itertools import chain, product
from typing import Final

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.core.evidence import ReasonCode
from lazos.linkage import kin, same
from lazos.linkage.blocking import joined, sounds
from lazos.linkage.encode import Encoded
from lazos.linkage.kin import Persons
from lazos.linkage.kinship import Pairs
from lazos.linkage.layout import F, RoleCode
from lazos.linkage.pairs import Pairs as Found
from lazos.linkage.pairs import across, union
from lazos.linkage.vocabulary import Words

Longs = npt.NDArray[np.int64]
Levels = npt.NDArray[np.uint8]
Rows = npt.NDArray[np.int32]
Scores = npt.NDArray[np.float32]

THROUGH: Final = ("no_child", "below_-4", "below_-2", "below_0", "below_2", "below_4", "above")
COMPARISONS: Final = (
    *same.COMPARISONS,
    (ReasonCode.CALL, "through", THROUGH),
    (ReasonCode.CALL, "child_named", kin.NAMED),
    (ReasonCode.CALL, "child_age", kin.CALL_AGE),
    (ReasonCode.CALL, "called_as", kin.CALLED_AS),
    (ReasonCode.CALL, "namesakes", kin.CROWD),
)
_GIVEN, _SURNAME = 0, 1  # where the names stand among the comparisons of identity
_CALL, _CALLED_AS, _CALL_AGE = 21, 22, 23  # where calls stand among the comparisons of kinship
_NAMED: Final = kin.NAMED.index("given_only")
MOST: Final = 100  # namesakes of one caller that are looked at by name alone; of more, none would be likely


def candidates(
    encoded: Encoded, person: Longs, pairs: Pairs, caller: npt.NDArray[np.bool_], is_child: npt.NDArray[np.bool_]
) -> tuple[Longs, Longs]:
    """Pair callers (persons with only calls) with adults of the agencies' lists: by name, and through the child."""
    found = chain(_namesakes(encoded, person, caller, is_child), [_through(pairs, caller)])
    who, whom = union(found, len(caller))
    return who.astype(np.int64), whom.astype(np.int64)


def _namesakes(
    encoded: Encoded, person: Longs, caller: npt.NDArray[np.bool_], is_child: npt.NDArray[np.bool_]
) -> Iterator[Found]:
    rows, words = encoded.rows, encoded.vocabulary.words
    calling = np.flatnonzero(caller[person]).astype(np.int32)
    listed = np.flatnonzero(~caller[person] & ~is_child[person]).astype(np.int32)
    for (g, s), (h, t) in product(_names(rows[calling], words), _names(rows[listed], words)):
        who, whom = across(joined(g, s), calling, joined(h, t), listed, MOST)
        yield person[who].astype(np.int32), person[whom].astype(np.int32)


def _names(rows: Rows, words: Words) -> list[tuple[Longs, Longs]]:
    return list(product(sounds(rows, F.GIVEN_1, words, 2), sounds(rows, F.SURNAME_1, words, 2)))


def _through(pairs: Pairs, caller: npt.NDArray[np.bool_]) -> Found:
    """Pair a caller with the adults who stand near a child that the caller may have named."""
    told = caller[pairs.adult] & (pairs.levels[:, _CALL] >= _NAMED)
    near = ~caller[pairs.adult]
    order = np.flatnonzero(near)
    child = pairs.child[order]
    low = np.searchsorted(child, pairs.child[told], side="left")
    high = np.searchsorted(child, pairs.child[told], side="right")
    who = np.repeat(pairs.adult[told], high - low)
    where = np.concatenate([np.arange(a, b) for a, b in zip(low, high, strict=True)] or [np.empty(0, np.int64)])
    whom = pairs.adult[order][where.astype(np.int64)]
    return who.astype(np.int32), whom.astype(np.int32)


def levels(encoded: Encoded, persons: Persons, pairs: Pairs, callers: Longs, adults: Longs) -> Levels:
    """Compare callers with adults: (K, len(COMPARISONS)) levels."""
    start, order = _by_adult(pairs, len(persons.start) - 1)
    out = np.zeros((len(callers), len(COMPARISONS)), np.uint8)
    _fill(
        persons, encoded.vocabulary.words, callers, adults, start, order, pairs.child, pairs.scores, pairs.levels, out
    )
    strong = (out[:, _GIVEN] >= 3) & (out[:, _SURNAME] >= 2)
    namesakes = np.bincount(callers[strong], minlength=len(persons.start))
    out[:, -1] = np.searchsorted(kin.CROWD_EDGES, namesakes[callers], side="right")
    return out


def _by_adult(pairs: Pairs, count: int) -> tuple[Longs, Longs]:
    """Index the kinship pairs by adult, within an adult by child."""
    order = np.lexsort((pairs.child, pairs.adult))
    start = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(pairs.adult, minlength=count), out=start[1:])
    return start, order


@nb.njit(cache=True, parallel=True)
def _fill(
    p: Persons,
    words: Words,
    callers: Longs,
    adults: Longs,
    start: Longs,
    order: Longs,
    child: Longs,
    scores: Scores,
    kin_levels: Levels,
    out: Levels,
) -> None:
    for block in nb.prange((len(callers) + same.BLOCK - 1) // same.BLOCK):
        trial = np.zeros(same.WIDTH, np.uint8)
        for k in range(block * same.BLOCK, min(len(callers), (block + 1) * same.BLOCK)):
            _best_records(p, words, callers[k], adults[k], trial, out[k])
            _through_child(callers[k], adults[k], start, order, child, scores, kin_levels, out[k])


@nb.njit(cache=True)
def _best_records(p: Persons, words: Words, caller: int, adult: int, trial: Levels, out: Levels) -> None:
    """Take the levels of the caller's and the adult's records that agree best."""
    best = -1
    for x in range(p.start[caller], p.start[caller + 1]):
        for y in range(p.start[adult], p.start[adult + 1]):
            same.compare(p.rows[p.lines[x]], p.rows[p.lines[y]], words, trial)
            rank = np.int64(trial[0]) + trial[1] + (3 if trial[4] in (1, 8) else 0)
            if rank > best:
                best = rank
                out[: same.WIDTH] = trial


@nb.njit(cache=True)
def _through_child(
    caller: int, adult: int, start: Longs, order: Longs, child: Longs, scores: Scores, kin_levels: Levels, out: Levels
) -> None:
    """Find the child that the caller named and whose parent the adult most likely is."""
    best = -1e9
    for x in range(start[caller], start[caller + 1]):
        told = order[x]
        named = kin_levels[told, _CALL]
        if named < _NAMED:
            continue
        for y in range(start[adult], start[adult + 1]):
            link = order[y]
            if child[link] != child[told]:
                continue
            worth = scores[link] + 1.5 * named + 1.5 * kin_levels[told, _CALL_AGE]
            if worth > best:
                best = worth
                s = scores[link]
                out[same.WIDTH] = 1 + (s >= -4) + (s >= -2) + (s >= 0) + (s >= 2) + (s >= 4)
                out[same.WIDTH + 1] = named
                out[same.WIDTH + 2] = kin_levels[told, _CALL_AGE]
                out[same.WIDTH + 3] = kin_levels[told, _CALLED_AS]


def join(callers: Longs, adults: Longs, scores: Scores, count: int) -> Longs:
    """Join each caller to the adult who fits best, if one does better than all others and nobody together.

    Returns the person that each person becomes, (count,).
    """
    becomes = np.arange(count)
    order = np.lexsort((adults, -scores, callers))
    total = np.bincount(callers, weights=np.exp(np.clip(scores, -30, 30)), minlength=count)
    for at in order[np.concatenate([[True], callers[order][1:] != callers[order][:-1]])] if len(order) else ():
        if np.exp(min(scores[at], 30.0)) > 0.5 * (1 + total[callers[at]]):
            becomes[callers[at]] = adults[at]
    return becomes


def calling_only(encoded: Encoded, person: Longs, count: int) -> npt.NDArray[np.bool_]:
    """Tell which persons are known only from calls."""
    known = np.zeros(count, bool)
    known[person[encoded.rows[:, F.ROLE] != RoleCode.CALLER]] = True
    return ~known
