"""Persons out of groups of records: whose lines they are, and what most of their records say."""

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.linkage.encode import Encoded, Mentions
from lazos.linkage.kin import Persons
from lazos.linkage.layout import MISSING, BirthKind, F, KindCode, RoleCode

Ints = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]

_FROM, _TO, _FLAG, _OTHER = int(F.BORN_FROM), int(F.BORN_TO), int(F.BORN_FLAG), int(F.BORN_OTHER)
_DATE = int(BirthKind.DATE)


def gather(encoded: Encoded, person: Ints) -> Persons:
    """Gather the records of each person; `person` (N) numbers each line's person from 0 without gaps."""
    count = int(person.max()) + 1 if len(person) else 0
    start, lines = _slices(person, count)
    relatives, children = encoded.relatives, encoded.children
    return Persons(
        encoded.rows,
        start,
        lines,
        _profiles(encoded.rows, start, lines),
        _starts(relatives, len(person)),
        relatives.rows,
        relatives.relation,
        relatives.standing,
        _starts(children, len(person)),
        children.rows,
        children.relation,
    )


def numbered(root: Ints) -> Ints:
    """Number persons from 0 in the order of their first line."""
    leads = np.zeros(int(root.max(initial=-1)) + 1, np.int64)
    leads[root] = 1
    return (np.cumsum(leads) - 1)[root]


def are_children(encoded: Encoded, person: Ints) -> npt.NDArray[np.bool_]:
    """Tell which persons are children: on a list of children, or young when apprehended and on no list of adults."""
    rows = encoded.rows
    count = int(person.max()) + 1 if len(person) else 0
    listed, grown, young = (np.zeros(count, bool) for _ in range(3))
    listed[person[rows[:, F.KIND] == KindCode.CHILDREN]] = True
    grown[person[(rows[:, F.ROLE] == RoleCode.ADULT) | (rows[:, F.ROLE] == RoleCode.CALLER)]] = True
    young[person[rows[:, F.ROLE] == RoleCode.CHILD]] = True
    return listed | (young & ~grown)


def _slices(group: Ints, count: int) -> tuple[Ints, Ints]:
    lines = np.argsort(group, kind="stable").astype(np.int64)
    start = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(group, minlength=count), out=start[1:])
    return start, lines


def _starts(mentions: Mentions, lines: int) -> Ints:
    start = np.zeros(lines + 1, np.int64)
    np.cumsum(np.bincount(mentions.line, minlength=lines), out=start[1:])
    return start


@nb.njit(cache=True)
def _profiles(rows: Rows, start: Ints, lines: Ints) -> Rows:
    """What most records of each person say, field by field; of equally many the smaller code, whatever the order."""
    profile = np.full((len(start) - 1, rows.shape[1]), MISSING, np.int32)
    for person in range(len(start) - 1):
        mine = lines[start[person] : start[person + 1]]
        for field in range(rows.shape[1]):
            profile[person, field] = _most(rows, mine, field)
        best = _best_birth(rows, mine)
        for field in (_FROM, _TO, _FLAG, _OTHER):
            profile[person, field] = rows[best, field]
    return profile


@nb.njit(cache=True)
def _most(rows: Rows, mine: Ints, field: int) -> int:
    best, votes = -1, 0
    for x in mine:
        value = rows[x, field]
        if value == -1:
            continue
        count = 0
        for y in mine:
            count += rows[y, field] == value
        if count > votes or (count == votes and value < best):
            best, votes = value, count
    return best


@nb.njit(cache=True)
def _best_birth(rows: Rows, mine: Ints) -> int:
    """The line with the birth that is best known: full dates before ages, then the one most often said."""
    best, rank = mine[0], -1
    for x in mine:
        if rows[x, _FLAG] <= 0:
            continue
        votes = 0
        for y in mine:
            votes += rows[y, _FLAG] == rows[x, _FLAG] and rows[y, _FROM] == rows[x, _FROM]
        worth = (10 - rows[x, _FLAG]) * 100 + min(votes, 99)
        if worth > rank or (worth == rank and rows[x, _FROM] < rows[best, _FROM]):
            best, rank = x, worth
    return int(best)
