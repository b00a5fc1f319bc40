"""A linkage result seen by lines, persons and pairs: what the workbook and the summary are counted from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import pyarrow as pa
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from lazos.core.columns import Column, Place
from lazos.core.kinship import PARENTS
from lazos.documents.facts import Row, Someone
from lazos.linkage.result import Floats, Ints, Match

SHOWN: Final = {
    "list": Place.LIST, "ref": Column.REF, "sheet": Place.SHEET, "row": Place.ROW, "role": Column.ROLE,
    "sex": Column.SEX, "birth_date": Column.BIRTH_DATE, "age": Column.AGE, "age_as_of": Column.AGE_AS_OF,
    "country": Column.COUNTRY, "a_number": Column.A_NUMBER, "mother_name": Column.MOTHER_NAME,
    "father_name": Column.FATHER_NAME, "relative_name": Column.RELATIVE_NAME,
}  # fmt: skip
NAMES: Final = (Column.GIVEN_NAMES, Column.SURNAMES, Column.SURNAME_1, Column.SURNAME_2)
HOMES: Final = (Column.LOCALITY, Column.MUNICIPALITY, Column.DEPARTMENT)
SURE: Final = 0.95
LIKELY: Final = 0.5


@dataclass(frozen=True)
class Register:
    """A result with its rows of lists and its persons' lines at hand."""

    match: Match

    @cached_property
    def order(self) -> Ints:
        """Lines ordered by person, then as read."""
        return np.argsort(self.match.person, kind="stable").astype(np.int64)

    @cached_property
    def starts(self) -> Ints:
        """Where each person's lines start in `order`; one more at the end."""
        return np.searchsorted(self.match.person[self.order], np.arange(len(self.match.person_id) + 1))

    def lines_of(self, person: int) -> list[int]:
        """Give the lines that describe a person."""
        return [int(line) for line in self.order[self.starts[person] : self.starts[person + 1]]]

    @cached_property
    def is_parent(self) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
        """Whether an entry of `kin` proposes a parent, and not another relative."""
        return np.fromiter((relation in PARENTS for relation in self.match.kin.relation), np.bool_, len(self.match.kin))

    @cached_property
    def best_parent(self) -> Floats:
        """Give each person's likeliest proposed parent's probability, 0 where there is none."""
        best = np.zeros(len(self.match.person_id))
        kin = self.match.kin
        np.maximum.at(best, kin.child[self.is_parent], kin.probability[self.is_parent])
        return best

    @cached_property
    def children(self) -> Ints:
        """The persons whose parents may be sought."""
        return np.flatnonzero(self.match.is_child).astype(np.int64)

    def rows(self, lines: Iterable[int]) -> dict[int, Row]:
        """Look up lines of the record table."""
        wanted = sorted(set(lines))
        present = set(self.match.records.column_names)
        chosen = [name for name in (*SHOWN.values(), Column.FULL_NAME, *NAMES, *HOMES) if name in present]
        found = self.match.records.select([str(name) for name in chosen]).take(pa.array(wanted, pa.int64())).to_pylist()
        return {line: _row(values) for line, values in zip(wanted, found, strict=True)}

    def someone(self, person: int, best: int, rows: dict[int, Row]) -> Someone:
        """Describe a person by its best line; `rows` holds at least the person's lines."""
        return Someone(self.match.person_id[person], rows[best], tuple(rows[line] for line in self.lines_of(person)))

    def families(self) -> list[list[int]]:
        """Group the entries of `kin` of 0.5 and more by family: who shares a child or an adult is of one family.

        The family with the likeliest pair comes first; within a family, children stand together.
        """
        kin = self.match.kin
        chosen = np.flatnonzero(kin.probability >= LIKELY)
        size = len(self.match.person_id)
        graph = coo_array((np.ones(len(chosen)), (kin.child[chosen], kin.adult[chosen])), shape=(size, size))
        _, label = connected_components(graph, directed=False)
        groups: dict[int, list[int]] = {}
        for entry in chosen.tolist():
            groups.setdefault(int(label[kin.child[entry]]), []).append(entry)
        for group in groups.values():
            group.sort(key=self._standing)
        return sorted(groups.values(), key=lambda group: (-max(kin.probability[group]), self._standing(group[0])))

    def _standing(self, entry: int) -> tuple[str, float, str]:
        kin, ids = self.match.kin, self.match.person_id
        return ids[int(kin.child[entry])], -float(kin.probability[entry]), ids[int(kin.adult[entry])]


def _row(values: dict[str, str | None]) -> Row:
    shown = {field: str(values.get(name) or "") for field, name in SHOWN.items()}
    return Row(name=_name(values), home=_join(values, HOMES, ", "), **shown)


def _name(values: dict[str, str | None]) -> str:
    full = values.get(Column.FULL_NAME)
    if full:
        return full
    split = _join(values, (Column.SURNAME_1, Column.SURNAME_2), " ")
    return " ".join(part for part in (values.get(Column.GIVEN_NAMES), values.get(Column.SURNAMES) or split) if part)


def _join(values: dict[str, str | None], names: Sequence[str], between: str) -> str:
    return between.join(value for name in names if (value := values.get(name)))
