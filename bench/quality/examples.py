"""Errors as a reader needs to see them: the rows of the child, of the parent missed and of the adult chosen instead.

Examples stay in the workshop; they are not part of the frozen results.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pyarrow as pa

from bench.cases import stems
from bench.errors import Sight, kind_of, missed, wrong_links
from bench.truth import Answer, Pair, Truth, key
from lazos.core.columns import Column, Place

EACH: Final = 12  # examples of a kind
QUIET: Final = frozenset({Place.KIND, Place.SHEET, Place.ROW, Column.REF})


def write_examples(path: Path, truth: Truth, answer: Answer, seen: Sight, records: pa.Table) -> None:
    """Write the first few errors of each kind."""
    rows = _rows(truth, records)
    kinds: dict[str, list[Pair]] = {}
    for pair, way in missed(truth, answer).items():
        kinds.setdefault(f"missed: {way}", []).append(pair)
    for pair in wrong_links(truth, answer):
        kinds.setdefault(f"wrong: {kind_of(truth, *pair)}", []).append(pair)
    with path.open("w", encoding="utf-8") as file:
        for kind, pairs in kinds.items():
            file.write(f"== {kind}: {len(pairs)}\n")
            for pair in pairs[:EACH]:
                file.writelines(_told(pair, truth, answer, seen, rows))


def _told(pair: Pair, truth: Truth, answer: Answer, seen: Sight, rows: dict[int, list[str]]) -> Iterator[str]:
    child, adult = pair
    p = answer.kin.get(pair, 0.0)
    yield f"-- p {p:.3f}; handicaps: {', '.join(sorted(seen.of(child, adult))) or 'none'}\n"
    yield from (f"   child   {row}\n" for row in rows.get(child, ()))
    yield from (f"   adult   {row}\n" for row in rows.get(adult, ()))
    others = sorted(((p, a) for (c, a), p in answer.kin.items() if c == child and a != adult), reverse=True)
    for p, other in others[:2]:
        what = "true parent" if (child, other) in truth.gold | truth.soft else kind_of(truth, child, other)
        yield from (f"   rival p {p:.3f} ({what})   {row}\n" for row in rows.get(other, ())[:3])


def _rows(truth: Truth, records: pa.Table) -> dict[int, list[str]]:
    renamed = stems()
    out: dict[int, list[str]] = {}
    names = [name for name in records.column_names if name not in QUIET]
    for row in records.select([*names, Column.REF]).to_pylist():
        where = renamed.get(row[Place.LIST], row[Place.LIST])
        person = truth.person_of.get(key(where, row[Column.REF] or ""))
        if person is not None:
            out.setdefault(person, []).append(" · ".join(str(row[name]) for name in names if row[name]))
    return out
