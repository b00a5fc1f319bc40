"""The state of the installation, for administrators: the backup, the jobs, the log."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lazos.apps.accounts.access import require
from lazos.apps.accounts.services import cases as services
from lazos.apps.audit.selectors import heads, last_of
from lazos.apps.jobs.selectors import counts
from lazos.core.disclosure import Role
from lazos.web.staff.gate import StaffRequest


@require_safe
def state(request: StaffRequest) -> HttpResponse:
    """Show when the last backup was made, how many jobs wait or failed, and how long the log is."""
    require(request.actor, Role.ADMINISTRATOR, action="state.view")
    services.look(actor=request.actor, action="state.view", about=f"organisation:{request.actor.organisation}")
    jobs = {state.value: number for state, number in counts().items()}
    own = [it for it in heads() if it.chain == request.actor.organisation]
    return render(request, "staff/state.html", {"backup": last_of("backup.make"), "jobs": jobs, "heads": own})
