"""Which row of a release is which of the release before, where ids are not kept: identity linkage within the source."""

from collections import defaultdict
from collections.abc import Sequence

import pyarrow as pa

from lazos.core.columns import Column, Kind, Place
from lazos.core.releases import Linker, Pairs, Row
from lazos.linkage.match import match

BEFORE, AFTER = "before", "after"


def linker(kind: Kind, before: Sequence[Row], after: Sequence[Row]) -> Linker:
    """The linkage of two releases of one kind of list."""

    def link(old: Sequence[int], new: Sequence[int]) -> Pairs:
        places = [(BEFORE, at) for at in old] + [(AFTER, at) for at in new]
        rows = [before[at] for at in old] + [after[at] for at in new]
        person = match(table_of(kind, places, rows)).person.tolist()
        return _pairs(places, person)

    return link


def table_of(kind: Kind, places: Sequence[tuple[str, int]], rows: Sequence[Row]) -> pa.Table:
    """Rows as a record table."""
    columns: dict[str, list[object]] = {
        Place.LIST: [name for name, _ in places],
        Place.KIND: [kind.value] * len(rows),
        Place.SHEET: [""] * len(rows),
        Place.ROW: [at for _, at in places],
    }
    for column in Column:
        columns[column] = [row.values.get(column) for row in rows]
    columns[Column.REF] = [str(at) for _, at in places]
    return pa.table({name: pa.array(cells, pa.int64() if name == Place.ROW else pa.string())
                     for name, cells in columns.items()})  # fmt: skip


def _pairs(places: Sequence[tuple[str, int]], person: Sequence[int]) -> Pairs:
    """Rows alone in their release within one person; where there are several, nobody can say which is which."""
    members: dict[int, dict[str, list[int]]] = defaultdict(lambda: {BEFORE: [], AFTER: []})
    for (name, at), number in zip(places, person, strict=True):
        members[number][name].append(at)
    return [
        (sides[BEFORE][0], sides[AFTER][0])
        for sides in members.values()
        if len(sides[BEFORE]) == len(sides[AFTER]) == 1
    ]
