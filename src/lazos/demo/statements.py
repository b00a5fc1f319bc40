"""Lists as their senders would state them: a canonical table a list, with refs, order, repeats, earlier versions."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lazos.core.columns import Column, Place
from lazos.demo.calls import call_cells
from lazos.demo.cells import BUILDERS, Rows
from lazos.demo.dates import days_to_texts, mistake, write_births
from lazos.demo.facts import Facts
from lazos.demo.hearing import Hearing, choose, hear, lay_out, marry, true_tokens
from lazos.demo.journeys import DAY
from lazos.demo.notes import note_cells
from lazos.demo.parameters import Covers, ListPlan, Order
from lazos.demo.people import Sort
from lazos.demo.words import Numbers, only

NAMES = (Column.FULL_NAME, Column.GIVEN_NAMES, Column.SURNAMES, Column.SURNAME_1, Column.SURNAME_2)
BIRTHS = (Column.BIRTH_DATE, Column.AGE, Column.AGE_AS_OF)
YEAR = 365.25
Mention = tuple[str, int, str]


@dataclass(frozen=True, slots=True)
class Statement:
    """One list: its canonical table, the person of every row, and whom rows mention (ref, person, what)."""

    plan: ListPlan
    table: pa.Table
    person: Numbers
    mentions: list[Mention]


def _covered(facts: Facts, plan: ListPlan, rng: np.random.Generator) -> tuple[Numbers, Numbers, Numbers]:
    """Chooses the rows of a list as (person, crossing, call)."""
    if plan.covers is Covers.CALLERS:
        call = np.flatnonzero(rng.random(len(facts.calls.caller)) < plan.coverage)
        person = facts.calls.caller[call]
        return person, facts.main[facts.calls.child[call]], call
    if plan.covers is Covers.CROSSERS:
        crossing = np.flatnonzero(rng.random(len(facts.crossings.person)) < plan.coverage)
        person = facts.crossings.person[crossing]
    else:
        if plan.covers is Covers.CHILDREN:
            crossing = facts.main[facts.custody_children()]
        else:
            crossing = np.flatnonzero(facts.people.sort[facts.crossings.person] != Sort.CHILD)
        crossing = crossing[rng.random(len(crossing)) < plan.coverage]
        person = facts.crossings.person[crossing]
    return person, crossing, np.full(len(person), -1, dtype=np.int64)


def _repeat(
    rng: np.random.Generator, chosen: tuple[Numbers, Numbers, Numbers], rate: float
) -> tuple[list[Numbers], Numbers]:
    """Adds repeated rows at the end; the second answer gives for each row the row it repeats, or -1."""
    count = len(chosen[0])
    again = (
        np.sort(rng.choice(count, rng.binomial(count, rate), replace=False)) if count else np.empty(0, dtype=np.int64)
    )
    rows = [np.concatenate([part, part[again]]) for part in chosen]
    return rows, np.concatenate([np.full(count, -1, dtype=np.int64), again])


def _names(rows: Rows) -> dict[Column, pa.Array]:
    facts, plan, rng = rows.facts, rows.plan, rows.rng
    tradition = facts.words.tradition[facts.people.place[rows.person]]
    truth = true_tokens(facts.people, facts.words, rows.person)
    marry(facts.people, facts.words, rows.person, truth, rng, 0.5)
    first = {part: tokens[rows.person] for part, tokens in facts.intake.items()}
    hearing = Hearing(rng, plan.noise, facts.words)
    heard = hear(hearing, choose(first, truth, rows.chance(plan.noise.intake)), tradition)
    return lay_out(hearing, heard, plan.layout, plan.capitals, plan.accents)


def _births(rows: Rows) -> dict[Column, pa.Array]:
    facts, plan, rng = rows.facts, rows.plan, rows.rng
    missing = dict(plan.columns)
    birth = np.where(rows.chance(plan.noise.intake), facts.intake_birth[rows.person], facts.people.birth[rows.person])
    crossed = facts.crossings.minute[rows.crossing] // DAY
    age_days = crossed - birth
    minor = ((age_days > 15 * YEAR) & (age_days < 18 * YEAR)).astype(np.int64)
    said = mistake(rng, plan.noise, birth, minor)
    unknown = rows.chance(missing.get(Column.BIRTH_DATE, 1.0))
    years = np.maximum((crossed - said) / YEAR, 0.0)
    years = np.maximum(np.floor(years) + rows.rng.choice([-1, 0, 1], len(years), p=[0.04, 0.92, 0.04]) * (years > 1), 0)
    age = years.astype(np.int64).astype("U3").astype(object)
    shown = ~rows.chance(missing.get(Column.AGE, 1.0)) | (unknown & rows.chance(0.8) & (Column.AGE in missing))
    cells = {}
    if Column.BIRTH_DATE in missing:
        cells[Column.BIRTH_DATE] = pa.array(
            only(~unknown, write_births(rng, plan.noise, said, plan.ambiguous_dates)), pa.string()
        )
    if Column.AGE in missing:
        cells[Column.AGE] = pa.array(only(shown, age), pa.string())
    if Column.AGE_AS_OF in missing:
        cells[Column.AGE_AS_OF] = pa.array(only(shown, days_to_texts(crossed)), pa.string())
    return cells


def _columns(rows: Rows) -> tuple[dict[Column, pa.Array], list[tuple[int, int, str]]]:
    """Builds all cells of a list; mentions are (row, person, what)."""
    cells = _names(rows) | _births(rows)
    for column, rate in rows.plan.columns:
        if column in BUILDERS:
            values = BUILDERS[column](rows)
            cells[column] = pa.array(only(~rows.chance(rate), values), pa.string())
    called, sought = call_cells(rows)
    noted, named = note_cells(rows)
    return cells | called | noted, sought + named


def _carry(cells: dict[Column, pa.Array], source: dict[Column, pa.Array], origin: Numbers, plan: ListPlan,
           rng: np.random.Generator) -> dict[Column, pa.Array]:  # fmt: skip
    """Lets rows carry the values of the rows they come from (`origin`, -1 none), but for a revised share of cells."""
    made, at = {}, pa.array(np.maximum(origin, 0))
    drawn: dict[str, pa.Array] = {}
    for column, values in cells.items():
        group = "name" if column in NAMES else "birth" if column in BIRTHS else column
        if group not in drawn:
            drawn[group] = pa.array((origin >= 0) & (rng.random(len(origin)) >= plan.revised))
        usable = column in source and len(source[column])
        made[column] = pc.if_else(drawn[group], source[column].take(at), values) if usable else values
    return made


def _order(
    plan: ListPlan, facts: Facts, rng: np.random.Generator, cells: dict[Column, pa.Array], rows: Rows
) -> Numbers:
    if plan.order is Order.RANDOM:
        return rng.permutation(len(rows.person))
    if plan.order is Order.NAME:
        name = next(
            cells[column] for column in (Column.SURNAMES, Column.SURNAME_1, Column.FULL_NAME) if column in cells
        )
        return np.asarray(pc.sort_indices(name)).astype(np.int64)
    day = facts.calls.day[rows.call] if plan.covers is Covers.CALLERS else facts.crossings.minute[rows.crossing]
    return np.lexsort((rng.random(len(day)), day))


def _origin(base: Statement, rows: Rows) -> Numbers:
    """Finds for each row of an earlier version the same person's row in the list it was copied from."""
    at = np.full(len(rows.facts.people), -1, dtype=np.int64)
    at[base.person[::-1]] = np.arange(len(base.person))[::-1]
    return at[rows.person]


def state(facts: Facts, plan: ListPlan, rng: np.random.Generator, base: Statement | None) -> Statement:
    """Writes one list; `base` is the list that this one is an earlier version of."""
    (person, crossing, call), repeats = _repeat(rng, _covered(facts, plan, rng), plan.repeats)
    rows = Rows(facts, plan, rng, person, crossing, call)
    cells, named = _columns(rows)
    if base is not None:
        same_layout = base.plan.layout is plan.layout
        source = {
            Column(name): base.table[name].combine_chunks() for name in base.table.column_names if name in set(Column)
        }
        usable = {column: values for column, values in source.items() if same_layout or column not in NAMES}
        cells = _carry(cells, usable, _origin(base, rows), plan, rng)
    cells = _carry(cells, dict(cells), repeats, plan, rng)
    order = _order(plan, facts, rng, cells, rows)
    refs = [plan.ref.format(at + 1) for at in range(len(order))]
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    taken = pa.array(order)
    table = pa.table({
        Place.LIST.value: pa.array([plan.name] * len(order), pa.string()),
        Place.KIND.value: pa.array([plan.kind.value] * len(order), pa.string()),
        Place.SHEET.value: pa.array(["Sheet1"] * len(order), pa.string()),
        Place.ROW.value: pa.array([str(at + 2) for at in range(len(order))], pa.string()),
        Column.REF.value: pa.array(refs, pa.string()),
        **{column.value: values.take(taken) for column, values in cells.items()},
    })  # fmt: skip
    mentions = sorted((refs[int(place[row])], who, what) for row, who, what in named)
    return Statement(plan, table, person[order], mentions)
