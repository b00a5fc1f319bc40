"""Cells of the lists behind the numbers: what a line or a person says, as written."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lazos.core.columns import Column
from lazos.linkage.encode import Encoded
from lazos.linkage.kin import Persons
from lazos.linkage.layout import BirthKind, F
from lazos.linkage.text import in_one

Longs = npt.NDArray[np.int64]

_NAME: Final = (
    Column.FULL_NAME, Column.SURNAMES, Column.SURNAME_1, Column.SURNAME_2, Column.GIVEN_NAMES,
)  # fmt: skip
_COLUMNS: Final = frozenset(
    (
        *_NAME, Column.MOTHER_NAME, Column.FATHER_NAME, Column.RELATIVE_NAME, Column.NOTE, Column.CHILD_NAME,
        Column.CHILD_NICKNAME, Column.SEX, Column.COUNTRY, Column.LANGUAGES, Column.A_NUMBER, Column.EVENT_NUMBER,
        Column.FAMILY_UNIT, Column.PHONE, Column.STATION, Column.SECTOR, Column.MUNICIPALITY, Column.DEPARTMENT,
        Column.EVENT_AT, Column.CUSTODY_FROM, Column.CROSSED_AT, Column.BIRTH_DATE, Column.AGE,
    )
)  # fmt: skip


class Shown(NamedTuple):
    """What a reason shows: the value of each side as written, and what was counted, by name."""

    left: str = ""
    right: str = ""
    counted: Mapping[str, str] = {}


NOTHING: Final = Shown()


class Cells:
    """Looks up cells. Lines are those of the encoded records; `order` leads to those of the record table."""

    def __init__(self, records: pa.Table, order: Longs, encoded: Encoded, persons: Persons) -> None:
        """Keep the columns that are looked up; `persons` hold the lines of `encoded`."""
        # Looking up one cell of a table in chunks is slow, and a workbook asks for many.
        wanted = sorted(_COLUMNS & set(records.column_names))
        self._cells = {column: in_one(records[column]) for column in wanted}
        self._order = order
        self.rows, self.persons, self.vocabulary = encoded.rows, persons, encoded.vocabulary

    def cell(self, line: int, column: Column) -> str:
        """What a line says in a column; empty where it says nothing."""
        cells = self._cells.get(column)
        return str(cells[int(self._order[line])].as_py() or "") if cells is not None else ""

    def both(self, pair: tuple[int, int], column: Column) -> Shown:
        """What two lines say in one column."""
        return Shown(self.cell(pair[0], column), self.cell(pair[1], column))

    def name(self, line: int) -> str:
        """All cells of a line that hold its name."""
        return " ".join(value for column in _NAME if (value := self.cell(line, column)))

    def birth(self, line: int) -> str:
        """The cell that a line's birth is read from: date, else age."""
        flag = self.rows[line, F.BORN_FLAG]
        if flag <= BirthKind.NONE:
            return ""
        return self.cell(line, Column.AGE if flag == BirthKind.AGE else Column.BIRTH_DATE)

    def lines(self, person: int) -> Sequence[int]:
        """The lines that describe a person."""
        start = self.persons.start
        lines: list[int] = self.persons.lines[start[person] : start[person + 1]].tolist()
        return lines

    def sex(self, person: int) -> int:
        """What most of a person's records say of its sex: 0 female, 1 male, -1 nothing."""
        return int(self.persons.profile[person, F.SEX])

    def said(self, person: int, field: F, column: Column) -> str:
        """What a record says that agrees with what most of a person's records say."""
        value = self.persons.profile[person, field]
        found = (self.cell(line, column) for line in self.lines(person) if self.rows[line, field] == value != -1)
        return next((text for text in found if text), "")

    def born(self, person: int) -> str:
        """The birth of the record that a person's birth is taken from."""
        fields = slice(F.BORN_FROM, F.BORN_FLAG + 1)
        wanted = self.persons.profile[person, fields].tolist()
        lines = (line for line in self.lines(person) if self.rows[line, fields].tolist() == wanted)
        return next((text for line in lines if (text := self.birth(line))), "")
