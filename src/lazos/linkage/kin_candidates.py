"""Which adults are worth comparing with which child: all who stood near it, or bear its names, or name it."""

from collections.abc import Iterator
from itertools import chain, product
from typing import Final

import numpy as np
import numpy.typing as npt

from lazos.linkage.blocking import joined, sounds
from lazos.linkage.encode import Encoded, Mentions
from lazos.linkage.layout import F
from lazos.linkage.pairs import NO_KEY, Pairs, across, distinct, union
from lazos.linkage.vocabulary import Words

Rows = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Ids = npt.NDArray[np.int32]

MOST: Final = 40  # adults that one key of one child may bring
MOST_OF_DAY: Final = 12  # the same where only a surname and some days are shared: of more, none would be likely
MINUTES: Final = 1 << 26  # more than there are minutes since 1970
DAYS: Final = 1 << 16
DAY_MINUTES: Final = 1440
STRETCH: Final = 512  # numbers that are near enough where a surname is shared
STRETCHES: Final = 1 << 22  # more than there are stretches of numbers


def kin_pairs(encoded: Encoded, person: Longs, child: npt.NDArray[np.bool_]) -> tuple[Longs, Longs]:
    """Pair children with adults (person numbers) who might be their parents."""
    rows, words = encoded.rows, encoded.vocabulary.words
    of_child = child[person]
    young, grown = np.flatnonzero(of_child).astype(np.int32), np.flatnonzero(~of_child).astype(np.int32)
    found = chain(_near(rows, words, young, grown), _named(encoded, young, grown, of_child))
    left, right = union(found, len(rows))
    count = int(person.max()) + 1 if len(person) else 1
    pairs = distinct(person[left] * count + person[right])
    return pairs // count, pairs % count


def _near(rows: Rows, words: Words, young: Ids, grown: Ids) -> Iterator[Pairs]:
    """Pair by standing near: in numbers, event, unit, place and time; wider where a surname is shared."""
    c, a = rows[young], rows[grown]
    units = np.where(c[:, F.UNIT] >= 0, c[:, F.UNIT], NO_KEY).astype(np.int64)
    yield across(_long(c, F.NUMBER), young, _long(a, F.NUMBER), grown, MOST, radius=6)
    yield across(_long(c, F.EVENT), young, _long(a, F.EVENT), grown, MOST)
    yield across(units, young, _long(a, F.UNIT), grown, MOST)
    yield across(_place_minute(c), young, _place_minute(a), grown, MOST, radius=30)
    surnames = product(sounds(c, F.SURNAME_1, words, 2), sounds(a, F.SURNAME_1, words, 2))
    for x, y in surnames:
        yield across(_name_number(x, c), young, _name_number(y, a), grown, MOST, radius=1)
        for shift, radius in ((0, 240), (DAY_MINUTES, 60), (-DAY_MINUTES, 60)):
            yield across(_name_minute(x, c, shift), young, _name_minute(y, a, 0), grown, MOST, radius=radius)
        for mine, theirs, radius in (
            (F.DAY, F.DAY, 2),
            (F.DAY, F.CUSTODY, 3),
            (F.CUSTODY, F.DAY, 4),
            (F.CUSTODY, F.CUSTODY, 4),
        ):
            yield across(
                _name_day(x, _long(c, mine)), young, _name_day(y, _long(a, theirs)), grown, MOST_OF_DAY, radius=radius
            )


def _long(rows: Rows, field: int) -> Longs:
    return rows[:, field].astype(np.int64)


def _place_minute(rows: Rows) -> Longs:
    known = (rows[:, F.TIMED] == 1) & (rows[:, F.STATION] >= 0)
    return np.where(known, _long(rows, F.STATION) * MINUTES + rows[:, F.MINUTE], NO_KEY)


def _name_minute(name: Longs, rows: Rows, shift: int) -> Longs:
    known = (rows[:, F.TIMED] == 1) & (name >= 0)
    return np.where(known, name * MINUTES + rows[:, F.MINUTE] + shift, NO_KEY)


def _name_day(name: Longs, day: Longs) -> Longs:
    return np.where((name >= 0) & (day >= 0), name * DAYS + day, NO_KEY)


def _name_number(name: Longs, rows: Rows) -> Longs:
    known = (rows[:, F.NUMBER] >= 0) & (name >= 0)
    return np.where(known, name * STRETCHES + rows[:, F.NUMBER] // STRETCH, NO_KEY)


def _named(encoded: Encoded, young: Ids, grown: Ids, of_child: npt.NDArray[np.bool_]) -> list[Pairs]:
    """Pair by whom one names: a relative in the child's note, a child in the adult's remark or call."""
    rows, words = encoded.rows, encoded.vocabulary.words
    relatives, children = encoded.relatives, encoded.children
    told_by_child, told_by_adult = of_child[relatives.line], ~of_child[children.line]
    found = _by_name(relatives, told_by_child, rows, grown, words)
    back = _by_name(children, told_by_adult, rows, young, words)
    return [*found, *((right, left) for left, right in back), *_calls(encoded, young, told_by_adult)]


def _by_name(mentions: Mentions, told: npt.NDArray[np.bool_], rows: Rows, ids: Ids, words: Words) -> list[Pairs]:
    lines = mentions.line[told].astype(np.int32)
    named = [joined(g, s) for g, s in _names(mentions.rows[told], words)]
    known = [joined(g, s) for g, s in _names(rows[ids], words)]
    return [across(x, lines, y, ids, MOST) for x, y in product(named, known)]


def _names(rows: Rows, words: Words) -> list[tuple[Longs, Longs]]:
    return list(product(sounds(rows, F.GIVEN_1, words, 2), sounds(rows, F.SURNAME_1, words, 2)))


def _calls(encoded: Encoded, young: Ids, told: npt.NDArray[np.bool_]) -> list[Pairs]:
    """A caller gives the child's first name and their own surname: pair them with such children."""
    rows, words = encoded.rows, encoded.vocabulary.words
    lines = encoded.children.line[told].astype(np.int32)
    given = sounds(encoded.children.rows[told], F.GIVEN_1, words, 2)
    own = sounds(rows[lines], F.SURNAME_1, words, 2)
    known = [joined(g, s) for g, s in _names(rows[young], words)]
    pairs = (across(joined(g, s), lines, key, young, MOST) for g, s in product(given, own) for key in known)
    return [(right, left) for left, right in pairs]
