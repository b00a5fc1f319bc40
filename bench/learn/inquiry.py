"""Learn the weights of inquiries: `python -m bench.learn.inquiry [--worlds N] [--by-size] [--out FILE]`.

With `--by-size` the weights stay as they are, and only how nobody's grows with the register is set anew.

Worlds of all kinds and sizes are invented, linked as the product links them, and asked; a third of the persons sought
are taken off the lists, with all their rows. What is learnt is one table: the weights under which the person sought, or
nobody, is likeliest among all candidates. Worlds held out set the temperature and the weight of nobody.
"""

import argparse
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import numba as nb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
from scipy.optimize import minimize

from bench.learn.worlds import COMMON
from lazos.core.kinship import relation_of
from lazos.demo.inquiries import Telling, make_inquiries
from lazos.demo.parameters import WorldKind
from lazos.demo.plans import WorldParameters
from lazos.demo.world import World, generate
from lazos.linkage.encode import encode
from lazos.linkage.inquiry.asked import Inquiry, NothingAsked
from lazos.linkage.inquiry.build import build
from lazos.linkage.inquiry.scale import NOBODY, WIDTH
from lazos.linkage.inquiry.search import Found, Searcher
from lazos.linkage.inquiry.store import Store
from lazos.linkage.inquiry.weights import Weights, weights, write_weights
from lazos.linkage.match import scene_of
from lazos.linkage.order import in_order
from lazos.linkage.packaged import models

SEED, HELD_OUT_SEED = 41, 51
SIZES = ((400, 4000), (800, 8000), (1500, 15_000), (3000, 12_000), (2500, 40_000))
ASKED = 700  # inquiries a world
KEPT = 40  # candidates of an inquiry that are learnt from
ABSENT = 1 / 3
WEIGHED = 256  # candidates of an inquiry that calibration looks at: as many as are compared at most
# Larger registers from which nobody's growth is learnt besides: kind, adults (a tenth as many children), inquiries.
LARGE = (
    (WorldKind.AGENCIES, 60_000, 3000), (WorldKind.HOTLINE, 100_000, 3000), (WorldKind.BORDER, 200_000, 4000),
    (WorldKind.SHELTERS, 300_000, 4000), (WorldKind.AGENCIES, 600_000, 5000), (WorldKind.AGENCIES, 1_000_000, 5000),
)  # fmt: skip
SMALL = 10_000  # persons of a register for which nobody's weight stays as it was
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Posed:
    """A store and what is asked of it.

    `person`: number of the true person of each line; `inquiries`: with the number of the person sought, -1 absent;
    `seconds`: how long the index took, from linked records on.
    """

    name: str
    store: Store
    records: pa.Table
    person: npt.NDArray[np.int64]
    inquiries: Sequence[tuple[Inquiry, int]]
    seconds: float = 0.0


def world_of(index: int, seed: int) -> World:
    """Draw the world of an index."""
    kinds = (*COMMON, *WorldKind)
    rng = np.random.Generator(np.random.PCG64([seed, index]))
    children, adults = SIZES[index % len(SIZES)]
    parameters = WorldParameters.draw(rng, kind=kinds[(index * 7) % len(kinds)], children=children, adults=adults)
    return generate(parameters, seed * 1000 + index)


def inquiry_of(row: dict[str, str | None]) -> Inquiry:
    """Make an inquiry of a generated row, whose values are canonical but for the place."""
    from lazos.lists.values.tables import find_place

    kin = relation_of(row["relation"] or "")
    sector, station = find_place(row["place"], station_first=False) if row["place"] else (None, None)
    same = ("about", "full_name", "nickname", "sex", "birth_date", "age", "age_as_of", "country", "language",
            "relative_name", "a_number", "phone")  # fmt: skip
    return Inquiry(
        **{name: row.get(name) or "" for name in same},
        home=row["municipality"] or "",
        event=row["event_month"] or "",
        relation="child" if kin.is_child else str(kin.relation or ""),
        sector=sector or "",
        station=station or "",
    )


@dataclass(frozen=True, slots=True)
class Posing:
    """A world's records without those who are taken off, the true person of each line, and what is asked.

    `inquiries`: with the number of the person sought, -1 absent; `codes`: the person's id in the truth, absent or not.
    """

    records: pa.Table
    person: npt.NDArray[np.int64]
    inquiries: Sequence[tuple[Inquiry, int]]
    codes: Sequence[str]


def pose(world: World, seed: int, count: int, absent: float = ABSENT, *, telling: Telling | None = None) -> Posing:
    """Pose inquiries to a world, of which a share seeks people who are taken off the lists, with all their rows."""
    rng = np.random.Generator(np.random.PCG64([seed, 7]))
    told = telling or Telling.draw(rng)
    asked, answers = make_inquiries(world, seed, count, absent / 3, told)
    rows, records = world.truth.rows, world.records
    number: dict[str, int] = {}
    of_row = {
        (where, ref): number.setdefault(code, len(number))
        for where, ref, code in zip(*(column.to_pylist() for column in rows.columns[:3]), strict=True)
    }
    places = zip(records["list"].to_pylist(), records["ref"].to_pylist(), strict=True)
    person = np.array([of_row[place] for place in places], np.int64)
    codes = [code or "" for code in answers["person_id"].to_pylist()]
    sought = np.array([number.get(code, -1) for code in codes])
    away = rng.choice(sought[sought >= 0], int(len(sought) * absent * 2 / 3), replace=False)
    kept = ~np.isin(person, away)
    records, person = records.filter(pa.array(kept)), person[kept]
    sought = np.where(np.isin(sought, away), -1, sought)
    inquiries = [(inquiry_of(row), int(who)) for row, who in zip(asked.to_pylist(), sought, strict=True)]
    return Posing(records, person, inquiries, codes)


def posed(world: World, seed: int, name: str, count: int = ASKED, *, linked: bool = False) -> Posed:
    """Pose inquiries to a world and index it."""
    posing = pose(world, seed, count)
    store, seconds = _store(posing.records, posing.person, linked=linked)
    return Posed(name, store, posing.records, posing.person, posing.inquiries, seconds)


def _store(records: pa.Table, person: npt.NDArray[np.int64], *, linked: bool) -> tuple[Store, float]:
    from lazos.linkage.persons import are_children, gather, numbered

    order, said = in_order(records)
    encoded = encode(said)
    if linked:
        scene, _ = scene_of(encoded, models())
        persons, children = scene.persons, scene.is_child
    else:
        who = numbered(person[order])
        persons, children = gather(encoded, who), are_children(encoded, who)
    began = time.perf_counter()
    return build(said, encoded, persons, children, order), time.perf_counter() - began


def asked(at: Posed, learnt: Weights, kept: int = KEPT) -> Iterator[tuple[Found, npt.NDArray[np.bool_], int]]:
    """Search every inquiry: what was found, which of the first candidates are right, and whom was sought."""
    searcher = Searcher(at.store, learnt)
    arrays = at.store.arrays
    for inquiry, who in at.inquiries:
        try:
            found = searcher.search(inquiry)
        except NothingAsked:
            continue
        right = np.array(
            [bool((at.person[arrays.record[arrays.line_start[p] : arrays.line_start[p + 1]]] == who).any())
             for p in found.who[:kept]], np.bool_,
        )  # fmt: skip
        yield found, right, who


@dataclass(frozen=True, slots=True)
class Lessons:
    """What is learnt from: candidates of all inquiries one after another.

    `start` (Q + 1); `levels` (N, WIDTH), `rarity` (N, WIDTH); `tables` (Q, WIDTH); `right` (N); `nobody` (Q, NOBODY);
    `absent` (Q).
    """

    start: npt.NDArray[np.int64]
    levels: npt.NDArray[np.uint8]
    rarity: npt.NDArray[np.float32]
    tables: npt.NDArray[np.int32]
    right: npt.NDArray[np.bool_]
    nobody: Floats
    absent: npt.NDArray[np.bool_]


def lessons(worlds: Iterable[Posed], learnt: Weights, kept: int = KEPT, *, lost: bool = False) -> Lessons:
    """Ask every world.

    Inquiries whose right person was not among the candidates teach nothing or, where the `lost` count, that nobody is.
    """
    start, levels, rarity, tables, right, nobody, absent = [0], [], [], [], [], [], []
    columns = np.arange(WIDTH)
    for at in worlds:
        for found, hit, who in asked(at, learnt, kept):
            if who >= 0 and not hit.any() and not lost:
                continue
            mine = found.levels[:kept]
            start.append(start[-1] + len(mine))
            levels.append(mine)
            rarity.append(found.asked.rarity[columns, mine])
            tables.append(found.asked.tables)
            right.append(hit)
            nobody.append(found.asked.nobody)
            absent.append(not hit.any())
    return Lessons(
        np.array(start), np.concatenate(levels), np.concatenate(rarity).astype(np.float32), np.array(tables, np.int32),
        np.concatenate(right), np.array(nobody), np.array(absent),
    )  # fmt: skip


@nb.njit(cache=True)
def _loss(
    start: npt.NDArray[np.int64],
    levels: npt.NDArray[np.uint8],
    rarity: npt.NDArray[np.float32],
    tables: npt.NDArray[np.int32],
    right: npt.NDArray[np.bool_],
    nobody: Floats,
    absent: npt.NDArray[np.bool_],
    table: Floats,
    slope: Floats,
    weight: Floats,
    d_table: Floats,
    d_slope: Floats,
    d_weight: Floats,
) -> float:
    """Minus the log-likelihood of who was sought, and its gradient, added to the last three."""
    loss = 0.0
    for q in range(len(absent)):
        a, b = start[q], start[q + 1]
        score = np.empty(b - a + 1)
        for k in range(b - a):
            total = 0.0
            for c in range(levels.shape[1]):
                total += table[tables[q, c], levels[a + k, c]] + slope[tables[q, c]] * rarity[a + k, c]
            score[k] = total
        score[b - a] = (nobody[q] * weight).sum()
        top = score.max()
        odds = np.exp(score - top)
        all_, good = odds.sum(), 0.0
        for k in range(b - a):
            good += odds[k] * right[a + k]
        if absent[q]:
            good = odds[b - a]
        loss -= np.log(good / all_ + 1e-300)
        for k in range(b - a + 1):
            hit = absent[q] if k == b - a else right[a + k]
            d = odds[k] / all_ - (odds[k] / good if hit else 0.0)
            if k == b - a:
                d_weight += d * nobody[q]
                continue
            if abs(d) < 1e-7:
                continue
            for c in range(levels.shape[1]):
                d_table[tables[q, c], levels[a + k, c]] += d
                d_slope[tables[q, c]] += d * rarity[a + k, c]
    return loss


def fit(learn: Lessons, first: Weights, *, pull: float = 3.0, rounds: int = 150) -> Weights:
    """Fit the weights; `pull` holds each to where it began, as if by so many inquiries."""
    shapes = (first.table.shape, first.slope.shape, first.nobody.shape)
    sizes = [int(np.prod(shape)) for shape in shapes]
    begin = np.concatenate([first.table.ravel(), first.slope, first.nobody])
    hold = np.concatenate([np.full(sizes[0], pull * 0.1), np.full(sizes[1], pull * 3), np.full(sizes[2], pull * 0.1)])

    def objective(x: Floats) -> tuple[float, Floats]:
        table, slope, nobody = _parts(x, shapes, sizes)
        d = [np.zeros(shape) for shape in shapes]
        loss = _loss(
            learn.start, learn.levels, learn.rarity, learn.tables, learn.right, learn.nobody, learn.absent, table,
            slope, nobody, *d,
        )  # fmt: skip
        gone = x - begin
        return loss + float((hold * gone**2).sum()), np.concatenate([part.ravel() for part in d]) + 2 * hold * gone

    found = minimize(objective, begin, jac=True, method="L-BFGS-B", options={"maxiter": rounds})
    table, slope, nobody = _parts(np.asarray(found.x), shapes, sizes)
    table = table.copy()
    table[:, 0] = 0
    return Weights(table, slope, nobody)


def _parts(x: Floats, shapes: Sequence[tuple[int, ...]], sizes: Sequence[int]) -> list[Floats]:
    ends = np.cumsum(sizes)[:-1]
    return [part.reshape(shape) for part, shape in zip(np.split(x, ends), shapes, strict=True)]


def calibrated(learn: Lessons, given: Weights) -> Weights:
    """Set the temperature and the weight of nobody anew on worlds held out."""

    def at(x: Floats) -> Weights:
        return _with_nobody(Weights(given.table * x[0], given.slope * x[0], given.nobody * x[0]), x[1:])

    return at(_least(learn, at, np.array([1.0, 0.0])))


def by_size(learn: Lessons, given: Weights) -> Weights:
    """Set anew how the weight of nobody grows with the register, for all else stays as it is for a small one.

    The growth is fitted together with temperature and base, which are not kept: those of all sizes together do not suit
    a small register.
    """

    def at(x: Floats) -> Weights:
        return _with_nobody(Weights(given.table * x[0], given.slope * x[0], given.nobody * x[0]), x[1:])

    found = _least(learn, at, np.array([1.0, 0.0, 0.0]))
    growth = found[2] / found[0]
    return _with_nobody(given, np.array([-growth * np.log(SMALL), growth]))


def _least(learn: Lessons, at: Callable[[Floats], Weights], first: Floats) -> Floats:
    """Where weights made of a few numbers lose least."""

    def objective(x: Floats) -> float:
        now = at(x)
        d = [np.zeros_like(part) for part in (now.table, now.slope, now.nobody)]
        return float(_loss(
            learn.start, learn.levels, learn.rarity, learn.tables, learn.right, learn.nobody, learn.absent, now.table,
            now.slope, now.nobody, *d,
        ))  # fmt: skip

    return np.asarray(minimize(objective, first, method="Nelder-Mead", options={"maxiter": 150}).x)


def _with_nobody(given: Weights, more: Floats) -> Weights:
    """The same weights with something added to nobody's, first to its base, then to its growth with the register."""
    nobody = given.nobody.copy()
    nobody[[NOBODY.index(name) for name in ("base", "log_persons")[: len(more)]]] += more
    return replace(given, nobody=nobody)


def large(which: Sequence[int] = range(len(LARGE))) -> Iterator[Posed]:
    """Large worlds, one after another; persons are those of the truth, for linking would take minutes."""
    for index in which:
        kind, adults, count = LARGE[index]
        seed = HELD_OUT_SEED * 1000 + 900 + index
        parameters = WorldParameters.draw(np.random.default_rng(seed), kind, adults // 10, adults)
        yield posed(generate(parameters, seed), seed, f"{kind}-{adults}", count)


def report(worlds: Sequence[Posed], learnt: Weights) -> dict[str, float]:
    """Recall, calibration and false alarms over worlds."""
    first = ten = sought = missing = alarm = called = held = 0
    for at in worlds:
        for found, hit, who in asked(at, learnt):
            nobody = float(found.asked.nobody @ learnt.nobody)
            scores = found.scores.astype(np.float64)
            top = max(nobody, float(scores[0])) if len(scores) else nobody
            share = (
                float(np.exp(scores[0] - top) / (np.exp(scores - top).sum() + np.exp(nobody - top)))
                if len(scores)
                else 0.0
            )
            right = bool(len(hit) and hit[0])
            called += 0.85 <= share <= 0.95
            held += 0.85 <= share <= 0.95 and right
            if who < 0:
                missing += 1
                alarm += share >= 0.9
            else:
                sought += 1
                first += right
                ten += bool(hit[:10].any())
    return {
        "recall_1": first / sought, "recall_10": ten / sought, "alarm": alarm / max(1, missing), "called": called,
        "right": held / max(1, called), "sought": sought, "missing": missing,
    }  # fmt: skip


def main() -> None:
    """Learn, calibrate and write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--worlds", type=int, default=24)
    options.add_argument("--held-out", type=int, default=10)
    options.add_argument(
        "--by-size", action="store_true", help="keep the weights, set nobody's growth with the register"
    )
    options.add_argument("--out", type=Path, default=Path("src/lazos/data/weights/inquiry.csv"))
    chosen = options.parse_args()
    if chosen.by_size:
        chosen.out.write_text(write_weights(_on_all_sizes(weights())), encoding="utf-8")
        return
    worlds = [posed(world_of(i, SEED), SEED * 100 + i, f"{SEED}-{i}") for i in range(chosen.worlds)]
    held = [
        posed(world_of(i, HELD_OUT_SEED), HELD_OUT_SEED * 100 + i, f"{HELD_OUT_SEED}-{i}")
        for i in range(chosen.held_out)
    ]
    print("posed", sum(len(at.inquiries) for at in worlds), flush=True)
    learnt = weights()
    print(report(held, learnt), flush=True)
    for _ in range(2):
        learnt = fit(lessons(worlds, learnt), learnt)
        print(report(held, learnt), flush=True)
    learnt = calibrated(lessons(held, learnt), learnt)
    print(report(held, learnt), flush=True)
    chosen.out.write_text(write_weights(learnt), encoding="utf-8")


def _on_all_sizes(learnt: Weights) -> Weights:
    held = [posed(world_of(i, HELD_OUT_SEED), HELD_OUT_SEED * 100 + i, f"{HELD_OUT_SEED}-{i}") for i in range(10)]
    both = lessons(chain(held, large()), learnt, WEIGHED, lost=True)
    print("nobody before", dict(zip(NOBODY, learnt.nobody.round(3).tolist(), strict=True)), flush=True)
    found = by_size(both, learnt)
    print("nobody after", dict(zip(NOBODY, found.nobody.round(3).tolist(), strict=True)), flush=True)
    print(report(held, learnt), report(held, found), flush=True)
    return found


if __name__ == "__main__":
    main()
