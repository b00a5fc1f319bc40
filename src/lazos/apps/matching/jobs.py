"""What the worker does for matching."""

from collections.abc import Mapping

from lazos.apps.accounts.models import Organisation
from lazos.apps.matching.services.linking import Tell, link


def run_linkage(payload: Mapping[str, str | int], tell: Tell) -> None:
    """Link the records of an organisation; done again after a crash, it only makes a newer run."""
    link(organisation=Organisation.objects.get(id=payload["organisation"]), tell=tell)
