"""A table of a sheet into canonical records."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lazos.core.columns import Column, Kind, Role
from lazos.core.dates import Found, before, parse_iso, read_date, read_time
from lazos.core.identifiers import a_number
from lazos.core.problems import Problem, ProblemCode
from lazos.core.words import clean, fold, is_missing
from lazos.lists.filling import Cells, Site, coalesce, encode, encoded, join, labelled, problems_of
from lazos.lists.grid import Grid, Mask
from lazos.lists.mapping import Mapped
from lazos.lists.readers import BIRTHS, DAYS, MOMENTS, reader_for
from lazos.lists.values.dates import YEARLESS
from lazos.lists.values.outcome import Context, Outcome
from lazos.lists.values.phones import read_phones

Arrays = dict[Column, pa.Array]
_EVENTS = MOMENTS | (DAYS - {Column.AGE_AS_OF, Column.CROSSED_AT})
_ANCHORS = (Column.CALLED_AT, Column.EVENT_AT, Column.CUSTODY_FROM)
_PART_ORDER = ("given", "", "surnames")


class Filler:
    """Fills the canonical columns of one table, step by step, gathering its problems."""

    def __init__(self, grid: Grid, body: Mask, site: Site, context: Context) -> None:
        self._grid, self._body, self._site = grid, body, site
        self._context = context
        self._beside: dict[Column, list[pa.Array]] = {}
        self.columns: Arrays = {}
        self.problems: list[Problem] = []

    def fill(self, mapped: Sequence[Mapped]) -> None:
        """Reads every mapped column: events first, for the years that births may have; telephones last."""
        used = [item for item in mapped if item.target is not None]
        self._group([item for item in used if item.target in _EVENTS and item.part != "time"])
        self._context = replace(self._context, newest=self._newest())
        later = [item for item in used if item.target not in _EVENTS and item.target is not Column.PHONE]
        self._group(later)
        self._add_times([item for item in used if item.part == "time"])
        self._use_beside()
        self._phones([item for item in used if item.target is Column.PHONE])

    def _group(self, items: Sequence[Mapped]) -> None:
        for column in dict.fromkeys(item.target for item in items if item.target is not None):
            group = [item for item in items if item.target is column]
            group.sort(key=lambda item: _PART_ORDER.index(item.part) if item.part in _PART_ORDER else 3)
            self.columns[column] = join([self._read(item, column) for item in group], column)

    def _read(self, item: Mapped, column: Column) -> pa.Array:
        cells = encode(self._grid, item.index, self._body)
        if item.part == "labelled":
            texts = [None if is_missing(text) else clean(text) for text in cells.texts]
            return labelled(cells.spread(texts), clean(item.header) + ": ")
        if item.part in ("adult", "child"):
            texts = [None if is_missing(text) else a_number(text) or clean(text) for text in cells.texts]
            return labelled(cells.spread(texts), item.part + ":")
        outcome = reader_for(column)(cells.texts, replace(self._context, header=item.header))
        outcome, values = self._with_years(column, cells, outcome)
        self.problems += problems_of(self._site, item.header, cells, outcome)
        for other, beside in outcome.beside.items():
            self._beside.setdefault(_own(column, other), []).append(cells.spread(beside))
        return values

    def _with_years(self, column: Column, cells: Cells, outcome: Outcome) -> tuple[Outcome, pa.Array]:
        """`octubre` becomes the last October before the call of its row; without a call it is not understood."""
        if YEARLESS not in outcome.values:
            return outcome, cells.spread(outcome.values)
        anchor = next((self.columns[name] for name in _ANCHORS if name in self.columns and name != column), None)
        without = [None if value == YEARLESS else value for value in outcome.values]
        if anchor is None:
            codes = [ProblemCode.DATE_NOT_UNDERSTOOD if value == YEARLESS else code
                     for value, code in zip(outcome.values, outcome.codes, strict=True)]  # fmt: skip
            return replace(outcome, values=without, codes=codes), cells.spread(without)
        open_texts = np.array([value == YEARLESS for value in outcome.values] + [False])
        filled = cells.spread(without).to_pylist()
        for place in np.nonzero(open_texts[cells.codes])[0]:
            found = read_date(cells.texts[cells.codes[place]], last_year=self._context.last_year)
            reference = parse_iso(anchor[int(place)].as_py() or "")
            when = before(found, reference) if reference and found.found is Found.YEARLESS else None
            filled[place] = str(when) if when else None
        return replace(outcome, values=without), pa.array(filled, pa.string())

    def _newest(self) -> date:
        """The newest event of the table that does not lie after today; today where there is none."""
        today = self._context.newest.isoformat()
        newest = ""
        for column in _EVENTS & self.columns.keys():
            days = pc.utf8_slice_codeunits(self.columns[column], 0, 10)
            past = pc.filter(days, pc.and_(pc.less_equal(days, today), pc.equal(pc.utf8_length(days), 10)))
            newest = max(newest, pc.max(past).as_py() or "")
        return date.fromisoformat(newest) if newest else self._context.newest

    def _add_times(self, items: Sequence[Mapped]) -> None:
        """A time of day in a column of its own joins the day beside it."""
        days = self.columns.get(Column.EVENT_AT)
        for item in items:
            cells = encode(self._grid, item.index, self._body)
            times = cells.spread([read_time(text) or None for text in cells.texts])
            if days is not None:
                whole = pc.and_(pc.is_valid(times), pc.equal(pc.utf8_length(days), 10))
                days = pc.if_else(pc.fill_null(whole, False), pc.binary_join_element_wise(days, times, "T"), days)
                self.columns[Column.EVENT_AT] = days

    def _use_beside(self) -> None:
        for column, arrays in self._beside.items():
            filled = coalesce(self.columns.get(column), *arrays)
            if filled is not None:
                self.columns[column] = filled

    def _phones(self, items: Sequence[Mapped]) -> None:
        """Telephones, tried first as numbers of the person's own country."""
        read = []
        country = self.columns.get(Column.COUNTRY)
        homes = encoded(country) if country is not None else Cells([], np.full(int(self._body.sum()), -1, np.int32))
        for item in items:
            cells = encode(self._grid, item.index, self._body)
            pairs, places = np.unique(
                cells.codes.astype(np.int64) * (len(homes.texts) + 1) + homes.codes + 1, return_inverse=True
            )
            values = [self._phone(cells, homes, int(pair)) for pair in pairs]
            read.append(pa.array(values, pa.string()).take(pa.array(places.ravel())))
            bad = [None if is_missing(text) or read_phones(text, None) else ProblemCode.PHONE_NOT_UNDERSTOOD
                   for text in cells.texts]  # fmt: skip
            self.problems += problems_of(self._site, item.header, cells, Outcome([None] * len(bad), bad))
        if read:
            self.columns[Column.PHONE] = join(read, Column.PHONE)

    @staticmethod
    def _phone(cells: Cells, homes: Cells, pair: int) -> str | None:
        text, home = divmod(pair, len(homes.texts) + 1)
        if text < 0:
            return None
        return read_phones(cells.texts[text], homes.texts[home - 1] if home else None)


def _own(column: Column, other: Column) -> Column:
    """An age that stands for the child's birth date is the child's."""
    return Column.CHILD_AGE if other is Column.AGE and column in BIRTHS - {Column.BIRTH_DATE} else other


_ROLES = {Kind.CHILDREN: Role.CHILD, Kind.ADULTS: Role.ADULT, Kind.LINKS: Role.CHILD}
_ROLE_WORDS = {
    "child": Role.CHILD, "minor": Role.CHILD, "uac": Role.CHILD, "uc": Role.CHILD, "juvenile": Role.CHILD,
    "nino": Role.CHILD, "nina": Role.CHILD, "menor": Role.CHILD, "c": Role.CHILD, "adult": Role.ADULT,
    "adulto": Role.ADULT, "adulta": Role.ADULT, "a": Role.ADULT, "parent": Role.ADULT, "hoh": Role.ADULT,
    "mother": Role.MOTHER, "madre": Role.MOTHER, "mama": Role.MOTHER, "father": Role.FATHER, "padre": Role.FATHER,
    "papa": Role.FATHER, "relative": Role.RELATIVE, "familiar": Role.RELATIVE,
}  # fmt: skip


def with_role(columns: Arrays, kind: Kind, rows: int) -> pa.Array | None:
    """The subject's role: as the list says, else by the list's kind."""
    written = columns.get(Column.ROLE)
    if written is not None:
        cells = encoded(written)
        written = cells.spread([_ROLE_WORDS.get(fold(text)) for text in cells.texts])
    own = pa.array([_ROLES[kind].value] * rows, pa.string()) if kind in _ROLES else None
    return coalesce(written, own)
