"""The only way to one proposal: fetched and authorised in one call, or refused as absent."""

from lazos.apps.accounts.access import Refused, require
from lazos.apps.accounts.actors import Actor
from lazos.apps.matching.models import Proposal
from lazos.apps.registry.access import record_for
from lazos.core.disclosure import Role


def proposal_for(actor: Actor, proposal_id: int, *, action: str) -> Proposal:
    """Give a proposal of the current run to reviewers and keepers who may enter both cases. Raises Refused."""
    require(actor, Role.REVIEWER, Role.KEEPER, action=action)
    found = Proposal.objects.select_related("left__case", "right__case").filter(
        id=proposal_id, run__organisation_id=actor.organisation_id, run__current=True
    )
    proposal = found.first()
    if proposal is None:
        raise Refused(action, f"proposal:{proposal_id}")
    for record in (proposal.left, proposal.right):
        record_for(actor, record.case.code, action=action)
    return proposal
