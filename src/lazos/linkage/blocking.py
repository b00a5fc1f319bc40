"""Candidates: which records are worth comparing. A wide net of unlike keys, so that no single fault loses a person."""

from collections.abc import Iterator
from itertools import product
from typing import Final

import numpy as np
import numpy.typing as npt

from lazos.linkage.layout import BirthKind, F, RoleCode
from lazos.linkage.pairs import NO_KEY, Pairs, sharing, union
from lazos.linkage.vocabulary import Words

Matrix = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]

MOST: Final = 80  # records that may share a key and still be compared with each other
FEWEST: Final = 24  # the same where the register is so large that keys crowd
CROWDED: Final = 200_000  # records from which they do
MIX: Final = np.uint64(0x9E3779B97F4A7C15)
YEAR: Final = 365.2425


def most_sharing(records: int) -> int:
    """How many records may share a key: fewer in a large register, so that comparisons grow with it and not faster."""
    return max(FEWEST, min(MOST, MOST * CROWDED // max(1, records)))


def identity_pairs(rows: Matrix, words: Words, most: int | None = None) -> Pairs:
    """Pair the lines that might describe one person; `most` records that may share a key, by default `most_sharing`."""
    most = most_sharing(len(rows)) if most is None else most
    ids = np.arange(len(rows), dtype=np.int32)
    found = (sharing(keys, np.tile(ids, len(keys) // len(ids)), most) for keys in _identity_keys(rows, words))
    return union(found, len(rows)) if len(rows) else (ids, ids)


def _identity_keys(rows: Matrix, words: Words) -> Iterator[Longs]:
    """One kind of key after another, several keys of each record on end."""
    given, surname = sounds(rows, F.GIVEN_1, words, 2), sounds(rows, F.SURNAME_1, words, 2)
    date, years, week = _birth_date(rows), _birth_years(rows), _weeks(rows)
    number, phone = rows[:, F.NUMBER].astype(np.int64), rows[:, F.PHONE].astype(np.int64)
    names = [joined(g, s) for g, s in product(given, surname)]
    both = joined(np.minimum(*surname), np.maximum(*surname))
    yield number
    yield np.concatenate([joined(number // 10**k, s) for k, s in product((1, 2, 3), surname)])
    yield np.concatenate(names)
    yield np.concatenate([joined(both, g) for g in given])
    yield np.concatenate([joined(name, np.where(date >= 0, date % 10_000, NO_KEY)) for name in names])
    yield np.concatenate([joined(name, year) for name, year in product(names, years)])
    yield np.concatenate([joined(name, when) for name, when in product(names, week)])
    yield np.concatenate([joined(date, name) for name in (*given, *surname)])
    yield np.concatenate([joined(phone, g) for g in given])
    yield np.concatenate([joined(_moment(rows), name) for name in (*given, *surname)])
    yield _caller_keys(rows, names)


def sounds(rows: Matrix, start: int, words: Words, count: int) -> list[Longs]:
    """Sound of each of the first tokens of a name, misspellings mended; NO_KEY where there is none."""
    tokens = rows[:, start : start + count]
    return [np.where(column >= 0, words.mended[column], NO_KEY).astype(np.int64) for column in tokens.T]


def joined(*parts: Longs) -> Longs:
    """Mix keys into one; none where any part is none. Two mixes may rarely meet: then a pair is compared in vain."""
    key = np.zeros(len(parts[0]), np.uint64)
    known = np.ones(len(key), bool)
    for part in parts:
        key = (key ^ part.astype(np.uint64)) * MIX
        key ^= key >> np.uint64(29)
        known &= part >= 0
    return np.where(known, (key >> np.uint64(1)).astype(np.int64), NO_KEY)


def _birth_date(rows: Matrix) -> Longs:
    """Full date of birth, the same for a date and its day-month swap."""
    days = rows[:, F.BORN_FROM].astype("datetime64[D]")
    year = days.astype("datetime64[Y]").astype(np.int64) + 1970
    month = days.astype("datetime64[M]").astype(np.int64) % 12 + 1
    day = (days - days.astype("datetime64[M]")).astype(np.int64) + 1
    key = year * 10_000 + np.minimum(month, day) * 100 + np.maximum(month, day)
    full = np.isin(rows[:, F.BORN_FLAG], (BirthKind.DATE, BirthKind.JANUARY_FIRST))
    return np.where(full, key, NO_KEY)


def _birth_years(rows: Matrix) -> list[Longs]:
    """The spans of two years in which a person was born, in both phases, so that a year off still meets."""
    known = rows[:, F.BORN_FLAG] > BirthKind.NONE
    middle = (rows[:, F.BORN_FROM].astype(np.int64) + rows[:, F.BORN_TO]) / 2 / YEAR + 200
    return [np.where(known, ((middle + phase) // 2) * 2 + phase, NO_KEY).astype(np.int64) for phase in (0, 1)]


def _weeks(rows: Matrix) -> list[Longs]:
    """The fortnights in which a record was made, so that days apart still meet."""
    day = np.where(rows[:, F.DAY] >= 0, rows[:, F.DAY], rows[:, F.CUSTODY]).astype(np.int64)
    return [np.where(day >= 0, (day + shift) // 14 * 2 + (shift > 0), NO_KEY) for shift in (0, 7)]


def _moment(rows: Matrix) -> Longs:
    """Minute and station: the same person written down twice."""
    timed = (rows[:, F.TIMED] == 1) & (rows[:, F.STATION] >= 0)
    return np.where(timed, rows[:, F.MINUTE].astype(np.int64) * 512 + rows[:, F.STATION], NO_KEY)


def _caller_keys(rows: Matrix, names: list[Longs]) -> Longs:
    """Names alone, where a caller is among them: a caller brings little else. Agency rows meet callers in `calls`."""
    caller = rows[:, F.ROLE] == RoleCode.CALLER
    return np.concatenate([np.where(caller, name, NO_KEY) for name in names])
