"""A register that can be asked: records linked into persons, an index over them, changes since, and answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa

from lazos.core.columns import Column, Place
from lazos.linkage.encode import encode
from lazos.linkage.inquiry import files
from lazos.linkage.inquiry.answers import TOP, Answer, Answers, probabilities
from lazos.linkage.inquiry.asked import Inquiry, facts
from lazos.linkage.inquiry.build import READ, build
from lazos.linkage.inquiry.changes import Changes
from lazos.linkage.inquiry.delta import delta_of
from lazos.linkage.inquiry.explain import Cells, reasons
from lazos.linkage.inquiry.packed import pack, unpack
from lazos.linkage.inquiry.parts import UnusableIndex
from lazos.linkage.inquiry.question import known_of, next_question
from lazos.linkage.inquiry.search import Found, Searcher
from lazos.linkage.inquiry.store import Store
from lazos.linkage.inquiry.weights import Weights, weights
from lazos.linkage.match import scene_of
from lazos.linkage.order import in_order
from lazos.linkage.packaged import Models, models
from lazos.linkage.persons import are_children, gather, numbered
from lazos.linkage.result import person_id

Progress = Callable[[str], None]
Where = tuple[str, str]  # the place of a record: list and ref


@dataclass(frozen=True, slots=True)
class Part:
    """A store of a register with its records: the base, or the changes since."""

    searcher: Searcher
    records: pa.Table
    cells: Cells

    @property
    def store(self) -> Store:
        """The store."""
        return self.searcher.store

    def lines(self, person: int) -> tuple[int, ...]:
        """The lines of a person in the record table of this part."""
        arrays = self.store.arrays
        return tuple(sorted(arrays.record[arrays.line_start[person] : arrays.line_start[person + 1]].tolist()))


class Register:
    """Records and their index; asked by one thread at a time.

    Changes are kept beside the base and found at once; when they are many, build the register anew.
    """

    def __init__(
        self, records: pa.Table, store: Store, learnt: Weights | None = None, changes: Changes | None = None
    ) -> None:
        self._weights = learnt or weights()
        self._base = Part(Searcher(store, self._weights), records, Cells(records))
        self._delta: Part | None = None
        self._changes = Changes()
        if changes is not None:
            self.change(changes)

    @property
    def records(self) -> pa.Table:
        """The record table of the base."""
        return self._base.records

    def save(self, folder: Path) -> None:
        """Save the base in a folder and make it current there; changes since are saved with it."""
        files.save(folder, self._base.store, self._base.records)
        if self._changes != Changes():
            files.save_changes(folder, files.current(folder).snapshot, self._changes)

    def to_bytes(self) -> bytes:
        """All of the register as bytes, changes included; they hold names in clear: seal them."""
        return pack(self._base.store, self._base.records, self._changes)

    @classmethod
    def from_bytes(cls, packed: bytes, learnt: Weights | None = None) -> "Register":
        """The register that `to_bytes` packed. Raises UnusableIndex."""
        store, records, changes = unpack(packed)
        return cls(records, store, learnt, None if changes == Changes() else changes)

    @property
    def changes(self) -> Changes:
        """All changes since the base was built."""
        return self._changes

    def change(self, changes: Changes) -> None:
        """Put these changes in the place of all earlier ones."""
        base = self._base
        delta = delta_of(base.store, base.records, changes)
        living = np.ones(base.store.persons, np.uint8)
        living[delta.replaced] = 0
        base.searcher.store = replace(base.store, arrays=base.store.arrays._replace(living=living))
        self._delta = None
        if delta.store is not None:
            self._delta = Part(Searcher(delta.store, self._weights), delta.records, Cells(delta.records))
        self._changes = changes

    def add(self, records: pa.Table) -> None:
        """Add records, each a person of its own until it is grouped."""
        held = self._changes.more
        more = records if held is None else pa.concat_tables([held, records], promote_options="default")
        self.change(replace(self._changes, more=more))

    def group(self, one: Where, other: Where) -> None:
        """Say that two records are of one person."""
        self.change(replace(self._changes, same=(*self._changes.same, (*one, *other))))

    def ungroup(self, one: Where) -> None:
        """Take a record out of its person."""
        same = tuple(pair for pair in self._changes.same if one not in (pair[:2], pair[2:]))
        self.change(replace(self._changes, same=same, apart=(*self._changes.apart, one)))

    def withdraw(self, one: Where) -> None:
        """Withdraw a record: it is found no more."""
        self.change(replace(self._changes, gone=(*self._changes.gone, one)))

    def warm(self) -> None:
        """Load all compiled code, so that the first caller need not wait for it."""
        name, day = "Ana Pérez Zqxwk", "2000-02-03"  # the last is on no list: tables of names are read for it
        told = Inquiry(relative_name=name, birth_date=day, age_as_of=day, event=day, a_number="1", phone="1", home=name)
        for inquiry in (replace(told, full_name=name), replace(told, birth_date="", age="7", a_number="", phone="")):
            self.ask(inquiry)

    def ask(self, inquiry: Inquiry, *, top: int = TOP, harder: bool = False) -> Answers:
        """Answer one inquiry; `harder` compares every person in full. Raises NothingAsked."""
        base = self._base.searcher.search(inquiry, harder=harder)
        found = [(self._base, base)]
        if self._delta is not None:
            found.append((self._delta, self._delta.searcher.search(inquiry, harder=harder, like=base)))
        return self._answers(found, inquiry, top)

    def _answers(self, found: Sequence[tuple[Part, Found]], inquiry: Inquiry, top: int) -> Answers:
        scores = np.concatenate([it.scores for _, it in found])
        shares, nobody = probabilities(scores, float(found[0][1].asked.nobody @ self._weights.nobody))
        places = [(part, it, k) for part, it in found for k in range(len(it.who))]
        best = np.argsort(-scores, kind="stable")[:top].tolist()
        answers = tuple(_answer(places[at], float(shares[at]), inquiry) for at in best)
        known = [(places[at][0].cells, answer.lines) for at, answer in zip(best, answers, strict=True)]
        question = next_question(
            [answer.probability for answer in answers], nobody, _told(inquiry),
            lambda index, code: known_of(code, *known[index]),
        )  # fmt: skip
        return Answers(answers, nobody, question)


def _answer(place: tuple[Part, Found, int], share: float, inquiry: Inquiry) -> Answer:
    part, found, k = place
    cells, lines, near = part.cells, part.lines(int(found.who[k])), int(found.near[k])
    kin = part.lines(near) if near >= 0 else ()
    why = reasons(found, k, inquiry, lines, cells, cells.name(kin[0]) if kin else "")
    places = tuple((cells.cell(line, Place.LIST), cells.cell(line, Column.REF)) for line in lines)
    other = person_id([(cells.cell(i, Place.LIST), cells.cell(i, Column.REF)) for i in kin]) if kin else ""
    return Answer(person_id(places), share, places, lines, cells, why, other)


def _told(inquiry: Inquiry) -> frozenset[str]:
    """The questions that an inquiry answers already."""
    told = set(facts(inquiry))
    if "birth_date" in told:
        told.add("age")
    if len(inquiry.full_name.split()) >= 3:
        told.add("second_surname")
    if "station" in told:
        told.add("sector")
    return frozenset(told)


def register_of(
    records: pa.Table,
    persons: Sequence[str | int] | None = None,
    *,
    learnt: Models | None = None,
    progress: Progress | None = None,
) -> Register:
    """Index a record table (see `lazos.core.columns`) in memory.

    `persons`: what tells the person of each record, equal for records of one person; without it they are linked first.
    """
    tell = progress or (lambda _: None)
    order, said = in_order(records)
    tell("reading names, numbers and dates")
    encoded, said = encode(said), said.select([name for name in READ if name in said.column_names])
    if persons is None:
        tell("comparing records: who is who")
        scene, _ = scene_of(encoded, learnt or models(), tell)
        encoded, who, is_child = scene.encoded, scene.persons, scene.is_child
    else:
        numbers = np.unique(np.asarray(persons), return_inverse=True)[1].reshape(-1)
        person = numbered(numbers.astype(np.int64)[order])
        who, is_child = gather(encoded, person), are_children(encoded, person)
    tell("building the index")
    return Register(records, build(said, encoded, who, is_child, order))


_ATTEMPTS: Final = 5


class SavedRegister:
    """A register in a folder, which other processes may read or change at the same time.

    Before each question it looks whether the folder has changed: one look at one file.
    """

    def __init__(self, folder: Path, learnt: Weights | None = None) -> None:
        """Open what is current in the folder. Raises UnusableIndex."""
        self._folder, self._learnt = folder, learnt
        self._stamp, self._current, self.register = self._opened()

    def _opened(self) -> tuple[tuple[int, int], files.Current, Register]:
        for attempt in range(_ATTEMPTS):
            stamp = files.stamp(self._folder) if (self._folder / files.CURRENT).exists() else (0, 0)
            now = files.current(self._folder)
            try:
                store, records = files.load(self._folder, now.snapshot)
                changes = files.load_changes(self._folder, now.changes)
            except UnusableIndex:
                # Another process may have replaced what was current while it was being opened.
                if attempt + 1 == _ATTEMPTS or files.current(self._folder) == now:
                    raise
                continue
            return stamp, now, Register(records, store, self._learnt, changes if now.changes else None)
        raise UnusableIndex(self._folder, "damaged")

    def refresh(self) -> None:
        """Take up what other processes have changed. Raises UnusableIndex."""
        if files.stamp(self._folder) == self._stamp:
            return
        now = files.current(self._folder)
        if now.snapshot == self._current.snapshot:
            try:
                self._stamp = files.stamp(self._folder)
                self.register.change(files.load_changes(self._folder, now.changes))
                self._current = now
                return
            except UnusableIndex:
                now = files.current(self._folder)
        self._stamp, self._current, self.register = self._opened()

    def ask(self, inquiry: Inquiry, *, top: int = TOP, harder: bool = False) -> Answers:
        """Answer one inquiry from what is current. Raises NothingAsked, UnusableIndex."""
        self.refresh()
        return self.register.ask(inquiry, top=top, harder=harder)

    def save(self) -> None:
        """Make the changes of this register current; of several writers the last one counts."""
        files.save_changes(self._folder, self._current.snapshot, self.register.changes)
        self._stamp, self._current = files.stamp(self._folder), files.current(self._folder)
