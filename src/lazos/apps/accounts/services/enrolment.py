"""How a member sets up, and changes, how they sign in."""

import secrets
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from lazos.apps.accounts import passkeys
from lazos.apps.accounts.access import Refused
from lazos.apps.accounts.actors import Actor, actor_of
from lazos.apps.accounts.factors import check_new_password, checked_secret, fresh_step, hashed, token_hash
from lazos.apps.accounts.faults import CannotBeDoneError, Fault
from lazos.apps.accounts.models import Invitation, Member, Passkey
from lazos.apps.accounts.sealed import key_of, member_place, sign_in_token
from lazos.apps.accounts.states import MemberState
from lazos.apps.audit.services import record


@dataclass(frozen=True, slots=True)
class CodeSetup:
    """What somebody typed to sign in by password and one-time code from now on."""

    name: str
    password: str = field(repr=False)
    secret: str = field(repr=False)
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Checked:
    name: str
    password_hash: str = field(repr=False)
    secret: str = field(repr=False)
    step: int


def accept_by_code(*, token: str, setup: CodeSetup) -> Actor:
    """Accept an invitation with a sign-in name, a password and an authenticator app; gives the actor, signed in."""
    checked = _checked(setup)
    with transaction.atomic():
        member = _accepted(token)
        _set_code(member, checked)
        member.save()
        return _enrolled(member, "code")


def accept_by_passkey(*, token: str, answer: str, challenge: str) -> Actor:
    """Accept an invitation with a passkey; gives the actor, signed in."""
    new = passkeys.registered(answer, challenge)
    with transaction.atomic():
        member = _accepted(token)
        _add(member, new)
        member.save()
        return _enrolled(member, "passkey")


@transaction.atomic
def add_passkey(*, actor: Actor, answer: str, challenge: str) -> None:
    """Add a passkey to the actor's own account."""
    member = Member.objects.get(id=actor.member_id)
    _add(member, passkeys.registered(answer, challenge))
    _tell(actor, "passkey.add")


@transaction.atomic
def remove_passkey(*, actor: Actor, passkey_id: UUID) -> None:
    """Take a passkey from the actor's own account, unless nothing else would let them in."""
    mine = Passkey.objects.select_for_update().filter(member_id=actor.member_id)
    if not mine.filter(id=passkey_id).exists():
        raise Refused("passkey.remove", f"passkey:{passkey_id}")
    if mine.count() == 1 and Member.objects.get(id=actor.member_id).totp is None:
        raise CannotBeDoneError(Fault.LAST_FACTOR)
    mine.filter(id=passkey_id).delete()
    _tell(actor, "passkey.remove", passkey=str(passkey_id))


def set_code(*, actor: Actor, setup: CodeSetup) -> None:
    """Set the actor's own sign-in name, password and authenticator app, and end all of their sessions."""
    checked = _checked(setup)
    with transaction.atomic():
        member = Member.objects.select_for_update().get(id=actor.member_id)
        _set_code(member, checked)
        member.stamp = secrets.token_hex(16)
        member.save()
        _tell(actor, "password.set")


def _checked(setup: CodeSetup) -> _Checked:
    """Check what was typed and hash the password, before any row is locked."""
    secret, name = checked_secret(setup.secret), " ".join(setup.name.split())
    if not name:
        raise CannotBeDoneError(Fault.NAME_MISSING)
    check_new_password(setup.password, name)
    step = fresh_step(secret, setup.code, timezone.now(), 0)
    if step is None:
        raise CannotBeDoneError(Fault.TOTP_WRONG)
    return _Checked(name, hashed(setup.password), secret, step)


def _accepted(token: str) -> Member:
    """Use an invitation up and give its member. Raises CannotBeDoneError where it is used, over or never was."""
    now = timezone.now()
    used = Invitation.objects.filter(token_hash=token_hash(token), used_at=None, expires_at__gt=now).update(used_at=now)
    if not used:
        raise CannotBeDoneError(Fault.INVITATION_OVER)
    member = Member.objects.select_related("organisation").get(invitations__token_hash=token_hash(token))
    if member.state != MemberState.INVITED:
        raise CannotBeDoneError(Fault.INVITATION_OVER)
    member.state = MemberState.ACTIVE
    return member


def _set_code(member: Member, checked: _Checked) -> None:
    key, place = key_of(member), partial(member_place, member.code)
    member.sign_in_name, member.sign_in_token = (
        key.seal(place("sign_in_name"), checked.name),
        sign_in_token(checked.name),
    )
    member.password = key.seal(place("password"), checked.password_hash)
    member.totp, member.totp_step = key.seal(place("totp"), checked.secret), checked.step


def _add(member: Member, new: passkeys.NewPasskey) -> None:
    if Passkey.objects.filter(credential_id=new.credential_id).exists():
        raise CannotBeDoneError(Fault.PASSKEY_WRONG)
    Passkey.objects.create(
        member=member, credential_id=new.credential_id, public_key=new.public_key, sign_count=new.sign_count
    )


def _enrolled(member: Member, method: str) -> Actor:
    actor = actor_of(member)
    _tell(actor, "invitation.accept", method=method)
    return actor


def _tell(actor: Actor, action: str, **detail: str) -> None:
    record(chain=actor.organisation, actor=actor.code, action=action, about=f"member:{actor.code}", detail=detail)
