"""The members of an organisation, for its administrators."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lazos.apps.accounts import selectors
from lazos.apps.accounts.faults import CannotBeDoneError, Fault
from lazos.apps.accounts.services import people
from lazos.web.components.words import FAULTS
from lazos.web.staff.forms import InviteForm, RolesForm
from lazos.web.staff.gate import StaffRequest


@require_http_methods(["GET", "HEAD", "POST"])
def members(request: StaffRequest) -> HttpResponse:
    """List the members, and invite one."""
    listed = selectors.members(request.actor)
    form = InviteForm(request.POST) if request.method == "POST" else InviteForm()
    told: dict[str, object] = {"form": form, "organisation": selectors.organisation_of(request.actor)}
    if request.method == "POST" and form.is_valid():
        try:
            code, token = people.invite(actor=request.actor, **form.cleaned_data)
        except CannotBeDoneError as error:
            told["fault"] = FAULTS[error.fault]
        else:
            return _invited(request, code, token)
    wrong = bool(told.get("fault") or form.errors)
    return render(request, "staff/members.html", told | {"members": listed}, status=400 if wrong else 200)


@require_safe
def member(request: StaffRequest, code: str) -> HttpResponse:
    """Show one member."""
    return _page(request, code, None)


@require_POST
def set_roles(request: StaffRequest, code: str) -> HttpResponse:
    """Give a member other roles."""
    form = RolesForm(request.POST)
    roles = form.cleaned_data["roles"] if form.is_valid() else []
    return _done(request, code, lambda: people.set_roles(actor=request.actor, code=code, roles=roles))


@require_POST
def invite_again(request: StaffRequest, code: str) -> HttpResponse:
    """Let a member set up anew how they sign in."""
    return _invited(request, code, people.invite_again(actor=request.actor, code=code))


@require_POST
def end(request: StaffRequest, code: str) -> HttpResponse:
    """End a member's access."""
    return _done(request, code, lambda: people.end_member(actor=request.actor, code=code))


@require_POST
def end_sessions(request: StaffRequest, code: str) -> HttpResponse:
    """End a member's sessions."""
    return _done(request, code, lambda: people.end_sessions(actor=request.actor, code=code))


def _done(request: StaffRequest, code: str, act: Callable[[], None]) -> HttpResponse:
    try:
        act()
    except CannotBeDoneError as error:
        return _page(request, code, error.fault)
    return redirect("member", code)


def _page(request: StaffRequest, code: str, fault: Fault | None) -> HttpResponse:
    shown = selectors.member(request.actor, code)
    form = RolesForm(initial={"roles": [role.value for role in shown.roles]})
    told = {"member": shown, "form": form, "fault": FAULTS.get(fault) if fault else ""}
    return render(request, "staff/member.html", told, status=400 if fault else 200)


def _invited(request: StaffRequest, code: str, token: str) -> HttpResponse:
    """Show the link of an invitation, this once."""
    address = settings.LAZOS.url + reverse("invitation", args=[token])
    shown = selectors.member(request.actor, code)
    return render(request, "staff/invited.html", {"member": shown, "address": address})
