"""The log of an organisation, for its auditors."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lazos.apps.accounts import selectors
from lazos.apps.accounts.access import require
from lazos.apps.accounts.actors import Actor
from lazos.apps.accounts.services import cases as services
from lazos.apps.audit.selectors import Looked, looks_of
from lazos.core.disclosure import Role
from lazos.web.staff.gate import StaffRequest


@dataclass(frozen=True, slots=True)
class ShownLook:
    """An event of the log with the name of who did it, where that is one of the reader's own organisation."""

    event: Looked
    name: str


def shown_looks(actor: Actor, events: Iterable[Looked]) -> list[ShownLook]:
    """Put names beside the codes of members of one's own organisation."""
    listed = list(events)
    names = selectors.known_names(actor, (it.actor for it in listed))
    return [ShownLook(it, names.get(it.actor, "")) for it in listed]


@require_safe
def log(request: StaffRequest) -> HttpResponse:
    """Show the newest events of the auditor's organisation."""
    actor = request.actor
    require(actor, Role.AUDITOR, action="log.view")
    looks = shown_looks(actor, looks_of(actor.organisation))
    services.look(actor=actor, action="log.view", about=f"organisation:{actor.organisation}")
    return render(request, "staff/log.html", {"looks": looks, "organisation": selectors.organisation_of(actor)})
