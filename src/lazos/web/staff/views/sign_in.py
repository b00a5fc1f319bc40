"""Signing in and out, and accepting an invitation."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from lazos.apps.accounts import passkeys, selectors
from lazos.apps.accounts.actors import Actor
from lazos.apps.accounts.faults import CannotBeDoneError, Fault
from lazos.apps.accounts.services import enrolment
from lazos.apps.accounts.services import sign_in as services
from lazos.web.components.words import FAULTS
from lazos.web.staff.code_setup import setup_form, setup_of
from lazos.web.staff.forms import PasskeyForm, SignInForm
from lazos.web.staff.gate import StaffRequest, enter, open_to_all


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in by name, password and six digits; show the way by passkey, too."""
    if request.method != "POST":
        return _sign_in_page(request, SignInForm(), None)
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _sign_in_page(request, form, None)
    try:
        actor = services.by_code(**form.cleaned_data)
    except CannotBeDoneError as error:
        return _sign_in_page(request, form, error.fault)
    return _in(request, actor)


@open_to_all
@require_POST
def by_passkey(request: HttpRequest) -> HttpResponse:
    """Sign in by passkey."""
    try:
        actor = services.by_passkey(**_answered(request))
    except CannotBeDoneError as error:
        return _sign_in_page(request, SignInForm(), error.fault)
    return _in(request, actor)


@require_POST
def sign_out(request: StaffRequest) -> HttpResponse:
    """End the session, and clear what the browser keeps of this site."""
    services.sign_out(actor=request.actor)
    request.session.flush()
    response = redirect("sign-in")
    response.headers["Clear-Site-Data"] = '"cookies", "storage"'
    return response


@open_to_all
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Accept an invitation by setting up a password and an authenticator app."""
    if request.method != "POST":
        return _invitation_page(request, token, None)
    try:
        actor = enrolment.accept_by_code(token=token, setup=setup_of(request))
    except CannotBeDoneError as error:
        return _invitation_page(request, token, error.fault)
    return _in(request, actor)


@open_to_all
@require_POST
def invitation_passkey(request: HttpRequest, token: str) -> HttpResponse:
    """Accept an invitation by making a passkey."""
    try:
        actor = enrolment.accept_by_passkey(token=token, **_answered(request))
    except CannotBeDoneError as error:
        return _invitation_page(request, token, error.fault)
    return _in(request, actor)


def _in(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Begin the session and go to where the member wanted to go, on this site only."""
    wanted = request.POST.get("next", "")
    enter(request, actor)
    safe = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    return redirect(wanted if safe else reverse("home"))


def _answered(request: HttpRequest) -> dict[str, str]:
    """Give the device's answer with the challenge it was asked for, which is used up."""
    form = PasskeyForm(request.POST)
    challenge = request.session.pop("challenge", "")
    if not form.is_valid() or not challenge:
        raise CannotBeDoneError(Fault.PASSKEY_WRONG)
    return {"answer": form.cleaned_data["answer"], "challenge": challenge}


def _sign_in_page(request: HttpRequest, form: SignInForm, fault: Fault | None) -> HttpResponse:
    asked = passkeys.authentication()
    request.session["challenge"] = asked.challenge
    wanted = request.POST.get("next", request.GET.get("next", ""))
    told = {"form": form, "fault": FAULTS.get(fault) if fault else "", "asked": asked.options, "next": wanted}
    return render(request, "staff/sign_in.html", told, status=400 if fault or form.errors else 200)


def _invitation_page(request: HttpRequest, token: str, fault: Fault | None) -> HttpResponse:
    invited = selectors.invitation(token)
    if invited is None:
        raise Http404
    asked = passkeys.registration(invited.member_id, invited.code, ())
    request.session["challenge"] = asked.challenge
    told = {"invited": invited, "token": token, "asked": asked.options, "fault": FAULTS.get(fault) if fault else ""}
    told |= setup_form(request, invited.code)
    return render(request, "staff/invitation.html", told, status=400 if fault else 200)
