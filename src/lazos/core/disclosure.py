"""Who may see what of a family: roles, purposes, how one stands to a case, and the sharing matrix.

The matrix itself is a table (`data/disclosure/matrix.csv`), enforced by the access functions and printed in the
documents. What it does not name is hidden.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Final


class Role(StrEnum):
    """What a member does in an organisation."""

    KEEPER = "register_keeper"
    REVIEWER = "reviewer"
    HOTLINE = "hotline"
    COORDINATOR = "search_coordinator"
    SEARCHER = "field_searcher"
    ATTORNEY_PARENT = "attorney_parent"
    ATTORNEY_CHILD = "attorney_child"
    REUNION = "reunion_coordinator"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class Purpose(StrEnum):
    """What somebody looks at a family for."""

    REGISTER = "register"
    MATCHING = "matching"
    HOTLINE = "hotline"
    TRACING = "tracing"
    LEGAL_PARENT = "legal_parent"
    LEGAL_CHILD = "legal_child"
    REUNION = "reunion"
    REPORTING = "reporting"
    OVERSIGHT = "oversight"


class Relation(StrEnum):
    """How one stands to a case that one may enter; whoever stands in none of these meets a 404."""

    OWN = "own"
    """One's organisation holds the case."""
    GRANTED = "granted"
    """A grant for a purpose of one's role is in force."""
    GLASS = "glass"
    """One broke the glass: a short access with a reason that others see."""
    SEALED = "sealed"
    """The case is sealed, and one is named on it by somebody else."""


class Field(StrEnum):
    """The kinds of values of a family that are shared or kept apart."""

    CODE = "code"
    NAME = "name"
    ORIGIN = "origin"
    SEX_AND_BIRTH = "sex_and_birth"
    LANGUAGE = "language"
    IDENTIFIERS = "identifiers"
    RELATIVES = "relatives"
    CUSTODY = "custody"
    LEGAL_STATUS = "legal_status"
    WHEREABOUTS = "whereabouts"
    TELEPHONE = "telephone"
    THREATS = "threats"
    HEALTH = "health"
    COUNSEL_PARENT = "counsel_parent"
    COUNSEL_CHILD = "counsel_child"
    SOURCE_ROWS = "source_rows"
    DOCUMENTS = "documents"
    JUDGEMENTS = "judgements"
    WHO_LOOKED = "who_looked"


GUARDED: Final = frozenset(
    {Field.WHEREABOUTS, Field.TELEPHONE, Field.THREATS, Field.COUNSEL_PARENT, Field.COUNSEL_CHILD}
)
"""Never shown merely because a page is open: at most by a named act with a purpose, which is logged."""


class Opening(IntEnum):
    """How a value may be seen; a member of several roles has the widest of them."""

    HIDDEN = 0
    ACT = 1
    """By a named act with a purpose, logged by itself."""
    SHOWN = 2


PURPOSES: Final[Mapping[Role, frozenset[Purpose]]] = {
    Role.KEEPER: frozenset({Purpose.REGISTER, Purpose.MATCHING}),
    Role.REVIEWER: frozenset({Purpose.MATCHING}),
    Role.HOTLINE: frozenset({Purpose.HOTLINE}),
    Role.COORDINATOR: frozenset({Purpose.TRACING}),
    Role.SEARCHER: frozenset({Purpose.TRACING}),
    Role.ATTORNEY_PARENT: frozenset({Purpose.LEGAL_PARENT}),
    Role.ATTORNEY_CHILD: frozenset({Purpose.LEGAL_CHILD}),
    Role.REUNION: frozenset({Purpose.REUNION}),
    Role.ANALYST: frozenset({Purpose.REPORTING}),
    Role.ADMINISTRATOR: frozenset(),
    Role.AUDITOR: frozenset({Purpose.OVERSIGHT}),
}
BREAKERS: Final = frozenset(
    {Role.KEEPER, Role.HOTLINE, Role.COORDINATOR, Role.ATTORNEY_PARENT, Role.ATTORNEY_CHILD, Role.REUNION}
)
"""Roles that may break the glass of another organisation's case."""

Matrix = Mapping[tuple[Field, Role, Relation], Opening]


class Conflict(StrEnum):
    """Roles that one member cannot hold together."""

    ADMINISTRATOR_ALONE = "administrator_alone"
    """Who runs the machine reads no cases; who does both has two accounts."""
    AUDITOR_ALONE = "auditor_alone"
    """Who checks the log did not write it."""
    BOTH_SIDES = "both_sides"
    """The attorneys of parent and child are walled from each other."""


def conflicts(roles: frozenset[Role]) -> frozenset[Conflict]:
    """Tell why these roles cannot be held by one member; empty where they can."""
    found = set()
    if Role.ADMINISTRATOR in roles and len(roles) > 1:
        found.add(Conflict.ADMINISTRATOR_ALONE)
    if Role.AUDITOR in roles and len(roles) > 1:
        found.add(Conflict.AUDITOR_ALONE)
    if {Role.ATTORNEY_PARENT, Role.ATTORNEY_CHILD} <= roles:
        found.add(Conflict.BOTH_SIDES)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class GrantFacts:
    """A grant: to an organisation, or to one member of it, for a purpose, from an instant until before another."""

    organisation: str
    member: str
    """Empty for the whole organisation."""
    purpose: Purpose
    starts: datetime
    ends: datetime
    given_by: str
    revoked: bool = False

    def in_force(self, now: datetime) -> bool:
        """Tell whether it holds at this instant."""
        return not self.revoked and self.starts <= now < self.ends


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What decides who enters a case: its holder, its seal, its grants, and who broke its glass until when."""

    holder: str
    sealed: bool
    grants: tuple[GrantFacts, ...] = ()
    glass: Mapping[str, datetime] = field(default_factory=dict)
    """Member to the end of their access."""


@dataclass(frozen=True, slots=True)
class ActorFacts:
    """Who asks."""

    member: str
    organisation: str
    roles: frozenset[Role]

    @property
    def purposes(self) -> frozenset[Purpose]:
        """What this member's roles are for."""
        return frozenset().union(*(PURPOSES[role] for role in self.roles))


def standing(actor: ActorFacts, case: CaseFacts, now: datetime) -> Relation | None:
    """Tell how a member stands to a case; None is a refusal, which must look like absence."""
    if not actor.purposes:
        return None
    grants = [it for it in case.grants if it.organisation == actor.organisation and it.in_force(now)]
    fitting = [it for it in grants if it.member in {"", actor.member} and it.purpose in actor.purposes]
    if case.sealed:
        named = any(it.member == actor.member and it.given_by != actor.member for it in fitting)
        return Relation.SEALED if named else None
    if actor.organisation == case.holder:
        return Relation.OWN
    if fitting:
        return Relation.GRANTED
    if actor.member in case.glass and now < case.glass[actor.member] and actor.roles & BREAKERS:
        return Relation.GLASS
    return None


def opening(matrix: Matrix, field: Field, roles: Iterable[Role], relation: Relation) -> Opening:
    """Tell how a member of these roles may see a field of a case to which they stand so."""
    widest = max((matrix.get((field, role, relation), Opening.HIDDEN) for role in roles), default=Opening.HIDDEN)
    return min(widest, Opening.ACT) if field in GUARDED else widest


def openings(matrix: Matrix, roles: Iterable[Role], relation: Relation) -> Mapping[Field, Opening]:
    """Give every field with how it may be seen."""
    held = tuple(roles)
    return {it: opening(matrix, it, held, relation) for it in Field}
