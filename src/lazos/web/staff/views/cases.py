"""Who may enter a family, and who looked."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from lazos.apps.accounts import selectors
from lazos.apps.accounts.access import field_for
from lazos.apps.accounts.faults import CannotBeDoneError
from lazos.apps.accounts.services import cases as services
from lazos.apps.audit.selectors import looks_about
from lazos.core.disclosure import Field
from lazos.web.components.words import FAULTS
from lazos.web.staff.forms import GrantForm
from lazos.web.staff.gate import StaffRequest
from lazos.web.staff.views.log import shown_looks


@require_safe
def case(request: StaffRequest, code: str) -> HttpResponse:
    """Show who may enter a family, and how its fields are open to this member."""
    return _page(request, code, _form())


@require_safe
def who_looked(request: StaffRequest, code: str) -> HttpResponse:
    """Show who looked at a family, of every organisation."""
    access = field_for(request.actor, code, Field.WHO_LOOKED, action="case.who_looked")
    looks = shown_looks(request.actor, looks_about(f"case:{code}"))
    services.look(actor=request.actor, action="case.who_looked", about=f"case:{code}")
    return render(request, "staff/who_looked.html", {"case": access, "looks": looks})


@require_POST
def give_grant(request: StaffRequest, code: str) -> HttpResponse:
    """Give access."""
    form = _form(request)
    selectors.changeable_case(request.actor, code)
    if not form.is_valid():
        return _page(request, code, form)
    typed = form.cleaned_data
    ends = timezone.make_aware(datetime.combine(typed.pop("ends") + timedelta(days=1), time.min))
    try:
        services.give_grant(actor=request.actor, code=code, starts=timezone.now(), ends=ends, **typed)
    except CannotBeDoneError as error:
        form.add_error(None, str(FAULTS[error.fault]))
        return _page(request, code, form)
    return redirect("case", code)


@require_POST
def revoke(request: StaffRequest, grant: UUID) -> HttpResponse:
    """Take access back."""
    return redirect("case", services.revoke_grant(actor=request.actor, grant_id=grant))


@require_POST
def seal(request: StaffRequest, code: str) -> HttpResponse:
    """Seal a family; whoever did it is out, too, unless somebody names them."""
    sealed = request.POST.get("sealed") == "yes"
    services.seal_case(actor=request.actor, code=code, sealed=sealed)
    return redirect("home") if sealed else redirect("case", code)


def _form(request: StaffRequest | None = None) -> GrantForm:
    offered = [(it.code, it.name) for it in selectors.organisations()]
    return GrantForm(request.POST, organisations=offered) if request else GrantForm(organisations=offered)


def _page(request: StaffRequest, code: str, form: GrantForm) -> HttpResponse:
    page = selectors.case_page(request.actor, code)
    services.look(actor=request.actor, action="case.view", about=f"case:{code}")
    return render(request, "staff/case.html", {"page": page, "form": form}, status=400 if form.errors else 200)
