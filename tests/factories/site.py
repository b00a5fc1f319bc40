"""Organisations, members and cases of invented people, for tests of the site."""

from datetime import timedelta
from uuid import UUID

from django.test import Client
from django.utils import timezone

from lazos.apps.accounts import selectors
from lazos.apps.accounts.actors import Actor, actor_of
from lazos.apps.accounts.models import Case, Member, Organisation
from lazos.apps.accounts.services import cases, people
from lazos.apps.accounts.states import MemberState
from lazos.core.disclosure import Purpose, Role


def organisation(code: str) -> Organisation:
    """Make an organisation whose first administrator is active."""
    made, _ = people.found_organisation(code=code, name=f"Casa {code}", desk="555 0100", administrator="Ada Invented")
    made.members.update(state=MemberState.ACTIVE)
    return made


def administrator(of: Organisation) -> Actor:
    """Give the first administrator of an organisation."""
    return actor_of(of.members.select_related("organisation").order_by("created_at")[0])


def member(of: Organisation, *roles: Role, name: str = "Rosa Invented") -> Actor:
    """Make an active member of these roles."""
    code, _ = people.invite(actor=administrator(of), name=name, roles=roles)
    Member.objects.filter(code=code).update(state=MemberState.ACTIVE)
    return actor_of(Member.objects.select_related("organisation").get(code=code))


def case(of: Organisation, code: str, *, sealed: bool = False) -> str:
    """Open a case that an organisation holds; gives its code."""
    cases.open_case(actor=member(of, Role.KEEPER), code=code)
    Case.objects.filter(code=code).update(sealed=sealed)
    return code


def grant(code: str, to: Actor, purpose: Purpose, *, by: Actor, named: bool = False, days: int = 1) -> UUID:
    """Give an actor's organisation, or the actor alone, access to a case from now on."""
    now = timezone.now()
    return cases.give_grant(
        actor=by, code=code, organisation=to.organisation, purpose=purpose, starts=now, ends=now + timedelta(days=days),
        member=to.code if named else "",
    )  # fmt: skip


def signed_in(actor: Actor, *, since: int = 0) -> Client:
    """Give a browser in which an actor has signed in, by default just now."""
    client, now = Client(), int(timezone.now().timestamp())
    session = client.session
    stamp = selectors.stamp_of(actor)
    session.update({"member": str(actor.member_id), "stamp": stamp, "since": since or now, "seen": now})
    session.save()
    return client
