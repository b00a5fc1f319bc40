"""Opens what is guarded, by a named act with a purpose, which is an event of the log by itself."""

from dataclasses import dataclass

from django.db import transaction

from lazos.apps.accounts.access import Refused
from lazos.apps.accounts.actors import Actor
from lazos.apps.audit.services import record as tell
from lazos.apps.registry.access import person_for
from lazos.apps.registry.models import Record
from lazos.apps.registry.sealed import open_cells, open_guarded
from lazos.apps.vault.selectors import unlock_all
from lazos.core.column_fields import FIELD_OF, GUARDED_COLUMNS, field_of
from lazos.core.columns import Column
from lazos.core.disclosure import GUARDED, Field, Purpose


@dataclass(frozen=True, slots=True)
class Opened:
    """A guarded value, and who said it."""

    column: Column
    value: str
    source: str
    row: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row as it stood there; `text` is None where it is shown only by a named act, or not at all."""

    header: str
    text: str | None


@transaction.atomic
def open_field(*, actor: Actor, code: str, field: Field, purpose: Purpose) -> list[Opened]:
    """Open one guarded field of a person for a purpose of the actor's work. Raises Refused."""
    access = person_for(actor, code, action="field.open")
    if field not in GUARDED or not access.case.opens(field) or purpose not in actor.facts.purposes:
        raise Refused("field.open", f"case:{access.code}")
    tell(
        chain=actor.organisation, actor=actor.code, action="field.open", about=f"case:{access.code}", purpose=purpose,
        detail={"field": field.value},
    )  # fmt: skip
    wanted = {column for column in GUARDED_COLUMNS if FIELD_OF[column] is field}
    of_person = Record.objects.filter(person=access.key, release__visible=True).order_by("id")
    rows = list(of_person.select_related("row", "release__source"))
    keys = unlock_all([it.row.key_id for it in rows if it.row.key_id])
    return [
        Opened(column, value, it.release.source.name, it.row.number)
        for it in rows
        if it.row.key_id and it.row.key_id in keys
        for column, value in open_guarded(keys[it.row.key_id], it.guarded).items()
        if column in wanted
    ]


@transaction.atomic
def open_row(*, actor: Actor, code: str) -> list[Cell]:
    """Open the row that a code was made for as it stood there, to those who may see rows. Raises Refused.

    A cell is shown by the rule of the field that its column was read as; an unmapped one counts as whereabouts.
    """
    access = person_for(actor, code, action="row.view")
    if not access.case.shows(Field.SOURCE_ROWS):
        raise Refused("row.view", f"case:{access.code}")
    tell(chain=actor.organisation, actor=actor.code, action="row.view", about=f"case:{access.code}")
    it = Record.objects.select_related("row", "release").get(case__code=code)
    keys = unlock_all([it.row.key_id] if it.row.key_id else [])
    read_as = {header: target for sheet, header, target in it.release.columns if sheet == it.row.sheet}
    return [
        Cell(header, text if access.case.shows(field_of(read_as.get(header, ""))) else None)
        for key in keys.values()
        for header, text in open_cells(key, it.row.cells)
    ]
