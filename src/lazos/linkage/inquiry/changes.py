"""What has changed in a register since its index was built."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Changes:
    """Changes since an index was built, by the places of records (`list`, `ref`).

    `more`: records added; `same`: pairs of places that are one person; `apart`: places taken out of their person;
    `gone`: places withdrawn.
    """

    more: pa.Table | None = None
    same: tuple[tuple[str, str, str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    gone: tuple[tuple[str, str], ...] = ()


def told_of(changes: Changes) -> dict[str, Sequence[Sequence[str]]]:
    """The changes without the records added, fit to be written as JSON."""
    return {"same": changes.same, "apart": changes.apart, "gone": changes.gone}


def changes_of(told: Mapping[str, Sequence[Sequence[str]]], more: pa.Table | None) -> Changes:
    """The changes of what `told_of` made and the records added. Raises KeyError."""
    same = tuple((a, b, c, d) for a, b, c, d in told["same"])
    apart, gone = (tuple((where, ref) for where, ref in told[key]) for key in ("apart", "gone"))
    return Changes(more, same, apart, gone)
