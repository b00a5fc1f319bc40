"""A small invented register: lists, records, and what linkage makes of them, for tests of the commands."""

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa

from lazos.core.columns import Column, Kind, Place
from lazos.core.evidence import Reason, ReasonCode, Verdict
from lazos.core.kinship import Relation
from lazos.linkage.result import Kin, Match

COLUMNS = [*Place, *Column]


def record(list_name: str, ref: str, kind: Kind = Kind.CHILDREN, **values: str) -> dict[str, str]:
    """Make one record; `values` are canonical columns."""
    return {"list": list_name, "ref": ref, "kind": kind, "sheet": "Sheet1", "row": ref.strip("CA") or "1", **values}


def table(records: Sequence[Mapping[str, str]]) -> pa.Table:
    """Make a record table."""
    schema = pa.schema([(str(name), pa.string()) for name in COLUMNS])
    return pa.Table.from_pylist([{**one} for one in records], schema=schema)


REASONS = (
    Reason(ReasonCode.APPREHENSION, "same_day", Verdict.FOR, 3.1, parameters={"minutes": "12", "station": "McAllen"}),
    Reason(ReasonCode.FATHERS_SURNAME, "exact", Verdict.FOR, 1.2, "López", "LOPEZ"),
    Reason(ReasonCode.LANGUAGE, "different", Verdict.AGAINST, -0.4, "mam", "spa"),
    Reason(ReasonCode.NAMED_PARENT, "missing", Verdict.MISSING, 0.0),
)


def link(
    records: pa.Table,
    persons: Sequence[int],
    children: Sequence[int],
    kin: Sequence[tuple[int, int, Relation, float]],
    uncertain: Sequence[tuple[int, int, float]] = (),
) -> Match:
    """Make a linkage result; `kin` pairs lines of records."""
    person = np.array(persons, np.int64)
    size = int(person.max()) + 1 if len(person) else 0
    is_child = np.zeros(size, np.bool_)
    is_child[list(children)] = True
    child, adult = (np.array([pair[side] for pair in kin], np.int64) for side in (0, 1))
    found = Kin(
        person[child],
        person[adult],
        child,
        adult,
        [pair[2] for pair in kin],
        np.array([pair[3] for pair in kin], float),
    )
    names = [f"P{number:04d}" for number in range(size)]
    return Match(records, person, names, is_child, found, lambda _: REASONS, lambda *_: REASONS[1:], uncertain)


RECORDS = (
    record("shelters", "C1", full_name="Mateo Choc López", sex="M", age="7", country="GT", a_number="201000001"),
    record("shelters", "C2", full_name="Ana Choc López", sex="F", birth_date="2012-05", country="GT"),
    record("shelters", "C3", full_name="Luis Paz", mother_name="Rosa Paz", father_name=""),
    record("shelters", "C4", full_name="Eva Ramos"),
    record("removed", "A1", Kind.ADULTS, full_name="Juan Choc Xol", municipality="Cobán", country="GT"),
    record("removed", "A2", Kind.ADULTS, full_name="Juan Choc Caal"),
    record("removed", "A3", Kind.ADULTS, full_name="=cmd|'/c calc'!A1", note="+502"),
    record("border", "17", Kind.APPREHENSIONS, full_name="Juan Choc", event_at="2018-05-17T14:30"),
)


def small_match() -> Match:
    """Two siblings with a sure father, one child with two weak candidates, one with nobody."""
    kin = (
        (0, 4, Relation.FATHER, 0.97),
        (1, 4, Relation.FATHER, 0.71),
        (1, 5, Relation.FATHER, 0.22),
        (2, 5, Relation.FATHER, 0.31),
        (2, 6, Relation.MOTHER, 0.30),
        (3, 6, Relation.MOTHER, 0.004),
    )
    return link(table(RECORDS), (0, 1, 2, 3, 4, 5, 6, 4), (0, 1, 2, 3), kin, ((5, 7, 0.45),))
