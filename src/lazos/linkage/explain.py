"""Why: the evidence behind a proposal as reason codes, each with its share of the log-odds and the values compared."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lazos.core.columns import Column
from lazos.core.evidence import Reason, ReasonCode, Verdict
from lazos.linkage import kin, kinship, same
from lazos.linkage.encode import Encoded
from lazos.linkage.kin import Persons
from lazos.linkage.layout import F, KindCode
from lazos.linkage.model import Model, shares
from lazos.linkage.packaged import Models

Longs = npt.NDArray[np.int64]
Levels = npt.NDArray[np.uint8]
Scale = Sequence[tuple[ReasonCode, str, tuple[str, ...]]]

SILENT: Final = 0.15  # a share of the log-odds smaller than this is not worth a sentence
_NOTHING: Final = frozenset(
    ("missing", "nothing_shared", "not_named", "no_call", "none", "nobody", "no_child", "unknown", "other")
)
_ORDER: Final = {KindCode.CHILDREN: 0, KindCode.ADULTS: 0, KindCode.APPREHENSIONS: 1, KindCode.OTHER: 2}

_NAME: Final = (
    Column.FULL_NAME, Column.SURNAMES, Column.SURNAME_1, Column.SURNAME_2, Column.GIVEN_NAMES,
)  # fmt: skip
_SHOWN: Final[Mapping[ReasonCode, tuple[Column, ...]]] = {
    ReasonCode.GIVEN_NAMES: _NAME,
    ReasonCode.SURNAMES: _NAME,
    ReasonCode.FATHERS_SURNAME: _NAME,
    ReasonCode.MOTHERS_SURNAME: _NAME,
    ReasonCode.BIRTH_DATE: (Column.BIRTH_DATE, Column.AGE),
    ReasonCode.AGE_GAP: (Column.BIRTH_DATE, Column.AGE),
    ReasonCode.ADULT_AGE: (Column.BIRTH_DATE, Column.AGE),
    ReasonCode.SEX: (Column.SEX,),
    ReasonCode.COUNTRY: (Column.COUNTRY,),
    ReasonCode.HOME_PLACE: (Column.MUNICIPALITY, Column.DEPARTMENT),
    ReasonCode.LANGUAGE: (Column.LANGUAGES,),
    ReasonCode.A_NUMBER: (Column.A_NUMBER,),
    ReasonCode.A_NUMBER_NEAR: (Column.A_NUMBER,),
    ReasonCode.PHONE: (Column.PHONE,),
    ReasonCode.APPREHENSION: (Column.EVENT_AT, Column.CUSTODY_FROM),
    ReasonCode.MOMENT: (Column.EVENT_AT,),
    ReasonCode.CUSTODY_DATE: (Column.CUSTODY_FROM, Column.EVENT_AT),
    ReasonCode.FAMILY_UNIT: (Column.FAMILY_UNIT,),
    ReasonCode.EVENT: (Column.EVENT_NUMBER,),
    ReasonCode.SECTOR: (Column.STATION, Column.SECTOR),
    ReasonCode.NAMED_PARENT: (Column.NOTE, Column.MOTHER_NAME, Column.FATHER_NAME),
    ReasonCode.NAMED_RELATIVE: (Column.NOTE, Column.RELATIVE_NAME),
    ReasonCode.NAMED_CHILD: (Column.NOTE,),
    ReasonCode.CALL: (Column.CHILD_NAME, Column.CHILD_NICKNAME),
}


class Explainer:
    """Explains proposals of one run on demand; explaining all of them beforehand would cost more than finding them."""

    def __init__(
        self,
        records: pa.Table,
        order: Longs,
        encoded: Encoded,
        persons: Persons,
        pairs: kinship.Pairs,
        around: Levels,
        learnt: Models,
    ) -> None:
        # Looking up one cell of a table in chunks is slow, and a workbook asks for many.
        wanted = sorted({column for columns in _SHOWN.values() for column in columns} & set(records.column_names))
        self._cells = {column: records[column].combine_chunks() for column in wanted}
        self._order = order
        self._inverse = np.argsort(order)
        self._encoded, self._persons = encoded, persons
        self._pairs, self._around, self._learnt = pairs, around, learnt

    def best_lines(self, entries: Longs) -> Longs:
        """The line (in content order) that stands for the child and for the adult of each pair, (K, 2)."""
        rank = np.full(max(KindCode) + 1, 3)
        for kind, order in _ORDER.items():
            rank[kind] = order
        worth = rank[self._encoded.rows[:, F.KIND]]
        start, lines = self._persons.start, self._persons.lines
        of = np.repeat(np.arange(len(start) - 1), np.diff(start))
        by_person = np.lexsort((worth[lines], of))
        best = lines[by_person][start[:-1]]
        return np.column_stack([best[self._pairs.child[entries]], best[self._pairs.adult[entries]]])

    def kinship(self, entry: int) -> tuple[Reason, ...]:
        """Reasons for and against one pair being child and parent, strongest first, then what is missing."""
        child, adult = int(self._pairs.child[entry]), int(self._pairs.adult[entry])
        mother = self._persons.profile[adult, F.SEX] == 0
        parts = [
            *_parts(kin.COMPARISONS, self._learnt.kinship, self._pairs.levels[entry]),
            *_parts(kinship.CONTEXT, self._learnt.context, self._around[entry]),
        ]
        lines = self._lines_of(child), self._lines_of(adult)
        return _reasons(parts, mother=bool(mother), value=lambda code, side: self._value(code, lines[side]))

    def identity(self, a: int, b: int) -> tuple[Reason, ...]:
        """Reasons for and against two lines of the record table being of one person."""
        x, y = sorted((int(self._inverse[a]), int(self._inverse[b])))
        levels = np.zeros(same.WIDTH, np.uint8)
        same.compare(self._encoded.rows[x], self._encoded.rows[y], self._encoded.vocabulary.words, levels)
        parts = _parts(same.COMPARISONS, self._learnt.identity, levels)
        return _reasons(parts, mother=False, value=lambda code, side: self._value(code, [(a, b)[side]]))

    def _lines_of(self, person: int) -> list[int]:
        start = self._persons.start
        return [int(self._order[line]) for line in self._persons.lines[start[person] : start[person + 1]]]

    def _value(self, code: ReasonCode, lines: Iterable[int]) -> str:
        """The first value that a person's records hold in the columns that a reason is about, as written."""
        columns = [column for column in _SHOWN.get(code, ()) if column in self._cells]
        for line in lines:
            found = [value for column in columns if (value := self._cells[column][line].as_py())]
            if found:
                return " ".join(found) if columns[0] in _NAME else str(found[0])
        return ""


Values = Callable[[ReasonCode, int], str]
Part = tuple[ReasonCode, str, str, float, bool]


def _parts(scale: Scale, model: Model, levels: Levels) -> list[Part]:
    """What each comparison found, its share of the log-odds, and whether it found nothing to compare.

    Only the lowest level can mean nothing: a higher one named "none" is a disagreement.
    """
    share = shares(model, levels)
    return [
        (code, name, words[levels[k]], share[k], levels[k] == 0 and words[0] in _NOTHING)
        for k, (code, name, words) in enumerate(scale)
    ]


def _reasons(parts: list[Part], *, mother: bool, value: Values) -> tuple[Reason, ...]:
    """Put the comparisons of one code together into one reason, strongest first, the missing ones last."""
    codes = list(dict.fromkeys(part[0] for part in parts))
    reasons = [_reason(code, [part for part in parts if part[0] == code], mother, value) for code in codes]
    told = [r for r in reasons if r.verdict is Verdict.MISSING or abs(r.weight) >= SILENT]
    return tuple(sorted(told, key=lambda r: (r.verdict is Verdict.MISSING, -abs(r.weight), r.code)))


def _reason(code: ReasonCode, parts: list[Part], mother: bool, value: Values) -> Reason:
    level = parts[0][2]
    weight = sum(part[3] for part in parts)
    silent = all(part[4] for part in parts)
    verdict = Verdict.MISSING if silent else (Verdict.FOR if weight > 0 else Verdict.AGAINST)
    shown = ReasonCode.MOTHERS_SURNAME if mother and code is ReasonCode.FATHERS_SURNAME else code
    return Reason(
        shown, level, verdict, round(weight, 3), value(code, 0), value(code, 1), {part[1]: part[2] for part in parts}
    )
