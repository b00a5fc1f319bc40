"""Two houses with a member of every role in the first, and objects to which each stands differently."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID, uuid4

from django.utils import timezone

from lazos.apps.accounts.actors import Actor
from lazos.apps.accounts.models import Case, Glass, Passkey
from lazos.apps.accounts.services import cases, people
from lazos.core.disclosure import PURPOSES, Purpose, Role
from tests.factories.quick_register import Rooms
from tests.factories.quick_register import rooms as rooms_of
from tests.factories.site import administrator, case, grant, member, organisation

REASON: Final = "Mother on the line, child at the airport now."
KINDS: Final = {
    "code": ("own", "granted", "glass", "foreign", "sealed", "named", "absent"),
    "member": ("own-member", "foreign-member", "absent-member"),
    "grant": ("own-grant", "foreign-grant", "absent-grant"),
    "glass": ("own-glass", "foreign-glass", "absent-glass"),
    "passkey": ("own-passkey", "foreign-passkey", "absent-passkey"),
    "token": ("invitation", "absent-invitation"),
    "person": ("own-person", "sealed-person", "foreign-person", "absent-person"),
    "release": ("own-release", "foreign-release", "absent-release"),
    "upload": ("own-upload", "foreign-upload", "absent-upload"),
    "proposal": ("own-proposal", "foreign-proposal", "absent-proposal"),
    "judgement": ("own-judgement", "foreign-judgement", "absent-judgement"),
}
"""The argument of an address to the rooms that it is tried with; `code` of a member is tried as `member`."""


@dataclass(frozen=True, slots=True)
class World:
    """Actors by role, and the arguments of rooms; a room that is each actor's own is under room and role."""

    actors: Mapping[Role, Actor]
    rooms: Mapping[str, str]
    own: Mapping[tuple[str, Role], str]

    def room(self, name: str, role: Role) -> str:
        """Give the argument of a room for a role."""
        return self.own.get((name, role)) or self.rooms[name]


def world() -> World:
    """Build it."""
    casa, otra = organisation("casa"), organisation("otra")
    actors = {role: member(casa, role) for role in set(Role) - {Role.ADMINISTRATOR}} | {
        Role.ADMINISTRATOR: administrator(casa)
    }
    keeper, stranger = actors[Role.KEEPER], member(otra, Role.KEEPER)
    caller = member(otra, Role.HOTLINE)
    codes = {"own": case(casa, "OWN-1"), "granted": case(otra, "GRA-2"), "foreign": case(otra, "FOR-3"),
             "sealed": case(casa, "SEA-4", sealed=True), "named": case(casa, "NAM-5"), "glass": case(otra, "GLA-6"),
             "absent": "ABS-9"}  # fmt: skip
    for purpose in Purpose:
        grant(codes["granted"], keeper, purpose, by=stranger)
    second = member(casa, Role.KEEPER)
    for role, actor in actors.items():
        for purpose in PURPOSES[role]:
            grant(codes["named"], actor, purpose, by=second, named=True)
        _break(codes["glass"], actor)
    cases.seal_case(actor=keeper, code=codes["named"], sealed=True)
    cases.break_glass(actor=caller, code=codes["own"], purpose=Purpose.HOTLINE, reason=REASON)
    _, token = people.invite(actor=actors[Role.ADMINISTRATOR], name="Nuevo Invented", roles=[Role.HOTLINE])
    passkeys = {("own-passkey", role): _passkeys(actor) for role, actor in actors.items()}
    rooms = codes | {
        "own-member": member(casa, Role.REVIEWER).code, "foreign-member": stranger.code, "absent-member": "zzzzzzzz",
        "own-grant": str(grant(codes["own"], caller, Purpose.HOTLINE, by=keeper)),
        "foreign-grant": str(grant(codes["foreign"], keeper, Purpose.REGISTER, by=stranger)),
        "own-glass": str(Glass.objects.get(case__code=codes["own"]).id),
        "foreign-glass": str(Glass.objects.filter(case__code=codes["glass"])[0].id),
        "foreign-passkey": _passkeys(stranger), "invitation": token, "absent-invitation": "x" * 43,
        "absent-grant": str(uuid4()), "absent-glass": str(uuid4()), "absent-passkey": str(uuid4()),
    }  # fmt: skip
    rooms |= _register("own", rooms_of(casa, keeper)) | _register("foreign", rooms_of(otra, stranger))
    rooms |= {"absent-person": "ABS-9", "absent-release": str(uuid4()), "absent-upload": str(uuid4())}
    rooms |= {"absent-proposal": "999999", "absent-judgement": "999999"}
    cases.revoke_grant(actor=stranger, grant_id=UUID(rooms["foreign-grant"]))
    return World(actors, rooms, passkeys)


def _register(whose: str, made: Rooms) -> dict[str, str]:
    found = {
        f"{whose}-{kind}": getattr(made, kind) for kind in ("person", "release", "upload", "proposal", "judgement")
    }
    return found | ({"sealed-person": made.sealed} if whose == "own" else {})


def _break(code: str, actor: Actor) -> None:
    """Put a broken glass into the database for every role: those who may not break it must not get in by it either."""
    now = timezone.now()
    Glass.objects.create(
        case=Case.objects.get(code=code), member_id=actor.member_id, reason=b"", purpose=Purpose.HOTLINE,
        broken_at=now - timedelta(days=2), ends_at=now + timedelta(hours=1),
    )  # fmt: skip


def _passkeys(actor: Actor) -> str:
    """Give an actor two passkeys; gives the id of one, as an address has it."""
    made = [
        Passkey.objects.create(member_id=actor.member_id, credential_id=uuid4().bytes, public_key=b"") for _ in (1, 2)
    ]
    return str(made[0].id)
