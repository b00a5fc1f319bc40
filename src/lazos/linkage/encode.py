"""Turn a record table into numbers: one row of integers a record, the vocabulary of names, and the mentions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lazos.core.columns import Column, Kind, Place, Role
from lazos.core.dates import parse_iso
from lazos.core.kinship import Relation
from lazos.linkage.layout import MISSING, WIDTH, WIPED, BirthKind, F, KindCode, RoleCode
from lazos.linkage.mentions import Mention, Standing, hints, read
from lazos.linkage.people import read_names
from lazos.linkage.text import coded, mapped, numbered
from lazos.linkage.vocabulary import Vocabulary

Matrix = npt.NDArray[np.int32]
YEAR: Final = 365.2425
GROWN: Final = 18  # years; the age from which a person apprehended counts as an adult
_EPOCH: Final = date(1970, 1, 1).toordinal()

RELATIONS: Final = (
    None,
    Relation.MOTHER,
    Relation.FATHER,
    Relation.PARENT,
    Relation.GRANDPARENT,
    Relation.SIBLING,
    Relation.AUNT_UNCLE,
    Relation.GUARDIAN,
    Relation.OTHER,
)


@dataclass(frozen=True, slots=True)
class Mentions:
    """Persons whom records name without describing them, in order of the line that names them.

    `line`: of the record table; `relation`: index into RELATIONS of what the named person is to the subject (for a
    named child: what the subject is to the child); `standing`: a `Standing`; `rows` (M, WIDTH): what is told of the
    named person, in the layout of a record.
    """

    line: npt.NDArray[np.int64]
    relation: Matrix
    standing: Matrix
    rows: Matrix


@dataclass(frozen=True, slots=True)
class Encoded:
    """The numeric form of a record table.

    `rows` (N, WIDTH) by layout `F`; `relatives`: persons named in notes and name columns; `children`: children whom
    adults' remarks and callers name.
    """

    rows: Matrix
    vocabulary: Vocabulary
    relatives: Mentions
    children: Mentions


def encode(table: pa.Table) -> Encoded:
    """Encode a record table (see `lazos.core.columns`); the vocabulary is that of the table."""
    rows = np.full((table.num_rows, WIDTH), MISSING, np.int32)
    _codes(table, rows)
    _numbers(table, rows)
    _moments(table, rows)
    _births(table, rows)
    _roles(table, rows)
    rows[:, F.HINT] = mapped(table, Column.NOTE, lambda note: (int(hints(note)),), 1)[:, 0]
    noted = _noted_persons(table)
    relatives = _relatives(table, noted)
    children = _children(table, noted)
    names = read_names(table, [[m.name for _, m in relatives], [m.name for _, m in children]])
    rows[:, F.GIVEN_1 : F.GIVEN_3 + 1] = names.given
    rows[:, F.SURNAME_1 : F.SURNAME_3 + 1] = names.surname
    return Encoded(
        rows,
        names.vocabulary,
        _mentions(relatives, *names.more[0]),
        _with_child_facts(table, rows, _mentions(children, *names.more[1])),
    )


def _codes(table: pa.Table, rows: Matrix) -> None:
    """Fill the fields in which only equality counts."""
    for field, column in _EQUALITY.items():
        rows[:, field] = numbered(table, column)
    rows[:, F.SEX] = mapped(table, Column.SEX, lambda s: ({"F": 0, "M": 1}.get(s, -1),), 1)[:, 0]
    told = mapped(table, Column.RELATION, lambda r: (_SEX_OF.get(r, -1),), 1)[:, 0]
    calls = mapped(table, Place.KIND, lambda k: (int(k == Kind.CONTACTS),), 1)[:, 0] == 1
    rows[:, F.SEX] = np.where((rows[:, F.SEX] == MISSING) & calls, told, rows[:, F.SEX])
    rows[:, F.LIST] = numbered(table, Place.LIST)
    kinds = {kind.value: code for kind, code in _KINDS.items()}
    rows[:, F.KIND] = mapped(table, Place.KIND, lambda k: (kinds.get(k, KindCode.OTHER),), 1)[:, 0]
    units = numbered(table, Column.FAMILY_UNIT)
    wiped = mapped(table, Column.FAMILY_UNIT, lambda u: (int(u == "DELETED"),), 1)[:, 0] == 1
    rows[:, F.UNIT] = np.where(wiped, WIPED, units)
    events = rows[:, F.EVENT]
    sizes = np.bincount(events[events >= 0], minlength=1)
    rows[:, F.EVENT_SIZE] = np.where(events >= 0, sizes[np.maximum(events, 0)], MISSING)


_SEX_OF: Final = {Relation.MOTHER.value: 0, Relation.FATHER.value: 1}
_EQUALITY: Final = {
    F.COUNTRY: Column.COUNTRY,
    F.DEPARTMENT: Column.DEPARTMENT,
    F.MUNICIPALITY: Column.MUNICIPALITY,
    F.LANGUAGE: Column.LANGUAGES,
    F.EVENT: Column.EVENT_NUMBER,
    F.SECTOR: Column.SECTOR,
    F.STATION: Column.STATION,
    F.FACILITY: Column.FACILITY,
}
_KINDS: Final = {
    Kind.CHILDREN: KindCode.CHILDREN,
    Kind.ADULTS: KindCode.ADULTS,
    Kind.APPREHENSIONS: KindCode.APPREHENSIONS,
    Kind.CONTACTS: KindCode.CONTACTS,
}


def _numbers(table: pa.Table, rows: Matrix) -> None:
    """Fill A-numbers and telephones."""
    rows[:, F.NUMBER] = mapped(table, Column.A_NUMBER, lambda a: (int(a),) if a.isdigit() else (), 1)[:, 0]
    phones: dict[str, int] = {}

    def lines(value: str) -> Sequence[int]:
        return [phones.setdefault(phone[-8:], len(phones)) for phone in value.split()[:2]]

    rows[:, F.PHONE : F.PHONE_2 + 1] = mapped(table, Column.PHONE, lines, 2)


def _moments(table: pa.Table, rows: Matrix) -> None:
    """Fill when a person was apprehended, taken into custody, or is said to have crossed."""
    rows[:, [F.MINUTE, F.TIMED, F.DAY]] = mapped(table, Column.EVENT_AT, _moment, 3)
    rows[:, F.CUSTODY] = mapped(table, Column.CUSTODY_FROM, _day, 1)[:, 0]
    rows[:, F.CROSSED] = mapped(table, Column.CROSSED_AT, _month, 1)[:, 0]


def _moment(text: str) -> Sequence[int]:
    """Minute, whether the hour is known, and day, of a local time as written."""
    day, _, hour = text.partition("T")
    known = _day(day)
    if not known:
        return ()
    if not hour:
        return known[0] * 1440 + 720, 0, known[0]
    return known[0] * 1440 + int(hour[:2]) * 60 + int(hour[3:5]), 1, known[0]


def _day(text: str) -> Sequence[int]:
    """Day of a full date (of two readings the first); nothing for a partial one."""
    first = parse_iso(text.partition("|")[0])
    return (first.span()[0] - _EPOCH,) if first and first.day else ()


def _month(text: str) -> Sequence[int]:
    first = parse_iso(text.partition("|")[0])
    return (first.year * 12 + first.month,) if first and first.month else ()


def _births(table: pa.Table, rows: Matrix) -> None:
    """Fill the span of days in which a person was born, from a date or else from an age and when it was noted."""
    rows[:, [F.BORN_FROM, F.BORN_TO, F.BORN_FLAG, F.BORN_OTHER]] = mapped(table, Column.BIRTH_DATE, _birth, 4)
    span = _span_of_age(_ages(table, Column.AGE), _noted(table, rows))
    flag = np.maximum(rows[:, F.BORN_FLAG], BirthKind.NONE)
    by_age = (flag == BirthKind.NONE) & (span[:, 1] >= span[:, 0] + 1)
    rows[by_age, F.BORN_FROM], rows[by_age, F.BORN_TO] = span[by_age, 0], span[by_age, 1]
    rows[:, F.BORN_FLAG] = np.where(by_age, BirthKind.AGE, flag)


def _birth(text: str) -> Sequence[int]:
    first, _, second = text.partition("|")
    birth, swapped = parse_iso(first), parse_iso(second)
    if birth is None:
        return ()
    if birth.day:
        flag = BirthKind.JANUARY_FIRST if (birth.month, birth.day) == (1, 1) else BirthKind.DATE
    else:
        flag = BirthKind.MONTH if birth.month else BirthKind.YEAR
    other = swapped.span()[0] - _EPOCH if swapped else MISSING
    return birth.span()[0] - _EPOCH, birth.span()[1] - _EPOCH, flag, other


def _ages(table: pa.Table, column: str) -> npt.NDArray[np.float64]:
    """Ages in years; NaN where missing."""
    tenths = mapped(table, column, lambda age: (round(float(age) * 100),), 1)[:, 0]
    return np.where(tenths == MISSING, np.nan, tenths / 100)


def _noted(table: pa.Table, rows: Matrix) -> npt.NDArray[np.float64]:
    """Day on which an age was noted: said, else the event's, the custody's or the call's; NaN where nothing tells."""
    days = np.full(table.num_rows, np.nan)
    said = mapped(table, Column.AGE_AS_OF, _middle, 1)[:, 0]
    called = mapped(table, Column.CALLED_AT, _middle, 1)[:, 0]
    for known in (said, rows[:, F.DAY], rows[:, F.CUSTODY], called):
        days = np.where(np.isnan(days) & (known != MISSING), known, days)
    typical = np.nanmedian(days) if np.isfinite(days).any() else np.nan
    return np.where(np.isnan(days), typical, days)


def _middle(text: str) -> Sequence[int]:
    when = parse_iso(text.partition("|")[0])
    return (sum(when.span()) // 2 - _EPOCH,) if when else ()


def _span_of_age(ages: npt.NDArray[np.float64], noted: npt.NDArray[np.float64]) -> Matrix:
    """First and last possible day of birth (N, 2) of somebody of that age on that day; equal days where unknown.

    No day is kept for *unknown*: before 1970 every negative number is a day.
    """
    known = np.isfinite(ages) & np.isfinite(noted)
    last = np.where(known, noted - ages * YEAR, MISSING)
    first = np.where(known, noted - (ages + 1) * YEAR + 1, MISSING)
    return np.column_stack([first, last]).astype(np.int32)


def _roles(table: pa.Table, rows: Matrix) -> None:
    """Say whose record each is: by its list, by a role it states, else by the age when apprehended."""
    by_kind = {KindCode.CHILDREN: RoleCode.CHILD, KindCode.ADULTS: RoleCode.ADULT, KindCode.CONTACTS: RoleCode.CALLER}
    role = np.zeros(table.num_rows, np.int32)
    for kind, code in by_kind.items():
        role[rows[:, F.KIND] == kind] = code
    said = mapped(table, Column.ROLE, lambda r: (_SAID.get(r, MISSING),), 1)[:, 0]
    role = np.where((said != MISSING) & (role != RoleCode.CALLER), said, role)
    born = (rows[:, F.BORN_FROM] + rows[:, F.BORN_TO]) / 2
    when = _noted(table, rows)
    grown = when - born >= GROWN * YEAR
    undecided = (role == RoleCode.UNKNOWN) & (rows[:, F.BORN_FLAG] > BirthKind.NONE) & np.isfinite(when)
    rows[:, F.ROLE] = np.where(undecided, np.where(grown, RoleCode.ADULT, RoleCode.CHILD), role)


_SAID: Final = {
    Role.CHILD.value: RoleCode.CHILD,
    Role.ADULT.value: RoleCode.ADULT,
    Role.MOTHER.value: RoleCode.ADULT,
    Role.FATHER.value: RoleCode.ADULT,
    Role.RELATIVE.value: RoleCode.ADULT,
}
Named = list[tuple[int, Mention]]


def _relatives(table: pa.Table, noted: Named) -> Named:
    """Read the relatives whom records name: in notes, and in the columns for mother, father and relative."""
    found = [(line, m) for line, m in noted if m.relation is not None]
    for column, relation, sex in (
        (Column.MOTHER_NAME, Relation.MOTHER, "F"),
        (Column.FATHER_NAME, Relation.FATHER, "M"),
    ):
        found += [(line, Mention(name, relation, sex, Standing.PLAIN)) for line, name in _cells(table, column)]
    beside, kinds = dict(_cells(table, Column.RELATION)), coded(table, Place.KIND)
    for line, name in _cells(table, Column.RELATIVE_NAME):
        called = kinds[0][line] >= 0 and kinds[1][kinds[0][line]] == Kind.CONTACTS
        said = "" if called else beside.get(line, "")
        found.append((line, Mention(name, RELATIONS[_RELATION.get(said, len(RELATIONS) - 1)], "", Standing.PLAIN)))
    return sorted(found, key=lambda entry: entry[0])


def _children(table: pa.Table, noted: Named) -> Named:
    """Read the children whom adults' records name: the child of a call, or a child named in a remark."""
    found = [
        (line, Mention(name, None, "", Standing.PLAIN))
        for column in (Column.CHILD_NAME, Column.CHILD_NICKNAME)
        for line, name in _cells(table, column)
    ]
    kinds, values = coded(table, Place.KIND)
    remarks = {i for i, kind in enumerate(values) if kind in (Kind.ADULTS, Kind.APPREHENSIONS)}
    found += [(line, m) for line, m in noted if m.name and kinds[line] in remarks and m.relation is None]
    return sorted(found, key=lambda entry: entry[0])


def _cells(table: pa.Table, column: str) -> list[tuple[int, str]]:
    codes, values = coded(table, column)
    return [(int(line), values[codes[line]]) for line in np.flatnonzero(codes >= 0)]


def _noted_persons(table: pa.Table) -> Named:
    codes, values = coded(table, Column.NOTE)
    mentions = [read(value) for value in values]
    return [(int(line), m) for line in np.flatnonzero(codes >= 0) if (m := mentions[codes[line]]) is not None]


def _mentions(named: Named, given: Matrix, surname: Matrix) -> Mentions:
    rows = np.full((len(named), WIDTH), MISSING, np.int32)
    sexes = {"F": 0, "M": 1}
    rows[:, F.SEX] = [sexes.get(mention.sex, MISSING) for _, mention in named]
    rows[:, F.BORN_FLAG] = BirthKind.NONE
    rows[:, F.GIVEN_1 : F.GIVEN_3 + 1] = given[: len(named)]
    rows[:, F.SURNAME_1 : F.SURNAME_3 + 1] = surname[: len(named)]
    return Mentions(
        np.array([line for line, _ in named], np.int64),
        np.array([RELATIONS.index(mention.relation) for _, mention in named], np.int32),
        np.array([mention.standing for _, mention in named], np.int32),
        rows,
    )


def _with_child_facts(table: pa.Table, rows: Matrix, children: Mentions) -> Mentions:
    """Add what a call says of the child: sex, age, and what the caller is to the child."""
    lines = children.line
    sex = mapped(table, Column.CHILD_SEX, lambda s: ({"F": 0, "M": 1}.get(s, -1),), 1)[:, 0]
    born = mapped(table, Column.CHILD_BIRTH_DATE, _birth, 4)
    aged = _span_of_age(_ages(table, Column.CHILD_AGE), _noted(table, rows))
    relation = mapped(table, Column.RELATION, lambda r: (_RELATION.get(r, 0),), 1)[:, 0]
    told = children.rows
    told[:, F.SEX] = sex[lines]
    told[:, [F.BORN_FROM, F.BORN_TO, F.BORN_FLAG, F.BORN_OTHER]] = born[lines]
    by_age = (born[:, 2] == MISSING) & (aged[:, 1] >= aged[:, 0] + 1)
    told[:, F.BORN_FROM : F.BORN_TO + 1] = np.where(by_age[:, None], aged, born[:, :2])[lines]
    told[:, F.BORN_FLAG] = np.where(by_age, BirthKind.AGE, np.maximum(born[:, 2], BirthKind.NONE))[lines]
    return Mentions(lines, np.maximum(relation, 0)[lines], children.standing, told)


_RELATION: Final = {relation.value: index for index, relation in enumerate(RELATIONS) if relation is not None}
