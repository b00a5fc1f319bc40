"""The gate before every page: nobody enters without signing in, and every refusal is written down."""

from collections.abc import Callable
from typing import Any, Final, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from lazos.apps.accounts import selectors
from lazos.apps.accounts.access import Refused
from lazos.apps.accounts.actors import Actor
from lazos.apps.audit.services import record
from lazos.core.chain import Outcome

LONGEST: Final = 12 * 60 * 60
"""Seconds after which one signs in anew, however busy one was."""
RECENT: Final = 15 * 60
"""Seconds within which one has to have signed in to change how one signs in."""
_TOUCH: Final = 60

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class StaffRequest(HttpRequest):
    """A request of a member who is signed in."""

    actor: Actor


def open_to_all(view: View) -> View:
    """Mark a view that needs nobody signed in."""
    view.open_to_all = True  # type: ignore[attr-defined]  # a mark on a function has no other place
    return view


def enter(request: HttpRequest, actor: Actor) -> None:
    """Begin the session of an actor who has just signed in, under a new key."""
    request.session.flush()
    now = int(timezone.now().timestamp())
    told = {"member": str(actor.member_id), "stamp": selectors.stamp_of(actor), "since": now, "seen": now}
    request.session.update(told)


def is_recent(request: HttpRequest) -> bool:
    """Tell whether the actor signed in within the last quarter of an hour."""
    return int(timezone.now().timestamp()) - int(request.session.get("since", 0)) <= RECENT


class GateMiddleware:
    """Gives every request its actor; sends those without one to sign in; logs refusals."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Wrap the pages."""
        self._answer = get_response

    def __call__(self, request: StaffRequest) -> HttpResponseBase:
        """Find out who asks."""
        actor = _actor(request)
        if actor:
            request.actor = actor
        return self._answer(request)

    def process_view(self, request: HttpRequest, view: Any, _args: object, _words: object) -> HttpResponse | None:
        """Send whoever is not signed in to the sign-in page, and back to where they wanted to go."""
        if getattr(view, "open_to_all", False) or hasattr(request, "actor"):
            return None
        wanted = urlencode({"next": request.path}) if request.method == "GET" and request.path != "/" else ""
        return redirect(f"{reverse('sign-in')}?{wanted}" if wanted else reverse("sign-in"))

    def process_exception(self, request: StaffRequest, error: Exception) -> None:
        """Write a refusal down, after whatever it interrupted was taken back; the answer is that of any absent page."""
        if isinstance(error, Refused):
            it = request.actor
            record(
                chain=it.organisation, actor=it.code, action=error.action, about=error.about, outcome=Outcome.REFUSED
            )


def _actor(request: HttpRequest) -> Actor | None:
    session, now = request.session, int(timezone.now().timestamp())
    if "member" not in session:
        return None
    actor = selectors.signed_in(session["member"], session["stamp"])
    if actor is None or now - session["since"] > LONGEST:
        session.flush()
        return None
    if now - session["seen"] > _TOUCH:
        session["seen"] = now
    return actor
