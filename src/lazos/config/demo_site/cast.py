"""Who works in the demo: two organisations, and a member for each role. All of them are invented."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import pyotp
from django.db.models import QuerySet

from lazos.apps.accounts.actors import Actor, actor_of
from lazos.apps.accounts.factors import new_totp_secret
from lazos.apps.accounts.models import Member
from lazos.apps.accounts.services import people
from lazos.apps.accounts.services.enrolment import CodeSetup, accept_by_code
from lazos.core.disclosure import Role

HOLDER: Final = "casa"
OTHER: Final = "puente"
_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody of the demo: organisation, sign-in name, name and roles."""

    organisation: str
    sign_in: str
    name: str
    roles: tuple[Role, ...]


CAST: Final = (
    Part(HOLDER, "keeper", "Carmen Invento", (Role.KEEPER,)),
    Part(HOLDER, "reviewer", "Rosa Ficción", (Role.REVIEWER,)),
    Part(HOLDER, "reviewer-2", "Tomás Relato", (Role.REVIEWER,)),
    Part(HOLDER, "hotline", "Elena Cuento", (Role.HOTLINE,)),
    Part(HOLDER, "coordinator", "Mario Leyenda", (Role.COORDINATOR,)),
    Part(HOLDER, "searcher", "Pedro Fábula", (Role.SEARCHER,)),
    Part(HOLDER, "attorney-parent", "Julia Novela", (Role.ATTORNEY_PARENT,)),
    Part(HOLDER, "attorney-child", "Andrés Verso", (Role.ATTORNEY_CHILD,)),
    Part(HOLDER, "reunion", "Lucía Prosa", (Role.REUNION,)),
    Part(HOLDER, "analyst", "Hugo Capítulo", (Role.ANALYST,)),
    Part(HOLDER, "auditor", "Sofía Página", (Role.AUDITOR,)),
    Part(OTHER, "puente-keeper", "Diego Poema", (Role.KEEPER,)),
    Part(OTHER, "puente-hotline", "Teresa Trama", (Role.HOTLINE,)),
    Part(OTHER, "puente-attorney", "Marta Estrofa", (Role.ATTORNEY_PARENT,)),
)
ADMINISTRATORS: Final = {HOLDER: Part(HOLDER, "administrator", "Ada Rima", (Role.ADMINISTRATOR,)),
                         OTHER: Part(OTHER, "puente-administrator", "Eva Glosa", (Role.ADMINISTRATOR,))}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """How everybody of one demo signs in: a password and a secret drawn for it alone."""

    password: str = field(repr=False)
    secret: str = field(repr=False)


def draw_way() -> Way:
    """Draw the password and the secret of a demo. They open invented people only, so one of each is enough."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
    return Way("-".join(groups), new_totp_secret())


def take_parts(tokens: Mapping[str, str], way: Way) -> dict[str, Actor]:
    """Let everybody of the cast accept an invitation; gives the actors by sign-in name.

    `tokens` are the invitations of the first administrators, by organisation.
    """
    actors = {part.sign_in: _enter(tokens[code], part, way) for code, part in ADMINISTRATORS.items()}
    for part in CAST:
        inviting = actors[ADMINISTRATORS[part.organisation].sign_in]
        _, token = people.invite(actor=inviting, name=part.name, roles=part.roles)
        actors[part.sign_in] = _enter(token, part, way)
    _let_codes_be_used(Member.objects.all())
    return actors


def _enter(token: str, part: Part, way: Way) -> Actor:
    setup = CodeSetup(part.sign_in, way.password, way.secret, pyotp.TOTP(way.secret).now())
    return actor_of(
        Member.objects.select_related("organisation").get(id=accept_by_code(token=token, setup=setup).member_id)
    )


def _let_codes_be_used(members: QuerySet[Member]) -> None:
    """Forget the codes of the setting up, so that the first sign-in need not wait for the next half minute."""
    members.update(totp_step=0)
