"""A problem: a value, row, sheet or list that could not be used, with its place and a code."""

from dataclasses import dataclass
from enum import StrEnum


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


class ProblemCode(StrEnum):
    """What can be wrong with a list. Codes are stable: scripts and translations depend on them."""

    AGE_IMPOSSIBLE = "age_impossible"
    """An age below 0 or above 110 years; the cell is left out."""
    AGE_NOT_UNDERSTOOD = "age_not_understood"
    """A cell of an age column that is no age; the cell is left out."""
    A_NUMBER_INVALID = "a_number_invalid"
    """Digits that can't be an A-number (length, one digit repeated, a counting sequence); the cell is left out."""
    COLUMN_NOT_USED = "column_not_used"
    """A column whose header and contents match no canonical column; its cells are left out."""
    COUNTRY_NOT_UNDERSTOOD = "country_not_understood"
    """No country of the table is written so; the cell is left out."""
    CELL_OUTSIDE_TABLE = "cell_outside_table"
    """Text beyond the last headed column; the cell is left out."""
    DATE_AGAINST_ORDER = "date_against_order"
    """A date possible only in the order of day and month that its column doesn't use; kept in its own reading."""
    DATE_BIRTH_IN_FUTURE = "date_birth_in_future"
    """A birth after the newest event of the list; kept, to be looked at."""
    DATE_BIRTH_TOO_EARLY = "date_birth_too_early"
    """A birth more than 110 years before the newest event of the list; kept, to be looked at."""
    DATE_IMPOSSIBLE = "date_impossible"
    """A day or month that no calendar has; the cell is left out."""
    DATE_NOT_UNDERSTOOD = "date_not_understood"
    """A cell of a date column that is no date; the cell is left out."""
    DATE_ORDER_MIXED = "date_order_mixed"
    """A column that writes both day and month first; dates that could be either keep both readings."""
    DATE_ORDER_UNKNOWN = "date_order_unknown"
    """No cell of the column decides between day and month first; both readings are kept."""
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    """Formulas that were never calculated and so hold nothing; open and save the workbook once."""
    JUDGEMENT_ADULT_UNKNOWN = "judgement_adult_unknown"
    """A judgement about an adult that none of the lists holds; the judgement is left out."""
    JUDGEMENT_CHILD_UNKNOWN = "judgement_child_unknown"
    """A judgement about a child that none of the lists holds; the judgement is left out."""
    JUDGEMENT_NOT_COMPARED = "judgement_not_compared"
    """A judgement about two rows that are not compared as child and adult; the judgement is left out."""
    JUDGEMENT_NOT_UNDERSTOOD = "judgement_not_understood"
    """A judgement that is neither yes nor no nor unsure; it is left out."""
    PHONE_NOT_UNDERSTOOD = "phone_not_understood"
    """A cell of a telephone column without a number; the cell is left out."""
    REF_REPEATED = "ref_repeated"
    """Rows of one list with one id and different contents; the later ones are told apart by their row."""
    RELATION_NOT_UNDERSTOOD = "relation_not_understood"
    """No relation is called so; kept as `other`."""
    ROW_REPEATED = "row_repeated"
    """A row that repeats another of its table in every cell; kept as a record of its own."""
    ROW_SHIFTED = "row_shifted"
    """A row whose cells fit the columns beside them; read as written."""
    ROW_WITHOUT_PERSON = "row_without_person"
    """A row with contents but no name, number, telephone, date or event; it makes no record."""
    SEX_NOT_UNDERSTOOD = "sex_not_understood"
    """A cell of a sex column that is no sex; the cell is left out."""
    SEX_LETTER_AMBIGUOUS = "sex_letter_ambiguous"
    """A column of the letter M alone that could say male or mujer; its cells are left out."""
    SHEET_WITHOUT_TABLE = "sheet_without_table"
    """A sheet with contents that hold no list of persons; its rows are counted, not read."""
    TOTAL_DIFFERS = "total_differs"
    """A printed total that isn't the number of records above it."""
    VALUE_NOT_UNDERSTOOD = "value_not_understood"
    """A cell that doesn't fit its column; the cell is left out."""
