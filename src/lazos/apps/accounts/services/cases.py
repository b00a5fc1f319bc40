"""Cases: opened, sealed; grants given and revoked; the glass broken and seen."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from lazos.apps.accounts.access import breakable_case_for, glass_for, grant_for, held_case_for, require
from lazos.apps.accounts.actors import Actor
from lazos.apps.accounts.faults import CannotBeDoneError, Fault
from lazos.apps.accounts.models import Case, Glass, Grant, Member, Organisation
from lazos.apps.accounts.sealed import glass_place
from lazos.apps.accounts.states import MemberState
from lazos.apps.audit.services import record
from lazos.apps.vault import services as vault
from lazos.core.disclosure import Purpose, Role

GLASS_HOLDS: Final = timedelta(hours=4)
GLASSES_A_DAY: Final = 3
LEAST_REASON: Final = 20


@transaction.atomic
def open_case(*, actor: Actor, code: str) -> UUID:
    """Open a case that the actor's organisation holds; gives its id. The register does this when it makes a family."""
    require(actor, Role.KEEPER, action="case.open")
    case = Case.objects.create(code=code, holder_id=actor.organisation_id)
    _tell(actor, "case.open", f"case:{code}")
    return case.id


@transaction.atomic
def seal_case(*, actor: Actor, code: str, sealed: bool) -> None:
    """Seal a case, so that only those named on it by others enter it; or lift the seal."""
    access = held_case_for(actor, code, action="case.seal")
    Case.objects.filter(id=access.id).update(sealed=sealed)
    _tell(actor, "case.seal" if sealed else "case.unseal", f"case:{code}")


@transaction.atomic
def give_grant(
    *, actor: Actor, code: str, organisation: str, purpose: Purpose, starts: datetime, ends: datetime, member: str = ""
) -> UUID:
    """Give an organisation, or one of its members, access to a case for a purpose and a time; gives its id."""
    access = held_case_for(actor, code, action="grant.give")
    to = Organisation.objects.filter(code=organisation).first()
    if to is None:
        raise CannotBeDoneError(Fault.ORGANISATION_UNKNOWN)
    if to.id == actor.organisation_id and not member:
        raise CannotBeDoneError(Fault.GRANT_TO_HOLDER)
    if ends <= max(starts, timezone.now()):
        raise CannotBeDoneError(Fault.GRANT_TIMES)
    grant = Grant.objects.create(
        case_id=access.id, organisation=to, member=_named(to, member), purpose=purpose, starts_at=starts, ends_at=ends,
        given_by_id=actor.member_id,
    )  # fmt: skip
    _tell(actor, "grant.give", f"case:{code}", purpose, to=organisation, member=member, grant=str(grant.id))
    return grant.id


@transaction.atomic
def revoke_grant(*, actor: Actor, grant_id: UUID) -> str:
    """End a grant now; gives the code of its case."""
    grant = grant_for(actor, grant_id)
    if grant.revoked_at is None:
        grant.revoked_at, grant.revoked_by_id = timezone.now(), actor.member_id
        grant.save(update_fields=["revoked_at", "revoked_by"])
        _tell(actor, "grant.revoke", f"case:{grant.case.code}", grant.purpose, grant=str(grant.id))
    return grant.case.code


@transaction.atomic
def break_glass(*, actor: Actor, code: str, purpose: Purpose, reason: str) -> datetime:
    """Enter another organisation's case for four hours, for a reason that its holder is shown; gives the end."""
    case, now = breakable_case_for(actor, code), timezone.now()
    if purpose not in actor.facts.purposes:
        raise CannotBeDoneError(Fault.PURPOSE_NOT_OF_ROLE)
    if len(reason.strip()) < LEAST_REASON:
        raise CannotBeDoneError(Fault.REASON_SHORT)
    today = Glass.objects.filter(member_id=actor.member_id, broken_at__gt=now - timedelta(days=1)).count()
    if today >= GLASSES_A_DAY:
        raise CannotBeDoneError(Fault.GLASS_TOO_OFTEN)
    key, glass_id = vault.make_key(), uuid4()
    Glass.objects.create(
        id=glass_id, case=case, member_id=actor.member_id, key_id=key.id, purpose=purpose, broken_at=now,
        ends_at=now + GLASS_HOLDS, reason=key.seal(glass_place(glass_id), reason.strip()),
    )  # fmt: skip
    _tell(actor, "case.break_glass", f"case:{code}", purpose, glass=str(glass_id))
    return now + GLASS_HOLDS


@transaction.atomic
def see_glass(*, actor: Actor, glass_id: UUID) -> None:
    """Say that a broken glass was seen by somebody of the holder."""
    glass = glass_for(actor, glass_id)
    if glass.seen_at is None:
        glass.seen_at, glass.seen_by_id = timezone.now(), actor.member_id
        glass.save(update_fields=["seen_at", "seen_by"])
        _tell(actor, "glass.see", f"case:{glass.case.code}", glass=str(glass_id))


@transaction.atomic
def look(*, actor: Actor, action: str, about: str, purpose: str = "") -> None:
    """Write down that the actor looked."""
    _tell(actor, action, about, purpose)


def _named(organisation: Organisation, code: str) -> Member | None:
    if not code:
        return None
    member = Member.objects.filter(organisation=organisation, code=code).exclude(state=MemberState.ENDED).first()
    if member is None:
        raise CannotBeDoneError(Fault.MEMBER_UNKNOWN)
    return member


def _tell(actor: Actor, action: str, about: str, purpose: str = "", **detail: str) -> None:
    kept = {name: value for name, value in detail.items() if value}
    record(chain=actor.organisation, actor=actor.code, action=action, about=about, purpose=purpose, detail=kept)
