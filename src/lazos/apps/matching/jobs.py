"""What the worker does for matching."""

from collections.abc import Mapping

from django.utils import timezone

from lazos.apps.accounts.actors import actor_of
from lazos.apps.accounts.models import Organisation
from lazos.apps.jobs.services import end_waiting, waiting
from lazos.apps.matching.services.bringing import bring
from lazos.apps.matching.services.linking import Tell, key_prefix, link
from lazos.apps.registry.errors import UnimportableError
from lazos.apps.registry.models import Upload
from lazos.apps.registry.services.uploads import done, unsealed
from lazos.lists import UnusableList


def run_import(payload: Mapping[str, str | int], tell: Tell) -> None:
    """Import a file that came in by the web; done again after a crash, it finds the release that it became."""
    upload = Upload.objects.select_related("source__organisation", "by__organisation").get(id=str(payload["upload"]))
    if upload.imported_id is not None:
        return
    try:
        with unsealed(upload) as wanted:
            brought = bring(actor=actor_of(upload.by), source=upload.source, wanted=wanted, tell=tell)
    except UnusableList as error:
        done(upload, release=None, error=error.code)
    except UnimportableError as error:
        done(upload, release=None, error=error.why)
    else:
        done(upload, release=brought.release)


def run_linkage(payload: Mapping[str, str | int], tell: Tell) -> None:
    """Link the records of an organisation; done again after a crash, it only makes a newer run.

    Linkages that waited when it began are done with it: five lists in a row are linked once, not five times.
    """
    organisation = Organisation.objects.get(id=payload["organisation"])
    others = waiting(prefix=key_prefix(organisation.id))
    link(organisation=organisation, tell=tell)
    end_waiting(jobs=others, now=timezone.now())
