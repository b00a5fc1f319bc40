"""Clerical review: pairs in the order of what they would change, three answers, nothing chosen beforehand."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lazos.apps.accounts.services.cases import look
from lazos.apps.matching.errors import ContradictsError, UnjudgeableError
from lazos.apps.matching.selectors.reviews import PairSeen, pair_page, provisional_page, review_page
from lazos.apps.matching.services.judging import Decision, accept, judge, take_back
from lazos.core.judgement import Tie
from lazos.core.kinship import Grade
from lazos.web.components.register_words import UNJUDGEABLE
from lazos.web.staff.gate import StaffRequest
from lazos.web.staff.register_forms import JudgeForm


@require_safe
def review(request: StaffRequest) -> HttpResponse:
    """Show how much waits, and where to begin."""
    return render(request, "staff/review.html", {"page": review_page(request.actor, timezone.now().date())})


@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: StaffRequest, proposal: int) -> HttpResponse:
    """Show two records side by side, and take the answer."""
    seen = pair_page(request.actor, proposal)
    if request.method != "POST":
        look(actor=request.actor, action="proposal.view", about=f"proposal:{proposal}")
        return render(request, "staff/pair.html", {"pair": seen, "form": JudgeForm()})
    form = JudgeForm(request.POST)
    told: dict[str, object] = {"pair": seen, "form": form}
    if form.is_valid():
        decision = _decision(seen, form.cleaned_data)
        try:
            judge(actor=request.actor, decision=decision)
        except UnjudgeableError as error:
            told["fault"] = UNJUDGEABLE[error.why]
        except ContradictsError as error:
            told |= {"contradictions": error.contradictions, "decision": decision}
        else:
            return redirect("review-next")
    return render(request, "staff/pair.html", told, status=400)


def _decision(seen: PairSeen, typed: dict[str, Any]) -> Decision:
    """The answer to what was asked; of a kinship, the relative that was asked about unless another was named."""
    relation = (typed["relation"] or seen.relation) if seen.tie is Tie.KIN else None
    grade = typed["grade"] or Grade.NAME_ONLY
    return Decision(seen.tie, seen.left.code, seen.right.code, typed["answer"], grade, relation, typed["despite"])


@require_safe
def next_pair(request: StaffRequest) -> HttpResponse:
    """Go to the pair whose answer would change most."""
    page = review_page(request.actor, timezone.now().date())
    return redirect("pair", page.first) if page.first is not None else redirect("review")


@require_POST
def back(request: StaffRequest, judgement: int) -> HttpResponse:
    """Take a judgement back, or a taking back."""
    try:
        take_back(actor=request.actor, number=judgement)
    except UnjudgeableError as error:
        return render(request, "staff/not_judged.html", {"fault": UNJUDGEABLE[error.why]}, status=400)
    return redirect("review")


@require_http_methods(["GET", "HEAD", "POST"])
def provisional(request: StaffRequest) -> HttpResponse:
    """List provisional persons, and accept those that are ticked in one act; none is ticked beforehand."""
    told: dict[str, object] = {"persons": provisional_page(request.actor)}
    if request.method != "POST":
        return render(request, "staff/provisional.html", told)
    ticked = request.POST.getlist("person")
    try:
        if ticked:
            accept(actor=request.actor, codes=ticked)
            return redirect("provisional")
    except UnjudgeableError as error:
        told["fault"] = UNJUDGEABLE[error.why]
    return render(request, "staff/provisional.html", told, status=400)
