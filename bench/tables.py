"""Results as files that can be read and compared: CSV with fixed decimals, and the same as Markdown."""

import csv
import math
from collections.abc import Iterable, Sequence
from pathlib import Path

Cell = str | float


def shown(value: Cell, digits: int = 4) -> str:
    """Write a cell; a figure without anything to count is empty."""
    if isinstance(value, str):
        return value
    if math.isnan(value):
        return ""
    return str(int(value)) if value == int(value) and abs(value) > 1 else f"{value:.{digits}f}"


def write_csv(path: Path, header: Sequence[str], lines: Iterable[Sequence[Cell]]) -> None:
    """Write a table of results."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([shown(cell) for cell in line] for line in lines)


def read_csv(path: Path) -> list[list[str]]:
    """Read the lines of a table of results, none where there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def markdown(header: Sequence[str], lines: Iterable[Sequence[Cell]], digits: int = 3) -> str:
    """Write a table in Markdown."""
    rows = [list(header), ["---"] * len(header), *([shown(cell, digits) for cell in line] for line in lines)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def merged(path: Path, lines: Sequence[Sequence[Cell]], keys: int = 1) -> list[list[Cell]]:
    """Put new lines in the place of the old ones with the same first cells; other old lines stay where they are."""
    fresh = {tuple(map(str, line[:keys])) for line in lines}
    kept: list[list[Cell]] = [list(line) for line in read_csv(path) if tuple(line[:keys]) not in fresh]
    return [*kept, *(list(line) for line in lines)]
