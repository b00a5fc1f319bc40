"""The CSV files of the command contract: UTF-8 without BOM, RFC 4180, ids verbatim."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa

from lazos.core.columns import Column, Place
from lazos.core.problems import Problem
from lazos.linkage.result import Kin, Match
from lazos.linkage.text import in_one

PEOPLE: Final = ("list", "ref", "person")
KIN: Final = ("child_list", "child_ref", "adult_list", "adult_ref", "relation", "probability")
PROBLEMS: Final = ("list", "sheet", "row", "column", "code", "value")

BATCH: Final = 50_000
"""Lines turned into text at a time."""

LEAST: Final = 0.01
"""Pairs below this probability are not listed."""

FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def guard(text: str) -> str:
    """Keep a spreadsheet program from taking free text for a formula: a leading apostrophe."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def write_people(path: Path, match: Match) -> int:
    """Write every row of every list once, with the stable id of its person; return the number of lines."""
    persons = pa.array(match.person_id, pa.string()).take(pa.array(match.person))
    lists, refs = column(match.records, Place.LIST), column(match.records, Column.REF)
    return _write(path, PEOPLE, zip(_texts(lists), _texts(refs), _texts(persons), strict=True))


def write_kin(path: Path, match: Match) -> int:
    """Write one line a pair of persons with at least `LEAST`, by its best records; return the number of lines."""
    kin = match.kin
    chosen = np.flatnonzero(kin.probability >= LEAST)
    lists, refs = column(match.records, Place.LIST), column(match.records, Column.REF)
    child, adult = pa.array(kin.child_line[chosen]), pa.array(kin.adult_line[chosen])
    places = (lists.take(child), refs.take(child), lists.take(adult), refs.take(adult))
    lines = zip(*(_texts(place) for place in places), _relations(kin, chosen), _floored(kin, chosen), strict=True)
    return _write(path, KIN, lines)


def write_problems(path: Path, problems: Iterable[Problem]) -> int:
    """Write everything that could not be used; return the number of lines."""
    lines = (
        (it.list, guard(it.sheet), str(it.row) if it.row else "", guard(it.column), it.code, guard(it.value))
        for it in problems
    )
    return _write(path, PROBLEMS, lines)


def column(records: pa.Table, name: str) -> pa.Array:
    """Give a column of the record table as one array."""
    return in_one(records.column(name))


def _texts(values: pa.Array) -> Iterator[str]:
    """Give the texts of a column, empty where it has none, some at a time: all at once would take as much again."""
    for start in range(0, len(values), BATCH):
        yield from values.slice(start, BATCH).fill_null("").to_pylist()


def _relations(kin: Kin, chosen: np.ndarray[tuple[int], np.dtype[np.intp]]) -> Iterator[str]:
    return (str(kin.relation[int(entry)]) for entry in chosen)


def _floored(kin: Kin, chosen: np.ndarray[tuple[int], np.dtype[np.intp]]) -> Iterator[str]:
    """Write probabilities with six decimals, cut and not rounded: candidates of a role never sum to more than one."""
    return (f"{value:.6f}" for value in np.floor(kin.probability[chosen] * 1e6) / 1e6)


def _write(path: Path, header: Sequence[str], lines: Iterable[Sequence[str]]) -> int:
    written = 0

    def counted() -> Iterator[Sequence[str]]:
        nonlocal written
        for line in lines:
            written += 1
            yield line

    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(counted())
    return written
