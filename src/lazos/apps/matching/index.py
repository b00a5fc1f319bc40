"""The index that inquiries search: one an organisation, in the memory of this process alone, never on a disk.

It is built from the sealed records, and anew after lists or links have changed. Who is shown is not
decided here: an answer names records, and `selectors.inquiries` looks which persons they are now.
"""

import threading
from dataclasses import dataclass
from typing import Final

import pyarrow as pa
from django.db import DatabaseError, connection

from lazos.apps.accounts.models import Organisation
from lazos.apps.matching.lines import Lines, lines_of
from lazos.apps.matching.models import Run
from lazos.apps.registry.models import Record, ReleaseAct
from lazos.core.columns import Column, Place
from lazos.linkage.inquiry.answers import Answers
from lazos.linkage.inquiry.asked import Inquiry
from lazos.linkage.inquiry.register import Register, register_of

State = tuple[int | None, str]
"""The last act upon a release, and the current run: an index of another state is out of date."""
_LIST: Final = "register"


@dataclass(frozen=True, slots=True)
class _Index:
    state: State
    register: Register | None


_indexes: Final[dict[int, _Index]] = {}
_asking: Final = threading.Lock()
"""A register is asked by one thread at a time."""
_building: Final = threading.Lock()
_kept: Final = threading.Event()
"""Whether a thread of this process keeps the indexes fresh; without one, who asks first after a change waits."""
_PAUSE: Final = 2.0


def ask(organisation_id: int, inquiry: Inquiry) -> tuple[Answers, list[list[int]]] | None:
    """Answer from an organisation's records; gives the answers and the records of each, or None where there is none.

    Raises NothingAsked.
    """
    held = _indexes.get(organisation_id)
    if held is None or not _kept.is_set():
        held = freshen(organisation_id)
    if held.register is None:
        return None
    with _asking:
        answers = held.register.ask(inquiry)
    return answers, [[int(ref) for _, ref in it.places] for it in answers.answers]


def freshen(organisation_id: int) -> _Index:
    """Build an organisation's index anew if lists or links have changed; until then the one before is asked."""
    with _building:
        state = _state(organisation_id)
        held = _indexes.get(organisation_id)
        if held is None or held.state != state:
            held = _Index(state, _built(lines_of(Organisation.objects.get(id=organisation_id))))
            _indexes[organisation_id] = held
        return held


def keep_fresh(stop: threading.Event) -> None:
    """Keep every organisation's index fresh until told to stop; for a thread of the process that serves pages."""
    while not stop.is_set():
        try:
            for organisation_id in Organisation.objects.values_list("id", flat=True):
                freshen(organisation_id)
            _kept.set()
        except DatabaseError:
            _kept.clear()
        connection.close()
        stop.wait(_PAUSE)
    _kept.clear()


def _state(organisation_id: int) -> State:
    acts = ReleaseAct.objects.filter(release__source__organisation=organisation_id)
    run = Run.objects.filter(organisation=organisation_id, current=True).values_list("id", flat=True).first()
    return acts.order_by("-id").values_list("id", flat=True).first(), str(run)


def _built(lines: Lines) -> Register | None:
    if not lines.ids:
        return None
    person = dict(Record.objects.filter(release__visible=True).values_list("id", "person"))
    register = register_of(_named(lines), [person.get(it) or it for it in lines.ids])
    register.warm()
    return register


def _named(lines: Lines) -> pa.Table:
    """The record table with the numbers of the records in the place of list and ref."""
    table = lines.table
    ids = pa.array([str(it) for it in lines.ids], pa.string())
    lists = pa.array([_LIST] * len(lines.ids), pa.string())
    table = table.set_column(table.column_names.index(Column.REF), Column.REF.value, ids)
    return table.set_column(table.column_names.index(Place.LIST), Place.LIST.value, lists)
