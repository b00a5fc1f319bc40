"""Problems in words: what is wrong, and what the keeper of the list can do."""

from typing import Final

from lazos.documents.language import Language, mark

_LOOK: Final = mark("Look at the cell in the original list and correct it there, or ask the sender.")
_ASK: Final = mark("Ask the sender which is right.")
_JUDGED: Final = mark("Correct the file of judgements: list and id as in people.csv; yes, no or unsure.")
_NOTHING: Final = mark("Nothing is lost; look only if it surprises you.")

PROBLEMS: Final[dict[str, tuple[str, str]]] = {
    "age_impossible": (mark("This age is impossible; the cell was left out."), _LOOK),
    "age_not_understood": (mark("This is not an age; the cell was left out."), _LOOK),
    "a_number_invalid": (mark("These digits cannot be an A-number; the cell was left out."), _LOOK),
    "column_not_used": (
        mark("The column was not recognised; its cells were left out."),
        mark("If it matters, give the column one of the headers of docs/lists.md, or save a mapping."),
    ),
    "country_not_understood": (mark("This country is not known; the cell was left out."), _LOOK),
    "cell_outside_table": (mark("There is text beyond the last column; it was left out."), _LOOK),
    "date_against_order": (
        mark("This date is possible only in the other order of day and month; it was read so."), _ASK,
    ),
    "date_birth_in_future": (mark("This birth is later than the newest event of the list; it was kept."), _LOOK),
    "date_birth_too_early": (mark("This birth is more than 110 years ago; it was kept."), _LOOK),
    "date_impossible": (mark("No calendar has this day; the cell was left out."), _LOOK),
    "date_not_understood": (mark("This is not a date; the cell was left out."), _LOOK),
    "date_order_mixed": (
        mark("The column writes some dates day first and some month first; where both are possible, both were kept."),
        _ASK,
    ),
    "date_order_unknown": (
        mark("Nothing in the column tells whether the day or the month comes first; both readings were kept."), _ASK,
    ),
    "formula_without_value": (
        mark("The cells hold formulas that were never calculated."),
        mark("Open the list in a spreadsheet program, save it, and read it again."),
    ),
    "judgement_adult_unknown": (
        mark("No list holds the adult of this judgement; the judgement was left out."), _JUDGED,
    ),
    "judgement_child_unknown": (
        mark("No list holds the child of this judgement; the judgement was left out."), _JUDGED,
    ),
    "judgement_not_compared": (
        mark("The two rows of this judgement are not compared as child and adult; the judgement was left out."),
        mark("Look whether the rows are those of a child and of an adult; nothing is learnt from this pair."),
    ),
    "judgement_not_understood": (
        mark("This is neither yes nor no nor unsure; the judgement was left out."), _JUDGED,
    ),
    "phone_not_understood": (mark("This is not a telephone number; the cell was left out."), _LOOK),
    "ref_repeated": (
        mark("Several different rows carry the same id; the later ones are told apart by their row."),
        mark("Ask the sender whether these are one person or several."),
    ),
    "relation_not_understood": (mark("This relation is not known; it was kept as another relative."), _LOOK),
    "row_repeated": (mark("The row repeats another row in full; it was kept as a row of its own."), _NOTHING),
    "row_shifted": (mark("The cells seem to stand one column off; they were read as written."), _LOOK),
    "row_without_person": (
        mark("The row has contents but no name, number, telephone, date or event; it makes no record."), _LOOK,
    ),
    "sex_not_understood": (mark("This is not a sex; the cell was left out."), _LOOK),
    "sex_letter_ambiguous": (
        mark("The letter M alone can mean male or mujer (woman); the column was left out."), _ASK,
    ),
    "sheet_without_table": (
        mark("The sheet has contents but no list of persons; its rows were counted, not read."), _NOTHING,
    ),
    "total_differs": (
        mark("A printed total differs from the number of rows above it."),
        mark("Ask the sender for the missing rows, or for the right total."),
    ),
    "value_not_understood": (mark("This value does not fit its column; the cell was left out."), _LOOK),
}  # fmt: skip

_OTHER: Final = (mark("This could not be used ({code})."), _LOOK)


def what_is_wrong(code: str, language: Language) -> str:
    """Say what is wrong; a code without words is shown itself."""
    return language.say(PROBLEMS.get(code, _OTHER)[0], code=code)


def what_to_do(code: str, language: Language) -> str:
    """Say what the keeper of the list can do about it."""
    return language.say(PROBLEMS.get(code, _OTHER)[1])
