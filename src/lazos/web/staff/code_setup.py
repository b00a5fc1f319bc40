"""The form by which a member sets up a password and an authenticator app, with its QR code."""

from typing import Any

import segno
from django.http import HttpRequest
from django.utils.safestring import mark_safe

from lazos.apps.accounts.factors import checked_secret, new_totp_secret, totp_address
from lazos.apps.accounts.faults import CannotBeDoneError, Fault
from lazos.apps.accounts.services.enrolment import CodeSetup
from lazos.web.staff.forms import CodeSetupForm


def setup_form(request: HttpRequest, label: str) -> dict[str, Any]:
    """Give the form, the secret to type and its QR code; what was typed stands in it again, but for the password."""
    kept = _kept(request)
    secret = kept or new_totp_secret()
    typed = request.POST.dict() | {"secret": secret}
    form = CodeSetupForm(typed) if kept else CodeSetupForm(initial={"secret": secret})
    drawn = segno.make(totp_address(secret, label), error="m").svg_inline(scale=4, border=2, omitsize=True)
    spaced = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return {"form": form, "secret": spaced, "qr": mark_safe(drawn)}  # noqa: S308 (drawn by segno, from our own text)


def _kept(request: HttpRequest) -> str:
    """Give the secret that the form was sent with, where it is one that we drew."""
    try:
        return checked_secret(request.POST.get("secret", ""))
    except CannotBeDoneError:
        return ""


def setup_of(request: HttpRequest) -> CodeSetup:
    """Give what was typed. Raises CannotBeDoneError where a part is missing."""
    form = CodeSetupForm(request.POST)
    if not form.is_valid():
        missing = {"name": Fault.NAME_MISSING, "password": Fault.PASSWORD_SHORT}
        raise CannotBeDoneError(next((missing[it] for it in form.errors if it in missing), Fault.TOTP_WRONG))
    return CodeSetup(**form.cleaned_data)
