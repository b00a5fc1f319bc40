"""Build a store from an encoded record table and its persons."""

from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lazos.core.columns import Column
from lazos.core.names import fold
from lazos.linkage.encode import Encoded
from lazos.linkage.inquiry.book import make_book
from lazos.linkage.inquiry.homes import homes
from lazos.linkage.inquiry.near import companions, slices
from lazos.linkage.inquiry.postings import postings_of
from lazos.linkage.inquiry.store import (
    FIRST_YEAR,
    N_CUSTODY_MONTH,
    N_EVENT_DAY,
    N_EVENT_MONTH,
    NARROW,
    W_FROM,
    W_NAMES,
    W_NUMBER,
    W_OTHER,
    W_PHONE,
    W_TO,
    WIDE,
    YEARS,
    Arrays,
    Ints,
    Longs,
    Shorts,
    Store,
)
from lazos.linkage.kin import Persons
from lazos.linkage.layout import BirthKind, F
from lazos.linkage.text import coded, mapped

EQUAL: Final = (
    Column.COUNTRY, Column.LANGUAGES, Column.SECTOR, Column.STATION, Column.FACILITY,
)  # fmt: skip
READ: Final = (*EQUAL, Column.MUNICIPALITY, Column.DEPARTMENT, Column.PHONE)  # the columns that building reads
_NARROW: Final = (
    F.SEX, F.BORN_FLAG, F.COUNTRY, F.DEPARTMENT, F.MUNICIPALITY, F.LANGUAGE, F.DAY, F.DAY, F.CUSTODY, F.CROSSED,
    F.SECTOR, F.STATION, F.FACILITY,
)  # fmt: skip
MOST: Final = 32_000  # codes that a narrow column holds; a rarer value beyond them is not kept
Pairs = tuple[Longs, Longs]


def build(
    said: pa.Table,
    encoded: Encoded,
    persons: Persons,
    is_child: npt.NDArray[np.bool_],
    order: Longs,
    kin: Pairs | None = None,
) -> Store:
    """Build a store.

    `said`: the columns READ of the records as they were encoded (see `in_order`); `order` (N): the line of the record
    table behind each; `persons`, `is_child`: who they are; `kin`: pairs of persons known or proposed to be child and
    parent.
    """
    count = len(is_child)
    rank = _by_surname(persons)
    inverse = np.empty(count, np.int64)
    inverse[rank] = np.arange(count)
    lines = _gathered(persons, rank)
    line_start = np.zeros(count + 1, np.int64)
    np.cumsum(np.diff(persons.start)[rank], out=line_start[1:])
    who = np.repeat(np.arange(count), np.diff(line_start))
    places = _Places(said)
    wide, narrow = _wide(said, encoded, lines), _narrow(encoded, lines, places)
    mentions = _mentions(encoded, lines, who, count)
    child = is_child[rank].astype(np.uint8)
    tokens = encoded.vocabulary.tokens
    start, postings = postings_of(wide, line_start, mentions[2], max(1, len(tokens)))
    pairs = None if kin is None else (inverse[kin[0]], inverse[kin[1]])
    near_start, near = companions(encoded.rows, lines, who, child, pairs)
    profile = places.folded_profile(persons.profile[rank])
    codes, (people, moments, inner) = _profiles(profile, child)
    arrays = Arrays(
        wide, narrow, order[lines], line_start, child, codes, people, moments, inner, *mentions, near_start, near,
        *_born(wide, narrow, who), *_sorted(wide[:, W_NUMBER], who),
        *_sorted(np.concatenate([wide[:, W_PHONE], wide[:, W_PHONE + 1]]), np.concatenate([who, who])),
        np.ones(count, np.uint8),
    )  # fmt: skip
    values = {str(column): _numbered(said, column) for column in EQUAL}
    book = make_book(tokens, start, postings, count)
    pairs_of_places, times = np.unique(profile[:, [F.MUNICIPALITY, F.DEPARTMENT]], axis=0, return_counts=True)
    found = homes(places.municipality, places.department, pairs_of_places, times)
    return Store(arrays, book, encoded.vocabulary.number, values, found, counted(profile, child))


class _Places:
    """Folds the columns of home places, so that accents and case do not make two places of one."""

    def __init__(self, records: pa.Table) -> None:
        self.municipality, self._inner = _folded(records, Column.MUNICIPALITY)
        self.department, self._outer = _folded(records, Column.DEPARTMENT)

    def folded_profile(self, profile: Ints) -> Ints:
        """Profiles with folded places."""
        out = profile.copy()
        out[:, F.MUNICIPALITY] = self._inner[profile[:, F.MUNICIPALITY]]
        out[:, F.DEPARTMENT] = self._outer[profile[:, F.DEPARTMENT]]
        return out

    def folded(self, field: int, codes: Ints) -> Ints:
        """Codes of one field, folded."""
        table = {F.MUNICIPALITY: self._inner, F.DEPARTMENT: self._outer}.get(F(field))
        return codes if table is None else table[codes]


def _folded(records: pa.Table, column: str) -> tuple[dict[str, int], Ints]:
    """The folded values of a column, and the folded code of each code; code -1 stays -1."""
    book: dict[str, int] = {}
    values = coded(records, column)[1]
    codes = [book.setdefault(fold(value), len(book)) for value in values]
    return book, np.array([*codes, -1], np.int32)


def counted(profile: Ints, child: npt.NDArray[np.uint8]) -> dict[str, Longs]:
    """How many persons carry each code."""
    fields = {"sex": F.SEX, "country": F.COUNTRY, "language": F.LANGUAGE, "municipality": F.MUNICIPALITY,
              "sector": F.SECTOR}  # fmt: skip
    found = {name: _bincount(profile[:, field]) for name, field in fields.items()}
    found["month"], found["custody"] = _bincount(months(profile[:, F.DAY])), _bincount(months(profile[:, F.CUSTODY]))
    found["child"] = np.bincount(child, minlength=2)
    year = np.clip(birth_year(profile) - FIRST_YEAR, 0, YEARS - 1)
    born = profile[:, F.BORN_FLAG] > BirthKind.NONE
    both = np.bincount(child[born].astype(np.int64) * YEARS + year[born], minlength=2 * YEARS)
    found["year"] = both.reshape(2, YEARS)
    return found


def _bincount(values: Ints) -> Longs:
    return np.bincount(values[values >= 0], minlength=1).astype(np.int64)


def birth_year(profile: Ints) -> Longs:
    """The year in the middle of what is known of a birth."""
    middle = (profile[:, F.BORN_FROM].astype(np.int64) + profile[:, F.BORN_TO]) // 2
    return np.asarray(1970 + np.floor_divide(middle, 365.2425), np.int64)


def _numbered(records: pa.Table, column: str) -> dict[str, int]:
    return {value: code for code, value in enumerate(coded(records, column)[1][:MOST])}


def _by_surname(persons: Persons) -> Longs:
    """Persons in the order of their surnames, then given names."""
    profile = persons.profile
    keys = [profile[:, field] for field in (F.GIVEN_1, F.SURNAME_2, F.SURNAME_1)]
    return np.lexsort(keys).astype(np.int64)


def _gathered(persons: Persons, rank: Longs) -> Longs:
    """The lines of all persons in a new order of the persons."""
    sizes = np.diff(persons.start)[rank]
    first = np.repeat(persons.start[:-1][rank] - np.concatenate([[0], np.cumsum(sizes)[:-1]]), sizes)
    return np.asarray(persons.lines[first + np.arange(len(first))], np.int64)


def _wide(said: pa.Table, encoded: Encoded, lines: Longs) -> Ints:
    rows = encoded.rows
    wide = np.empty((len(lines), WIDE), np.int32)
    wide[:, :W_NAMES] = rows[lines, F.GIVEN_1 : F.SURNAME_3 + 1]
    for place, field in ((W_FROM, F.BORN_FROM), (W_TO, F.BORN_TO), (W_OTHER, F.BORN_OTHER), (W_NUMBER, F.NUMBER)):
        wide[:, place] = rows[lines, field]
    wide[:, W_PHONE : W_PHONE + 2] = mapped(said, Column.PHONE, _phones, 2)[lines]
    return wide


def _phones(value: str) -> list[int]:
    return [int(phone[-8:]) for phone in value.split()[:2] if phone.isdigit()]


def _narrow(encoded: Encoded, lines: Longs, places: _Places) -> Shorts:
    narrow = np.empty((len(lines), NARROW), np.int16)
    for place, field in enumerate(_NARROW):
        values = places.folded(field, encoded.rows[lines, field])
        if place in (N_EVENT_MONTH, N_CUSTODY_MONTH):
            values = months(values)
        bound = np.iinfo(np.int16).max if place == N_EVENT_DAY else MOST
        narrow[:, place] = np.where(values > bound, -1, np.maximum(values, -1))
    return narrow


def months(days: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """Year * 12 + month of days since 1970; -1 where the day is -1. January is 1."""
    known = days >= 0
    month = np.where(known, days, 0).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return np.where(known, month + 1970 * 12 + 1, -1).astype(np.int32)


def _mentions(encoded: Encoded, lines: Longs, who: Longs, count: int) -> tuple[Longs, Ints, Ints]:
    """Mentions by person: start, the person whose record makes it, and what is told."""
    of_line = np.empty(len(lines), np.int64)
    of_line[lines] = who
    parts = []
    for mentions, shift in ((encoded.relatives, 0), (encoded.children, 16)):
        told = np.concatenate(
            [
                mentions.rows[:, F.GIVEN_1 : F.SURNAME_3 + 1],
                (mentions.relation + shift)[:, None],
                mentions.rows[:, F.SEX : F.SEX + 1],
            ],
            axis=1,
        )
        parts.append((of_line[mentions.line], told))
    of = np.concatenate([part[0] for part in parts])
    told = np.concatenate([part[1] for part in parts])
    named = (told[:, :W_NAMES] >= 0).any(axis=1)
    of, told = of[named], told[named]
    by_person = np.argsort(of, kind="stable")
    return slices(of, count), of[by_person].astype(np.int32), told[by_person].astype(np.int32)


def _profiles(profile: Ints, child: npt.NDArray[np.uint8]) -> tuple[Ints, tuple[Ints, Ints, Ints]]:
    """The distinct profiles of persons and which each has."""
    born = profile[:, F.BORN_FLAG] > BirthKind.NONE
    year = np.where(born, birth_year(profile), -1).astype(np.int32)
    columns = (
        (profile[:, F.SEX], child, profile[:, F.COUNTRY], year),
        (months(profile[:, F.DAY]), months(profile[:, F.CUSTODY]), profile[:, F.SECTOR]),
        (profile[:, F.MUNICIPALITY], profile[:, F.DEPARTMENT]),
    )
    codes, tables = np.empty((len(child), 3), np.int32), []
    for at, group in enumerate(columns):
        key = np.zeros(len(child), np.int64)
        for column in group:
            key = key * 32_768 + np.maximum(column.astype(np.int64), -1) + 1
        _, first, code = np.unique(key, return_index=True, return_inverse=True)
        codes[:, at] = code
        tables.append(np.column_stack([column[first] for column in group]).astype(np.int32))
    return codes, (tables[0], tables[1], tables[2])


def _born(wide: Ints, narrow: Shorts, who: Longs) -> tuple[Ints, Ints]:
    """Postings by full date of birth, both readings of an ambiguous one."""
    dated = (narrow[:, 1] == BirthKind.DATE) | (narrow[:, 1] == BirthKind.JANUARY_FIRST)
    other = dated & (wide[:, W_OTHER] != -1)
    day = np.concatenate([wide[dated, W_FROM], wide[other, W_OTHER]])
    return _unique(day, np.concatenate([who[dated], who[other]]))


def _sorted(values: Ints, who: Longs) -> tuple[Ints, Ints]:
    held = values >= 0
    return _unique(values[held], who[held])


def _unique(values: Ints, who: Longs) -> tuple[Ints, Ints]:
    """Pairs of value and person, each once, by value; values before 1970 are negative days."""
    key = np.unique((values.astype(np.int64) + (1 << 31) << 31) | who)
    return ((key >> 31) - (1 << 31)).astype(np.int32), (key & ((1 << 31) - 1)).astype(np.int32)
