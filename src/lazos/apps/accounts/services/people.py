"""Organisations and members: made, invited, given roles, ended."""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from lazos.apps.accounts.access import member_for, require
from lazos.apps.accounts.actors import Actor
from lazos.apps.accounts.factors import token_hash
from lazos.apps.accounts.faults import CannotBeDoneError, Fault
from lazos.apps.accounts.models import Invitation, Member, Organisation
from lazos.apps.accounts.sealed import member_place
from lazos.apps.accounts.states import MemberState
from lazos.apps.audit.services import MACHINE, record
from lazos.apps.vault import services as vault
from lazos.core.disclosure import Role, conflicts

INVITATION_HOLDS: Final = timedelta(days=3)
_CODE_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"


@transaction.atomic
def found_organisation(*, code: str, name: str, desk: str, administrator: str) -> tuple[Organisation, str]:
    """Make an organisation with its first administrator; gives it and the token of their invitation.

    Only the machine does this (`lazos init`, `lazos user`): no page can.
    """
    if Organisation.objects.filter(code=code).exists():
        raise CannotBeDoneError(Fault.CODE_TAKEN)
    organisation = Organisation.objects.create(code=code, name=name, desk=desk)
    record(chain=code, actor=MACHINE, action="organisation.found", about=f"organisation:{code}")
    member = _new_member(organisation, administrator, frozenset({Role.ADMINISTRATOR}), None)
    record(chain=code, actor=MACHINE, action="member.invite", about=f"member:{member.code}")
    return organisation, _invitation(member)


@transaction.atomic
def invite(*, actor: Actor, name: str, roles: Iterable[Role]) -> tuple[str, str]:
    """Invite somebody into the actor's organisation; gives their code and the token of the link, shown once."""
    require(actor, Role.ADMINISTRATOR, action="member.invite")
    wanted = _checked(frozenset(roles))
    if not name.strip():
        raise CannotBeDoneError(Fault.NAME_MISSING)
    organisation = Organisation.objects.get(id=actor.organisation_id)
    member = _new_member(organisation, name.strip(), wanted, Member.objects.get(id=actor.member_id))
    _tell(actor, "member.invite", member, roles="+".join(sorted(wanted)))
    return member.code, _invitation(member)


@transaction.atomic
def invite_again(*, actor: Actor, code: str) -> str:
    """Let a member set up anew how they sign in: every factor and session they had is gone; gives the token."""
    member = member_for(actor, code, action="member.reset")
    reset(member)
    _tell(actor, "member.reset", member)
    return _invitation(member)


def reset(member: Member) -> None:
    """Take from a member every way to sign in, until they accept an invitation."""
    member.passkeys.all().delete()
    member.invitations.filter(used_at=None).delete()
    member.password, member.totp, member.totp_step, member.sign_in_name, member.sign_in_token = None, None, 0, None, ""
    member.state, member.stamp, member.ended_at = MemberState.INVITED, secrets.token_hex(16), None
    member.save()


@transaction.atomic
def set_roles(*, actor: Actor, code: str, roles: Iterable[Role]) -> None:
    """Give a member other roles."""
    member, wanted = member_for(actor, code, action="member.roles"), _checked(frozenset(roles))
    if Role.ADMINISTRATOR not in wanted:
        _keep_an_administrator(member)
    member.roles = sorted(wanted)
    member.save(update_fields=["roles"])
    _tell(actor, "member.roles", member, roles="+".join(member.roles))


@transaction.atomic
def end_member(*, actor: Actor, code: str) -> None:
    """End a member's access: sessions, factors and invitations. What they did stays theirs in the log."""
    member = member_for(actor, code, action="member.end")
    _keep_an_administrator(member)
    reset(member)
    member.state, member.ended_at = MemberState.ENDED, timezone.now()
    member.save(update_fields=["state", "ended_at"])
    _tell(actor, "member.end", member)


@transaction.atomic
def end_sessions(*, actor: Actor, code: str) -> None:
    """End every session of a member of the actor's organisation, at their next request."""
    member = member_for(actor, code, action="member.end_sessions")
    member.stamp = secrets.token_hex(16)
    member.save(update_fields=["stamp"])
    _tell(actor, "member.end_sessions", member)


@transaction.atomic
def invite_by_machine(*, code: str) -> str | None:
    """Invite a member anew by who holds the machine; gives the token, or None where there is no such member."""
    member = Member.objects.select_related("organisation").filter(code=code).first()
    if member is None:
        return None
    reset(member)
    record(chain=member.organisation.code, actor=MACHINE, action="member.reset", about=f"member:{code}")
    return _invitation(member)


def _checked(roles: frozenset[Role]) -> frozenset[Role]:
    if not roles:
        raise CannotBeDoneError(Fault.ROLES_NONE)
    if conflicts(roles):
        raise CannotBeDoneError(Fault.ROLES_CONFLICT)
    return roles


def _keep_an_administrator(member: Member) -> None:
    """Refuse to leave an organisation with nobody who can administer it."""
    others = Member.objects.filter(organisation_id=member.organisation_id, state=MemberState.ACTIVE).exclude(
        id=member.id
    )
    is_one = Role.ADMINISTRATOR in member.roles
    if is_one and not any(Role.ADMINISTRATOR in roles for roles in others.values_list("roles", flat=True)):
        raise CannotBeDoneError(Fault.LAST_ADMINISTRATOR)


def _new_member(organisation: Organisation, name: str, roles: frozenset[Role], by: Member | None) -> Member:
    key, code = vault.make_key(), "".join(secrets.choice(_CODE_LETTERS) for _ in range(8))
    return Member.objects.create(
        code=code, organisation=organisation, roles=sorted(roles), key_id=key.id, stamp=secrets.token_hex(16),
        name=key.seal(member_place(code, "name"), name), invited_by=by,
    )  # fmt: skip


def _invitation(member: Member) -> str:
    token = secrets.token_urlsafe(32)
    expires = timezone.now() + INVITATION_HOLDS
    Invitation.objects.create(token_hash=token_hash(token), member=member, expires_at=expires)
    return token


def _tell(actor: Actor, action: str, member: Member, **detail: str) -> None:
    record(chain=actor.organisation, actor=actor.code, action=action, about=f"member:{member.code}", detail=detail)
