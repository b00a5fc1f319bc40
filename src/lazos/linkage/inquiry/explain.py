"""Why a person is an answer: one reason a comparison, with what was asked and what the records say."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import pyarrow as pa

from lazos.core.columns import Column
from lazos.core.evidence import Reason, ReasonCode, Verdict
from lazos.linkage.inquiry.asked import Inquiry
from lazos.linkage.inquiry.scale import C_RELATIVE, FIRST_FACT, SCALE, SLOTS
from lazos.linkage.inquiry.search import Found

SILENT: Final = 0.15  # log-odds less than this are not worth a sentence
_ASKED: Final[Mapping[str, tuple[str, ...]]] = {
    "sex": ("sex",), "about": ("about",), "birth": ("birth_date",), "age": ("age",), "country": ("country",),
    "home": ("home",), "language": ("language",), "moment": ("event",), "place": ("station", "sector"),
    "number": ("a_number",), "phone": ("phone",), "facility": ("facility",), "relative": ("relative_name",),
    "inherited": ("relative_name",),
}  # fmt: skip
_KNOWN: Final[Mapping[str, tuple[Column, ...]]] = {
    "sex": (Column.SEX,), "about": (Column.ROLE,), "birth": (Column.BIRTH_DATE, Column.AGE),
    "age": (Column.BIRTH_DATE, Column.AGE), "country": (Column.COUNTRY,),
    "home": (Column.MUNICIPALITY, Column.DEPARTMENT), "language": (Column.LANGUAGES,),
    "moment": (Column.EVENT_AT, Column.CUSTODY_FROM, Column.CROSSED_AT), "place": (Column.STATION, Column.SECTOR),
    "number": (Column.A_NUMBER,), "phone": (Column.PHONE,), "facility": (Column.FACILITY,),
}  # fmt: skip
_FULL: Final = (Column.FULL_NAME, Column.GIVEN_NAMES, Column.SURNAMES, Column.SURNAME_1, Column.SURNAME_2)


class Cells:
    """What the records say, as written; columns are kept as they are, and a cell is read when it is shown."""

    def __init__(self, records: pa.Table) -> None:
        self._columns = {name: _reader(records.column(name)) for name in records.column_names}

    def cell(self, line: int, column: str) -> str:
        """One cell, empty where there is none."""
        read = self._columns.get(column)
        return read(line) if read is not None else ""

    def first(self, lines: Sequence[int], columns: Sequence[Column]) -> str:
        """The first cell that holds anything, of some columns of a person's records."""
        return next((cell for column in columns for line in lines if (cell := self.cell(line, column))), "")

    def name(self, line: int) -> str:
        """A record's name: in one cell, else put together of its parts."""
        full = self.cell(line, Column.FULL_NAME)
        return full or " ".join(part for column in _FULL[1:] if (part := self.cell(line, column)))


def _reader(column: pa.ChunkedArray) -> Callable[[int], str]:
    """How a cell of a column is read: of one array of text from its bytes, several times as quickly as by pyarrow."""
    if column.num_chunks != 1 or not pa.types.is_string(column.type):
        return lambda line: column[line].as_py() or ""
    array = column.chunk(0)
    _, ends, text = array.buffers()
    if text is None:
        return lambda _: ""
    at, letters, first = memoryview(ends).cast("i"), memoryview(text), array.offset
    return lambda line: str(letters[at[first + line] : at[first + line + 1]], "utf-8")


def reasons(
    found: Found, k: int, inquiry: Inquiry, lines: Sequence[int], cells: Cells, near: str
) -> tuple[Reason, ...]:
    """Reasons for the k-th person found, strongest first and what is missing last; `near`: the relative's name."""
    levels = found.levels[k].tolist()
    told = [*_names(found, levels, inquiry, lines, cells)]
    for comparison in range(SLOTS, len(levels)):
        level = levels[comparison]
        if level == 0:
            continue
        name, code, words = SCALE[FIRST_FACT + comparison - SLOTS]
        weight = float(found.asked.ready.gain[comparison, level])
        verdict = Verdict.MISSING if level == 1 else (Verdict.FOR if weight > 0 else Verdict.AGAINST)
        if verdict is not Verdict.MISSING and abs(weight) < SILENT:
            continue
        left = next((value for part in _ASKED[name] if (value := getattr(inquiry, part))), "")
        known = "" if level == 1 else near if comparison == C_RELATIVE else cells.first(lines, _KNOWN.get(name, ()))
        told.append(Reason(code, words[level], verdict, round(weight, 3), left, known))
    return tuple(sorted(told, key=lambda r: (r.verdict is Verdict.MISSING, -abs(r.weight), r.code)))


def _names(found: Found, levels: list[int], inquiry: Inquiry, lines: Sequence[int], cells: Cells) -> "list[Reason]":
    """One reason for the given names and one for the surnames; the level is that of the token that decides it."""
    told = []
    half, written = SLOTS // 2, ""
    for code, slots in ((ReasonCode.GIVEN_NAMES, range(half)), (ReasonCode.SURNAMES, range(half, SLOTS))):
        asked = [slot for slot in slots if levels[slot] > 0]
        if not asked:
            continue
        gain = {slot: float(found.asked.ready.gain[slot, levels[slot]]) for slot in asked}
        weight = sum(gain.values())
        telling = (max if weight > 0 else min)(asked, key=gain.__getitem__)
        missing = all(levels[slot] == 1 for slot in asked)
        verdict = Verdict.MISSING if missing else (Verdict.FOR if weight > 0 else Verdict.AGAINST)
        written = written or _name(lines, cells)
        words = {_token(found, slot): SCALE[found.asked.tables[slot]][2][levels[slot]] for slot in asked}
        told.append(
            Reason(
                code, SCALE[found.asked.tables[telling]][2][levels[telling]], verdict, round(weight, 3),
                inquiry.full_name or inquiry.nickname, written, words,
            )
        )  # fmt: skip
    return told


def _token(found: Found, slot: int) -> str:
    heard = found.asked.name.slots[slot]
    return heard.token if heard else ""


def _name(lines: Sequence[int], cells: Cells) -> str:
    """The person's name as the first of its records writes it."""
    return next((name for line in lines if (name := cells.name(line))), "")
