"""Build the packaged name tables from the published ones: `python tools/build_names.py SOURCE_FOLDER`.

SOURCE_FOLDER holds `us2010_hispanic_surnames.csv`, `tzioumis_hispanic_firstnames.csv` and
`es_hypocoristics_draft.csv`. What is changed is written in `src/lazos/data/NOTICE.md`.
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

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


def counts(path: Path, column: str) -> list[tuple[str, str]]:
    """Names with their estimated number of Hispanic bearers, the commonest first."""
    found = [(row[column], round(float(row["est_hispanic"]))) for row in rows(path)]
    return [(name, str(count)) for name, count in sorted(found, key=lambda pair: (-pair[1], pair[0])) if count > 0]


def main(source: Path) -> None:
    """Build the three tables."""
    surnames = counts(source / "us2010_hispanic_surnames.csv", "name")
    write("surnames_census.csv", ("name", "bearers"), [pair for pair in surnames if int(pair[1]) >= FEWEST_BEARERS])
    write("given_tzioumis.csv", ("name", "bearers"), counts(source / "tzioumis_hispanic_firstnames.csv", "firstname"))
    nicknames = {
        (row["nickname"], row["canonical"])
        for row in rows(source / "es_hypocoristics_draft.csv")
        if row["canonical"] and row["nickname"] != row["canonical"] and row["nickname"] not in NOT_NICKNAMES
    }
    write("nicknames.csv", ("nickname", "canonical"), sorted(nicknames))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
