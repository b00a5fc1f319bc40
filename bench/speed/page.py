"""The measured times as one page of tables, with growth and ratios."""

from itertools import pairwise
from math import log
from typing import Final

from bench.cases import HUGE, LARGE, RESULTS, SPEED_SMALL
from bench.tables import Cell, markdown, read_csv

ADULTS: Final = {"small": SPEED_SMALL.adults, "large": LARGE.adults, "huge": HUGE.adults}
CHILDREN: Final = {"small": SPEED_SMALL.children, "large": LARGE.children, "huge": HUGE.children}
Whole = dict[tuple[str, str], tuple[float, float]]


def write_page() -> None:
    """Write `bench/results/speed.md` from the frozen table."""
    lines = read_csv(RESULTS / "speed.csv")
    text = "# Speed\n\nMade by `python -m bench.speed`. Each run is a process of its own.\n\n"
    text += markdown(("what", "value"), read_csv(RESULTS / "machine.csv"))
    text += "\n## Stages\n\nThe peak is that of the process up to the end of the stage.\n\n"
    text += markdown(("size", "who", "stage", "seconds", "cpu seconds", "peak GiB", "load"), lines)
    whole = {(line[0], line[1]): (float(line[3]), float(line[5])) for line in lines if line[2] == "all"}
    text += "\n## Growth\n\nSeconds and memory grow with adults to the power told.\n\n"
    text += markdown(("from", "to", "seconds", "memory"), growth(whole))
    text += "\n## Beside the peer\n\n"
    text += markdown(("size", "children", "adults", "seconds ours / peer's", "memory ours / peer's"), ratios(whole))
    (RESULTS / "speed.md").write_text(text, encoding="utf-8")


def growth(whole: Whole) -> list[list[Cell]]:
    """Exponents of growth between the sizes that were measured."""
    sizes = [it for it in ADULTS if (it, "Lazos") in whole]
    pairs = dict.fromkeys([*pairwise(sizes), *([(sizes[0], sizes[-1])] if len(sizes) > 1 else [])])
    return [[a, b, *_exponents(whole[a, "Lazos"], whole[b, "Lazos"], ADULTS[b] / ADULTS[a])] for a, b in pairs]


def _exponents(one: tuple[float, float], other: tuple[float, float], times: float) -> list[float]:
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
