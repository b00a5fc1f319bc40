"""Build the packaged name tables from the published ones: `python tools/build_names.py SOURCE_FOLDER`.

SOURCE_FOLDER holds `us2010_hispanic_surnames.csv`, `tzioumis_hispanic_firstnames.csv` and
`es_hypocoristics_draft.csv`; our own additions, with a guessed frequency, stand beside this file. What is changed is
written in `src/lazos/data/NOTICE.md`.
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from lazos.core.names import tokens

OWN = Path(__file__).parent
TARGET = Path(__file__).parents[1] / "src" / "lazos" / "data" / "names"
FEWEST_BEARERS = 100

# Names in their own right today: a Diego is seldom a Santiago.
NOT_NICKNAMES = {"diego", "victorino", "nicolasa", "tomasa", "ventura", "lisa", "zoila", "jeronimo", "marcos", "rachel"}


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Read a CSV file as dictionaries."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def write(name: str, header: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> None:
    """Write one packaged table."""
    with (TARGET / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(lines)


def weights(counted: Path, column: str, own: Path, fewest: int) -> list[tuple[str, str, str]]:
    """Bearers a million by folded token, the larger of what was counted and what we guess, with the source of each."""
    counts = [(row[column], float(row["est_hispanic"])) for row in rows(counted)]
    counts = [(name, count) for name, count in counts if count >= fewest]
    total = sum(count for _, count in counts)
    named = [(name, 1e6 * count / total, "counted") for name, count in counts]
    named += [(row["name"], float(row["per_million"]), "own") for row in rows(own)]
    found: dict[str, tuple[float, str]] = {}
    for name, weight, source in named:
        for token in tokens(name):
            found[token] = max((weight, source), found.get(token, (0.0, "")))
    ordered = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))
    return [(token, f"{weight:.4g}", source) for token, (weight, source) in ordered]


def main(source: Path) -> None:
    """Build the three tables."""
    header = ("name", "per_million", "source")
    census, first_names = source / "us2010_hispanic_surnames.csv", source / "tzioumis_hispanic_firstnames.csv"
    write("surnames.csv", header, weights(census, "name", OWN / "surnames_own.csv", FEWEST_BEARERS))
    write("given.csv", header, weights(first_names, "firstname", OWN / "given_own.csv", 1))
    nicknames = {
        (row["nickname"], row["canonical"])
        for row in rows(source / "es_hypocoristics_draft.csv")
        if row["canonical"] and row["nickname"] != row["canonical"] and row["nickname"] not in NOT_NICKNAMES
    }
    write("nicknames.csv", ("nickname", "canonical"), sorted(nicknames))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
