"""Names told by others: the cell in which a child's records name a relative, or an adult's records name a child."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from lazos.core.columns import Column
from lazos.core.names import tokens
from lazos.linkage import kin
from lazos.linkage.cells import NOTHING, Cells, Shown
from lazos.linkage.encode import RELATIONS
from lazos.linkage.layout import F, RoleCode

Row = npt.NDArray[np.int32]
Levels = Mapping[str, str]

_NAMES: Final = (Column.MOTHER_NAME, Column.FATHER_NAME, Column.RELATIVE_NAME, Column.NOTE)
_ASKED: Final = (Column.CHILD_NAME, Column.CHILD_NICKNAME, Column.NOTE)
_MOTHER, _FATHER, _PARENT = 1, 2, 3
_PARENTS: Final = range(_MOTHER, _PARENT + 1)
_OTHERS: Final = range(_PARENT + 1, len(RELATIONS))


def parent(cells: Cells, levels: Levels, child: int, adult: int) -> Shown:
    """Show where a parent is named, and the adult's name; where only the other parent is, that mention alone."""
    if levels["named"] == levels["standing"] == "not_named":
        return Shown(_mention(cells, child, _of_other_sex(cells, adult)))
    standing = kin.STANDING.index(levels["standing"])
    return _relative(cells, child, adult, _PARENTS, kin.NAMED.index(levels["named"]), standing)


def relative(cells: Cells, levels: Levels, child: int, adult: int) -> Shown:
    """Show where another relative is named, and the adult's name."""
    return _relative(cells, child, adult, _OTHERS, kin.RELATIVE.index(levels["relative"]))


def remark(cells: Cells, levels: Levels, child: int, adult: int) -> Shown:
    """Show the child's name, and where a remark on the adult names somebody."""
    return _child(cells, child, adult, kin.NAMED.index(levels["remark"]), calls=False)


def call(cells: Cells, levels: Levels, child: int, adult: int) -> Shown:
    """Show the child's name, and the name that a caller asked for."""
    return _child(cells, child, adult, kin.NAMED.index(levels["call"]), calls=True)


def _of_other_sex(cells: Cells, adult: int) -> Sequence[int]:
    """The parent that an adult cannot be."""
    return {1: (_MOTHER,), 0: (_FATHER,)}.get(cells.sex(adult), ())


def _relative(cells: Cells, child: int, adult: int, relations: range, level: int, standing: int | None = None) -> Shown:
    p, words, lines = cells.persons, cells.vocabulary.words, cells.lines(adult)
    for line in cells.lines(child):
        for m in range(p.relative_start[line], p.relative_start[line + 1]):
            wanted = p.relation[m] in relations and p.relation[m] not in _of_other_sex(cells, adult)
            if not wanted or standing not in (None, p.standing[m] + 1):
                continue
            reached = [kin.named_as(p.relative_rows[m], p.rows[y], words) for y in lines]
            if max(reached) == level:
                name = cells.name(lines[reached.index(level)]) if level else ""
                return Shown(_telling(cells, line, p.relative_rows[m], _NAMES), name)
    return NOTHING


def _mention(cells: Cells, child: int, relations: Sequence[int]) -> str:
    p = cells.persons
    for line in cells.lines(child):
        for m in range(p.relative_start[line], p.relative_start[line + 1]):
            if p.relation[m] in relations:
                return _telling(cells, line, p.relative_rows[m], _NAMES)
    return ""


def _child(cells: Cells, child: int, adult: int, level: int, *, calls: bool) -> Shown:
    p, words, lines = cells.persons, cells.vocabulary.words, cells.lines(child)
    for line in cells.lines(adult) if level else ():
        if (p.rows[line, F.ROLE] == RoleCode.CALLER) != calls:
            continue
        for m in range(p.child_start[line], p.child_start[line + 1]):
            reached = [kin.named_as(p.child_rows[m], p.rows[x], words) for x in lines]
            if max(reached) == level:
                return Shown(cells.name(lines[reached.index(level)]), _telling(cells, line, p.child_rows[m], _ASKED))
    return NOTHING


def _telling(cells: Cells, line: int, told: Row, columns: Sequence[Column]) -> str:
    """The cell of a line that names a person: the one with all of that person's names, else its note."""
    names = {cells.vocabulary.tokens[token] for token in told[F.GIVEN_1 : F.SURNAME_3 + 1] if token >= 0}
    found = [cells.cell(line, column) for column in columns]
    return next((cell for cell in found if names and names <= set(tokens(cell))), found[-1])
