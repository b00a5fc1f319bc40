"""Signing in, by passkey or by password and one-time code; signing out."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from lazos.apps.accounts import passkeys
from lazos.apps.accounts.actors import Actor, actor_of
from lazos.apps.accounts.factors import fresh_step, is_password
from lazos.apps.accounts.faults import CannotBeDoneError, Fault
from lazos.apps.accounts.models import Attempt, Member, Passkey
from lazos.apps.accounts.sealed import key_of, member_place, sign_in_token
from lazos.apps.accounts.states import MemberState
from lazos.apps.audit.services import MACHINE, record
from lazos.core.chain import Outcome

WINDOW: Final = timedelta(minutes=15)
TRIES: Final = 5
"""So many failures with one sign-in name within the window, and passwords are not looked at; passkeys still are."""


def by_code(*, name: str, password: str, code: str) -> Actor:
    """Sign in by name, password and one-time code. Raises CannotBeDoneError, alike for all that can be wrong."""
    now, token = timezone.now(), sign_in_token(name)
    if Attempt.objects.filter(token=token, at__gt=now - WINDOW).count() >= TRIES:
        raise CannotBeDoneError(Fault.SIGN_IN_PAUSED)
    candidates: list[Member | None] = list(_active().filter(sign_in_token=token)) if name.strip() else []
    found = next((it for it in candidates or [None] if is_password(it, password)), None)
    signed_in = _with_code(found, code, now) if found else None
    if signed_in is None:
        _failed(token, next((it for it in candidates if it), None), now)
        raise CannotBeDoneError(Fault.SIGN_IN_WRONG)
    return signed_in


def by_passkey(*, answer: str, challenge: str) -> Actor:
    """Sign in by passkey. Raises CannotBeDoneError."""
    credential = passkeys.answered_by(answer)
    with transaction.atomic():
        kept = Passkey.objects.select_for_update().filter(credential_id=credential).first()
        member = _active().filter(id=kept.member_id).first() if kept else None
        if kept is None or member is None:
            raise CannotBeDoneError(Fault.PASSKEY_WRONG)
        count = passkeys.authenticated(answer, challenge, bytes(kept.public_key), kept.sign_count)
        kept.sign_count, kept.used_at = count, timezone.now()
        kept.save(update_fields=["sign_count", "used_at"])
        return _signed_in(member, "passkey")


@transaction.atomic
def sign_out(*, actor: Actor) -> None:
    """Write down that a member signed out; the page ends the session."""
    record(chain=actor.organisation, actor=actor.code, action="session.end", about=f"member:{actor.code}")


def _active() -> QuerySet[Member]:
    return Member.objects.select_related("organisation").filter(state=MemberState.ACTIVE)


@transaction.atomic
def _with_code(member: Member, code: str, now: datetime) -> Actor | None:
    """Use up a one-time code: the member's row is locked, so that one code lets in once."""
    locked = Member.objects.select_for_update().get(id=member.id)
    if locked.totp is None:
        return None
    secret = key_of(locked).open(member_place(locked.code, "totp"), bytes(locked.totp))
    step = fresh_step(secret, code, now, locked.totp_step)
    if step is None:
        return None
    Member.objects.filter(id=locked.id).update(totp_step=step)
    return _signed_in(member, "code")


def _signed_in(member: Member, method: str) -> Actor:
    actor = actor_of(member)
    detail = {"method": method}
    record(
        chain=actor.organisation, actor=actor.code, action="session.begin", about=f"member:{actor.code}", detail=detail
    )
    return actor


@transaction.atomic
def _failed(token: str, member: Member | None, now: datetime) -> None:
    Attempt.objects.filter(at__lt=now - WINDOW).delete()
    Attempt.objects.create(token=token, at=now)
    chain, about = (member.organisation.code, f"member:{member.code}") if member else (MACHINE, "")
    record(chain=chain, actor=MACHINE, action="session.begin", about=about, outcome=Outcome.REFUSED)
