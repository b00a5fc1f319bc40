"""Who is it that a caller describes: the description in, likely persons out, as one types or on submit."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from lazos.apps.accounts.services.cases import look
from lazos.apps.matching.selectors.inquiries import answer, check_may_ask
from lazos.web.staff.gate import StaffRequest
from lazos.web.staff.register_forms import InquiryForm


@require_http_methods(["GET", "HEAD", "POST"])
def inquiry(request: StaffRequest) -> HttpResponse:
    """Show the empty form, or the answer: alone where the page asked for it as somebody typed, else below the form.

    What was told comes by POST and stands in no address, log or table.
    """
    check_may_ask(request.actor)
    form = InquiryForm(request.POST if request.method == "POST" else None)
    told: dict[str, object] = {"form": form}
    if form.is_valid():
        told["page"] = page = answer(request.actor, form.cleaned_data)
        for about in [f"case:{it.code}" for it in page.found] or ["inquiry"]:
            look(actor=request.actor, action="inquiry.ask", about=about)
    alone = request.headers.get("HX-Request") == "true"
    return render(request, "staff/answers.html" if alone else "staff/inquiry.html", told)
