"""What a reason shows: the two values compared and what can be counted, from the records that carry the level.

A person has several records, and a level is that of the best pair of them. To show the first value at hand beside it
would put two things together that were never compared.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from lazos.core.columns import Column
from lazos.core.evidence import ReasonCode
from lazos.linkage import inheritance, near, same, told
from lazos.linkage.cells import NOTHING, Cells, Shown
from lazos.linkage.layout import F

Row = npt.NDArray[np.int32]
Levels = Mapping[str, str]
Pair = tuple[int, int]

_FIELD: Final = {
    ReasonCode.SEX: (F.SEX, Column.SEX),
    ReasonCode.COUNTRY: (F.COUNTRY, Column.COUNTRY),
    ReasonCode.LANGUAGE: (F.LANGUAGE, Column.LANGUAGES),
    ReasonCode.A_NUMBER: (F.NUMBER, Column.A_NUMBER),
    ReasonCode.EVENT: (F.EVENT, Column.EVENT_NUMBER),
    ReasonCode.FAMILY_UNIT: (F.UNIT, Column.FAMILY_UNIT),
    ReasonCode.PHONE: (F.PHONE, Column.PHONE),
}
_DATES: Final = {F.DAY: Column.EVENT_AT, F.CUSTODY: Column.CUSTODY_FROM, F.CROSSED: Column.CROSSED_AT}
_MISSING: Final = "missing"
_DAY: Final = 1440
_HOURS_FROM: Final = 240  # minutes from which hours are counted
_YEAR: Final = 365.2425


def of_kinship(cells: Cells, code: ReasonCode, levels: Levels, child: int, adult: int) -> Shown:
    """Show what a reason for or against a child (person) and an adult compared; the chief of `levels` first."""
    if next(iter(levels.values())) == _MISSING:
        return NOTHING
    if code is ReasonCode.ADULT_AGE:
        return Shown(cells.born(child))
    if code in _OF_PAIRS:
        return _OF_PAIRS[code](cells, levels, child, adult)
    field, column = _FIELD.get(code, (None, None))
    if code is ReasonCode.HOME_PLACE:
        field, column = _home(cells.persons.profile[child], cells.persons.profile[adult])
    if field is None or column is None or code is ReasonCode.SEX:
        return NOTHING
    return Shown(cells.said(child, field, column), cells.said(adult, field, column))


def of_identity(cells: Cells, code: ReasonCode, levels: Levels, a: int, b: int) -> Shown:
    """Show what a reason for or against two lines being of one person compared."""
    if next(iter(levels.values())) == _MISSING:
        return NOTHING
    if code in (ReasonCode.GIVEN_NAMES, ReasonCode.SURNAMES):
        return Shown(cells.name(a), cells.name(b))
    if code is ReasonCode.BIRTH_DATE:
        return Shown(cells.birth(a), cells.birth(b))
    if code is ReasonCode.APPREHENSION:
        return _when(cells, a, b)
    if code is ReasonCode.SECTOR:
        return cells.both((a, b), _where(levels["sector"]))
    if code is ReasonCode.HOME_PLACE:
        return cells.both((a, b), _home(cells.rows[a], cells.rows[b])[1])
    return cells.both((a, b), _FIELD[code][1]) if code in _FIELD else NOTHING


def _home(a: Row, b: Row) -> tuple[F, Column]:
    known = a[F.MUNICIPALITY] >= 0 and b[F.MUNICIPALITY] >= 0
    return (F.MUNICIPALITY, Column.MUNICIPALITY) if known else (F.DEPARTMENT, Column.DEPARTMENT)


def _where(level: str) -> Column:
    return Column.STATION if level == "same_station" else Column.SECTOR


def _when(cells: Cells, a: int, b: int) -> Shown:
    """The two dates that identity compared, in its order of preference."""
    x, y = cells.rows[a], cells.rows[b]
    for left, right in ((F.DAY, F.DAY), (F.DAY, F.CUSTODY), (F.CUSTODY, F.DAY), (F.CUSTODY, F.CUSTODY)):
        if x[left] >= 0 and y[right] >= 0:
            days = abs(int(x[left]) - int(y[right]))
            counted = {"days": str(days)} if days > 1 else {}
            return Shown(cells.cell(a, _DATES[left]), cells.cell(b, _DATES[right]), counted)
    return Shown(_crossed(cells, a), _crossed(cells, b))


def _crossed(cells: Cells, line: int) -> str:
    known = (field for field in (F.CROSSED, F.DAY, F.CUSTODY) if cells.rows[line, field] >= 0)
    return next((cells.cell(line, _DATES[field]) for field in known), "")


def _carrying(cells: Cells, compare: Callable[[Row, Row], int], level: int, child: int, adult: int) -> list[Pair]:
    """The pairs of records that reach a level."""
    rows = cells.rows
    return [(x, y) for x in cells.lines(child) for y in cells.lines(adult) if compare(rows[x], rows[y]) == level]


def _nearest(cells: Cells, pairs: Sequence[Pair], field: F) -> tuple[Pair, int]:
    apart, pair = min((abs(int(cells.rows[x, field]) - int(cells.rows[y, field])), (x, y)) for x, y in pairs)
    return pair, apart


def _number_near(cells: Cells, levels: Levels, child: int, adult: int) -> Shown:
    found = _carrying(cells, near.number_near, near.NUMBER_NEAR.index(levels["number_near"]), child, adult)
    pair, apart = _nearest(cells, found, F.NUMBER)
    return cells.both(pair, Column.A_NUMBER)._replace(counted={"numbers_apart": str(apart)})


def _moment(cells: Cells, levels: Levels, child: int, adult: int) -> Shown:
    found = _carrying(cells, near.moment, near.MOMENT.index(levels["moment"]), child, adult)
    pair, minutes = _nearest(cells, found, F.MINUTE)
    c, a = cells.rows[pair[0]], cells.rows[pair[1]]
    days = abs(int(c[F.DAY]) - int(a[F.DAY]))
    counted = {}
    if c[F.TIMED] == 1 and a[F.TIMED] == 1 and minutes <= _DAY:
        counted = {"minutes": str(minutes)} if minutes <= _HOURS_FROM else {"hours": str(round(minutes / 60))}
    elif days > 1:
        counted = {"days": str(days)}
    if c[F.STATION] == a[F.STATION] and c[F.STATION] >= 0:
        counted["station"] = cells.cell(pair[0], Column.STATION)
    return cells.both(pair, Column.EVENT_AT)._replace(counted=counted)


def _custody(cells: Cells, levels: Levels, child: int, adult: int) -> Shown:
    found = _carrying(cells, near.custody, near.CUSTODY.index(levels["custody"]), child, adult)
    days, x, y, left, right = min(
        (abs(int(cells.rows[x, left]) - int(cells.rows[y, right])), x, y, left, right)
        for x, y in found
        for left, right in ((F.CUSTODY, F.CUSTODY), (F.CUSTODY, F.DAY), (F.DAY, F.CUSTODY))
        if cells.rows[x, left] >= 0 and cells.rows[y, right] >= 0
    )
    return Shown(cells.cell(x, _DATES[left]), cells.cell(y, _DATES[right]), {"days": str(days)} if days > 1 else {})


def _event(cells: Cells, levels: Levels, child: int, adult: int) -> Shown:
    found = _carrying(cells, near.event, near.EVENT.index(levels["event"]), child, adult)
    return cells.both(found[0], Column.EVENT_NUMBER)


def _unit(cells: Cells, levels: Levels, child: int, adult: int) -> Shown:
    found = _carrying(cells, near.unit, near.UNIT.index(levels["unit"]), child, adult)
    return cells.both(found[0], Column.FAMILY_UNIT)


def _sector(cells: Cells, levels: Levels, child: int, adult: int) -> Shown:
    found = _carrying(cells, near.sector, near.SECTOR.index(levels["sector"]), child, adult)
    return cells.both(found[0], _where(levels["sector"]))


def _surnames(cells: Cells, levels: Levels, child: int, adult: int) -> Shown:
    """Show the names that carry the pattern, and the surname in common."""
    wanted = levels["surnames"], levels["surname_quality"], levels["surname_rarity"]
    words = cells.vocabulary.words
    for x in cells.lines(child):
        for y in cells.lines(adult):
            pattern, quality, token = inheritance.surname_pattern(cells.rows[x], cells.rows[y], words)
            rarity = 1 + int(words.surname_rarity[token]) if token >= 0 else 0
            if (inheritance.SURNAMES[pattern], inheritance.QUALITY[quality], same.RARITY[rarity]) == wanted:
                counted = {"shared_surname": cells.vocabulary.tokens[token]} if token >= 0 else {}
                return Shown(cells.name(x), cells.name(y), counted)
    return NOTHING


def _age_gap(cells: Cells, _: Levels, child: int, adult: int) -> Shown:
    c, a = cells.persons.profile[child], cells.persons.profile[adult]
    years = (int(c[F.BORN_FROM]) + int(c[F.BORN_TO]) - int(a[F.BORN_FROM]) - int(a[F.BORN_TO])) / 2 / _YEAR
    counted = {} if abs(years) < 1.5 else {"years" if years > 0 else "years_younger": str(int(abs(years) + 0.5))}
    return Shown(cells.born(child), cells.born(adult), counted)


_OF_PAIRS: Final[Mapping[ReasonCode, Callable[[Cells, Levels, int, int], Shown]]] = {
    ReasonCode.A_NUMBER_NEAR: _number_near,
    ReasonCode.EVENT: _event,
    ReasonCode.MOMENT: _moment,
    ReasonCode.CUSTODY_DATE: _custody,
    ReasonCode.FAMILY_UNIT: _unit,
    ReasonCode.SECTOR: _sector,
    ReasonCode.FATHERS_SURNAME: _surnames,
    ReasonCode.AGE_GAP: _age_gap,
    ReasonCode.NAMED_PARENT: told.parent,
    ReasonCode.NAMED_RELATIVE: told.relative,
    ReasonCode.NAMED_CHILD: told.remark,
    ReasonCode.CALL: told.call,
}
