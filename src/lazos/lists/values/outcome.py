"""What a reader makes of a column's distinct texts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from lazos.core.columns import Column, Kind
from lazos.core.problems import ProblemCode


@dataclass(frozen=True, slots=True)
class Context:
    """What a reader may know about the column beside its texts.

    `last_year`: the latest year that a two-digit one may mean. `newest`: the newest day that the list can speak of.
    """

    kind: Kind
    header: str
    spanish: bool
    newest: date

    @property
    def last_year(self) -> int:
        """The latest year that a date of the list may have."""
        return self.newest.year


@dataclass(frozen=True, slots=True)
class Outcome:
    """For each distinct text, in order: `values` its canonical form or None, `codes` what is wrong with it or None.

    `beside`: values for other columns, used where those are blank. `column_codes`: problems of the column as a whole.
    """

    values: Sequence[str | None]
    codes: Sequence[ProblemCode | None]
    beside: Mapping[Column, Sequence[str | None]] = field(default_factory=dict)
    column_codes: Sequence[ProblemCode] = ()


Reader = Callable[[Sequence[str], Context], Outcome]


def one_by_one(read: Callable[[str], tuple[str | None, ProblemCode | None]]) -> Reader:
    """A reader that looks at each text alone."""

    def reader(texts: Sequence[str], _context: Context) -> Outcome:
        pairs = [read(text) for text in texts]
        return Outcome([value for value, _ in pairs], [code for _, code in pairs])

    return reader
