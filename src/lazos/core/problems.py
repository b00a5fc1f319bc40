"""A problem: a value, row, sheet or list that could not be used, with its place and a code."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that was not understood; nothing is dropped without one.

    `row` is the row of the sheet as a spreadsheet counts, from 1; 0 when the problem is of the whole column, sheet or
    list. `column` is the header as written, or empty. `code` names the kind of problem; words are made at the edge.
    """

    list: str
    sheet: str
    row: int
    column: str
    code: str
    value: str
