"""Which canonical column each column of a table fills."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lazos.core.columns import Column, Kind
from lazos.core.words import clean, fold
from lazos.lists.contents import guess
from lazos.lists.headers import fold_header, target_of

NOT_USED = "-"
JOINED = frozenset(
    """given_names other_names note phone other_ids address languages child_name mother_name father_name
    relative_name""".split()
)
_CHILDS = {Column.AGE: Column.CHILD_AGE, Column.SEX: Column.CHILD_SEX, Column.BIRTH_DATE: Column.CHILD_BIRTH_DATE}


@dataclass(frozen=True, slots=True)
class Mapped:
    """A column of the sheet (`index` from 0), its header, and the canonical column it fills; `part` of it, if one.

    `part`: `given`, `surnames`, `time`, `labelled`, `adult`, `child` or empty. `target` None: not used.
    """

    index: int
    header: str
    target: Column | None
    part: str = ""

    @property
    def written(self) -> str:
        """The target as mapping files write it: `child_name.given`; empty where the column is not used."""
        return ".".join(filter(None, (self.target or "", self.part)))


def map_columns(
    headers: Sequence[str], kind: Kind, samples: Sequence[Sequence[str]], saved: Mapping[str, str]
) -> list[Mapped]:
    """The use of every column: as saved by a person, else by its header, else by what stands in it."""
    wanted = {fold_header(header): target for header, target in saved.items()}
    mapped = [
        _one(index, header, kind, samples[index], wanted.get(fold_header(header)) if header else None)
        for index, header in enumerate(headers)
    ]
    mapped = _settle_contacts(mapped) if kind is Kind.CONTACTS else mapped
    return _fill_gaps(_only_once(mapped), kind, samples)


def _one(index: int, header: str, kind: Kind, sample: Sequence[str], saved: str | None) -> Mapped:
    target = saved if saved is not None else (target_of(header, kind) if header else None)
    if target in (None, "", NOT_USED):
        return Mapped(index, header, None)
    column, _, part = (target or "").partition(".")
    if saved is None and not _fits(Column(column), sample):
        return Mapped(index, header, None)
    return Mapped(index, header, Column(column), part)


def _fits(column: Column, sample: Sequence[str]) -> bool:
    """Whether what stands in a column can be what its header says, where that is easily told."""
    if len(sample) < 5:
        return True
    digits = sum(bool(re.fullmatch(r"[\d\s.,-]+", text)) for text in sample) / len(sample)
    if column in (Column.FULL_NAME, Column.GIVEN_NAMES, Column.SURNAMES, Column.CHILD_NAME, Column.SURNAME_1):
        return digits < 0.8
    if column is Column.A_NUMBER:
        return sum(bool(re.search(r"\d{3}", text)) for text in sample) / len(sample) > 0.3
    return True


def _settle_contacts(mapped: Sequence[Mapped]) -> list[Mapped]:
    """Age, sex and birth date that stand after the child's name are the child's."""
    targets = [item.target for item in mapped]
    if Column.CHILD_NAME not in targets:
        return list(mapped)
    child = targets.index(Column.CHILD_NAME)
    caller = next((i for i, target in enumerate(targets) if target in (Column.FULL_NAME, Column.GIVEN_NAMES)), -1)
    return [
        Mapped(item.index, item.header, _CHILDS[item.target], item.part)
        if item.target in _CHILDS and _CHILDS[item.target] not in targets and _is_childs(item, child, caller)
        else item
        for item in mapped
    ]


def _is_childs(item: Mapped, child: int, caller: int) -> bool:
    if re.search(r"caller|llama|solicitante|informant", fold(item.header)):
        return False
    return item.index > child if caller < child else child < item.index < caller


def _only_once(mapped: Sequence[Mapped]) -> list[Mapped]:
    """A second column of one meaning joins where values can be joined, else it goes labelled into the note."""
    seen: set[tuple[Column, str]] = set()
    settled = []
    for item in mapped:
        again = item.target is not None and (item.target, item.part) in seen
        if item.target is not None:
            seen.add((item.target, item.part))
        if again and item.target not in JOINED:
            item = Mapped(item.index, item.header, Column.NOTE, "labelled")
        settled.append(item)
    return settled


def _fill_gaps(mapped: Sequence[Mapped], kind: Kind, samples: Sequence[Sequence[str]]) -> list[Mapped]:
    """Columns without a known header, by what stands in them, where nothing else fills that meaning."""
    taken = {item.target for item in mapped}
    settled = []
    for item in mapped:
        if item.target is None and item.header != "" and len(samples[item.index]) >= 5:
            found = guess(samples[item.index], clean(item.header))
            if found and found not in taken and not (found is Column.FULL_NAME and taken & _NAMES):
                taken.add(found)
                item = Mapped(item.index, item.header, found)
        settled.append(item)
    return settled


_NAMES = frozenset({Column.FULL_NAME, Column.GIVEN_NAMES, Column.SURNAMES, Column.SURNAME_1})
