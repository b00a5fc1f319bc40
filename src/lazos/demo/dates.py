"""Dates as lists have them: partial, shifted, in two readings, or told only as an age."""

import numpy as np

from lazos.demo.parameters import Noise
from lazos.demo.words import Numbers, Texts


def days_to_texts(day: Numbers) -> Texts:
    """Writes days since 1970 as ISO dates."""
    return day.astype("datetime64[D]").astype("U10").astype(object)


def minutes_to_texts(minute: Numbers) -> Texts:
    """Writes minutes since 1970 as ISO moments."""
    return minute.astype("datetime64[m]").astype("U16").astype(object)


def split(day: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Gives year, month and day of the month."""
    date = day.astype("datetime64[D]")
    months = date.astype("datetime64[M]").astype(np.int64)
    return months // 12 + 1970, months % 12 + 1, (date - date.astype("datetime64[M]")).astype(np.int64) + 1


def build(year: Numbers, month: Numbers, day: Numbers) -> Numbers:
    """Gives days since 1970; days past the month's end are its 28th."""
    start = ((year - 1970) * 12 + month - 1).astype("datetime64[M]")
    length = ((start + 1).astype("datetime64[D]") - start.astype("datetime64[D]")).astype(np.int64)
    return start.astype("datetime64[D]").astype(np.int64) + np.where(day > length, 28, day) - 1


def mistake(rng: np.random.Generator, noise: Noise, birth: Numbers, minor: Numbers) -> Numbers:
    """Makes errors in birth days: day and month exchanged, year or day off, 1 January, the 15th, falsified."""
    year, month, day = split(birth)
    draw = rng.random(len(birth))
    edges = np.cumsum([noise.day_month, noise.year_off, noise.january, noise.mid_month, noise.day_off])
    kind = np.searchsorted(edges, draw, side="right")
    swapped = (kind == 0) & (day <= 12)
    month, day = np.where(swapped, day, month), np.where(swapped, month, day)
    year = year + np.where(
        kind == 1,
        rng.choice([-10, -2, -1, -1, 1, 1, 2, 10], len(birth), p=[0.04, 0.06, 0.2, 0.2, 0.2, 0.2, 0.06, 0.04]),
        0,
    )
    month = np.where(kind == 2, 1, month)
    day = np.where(kind == 2, 1, np.where(kind == 3, 15, day))
    day = np.where(kind == 4, np.clip(day + rng.choice([-3, -1, 1, 7, 10], len(birth)), 1, 28), day)
    near = (minor > 0) & (rng.random(len(birth)) < noise.falsified)
    year = year - np.where(near, rng.integers(1, 5, len(birth)), 0)
    return build(year, month, day)


def write_births(rng: np.random.Generator, noise: Noise, birth: Numbers, ambiguous: bool) -> Texts:
    """Writes birth days as partial dates, some with the year only; both readings where the list is ambiguous."""
    written = days_to_texts(birth)
    if ambiguous:
        year, month, day = split(birth)
        both = (day <= 12) & (day != month)
        other = days_to_texts(build(year, np.where(both, day, month), np.where(both, month, day)))
        first, second = (written, other) if rng.random() < 0.5 else (other, written)
        written = np.where(both, first + "|" + second, written)
    bare = np.flatnonzero(rng.random(len(birth)) < noise.year_only)
    for row in bare.tolist():
        written[row] = written[row][: 7 if rng.random() < 0.4 else 4]
    return written
