"""The sealed values of members and of broken glasses: where each stands, and how it is opened."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from lazos.apps.accounts.models import Member
from lazos.apps.vault import selectors as vault
from lazos.sealing.errors import Erased
from lazos.sealing.values import Place, RecordKey

SIGN_IN = "sign-in"
"""The kind of the search tokens of sign-in names."""
GONE = "–"
"""What stands in the place of an erased name."""


def member_place(code: str, field: str) -> Place:
    """Give the place of a member's value."""
    return Place("accounts_member", field, code)


def glass_place(glass_id: UUID) -> Place:
    """Give the place of the reason for which a glass was broken."""
    return Place("accounts_glass", "reason", str(glass_id))


def key_of(member: Member) -> RecordKey:
    """Unlock a member's key. Raises Erased where it was destroyed."""
    if member.key_id is None:
        raise Erased("the key of this member was destroyed")
    return vault.unlock(member.key_id)


def names_of(members: Iterable[Member]) -> Mapping[str, str]:
    """Give the names of members by their codes, in one query of keys."""
    wanted = list(members)
    keys = vault.unlock_all(it.key_id for it in wanted if it.key_id)
    return {it.code: _name(it, keys.get(it.key_id) if it.key_id else None) for it in wanted}


def _name(member: Member, key: RecordKey | None) -> str:
    return key.open(member_place(member.code, "name"), bytes(member.name)) if key else GONE


def sign_in_token(typed: str) -> str:
    """Give the search token of a sign-in name, however its letters and spaces were typed."""
    return vault.token(SIGN_IN, "".join(typed.casefold().split()))
