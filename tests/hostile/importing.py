"""A process that tells what the register holds and then imports a list, to be killed at any moment by a test.

Run as `python -m tests.hostile.importing PATH` with the settings in its environment. Writes one line of JSON with what
it found, then one for every batch, then `done`.
"""

import json
import sys
from datetime import date
from pathlib import Path

import django
from django.core.management import call_command


def main() -> None:
    """Look, then import."""
    django.setup()
    call_command("migrate", verbosity=0)
    from lazos.apps.accounts.models import Organisation
    from lazos.apps.accounts.services.people import found_organisation
    from lazos.apps.matching.services.bringing import bring
    from lazos.apps.registry.services.imports import Wanted, make_source
    from lazos.core.columns import Kind

    if not Organisation.objects.exists():
        found_organisation(code="casa", name="Casa", desk="", administrator="Ada Invented")
    casa = Organisation.objects.get()
    say(json.dumps(state(casa.id)))
    wanted = Wanted(Path(sys.argv[1]), date(2018, 7, 26), Kind.CHILDREN)
    source = make_source(actor=None, organisation_id=casa.id, name="shelters")
    bring(actor=None, source=source, wanted=wanted, tell=lambda done, of: say(f"{done}/{of}"))
    say("done")
    say(json.dumps(state(casa.id)))


def state(organisation_id: int) -> dict[str, object]:
    """Give what is visible, what is staged, and whether everything is whole."""
    from django.db import connection

    from lazos.apps.accounts.models import Case
    from lazos.apps.audit.selectors import broken
    from lazos.apps.matching.services.follow import drift
    from lazos.apps.registry.models import Record, Release, ReleaseAct
    from lazos.apps.registry.selectors.records import opened
    from lazos.apps.vault.models import StoredKey

    connection.check_constraints()
    seen = Record.objects.filter(release__visible=True).order_by("row__number")
    values = [sorted((it.values or {}).items()) for it in opened(seen)]
    return {
        "visible": len(values),
        "values": hash_of(values),
        "releases": Release.objects.filter(whole=True).count(),
        "acts": ReleaseAct.objects.count(),
        "staged": Record.objects.filter(release__whole=False).count(),
        "records": Record.objects.count(),
        "cases": Case.objects.count(),
        "keys": StoredKey.objects.count(),
        "broken": [str(it) for it in broken()],
        "drift": drift(organisation_id),
    }


def hash_of(values: object) -> str:
    """Give a short name of values, to compare them by."""
    from hashlib import sha256

    return sha256(json.dumps(values).encode()).hexdigest()[:12]


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
