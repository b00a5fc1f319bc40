"""The changes to a register as a small store of its own: persons touched by a change, as they are now."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from lazos.core.columns import Column, Place
from lazos.linkage.encode import encode
from lazos.linkage.inquiry.build import build
from lazos.linkage.inquiry.changes import Changes
from lazos.linkage.inquiry.store import Store
from lazos.linkage.order import in_order
from lazos.linkage.persons import are_children, gather, numbered

Longs = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Delta:
    """A store of the persons whom changes touched, its records, and the persons of the base whom it replaces."""

    store: Store | None
    records: pa.Table
    replaced: Longs


def delta_of(base: Store, records: pa.Table, changes: Changes) -> Delta:
    """Index the persons whom changes touch, as they are now."""
    places = {place for pair in changes.same for place in (pair[:2], pair[2:])} | {*changes.apart, *changes.gone}
    lines = _lines(records, places)
    persons = np.unique(_persons(base)[lines]) if len(lines) else np.empty(0, np.int64)
    touched = records.take(pa.array(_all_lines(base, persons)))
    owner = np.repeat(persons, np.diff(base.arrays.line_start)[persons])
    table, root = _together(touched, owner, changes)
    if not table.num_rows:
        return Delta(None, table, persons)
    order, said = in_order(table)
    encoded = encode(said)
    who = numbered(root[order])
    store = build(said, encoded, gather(encoded, who), are_children(encoded, who), order)
    return Delta(store, table, persons)


def _lines(records: pa.Table, places: "set[tuple[str, str]]") -> Longs:
    """The lines of a record table that stand at any of the places."""
    if not places:
        return np.empty(0, np.int64)
    refs = pa.array(sorted({ref for _, ref in places}), pa.string())
    near = np.flatnonzero(np.asarray(pc.is_in(records.column(Column.REF), refs)))
    part = records.select([Place.LIST.value, Column.REF.value]).take(pa.array(near))
    held = zip(part.column(0).to_pylist(), part.column(1).to_pylist(), strict=True)
    return near[[place in places for place in held]]


def _persons(base: Store) -> Longs:
    """The person of each line of the record table."""
    arrays = base.arrays
    who = np.empty(len(arrays.record), np.int64)
    who[arrays.record] = np.repeat(np.arange(base.persons), np.diff(arrays.line_start))
    return who


def _all_lines(base: Store, persons: Longs) -> Longs:
    start, record = base.arrays.line_start, base.arrays.record
    parts = [record[start[person] : start[person + 1]] for person in persons.tolist()]
    return np.concatenate(parts) if parts else np.empty(0, np.int64)


def _together(touched: pa.Table, owner: Longs, changes: Changes) -> tuple[pa.Table, Longs]:
    """The records that are left, new ones last, and a number for the person of each."""
    more = changes.more if changes.more is not None else touched.slice(0, 0)
    table = pa.concat_tables([touched, more], promote_options="default").combine_chunks()
    places = list(zip(table.column(Place.LIST).to_pylist(), table.column(Column.REF).to_pylist(), strict=True))
    at = {place: line for line, place in enumerate(places)}
    fresh = int(owner.max(initial=-1)) + 1
    group = np.concatenate([owner, fresh + np.arange(more.num_rows)])
    for number, place in enumerate(changes.apart):
        if place in at:
            group[at[place]] = fresh + more.num_rows + number
    pairs = [(at[pair[:2]], at[pair[2:]]) for pair in changes.same if pair[:2] in at and pair[2:] in at]
    root = _joined(group, pairs)
    gone = set(changes.gone)
    kept = np.array([line for line, place in enumerate(places) if place not in gone], np.int64)
    return table.take(pa.array(kept)), root[kept]


def _joined(group: Longs, pairs: "list[tuple[int, int]]") -> Longs:
    """Join groups of lines by pairs of lines that are one person."""
    names, number = np.unique(group, return_inverse=True)
    left = np.array([number[a] for a, _ in pairs], np.int64)
    right = np.array([number[b] for _, b in pairs], np.int64)
    graph = coo_array((np.ones(len(pairs)), (left, right)), shape=(len(names), len(names)))
    return np.asarray(connected_components(graph, directed=False)[1], np.int64)[number]
