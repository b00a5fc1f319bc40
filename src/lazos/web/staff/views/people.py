"""A person with every value and its source; a family; a row as it stood there; what opens only by a named act."""

from datetime import UTC, datetime, time, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from lazos.apps.accounts.services.cases import look
from lazos.apps.matching.selectors.people import family_page, person_page
from lazos.apps.registry.services.opening import open_field, open_row
from lazos.web.staff.gate import StaffRequest
from lazos.web.staff.register_forms import AsKnownForm, OpenForm


@require_safe
def person(request: StaffRequest, person: str) -> HttpResponse:
    """Show a person, now or as known on a past day."""
    form = AsKnownForm(request.GET or None)
    day = form.cleaned_data["on"] if form.is_valid() else None
    moment = datetime.combine(day + timedelta(days=1), time.min, UTC) if day else None
    page = person_page(request.actor, person, as_known_on=moment)
    if person != page.access.code and not day:
        return redirect("person", page.access.code)
    look(actor=request.actor, action="person.view", about=f"case:{page.access.code}")
    opening = OpenForm(purposes=request.actor.facts.purposes, offered=page.guarded)
    told = {"page": page, "form": form, "day": day, "opening": opening}
    return render(request, "staff/person.html", told)


@require_POST
def open_guarded(request: StaffRequest, person: str) -> HttpResponse:
    """Open one guarded field for a purpose."""
    page = person_page(request.actor, person)
    form = OpenForm(request.POST, purposes=request.actor.facts.purposes, offered=page.guarded)
    told = {"page": page, "opening": form}
    if not form.is_valid():
        return render(request, "staff/opened.html", told, status=400)
    found = open_field(actor=request.actor, code=person, **form.cleaned_data)
    return render(request, "staff/opened.html", told | {"found": found, "field": form.cleaned_data["field"]})


@require_safe
def row(request: StaffRequest, person: str) -> HttpResponse:
    """Show the row that a code was made for, as it stood there."""
    return render(request, "staff/row.html", {"cells": open_row(actor=request.actor, code=person), "code": person})


@require_safe
def family(request: StaffRequest, person: str) -> HttpResponse:
    """Show the family of a person."""
    page = family_page(request.actor, person)
    look(actor=request.actor, action="family.view", about=f"case:{page.code}")
    return render(request, "staff/family.html", {"page": page})
