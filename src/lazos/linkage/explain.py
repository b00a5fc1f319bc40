"""Why: the evidence behind a proposal as reason codes, each with its share of the log-odds and the values compared."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lazos.core.evidence import Reason, ReasonCode, Verdict
from lazos.linkage import kin, kinship, same
from lazos.linkage.cells import NOTHING, Cells, Shown
from lazos.linkage.compared import of_identity, of_kinship
from lazos.linkage.context import CONTEXT
from lazos.linkage.encode import Encoded
from lazos.linkage.kin import Persons
from lazos.linkage.layout import F, KindCode
from lazos.linkage.model import Model, Questions, credit, shares
from lazos.linkage.packaged import Models

Longs = npt.NDArray[np.int64]
Levels = npt.NDArray[np.uint8]
Scale = Sequence[tuple[ReasonCode, str, tuple[str, ...]]]

_FOR, _AGAINST, _MISSING = Verdict.FOR, Verdict.AGAINST, Verdict.MISSING  # looking up a member each time is slow
SILENT: Final = 0.15  # a share of the log-odds smaller than this is not worth a sentence
_NOTHING: Final = frozenset(
    ("missing", "nothing_shared", "not_named", "no_call", "none", "nobody", "no_child", "unknown", "other")
)
_ORDER: Final = {KindCode.CHILDREN: 0, KindCode.ADULTS: 0, KindCode.APPREHENSIONS: 1, KindCode.OTHER: 2}


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
        self._cells = Cells(records, order, encoded, persons)
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
        looks = (
            (kin.COMPARISONS, self._learnt.kinship, self._pairs.levels[entry]),
            (CONTEXT, self._learnt.context, self._around[entry]),
        )
        parts = _of_both(looks)
        return _reasons(
            parts, mother=bool(mother), show=lambda code, levels: of_kinship(self._cells, code, levels, child, adult)
        )

    def identity(self, a: int, b: int) -> tuple[Reason, ...]:
        """Reasons for and against two lines of the record table being of one person."""
        left, right = int(self._inverse[a]), int(self._inverse[b])
        x, y = sorted((left, right))
        levels = np.zeros(same.WIDTH, np.uint8)
        same.compare(self._encoded.rows[x], self._encoded.rows[y], self._encoded.vocabulary.words, levels)
        parts = _parts(same.COMPARISONS, self._learnt.identity, levels)
        return _reasons(
            parts, mother=False, show=lambda code, levels: of_identity(self._cells, code, levels, left, right)
        )


Show = Callable[[ReasonCode, Mapping[str, str]], Shown]
Part = tuple[ReasonCode, str, str, float, bool]


def _of_both(looks: Sequence[tuple[Scale, Questions, Levels]]) -> list[Part]:
    """Parts of both looks, each with its share of the answer: what it brings to either question, by that one's part.

    All shares together are the answer less what it would be if every comparison were silent.
    """
    family = [_parts(scale, questions.family, levels) for scale, questions, levels in looks]
    parent = [_parts(scale, questions.parent, levels) for scale, questions, levels in looks]
    bases = [sum(getattr(questions, name).tables.base for _, questions, _ in looks) for name in ("family", "parent")]
    added = [sum(part[3] for look in question for part in look) for question in (family, parent)]
    by_family, by_parent = credit((bases[0], bases[1]), (bases[0] + added[0], bases[1] + added[1]))
    return [
        (*one[:3], by_family * one[3] + by_parent * other[3], one[4])
        for one, other in zip(chain(*family), chain(*parent), strict=True)
    ]


def _parts(scale: Scale, model: Model, levels: Levels) -> list[Part]:
    """What each comparison found, its share of the log-odds, and whether it found nothing to compare.

    Only the lowest level can mean nothing: a higher one named "none" is a disagreement.
    """
    share = shares(model, levels)
    return [
        (code, name, words[level], share[k], level == 0 and words[0] in _NOTHING)
        for k, ((code, name, words), level) in enumerate(zip(scale, levels.tolist(), strict=True))
    ]


def _reasons(parts: list[Part], *, mother: bool, show: Show) -> tuple[Reason, ...]:
    """Put the comparisons of one code together into one reason, strongest first, the missing ones last."""
    by_code: dict[ReasonCode, list[Part]] = {}
    for part in parts:
        by_code.setdefault(part[0], []).append(part)
    reasons = (_reason(code, found, mother, show) for code, found in by_code.items())
    told = [reason for reason in reasons if reason]
    return tuple(sorted(told, key=lambda r: (r.verdict is _MISSING, -abs(r.weight), r.code)))


def _reason(code: ReasonCode, parts: list[Part], mother: bool, show: Show) -> Reason | None:
    """Give the reason of one code; None where it weighs too little to be told: then no cell is looked up either."""
    weight = round(sum(part[3] for part in parts), 3)
    silent = all(part[4] for part in parts)
    if not silent and abs(weight) < SILENT:
        return None
    verdict = _MISSING if silent else (_FOR if weight > 0 else _AGAINST)
    shown = ReasonCode.MOTHERS_SURNAME if mother and code is ReasonCode.FATHERS_SURNAME else code
    levels = {part[1]: part[2] for part in parts}
    left, right, counted = NOTHING if silent else show(code, levels)
    return Reason(shown, parts[0][2], verdict, weight, left, right, {**counted, **levels})
