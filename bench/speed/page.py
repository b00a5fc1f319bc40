"""The measured times as one page of tables, with growth and ratios, and the same within the documents."""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import log
from typing import Final

from bench.cases import HUGE, LARGE, RESULTS, ROOT, SPEED_SMALL
from bench.tables import Cell, markdown, read_csv

ADULTS: Final = {"small": SPEED_SMALL.adults, "large": LARGE.adults, "huge": HUGE.adults}
CHILDREN: Final = {"small": SPEED_SMALL.children, "large": LARGE.children, "huge": HUGE.children}
OPEN: Final = "<!-- measured -->"
FIGURE: Final = re.compile(r"\d+\.\d+")
CLOSE: Final = "<!-- /measured -->"
Whole = dict[tuple[str, str], tuple[float, float, float]]


def write_page() -> None:
    """Write `bench/results/speed.md` from the frozen table, and its tables into `docs/performance.md`."""
    lines = [list(map(rounded, line)) for line in read_csv(RESULTS / "speed.csv")]
    text = markdown(("what", "value"), read_csv(RESULTS / "machine.csv"))
    text += "\nThe peak of a stage is that of the process up to its end.\n\n"
    text += markdown(("size", "who", "stage", "seconds", "cpu seconds", "peak GiB", "load"), lines, 2)
    text += "\n" + summary()
    page = f"# Speed\n\nMade by `python -m bench.speed`. Each run is a process of its own.\n\n{text}"
    (RESULTS / "speed.md").write_text(page, encoding="utf-8")
    document = ROOT / "docs" / "performance.md"
    document.write_text(between(document.read_text(encoding="utf-8"), text), encoding="utf-8")


def summary() -> str:
    """Tell, from the frozen table, how the cost grows and what it is beside the peer's."""
    lines = read_csv(RESULTS / "speed.csv")
    whole = {(line[0], line[1]): (float(line[3]), float(line[4]), float(line[5])) for line in lines if line[2] == "all"}
    text = "Seconds and memory grow with the number of adults to the power told.\n\n"
    text += markdown(("from", "to", "seconds", "cpu seconds", "memory"), growth(whole), 2)
    text += "\nBeside the peer, our cost over its cost:\n\n"
    return text + markdown(("size", "children", "adults", "seconds", "cpu seconds", "memory"), ratios(whole), 2)


def rounded(cell: str) -> str:
    """Cut a frozen figure to two decimals, for reading."""
    return f"{float(cell):.2f}" if FIGURE.fullmatch(cell) else cell


def between(document: str, text: str) -> str:
    """Put a text between the marks of a document."""
    before, _, rest = document.partition(OPEN)
    _, _, after = rest.partition(CLOSE)
    return f"{before}{OPEN}\n{text}{CLOSE}{after}"


def growth(whole: Whole) -> list[list[Cell]]:
    """Exponents of growth between the sizes that were measured."""
    sizes = [it for it in ADULTS if (it, "Lazos") in whole]
    pairs = dict.fromkeys([*pairwise(sizes), *([(sizes[0], sizes[-1])] if len(sizes) > 1 else [])])
    return [[a, b, *_exponents(whole[a, "Lazos"], whole[b, "Lazos"], ADULTS[b] / ADULTS[a])] for a, b in pairs]


def _exponents(one: Sequence[float], other: Sequence[float], times: float) -> list[float]:
    return [log(more / less) / log(times) for less, more in zip(one, other, strict=True)]


def ratios(whole: Whole) -> list[list[Cell]]:
    """Our cost over the peer's, where both were measured."""
    out: list[list[Cell]] = []
    for size in ADULTS:
        if (size, "peer") in whole and (size, "Lazos") in whole:
            ours, theirs = whole[size, "Lazos"], whole[size, "peer"]
            shares = [mine / other for mine, other in zip(ours, theirs, strict=True)]
            out.append([size, str(CHILDREN[size]), str(ADULTS[size]), *shares])
    return out
