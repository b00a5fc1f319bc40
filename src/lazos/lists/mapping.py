"""Which canonical column each column of a table fills."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lazos.core.columns import Column, Kind
from lazos.core.words import clean, fold, word_set
from lazos.lists.contents import guess
from lazos.lists.headers import fold_header, target_of

NOT_USED = "-"
LEAST_SAMPLE = 5
JOINED = word_set("""given_names other_names note phone other_ids address languages child_name mother_name father_name
    relative_name""")
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
    return _fill_gaps(_only_once(_best_ref(_settle_names(mapped), samples)), samples)


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
    if len(sample) < LEAST_SAMPLE:
        return True
    digits = sum(bool(re.fullmatch(r"[\d\s.,-]+", text)) for text in sample) / len(sample)
    if column in (Column.FULL_NAME, Column.GIVEN_NAMES, Column.SURNAMES, Column.CHILD_NAME, Column.SURNAME_1):
        return digits < 0.8
    if column is Column.A_NUMBER:
        return sum(bool(re.search(r"\d{3}", text)) for text in sample) / len(sample) > 0.3
    return True


def _settle_contacts(mapped: Sequence[Mapped]) -> list[Mapped]:
    """Age, sex and birth date that stand after the child's name are the child's."""
    mapped = _second_name_is_childs(mapped)
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


def _second_name_is_childs(mapped: Sequence[Mapped]) -> list[Mapped]:
    """`Nombre` beside `Nombre de quien llama` is the child's, where no other column is."""
    names = [item for item in mapped if item.target is Column.FULL_NAME]
    plain = [item for item in names if fold_header(item.header) in ("nombre", "name")]
    if len(names) < 2 or not plain or any(item.target is Column.CHILD_NAME for item in mapped):
        return list(mapped)
    return [Mapped(item.index, item.header, Column.CHILD_NAME) if item is plain[0] else item for item in mapped]


def _is_childs(item: Mapped, child: int, caller: int) -> bool:
    if re.search(r"caller|llama|solicitante|informant", fold(item.header)):
        return False
    return item.index > child if caller < child else child < item.index < caller


def _settle_names(mapped: Sequence[Mapped]) -> list[Mapped]:
    """`Nombre` or `Name` beside surnames holds the given names."""
    targets = {item.target for item in mapped}
    if not targets & {Column.SURNAMES, Column.SURNAME_1} or Column.GIVEN_NAMES in targets:
        return list(mapped)
    return [
        Mapped(item.index, item.header, Column.GIVEN_NAMES)
        if item.target is Column.FULL_NAME and fold_header(item.header) in ("nombre", "name")
        else item
        for item in mapped
    ]


def _best_ref(mapped: Sequence[Mapped], samples: Sequence[Sequence[str]]) -> list[Mapped]:
    """Of several ids the one that names every row once and isn't its running number; the others are other ids."""
    ids = [item for item in mapped if item.target is Column.REF]
    if len(ids) < 2:
        return list(mapped)
    best = max(ids, key=lambda item: _as_ref(samples[item.index], item.header))
    return [
        Mapped(item.index, item.header, Column.OTHER_IDS) if item in ids and item is not best else item
        for item in mapped
    ]


_RUNNING = frozenset({"no", "row", "line", "item", "row no", "line no", "seq", "orden"})


def _as_ref(sample: Sequence[str], header: str) -> tuple[float, bool]:
    """How well a column serves as id: the share of distinct values, then not being a row number."""
    distinct = len(set(sample)) / len(sample) if sample else 0.0
    return round(distinct, 2), fold_header(header) not in _RUNNING


def _only_once(mapped: Sequence[Mapped]) -> list[Mapped]:
    """A second column of one meaning joins where values can be joined, else it goes labelled into the note."""
    seen: set[tuple[Column, str]] = set()
    settled = []
    for item in mapped:
        again = item.target is not None and (item.target, item.part) in seen
        if item.target is not None:
            seen.add((item.target, item.part))
        labelled = again and item.target not in JOINED
        settled.append(Mapped(item.index, item.header, Column.NOTE, "labelled") if labelled else item)
    return settled


def _fill_gaps(mapped: Sequence[Mapped], samples: Sequence[Sequence[str]]) -> list[Mapped]:
    """Columns without a known header, by what stands in them, where nothing else fills that meaning."""
    taken = {item.target for item in mapped}
    settled = []
    for item in mapped:
        found = None
        if item.target is None and len(samples[item.index]) >= LEAST_SAMPLE:
            found = guess(samples[item.index], clean(item.header))
            if found in taken or (found is Column.FULL_NAME and taken & _NAMES):
                found = None
        taken.add(found)
        settled.append(Mapped(item.index, item.header, found) if found else item)
    return settled


_NAMES = frozenset({Column.FULL_NAME, Column.GIVEN_NAMES, Column.SURNAMES, Column.SURNAME_1})
