"""The file in which people's decisions about children and adults come back: CSV, one line a decision."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lazos.cli.errors import UnusableRequest
from lazos.core.judgement import Judgement
from lazos.core.problems import Problem, ProblemCode
from lazos.documents.language import mark
from lazos.linkage.fit import JudgedKin

COLUMNS: Final = ("child_list", "child_ref", "adult_list", "adult_ref", "judgement")
_SAID: Final = {judgement.value: judgement for judgement in Judgement}


def read_judgements(path: Path) -> tuple[list[JudgedKin], list[Problem]]:
    """Read decisions, and the lines that are none.

    Raises UnusableRequest when the file is no CSV in UTF-8 with the columns of COLUMNS; more columns are welcome.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(_rows(csv.DictReader(file, restval=""), path))
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnusableRequest(mark("the file of judgements is not CSV in UTF-8"), path) from error
    judged = [
        JudgedKin(at, (row[COLUMNS[0]], row[COLUMNS[1]]), (row[COLUMNS[2]], row[COLUMNS[3]]), _SAID[_said(row)])
        for at, row in rows
        if _said(row) in _SAID
    ]
    code = ProblemCode.JUDGEMENT_NOT_UNDERSTOOD
    odd = [Problem(path.stem, "", at, COLUMNS[4], code, row[COLUMNS[4]]) for at, row in rows if _said(row) not in _SAID]
    return judged, odd


def unused_judgement(path: Path, judged: JudgedKin, code: ProblemCode) -> Problem:
    """Give the problem that a decision could not be used."""
    column = COLUMNS[3] if code is ProblemCode.JUDGEMENT_ADULT_UNKNOWN else COLUMNS[1]
    place = judged.adult if code is ProblemCode.JUDGEMENT_ADULT_UNKNOWN else judged.child
    return Problem(path.stem, "", judged.row, column, code, " ".join(place))


def _rows(reader: "csv.DictReader[str]", path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    lacking = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if lacking:
        raise UnusableRequest(mark("the file of judgements lacks the column {column}"), path, column=lacking[0])
    return enumerate(reader, start=2)


def _said(row: dict[str, str]) -> str:
    return row[COLUMNS[4]].strip().casefold()
