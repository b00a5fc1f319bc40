"""Who acts: what every access function and every service is told first."""

from dataclasses import dataclass
from uuid import UUID

from lazos.apps.accounts.models import Member
from lazos.core.disclosure import ActorFacts, Role


@dataclass(frozen=True, slots=True)
class Actor:
    """A member who is signed in: codes and roles, no name."""

    member_id: UUID
    code: str
    organisation_id: int
    organisation: str
    roles: frozenset[Role]

    @property
    def facts(self) -> ActorFacts:
        """Give what the rules of disclosure need of them."""
        return ActorFacts(self.code, self.organisation, self.roles)

    def has(self, *roles: Role) -> bool:
        """Tell whether they hold one of these roles."""
        return bool(self.roles & set(roles))


def actor_of(member: Member) -> Actor:
    """Give the actor that a member is."""
    roles = frozenset(Role(role) for role in member.roles)
    return Actor(member.id, member.code, member.organisation_id, member.organisation.code, roles)
