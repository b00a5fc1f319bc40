"""The pages of what goes wrong; they say nothing about what was asked for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lazos.web.staff.gate import open_to_all


def absent(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer alike for what is not there and for what is not for this member: the same bytes for everybody."""
    del exception
    return _plain(request, "absent", 404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a request that no page of this site makes."""
    del exception
    return _plain(request, "bad_request", 400)


@open_to_all
def expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that is too old, or did not come from this site."""
    del reason
    return _plain(request, "expired", 403)


def fault(request: HttpRequest) -> HttpResponse:
    """Answer when the program itself failed; the log has the place."""
    return _plain(request, "fault", 500)


def _plain(request: HttpRequest, name: str, status: int) -> HttpResponse:
    return render(request, f"staff/{name}.html", {"plain": True}, status=status)
