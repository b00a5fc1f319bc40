"""What the frame of every page needs to know."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lazos.apps.accounts.access import watches_glass
from lazos.apps.accounts.actors import Actor
from lazos.apps.matching.selectors.inquiries import ASKS
from lazos.core.disclosure import BREAKERS, Role


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu."""

    address: str
    words: str | Promise
    here: bool


def page(request: HttpRequest) -> dict[str, object]:
    """Give the actor and the menu."""
    actor: Actor | None = getattr(request, "actor", None)
    return {"actor": actor, "menu": menu(actor, request.path) if actor else ()}


def menu(actor: Actor, path: str) -> tuple[Entry, ...]:
    """Give the pages that a member of these roles can open."""
    wanted = [("home", _("My work"), True), ("glass", _("Broken glass"), watches_glass(actor) or _breaks(actor))]
    wanted += [("inquiry", _("Who is it?"), actor.has(*ASKS))]
    wanted += [("lists", _("Lists"), _keeps(actor)), ("review", _("Review"), _keeps(actor))]
    wanted += [("members", _("Members"), actor.has(Role.ADMINISTRATOR)), ("log", _("Log"), actor.has(Role.AUDITOR))]
    wanted += [("state", _("State"), actor.has(Role.ADMINISTRATOR)), ("glossary", _("Glossary"), True)]
    wanted += [("account", _("My account"), True)]
    return tuple(Entry(reverse(name), words, path == reverse(name)) for name, words, shown in wanted if shown)


def _keeps(actor: Actor) -> bool:
    return actor.has(Role.KEEPER, Role.REVIEWER)


def _breaks(actor: Actor) -> bool:
    return bool(actor.roles & BREAKERS)
