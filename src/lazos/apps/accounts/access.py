"""The only way to a case, a member, a grant: fetched and authorised in one call, or refused.

A refusal looks like absence to whoever asks (`Refused` is a 404), and stands in the log.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.utils import timezone

from lazos.apps.accounts.actors import Actor
from lazos.apps.accounts.matrix import matrix
from lazos.apps.accounts.models import Case, Glass, Grant, Member
from lazos.core.disclosure import (
    BREAKERS,
    CaseFacts,
    Field,
    GrantFacts,
    Opening,
    Purpose,
    Relation,
    Role,
    openings,
    standing,
)

UNKNOWN = "unknown"
"""What the log says of an object that is not there: what was typed could be somebody's name."""


class Refused(Http404):
    """What was asked for is not there, or not for this actor; which of the two nobody is told. Codes only."""

    def __init__(self, action: str, about: str) -> None:
        """Say what was tried on which object."""
        super().__init__()
        self.action = action
        self.about = about


@dataclass(frozen=True, slots=True)
class CaseAccess:
    """A case that an actor may enter: how they stand to it, and how each field may be seen."""

    id: UUID
    code: str
    holder: str
    sealed: bool
    relation: Relation
    openings: Mapping[Field, Opening]

    def shows(self, field: Field) -> bool:
        """Tell whether a field is shown as soon as the page is open."""
        return self.openings[field] is Opening.SHOWN

    def opens(self, field: Field) -> bool:
        """Tell whether a field may be opened by a named act."""
        return self.openings[field] >= Opening.ACT


def require(actor: Actor, *roles: Role, action: str) -> None:
    """Refuse whoever has none of these roles."""
    if not actor.has(*roles):
        raise Refused(action, "")


def case_for(actor: Actor, code: str, *, action: str = "case.enter") -> CaseAccess:
    """Give a case to an actor who may enter it. Raises Refused otherwise."""
    case = _case(code)
    access = enterable(actor, case) if case else None
    if access is None:
        raise Refused(action, _about(case))
    return access


def field_for(actor: Actor, code: str, field: Field, *, action: str) -> CaseAccess:
    """Give a case of which the actor may see this field, shown or by a named act. Raises Refused otherwise."""
    case = case_for(actor, code, action=action)
    if not case.opens(field):
        raise Refused(action, f"case:{code}")
    return case


def held_case_for(actor: Actor, code: str, *, action: str) -> CaseAccess:
    """Give a case whose grants this actor may change: a register keeper of the organisation that holds it."""
    require(actor, Role.KEEPER, action=action)
    case = case_for(actor, code, action=action)
    if case.holder != actor.organisation:
        raise Refused(action, f"case:{code}")
    return case


def breakable_case_for(actor: Actor, code: str) -> Case:
    """Give another organisation's unsealed case whose glass this actor may break. Raises Refused otherwise."""
    case = _case(code)
    may = case and not case.sealed and case.holder_id != actor.organisation_id and actor.roles & BREAKERS
    if case is None or not may:
        raise Refused("case.break_glass", _about(case))
    return case


def grant_for(actor: Actor, grant_id: UUID) -> Grant:
    """Give a grant that this actor may revoke. Raises Refused otherwise."""
    grant = Grant.objects.select_related("case", "case__holder").filter(id=grant_id).first()
    if grant is None or grant.case.holder_id != actor.organisation_id or not actor.has(Role.KEEPER):
        raise Refused("grant.revoke", f"grant:{grant_id}")
    held_case_for(actor, grant.case.code, action="grant.revoke")
    return grant


def watches_glass(actor: Actor) -> bool:
    """Tell whether an actor is one of those who are shown broken glasses of their organisation's cases."""
    return actor.has(Role.KEEPER, Role.AUDITOR)


def glass_for(actor: Actor, glass_id: UUID) -> Glass:
    """Give a broken glass of a case that this actor's organisation holds, to say that it was seen."""
    glass = Glass.objects.select_related("case").filter(id=glass_id).first()
    if glass is None or glass.case.holder_id != actor.organisation_id or not watches_glass(actor):
        raise Refused("glass.see", f"glass:{glass_id}")
    return glass


def member_for(actor: Actor, code: str, *, action: str) -> Member:
    """Give a member of the actor's organisation, to its administrators. Raises Refused otherwise."""
    wanted = Member.objects.select_related("organisation").filter(code=code, organisation_id=actor.organisation_id)
    member = wanted.first() if actor.has(Role.ADMINISTRATOR) else None
    if member is None:
        raise Refused(action, UNKNOWN)
    return member


def facts_of(case: Case) -> CaseFacts:
    """Give what the rules of disclosure need of a case that `cases()` read."""
    grants = tuple(
        GrantFacts(
            it.organisation.code, it.member.code if it.member else "", Purpose(it.purpose), it.starts_at, it.ends_at,
            it.given_by.code, it.revoked_at is not None,
        )
        for it in case.grants.all()
    )  # fmt: skip
    ends: dict[str, datetime] = {}
    for glass in case.glasses.all():
        ends[glass.member.code] = max(glass.ends_at, ends.get(glass.member.code, glass.ends_at))
    return CaseFacts(case.holder.code, case.sealed, grants, ends)


def cases() -> QuerySet[Case]:
    """Give all cases with their grants and glasses, in three queries however many they are; only `access` shows one."""
    grants = Prefetch("grants", Grant.objects.select_related("organisation", "member", "given_by").order_by("given_at"))
    glasses = Prefetch("glasses", Glass.objects.select_related("member__organisation").order_by("broken_at"))
    return Case.objects.select_related("holder").prefetch_related(grants, glasses)


def enterable(actor: Actor, case: Case) -> CaseAccess | None:
    """Give the access that an actor has to a case that `cases()` read, or None."""
    relation = standing(actor.facts, facts_of(case), timezone.now())
    if relation is None:
        return None
    fields = openings(matrix(), actor.roles, relation)
    if fields[Field.CODE] is Opening.HIDDEN:
        return None
    return CaseAccess(case.id, case.code, case.holder.code, case.sealed, relation, fields)


def _about(case: Case | None) -> str:
    return f"case:{case.code}" if case else UNKNOWN


def _case(code: str) -> Case | None:
    return cases().filter(code=code).first()
