"""Breaking the glass, and seeing that it was broken."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from lazos.apps.accounts import selectors
from lazos.apps.accounts.access import Refused, watches_glass
from lazos.apps.accounts.faults import CannotBeDoneError
from lazos.apps.accounts.services import cases as services
from lazos.core.disclosure import BREAKERS
from lazos.web.components.words import FAULTS
from lazos.web.staff.forms import GlassForm
from lazos.web.staff.gate import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
def glass(request: StaffRequest) -> HttpResponse:
    """Show the form to those who may break the glass, and the broken ones to those who watch."""
    actor = request.actor
    breaks, watches = bool(actor.roles & BREAKERS), watches_glass(actor)
    if not breaks and (request.method == "POST" or not watches):
        raise Refused("case.break_glass", "")
    form = GlassForm(request.POST if request.method == "POST" else None, purposes=actor.facts.purposes)
    if form.is_valid():
        code = form.cleaned_data["code"].strip().upper()
        try:
            services.break_glass(actor=actor, **form.cleaned_data | {"code": code})
        except CannotBeDoneError as error:
            form.add_error(None, str(FAULTS[error.fault]))
        else:
            return redirect("case", code)
    told = {"form": form if breaks else None, "watches": watches, "glasses": selectors.glasses(actor)}
    return render(request, "staff/glass.html", told, status=400 if form.errors else 200)


@require_POST
def seen(request: StaffRequest, glass: UUID) -> HttpResponse:
    """Say that a broken glass was seen."""
    services.see_glass(actor=request.actor, glass_id=glass)
    return redirect("glass")
