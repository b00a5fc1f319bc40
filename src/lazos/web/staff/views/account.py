"""One's own account: how one signs in."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from lazos.apps.accounts import passkeys, selectors
from lazos.apps.accounts.faults import CannotBeDoneError, Fault
from lazos.apps.accounts.services import enrolment
from lazos.web.components.words import FAULTS
from lazos.web.staff.code_setup import setup_form, setup_of
from lazos.web.staff.forms import PasskeyForm
from lazos.web.staff.gate import StaffRequest, enter, is_recent


@require_safe
def account(request: StaffRequest) -> HttpResponse:
    """Show one's own account."""
    return _page(request, None)


@require_POST
def set_code(request: StaffRequest) -> HttpResponse:
    """Set a new password and authenticator app; one's other sessions end."""
    if not is_recent(request):
        return _page(request, None)
    try:
        enrolment.set_code(actor=request.actor, setup=setup_of(request))
    except CannotBeDoneError as error:
        return _page(request, error.fault)
    enter(request, request.actor)
    return redirect("account")


@require_POST
def add_passkey(request: StaffRequest) -> HttpResponse:
    """Add a passkey."""
    form, challenge = PasskeyForm(request.POST), request.session.pop("challenge", "")
    if not is_recent(request):
        return _page(request, None)
    if not form.is_valid() or not challenge:
        return _page(request, Fault.PASSKEY_WRONG)
    try:
        enrolment.add_passkey(actor=request.actor, answer=form.cleaned_data["answer"], challenge=challenge)
    except CannotBeDoneError as error:
        return _page(request, error.fault)
    return redirect("account")


@require_POST
def remove_passkey(request: StaffRequest, passkey: UUID) -> HttpResponse:
    """Remove a passkey."""
    if not is_recent(request):
        return _page(request, None)
    try:
        enrolment.remove_passkey(actor=request.actor, passkey_id=passkey)
    except CannotBeDoneError as error:
        return _page(request, error.fault)
    return redirect("account")


def _page(request: StaffRequest, fault: Fault | None) -> HttpResponse:
    mine = selectors.account(request.actor)
    told: dict[str, object] = {
        "account": mine,
        "fault": FAULTS.get(fault) if fault else "",
        "recent": is_recent(request),
    }
    if is_recent(request):
        asked = passkeys.registration(request.actor.member_id, mine.code, mine.credential_ids)
        request.session["challenge"] = asked.challenge
        told |= {"asked": asked.options, **setup_form(request, mine.code)}
    return render(request, "staff/account.html", told, status=400 if fault else 200)
