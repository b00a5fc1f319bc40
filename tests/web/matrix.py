"""Who gets in: every address of the site with its methods, and for each role what it may enter.

An address without a row fails the test; so does a row without an address. `rooms` says, for an address that names an
object, which of the objects of `tests.web.world` a role may enter; every other object must look absent to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lazos.core.disclosure import Role

EVERYBODY: Final = frozenset(Role)
NOBODY: Final[frozenset[Role]] = frozenset()
CASE_WORK: Final = EVERYBODY - {Role.ADMINISTRATOR}
ADMINISTRATOR: Final = frozenset({Role.ADMINISTRATOR})
KEEPER: Final = frozenset({Role.KEEPER})
LISTS: Final = frozenset({Role.KEEPER, Role.REVIEWER})
ASKERS: Final = frozenset({Role.HOTLINE, Role.COORDINATOR, Role.KEEPER})
WATCHERS: Final = frozenset({Role.KEEPER, Role.AUDITOR})
ATTORNEYS: Final = frozenset({Role.ATTORNEY_PARENT, Role.ATTORNEY_CHILD})
BREAKERS: Final = ATTORNEYS | {Role.KEEPER, Role.HOTLINE, Role.COORDINATOR, Role.REUNION}
LOOKED: Final = ATTORNEYS | {Role.KEEPER, Role.COORDINATOR, Role.REUNION, Role.AUDITOR}

READ: Final = frozenset({"GET", "HEAD"})
WRITE: Final = frozenset({"POST"})
BOTH: Final = READ | WRITE


@dataclass(frozen=True, slots=True)
class Row:
    """One address: its methods; whether nobody need be signed in; the roles that enter, or the rooms they enter."""

    methods: frozenset[str]
    roles: frozenset[Role] = EVERYBODY
    write_roles: frozenset[Role] | None = None
    """Where writing is for fewer than reading."""
    open_to_all: bool = False
    rooms: Mapping[str, frozenset[Role]] = field(default_factory=dict)


CHANGED_CASE: Final = {"own": KEEPER, "named": KEEPER}
ROWS: Final[Mapping[str, Row]] = {
    "home": Row(READ),
    "glossary": Row(READ),
    "language": Row(WRITE, open_to_all=True),
    "sign-in": Row(BOTH, open_to_all=True),
    "sign-in-passkey": Row(WRITE, open_to_all=True),
    "sign-out": Row(WRITE),
    "invitation": Row(BOTH, open_to_all=True, rooms={"invitation": EVERYBODY}),
    "invitation-passkey": Row(WRITE, open_to_all=True, rooms={"invitation": EVERYBODY}),
    "account": Row(READ),
    "account-code": Row(WRITE),
    "account-passkeys": Row(WRITE),
    "account-passkey-remove": Row(WRITE, rooms={"own-passkey": EVERYBODY}),
    "members": Row(BOTH, ADMINISTRATOR),
    "member": Row(READ, rooms={"own-member": ADMINISTRATOR}),
    "member-roles": Row(WRITE, rooms={"own-member": ADMINISTRATOR}),
    "member-again": Row(WRITE, rooms={"own-member": ADMINISTRATOR}),
    "member-end": Row(WRITE, rooms={"own-member": ADMINISTRATOR}),
    "member-sessions": Row(WRITE, rooms={"own-member": ADMINISTRATOR}),
    "case": Row(
        READ, rooms={"own": CASE_WORK, "granted": CASE_WORK, "glass": BREAKERS, "named": CASE_WORK - {Role.ANALYST}}
    ),
    "case-looked": Row(READ, rooms={"own": LOOKED, "granted": ATTORNEYS, "named": ATTORNEYS | WATCHERS}),
    "case-grants": Row(WRITE, rooms=CHANGED_CASE),
    "case-seal": Row(WRITE, rooms=CHANGED_CASE),
    "grant-revoke": Row(WRITE, rooms={"own-grant": KEEPER}),
    "glass": Row(BOTH, BREAKERS | WATCHERS, BREAKERS),
    "glass-seen": Row(WRITE, rooms={"own-glass": WATCHERS}),
    "inquiry": Row(BOTH, ASKERS),
    "lists": Row(BOTH, LISTS, KEEPER),
    "upload": Row(BOTH, rooms={"own-upload": KEEPER}),
    "release": Row(READ, rooms={"own-release": LISTS}),
    "release-undo": Row(WRITE, rooms={"own-release": KEEPER}),
    "release-restore": Row(WRITE, rooms={"own-release": KEEPER}),
    "person": Row(READ, rooms={"own-person": CASE_WORK}),
    "person-open": Row(WRITE, rooms={"own-person": CASE_WORK}),
    "person-row": Row(READ, rooms={"own-person": LISTS}),
    "family": Row(READ, rooms={"own-person": CASE_WORK}),
    "review": Row(READ, LISTS),
    "review-next": Row(READ, LISTS),
    "pair": Row(BOTH, rooms={"own-proposal": LISTS}),
    "judgement-back": Row(WRITE, rooms={"own-judgement": LISTS}),
    "provisional": Row(BOTH, LISTS),
    "log": Row(READ, frozenset({Role.AUDITOR})),
    "state": Row(READ, ADMINISTRATOR),
}
