"""Reads accounts for pages: who acts, members, one's own account, a case's grants and glasses. Everything is frozen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from lazos.apps.accounts.access import (
    CaseAccess,
    case_for,
    cases,
    enterable,
    held_case_for,
    member_for,
    require,
    watches_glass,
)
from lazos.apps.accounts.actors import Actor, actor_of
from lazos.apps.accounts.factors import token_hash
from lazos.apps.accounts.models import Case, Glass, Grant, Invitation, Member, Organisation
from lazos.apps.accounts.sealed import glass_place, key_of, member_place, names_of
from lazos.apps.accounts.states import MemberState
from lazos.apps.vault import selectors as vault
from lazos.core.disclosure import Field, Opening, Purpose, Role
from lazos.sealing.values import RecordKey

SHOWN = 50


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """An organisation as everybody may know it."""

    code: str
    name: str
    desk: str


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member as the administrators of their organisation see them."""

    code: str
    name: str
    roles: tuple[Role, ...]
    state: MemberState
    passkeys: int
    has_code: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class RollEntry:
    """A member without their name, for who holds the machine."""

    organisation: str
    code: str
    state: MemberState
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class PasskeyRow:
    """A passkey of one's own."""

    id: UUID
    created_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class AccountPage:
    """One's own account."""

    code: str
    name: str
    sign_in_name: str
    roles: tuple[Role, ...]
    organisation: OrganisationPage
    passkeys: tuple[PasskeyRow, ...]
    credential_ids: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class InvitationPage:
    """An invitation that can be accepted."""

    member_id: UUID
    code: str
    name: str
    organisation: OrganisationPage


@dataclass(frozen=True, slots=True)
class GrantRow:
    """A grant on a case; `ended` where it no longer holds."""

    id: UUID
    organisation: str
    member: str
    purpose: Purpose
    starts_at: datetime
    ends_at: datetime
    revoked_at: datetime | None
    ended: bool


@dataclass(frozen=True, slots=True)
class GlassRow:
    """A broken glass, with the reason that was given."""

    id: UUID
    case: str
    organisation: str
    member: str
    purpose: Purpose
    reason: str
    broken_at: datetime
    ends_at: datetime
    seen: bool


@dataclass(frozen=True, slots=True)
class CasePage:
    """Who may enter a case, for those who hold it or may see who looked."""

    case: CaseAccess
    grants: tuple[GrantRow, ...]
    may_change: bool

    @property
    def shows_who_looked(self) -> bool:
        """Whether this member may see who looked."""
        return self.case.opens(Field.WHO_LOOKED)

    @property
    def openings(self) -> tuple[tuple[Field, Opening], ...]:
        """Every field, and how this member may see it."""
        return tuple(self.case.openings.items())


def signed_in(member_id: str, stamp: str) -> Actor | None:
    """Give the actor of a session, unless they have ended or their sessions were."""
    try:
        wanted = UUID(member_id)
    except ValueError:
        return None
    found = Member.objects.select_related("organisation").filter(id=wanted, stamp=stamp, state=MemberState.ACTIVE)
    member = found.first()
    return actor_of(member) if member else None


def stamp_of(actor: Actor) -> str:
    """Give the mark that a session of this member has to carry."""
    return Member.objects.values_list("stamp", flat=True).get(id=actor.member_id)


def organisation_of(actor: Actor) -> OrganisationPage:
    """Give the actor's organisation."""
    return _organisation(Organisation.objects.get(id=actor.organisation_id))


def organisations() -> list[OrganisationPage]:
    """Give every organisation: that they take part is no secret among those who do."""
    return [_organisation(it) for it in Organisation.objects.order_by("name")]


def members(actor: Actor) -> list[MemberRow]:
    """Give the members of an administrator's organisation. Raises Refused for others."""
    require(actor, Role.ADMINISTRATOR, action="member.list")
    return _member_rows(Member.objects.filter(organisation_id=actor.organisation_id).order_by("state", "created_at"))


def member(actor: Actor, code: str) -> MemberRow:
    """Give one member to an administrator of their organisation. Raises Refused otherwise."""
    found = member_for(actor, code, action="member.view")
    return _member_rows(Member.objects.filter(id=found.id))[0]


def roll() -> list[RollEntry]:
    """Give every member by organisation, without names."""
    found = Member.objects.select_related("organisation").order_by("organisation__code", "created_at")
    return [
        RollEntry(it.organisation.code, it.code, MemberState(it.state), tuple(Role(role) for role in it.roles))
        for it in found
    ]


def account(actor: Actor) -> AccountPage:
    """Give one's own account."""
    mine = Member.objects.select_related("organisation").prefetch_related("passkeys").get(id=actor.member_id)
    key, kept = key_of(mine), mine.passkeys.order_by("created_at")
    sign_in = key.open(member_place(mine.code, "sign_in_name"), bytes(mine.sign_in_name)) if mine.sign_in_name else ""
    name = key.open(member_place(mine.code, "name"), bytes(mine.name))
    rows = tuple(PasskeyRow(it.id, it.created_at, it.used_at) for it in kept)
    roles, ids = tuple(sorted(actor.roles)), tuple(bytes(it.credential_id) for it in kept)
    return AccountPage(mine.code, name, sign_in, roles, _organisation(mine.organisation), rows, ids)


def invitation(token: str) -> InvitationPage | None:
    """Give an invitation that can still be accepted, or None."""
    wanted = Invitation.objects.filter(token_hash=token_hash(token), used_at=None, expires_at__gt=timezone.now())
    found = wanted.select_related("member__organisation").first()
    if found is None or found.member.state != MemberState.INVITED:
        return None
    it = found.member
    return InvitationPage(it.id, it.code, names_of([it])[it.code], _organisation(it.organisation))


def my_cases(actor: Actor) -> list[CaseAccess]:
    """Give the newest cases that the actor may enter."""
    theirs = Q(holder_id=actor.organisation_id) | Q(grants__organisation_id=actor.organisation_id)
    wanted = Case.objects.filter(theirs | Q(glasses__member_id=actor.member_id)).distinct().values("id")
    found = (enterable(actor, it) for it in cases().filter(id__in=wanted).order_by("-created_at")[: SHOWN * 2])
    return [it for it in found if it][:SHOWN]


def case_page(actor: Actor, code: str) -> CasePage:
    """Give who may enter a case. Raises Refused."""
    access, now = case_for(actor, code, action="case.view"), timezone.now()
    mine = access.holder == actor.organisation
    grants = Grant.objects.select_related("organisation", "member").filter(case_id=access.id).order_by("given_at")
    rows = tuple(
        GrantRow(
            it.id, it.organisation.name, it.member.code if it.member else "", Purpose(it.purpose), it.starts_at,
            it.ends_at, it.revoked_at, bool(it.revoked_at or it.ends_at <= now),
        )
        for it in grants if mine or it.organisation_id == actor.organisation_id
    )  # fmt: skip
    return CasePage(access, rows, mine and actor.has(Role.KEEPER))


def changeable_case(actor: Actor, code: str) -> CaseAccess:
    """Give a case whose grants the actor may change. Raises Refused."""
    return held_case_for(actor, code, action="grant.give")


def glasses(actor: Actor) -> list[GlassRow]:
    """Give the newest broken glasses of the cases that the actor's organisation holds; empty for who does not watch."""
    if not watches_glass(actor):
        return []
    held = Glass.objects.filter(case__holder_id=actor.organisation_id).order_by("-broken_at")
    rows = list(held.select_related("case", "member__organisation")[:SHOWN])
    keys = vault.unlock_all(it.key_id for it in rows if it.key_id)
    return [_glass(it, keys.get(it.key_id) if it.key_id else None) for it in rows]


def unseen_glasses(actor: Actor) -> int:
    """Count the broken glasses that nobody of the actor's organisation has seen."""
    if not watches_glass(actor):
        return 0
    return Glass.objects.filter(case__holder_id=actor.organisation_id, seen_at=None).count()


def known_names(actor: Actor, codes: Iterable[str]) -> Mapping[str, str]:
    """Give the names of members of the actor's own organisation; others stay codes."""
    return names_of(Member.objects.filter(organisation_id=actor.organisation_id, code__in=set(codes)))


def _glass(it: Glass, key: RecordKey | None) -> GlassRow:
    reason = key.open(glass_place(it.id), bytes(it.reason)) if key else ""
    return GlassRow(
        it.id, it.case.code, it.member.organisation.name, it.member.code, Purpose(it.purpose), reason,
        it.broken_at, it.ends_at, it.seen_at is not None,
    )  # fmt: skip


def _organisation(it: Organisation) -> OrganisationPage:
    return OrganisationPage(it.code, it.name, it.desk)


def _member_rows(wanted: QuerySet[Member]) -> list[MemberRow]:
    found = list(wanted.annotate(number=Count("passkeys")))
    names = names_of(found)
    return [
        MemberRow(
            it.code, names[it.code], tuple(Role(role) for role in it.roles), MemberState(it.state), it.number,
            it.totp is not None, it.created_at,
        )
        for it in found
    ]  # fmt: skip
