"""A register that can be asked: records linked into persons, an index over them, and answers."""

from collections.abc import Callable
from hashlib import blake2b

import pyarrow as pa

from lazos.core.columns import Column, Place
from lazos.linkage.encode import encode
from lazos.linkage.inquiry.answers import TOP, Answer, Answers, probabilities
from lazos.linkage.inquiry.asked import Inquiry, facts
from lazos.linkage.inquiry.build import build
from lazos.linkage.inquiry.explain import Cells, reasons
from lazos.linkage.inquiry.question import column_of, next_question
from lazos.linkage.inquiry.search import FINALISTS, Found, Searcher
from lazos.linkage.inquiry.store import Store
from lazos.linkage.inquiry.weights import Weights, weights
from lazos.linkage.match import scene_of
from lazos.linkage.order import by_content
from lazos.linkage.packaged import Models, models

Progress = Callable[[str], None]


class Register:
    """Records and their index; asked by one thread at a time."""

    def __init__(self, records: pa.Table, store: Store, learnt: Weights | None = None) -> None:
        self.records, self.store = records, store
        self._weights = learnt or weights()
        self._searcher = Searcher(store, self._weights)
        self._cells = Cells(records)

    def ask(self, inquiry: Inquiry, *, top: int = TOP, harder: bool = False) -> Answers:
        """Answer one inquiry; `harder` compares every person in full. Raises NothingAsked."""
        found = self._searcher.search(inquiry, harder=harder, finalists=FINALISTS)
        shares, nobody = probabilities(found.scores, float(found.nobody @ self._weights.nobody))
        answers = tuple(self._answer(found, k, float(shares[k]), inquiry) for k in range(min(top, len(found.who))))
        lines = [answer.lines for answer in answers]
        question = next_question(
            [answer.probability for answer in answers], nobody, _told(inquiry), lambda k, code: self._known(lines[k], code)
        )
        return Answers(answers, nobody, question)

    def _answer(self, found: Found, k: int, share: float, inquiry: Inquiry) -> Answer:
        lines, near = self._lines(int(found.who[k])), int(found.near[k])
        kin = self._lines(near) if near >= 0 else ()
        why = reasons(found, k, inquiry, lines, self._cells, self._cells.name(kin[0]) if kin else "")
        return Answer(self.person_id(lines), share, lines, why, self.person_id(kin) if kin else "")

    def _lines(self, person: int) -> tuple[int, ...]:
        start = self.store.arrays.line_start
        return tuple(sorted(self.store.arrays.record[start[person] : start[person + 1]].tolist()))

    def person_id(self, lines: tuple[int, ...]) -> str:
        """The stable id of the person with these lines: a hash of the first of their places, as `match` gives it."""
        place = min(f"{self._cells.cell(line, Place.LIST)}\x1f{self._cells.cell(line, Column.REF)}" for line in lines)
        return f"P{int.from_bytes(blake2b(place.encode(), digest_size=8).digest()):020d}"

    def _known(self, lines: tuple[int, ...], code: str) -> str:
        """What a person's records say of the fact that a question asks for."""
        column = column_of(code)
        if column is not None:
            return self._cells.first(lines, (column,))
        if code == "event":
            return self._cells.first(lines, (Column.EVENT_AT, Column.CUSTODY_FROM))[:7]
        if code == "age":
            return self._cells.first(lines, (Column.BIRTH_DATE,))[:4] or self._cells.first(lines, (Column.AGE,))
        if code == "second_surname":
            return self._cells.first(lines, (Column.SURNAME_2,))
        if code == "relative_name":
            return self._cells.first(lines, (Column.MOTHER_NAME, Column.FATHER_NAME, Column.RELATIVE_NAME))
        return self._cells.first(lines, (Column.A_NUMBER,))


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


def register_of(records: pa.Table, *, learnt: Models | None = None, progress: Progress | None = None) -> Register:
    """Link a record table (see `lazos.core.columns`) into persons and index them."""
    tell = progress or (lambda _: None)
    order = by_content(records)
    tell("reading names, numbers and dates")
    encoded = encode(records.take(pa.array(order)))
    tell("comparing records: who is who")
    scene, _ = scene_of(encoded, learnt or models(), tell)
    tell("building the index")
    return Register(records, build(records, scene.encoded, scene.persons, scene.is_child, order))


