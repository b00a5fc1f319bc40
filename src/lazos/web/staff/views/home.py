"""The first page, and the glossary."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lazos.apps.accounts import selectors
from lazos.apps.matching.selectors.inquiries import ASKS
from lazos.core.disclosure import Role
from lazos.web.components.glossary import GLOSSARY
from lazos.web.staff.gate import StaffRequest


@require_safe
def home(request: StaffRequest) -> HttpResponse:
    """Show what a member of these roles has to do, and the families they may enter."""
    told = {
        "account": selectors.account(request.actor),
        "cases": selectors.my_cases(request.actor),
        "asks": request.actor.has(*ASKS),
        "keeps": request.actor.has(Role.KEEPER),
        "unseen": selectors.unseen_glasses(request.actor),
    }
    return render(request, "staff/home.html", told)


@require_safe
def glossary(request: StaffRequest) -> HttpResponse:
    """Show the words of this site and what they mean, in the order of the reader's alphabet."""
    terms = sorted(((str(term), str(meaning)) for term, meaning in GLOSSARY), key=lambda it: it[0].casefold())
    return render(request, "staff/glossary.html", {"terms": terms})
