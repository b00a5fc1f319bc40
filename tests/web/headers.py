"""The headers of the site as they are sent, for a snapshot: run as a program, under the settings of its environment."""

import json
import sys
from typing import Any, Final

import django
from django.core.management import call_command

VARYING: Final = {"Content-Length", "ETag", "Last-Modified"}
"""Headers that change with the contents."""
METHODS: Final = ("GET", "HEAD", "POST", "OPTIONS")


def collect() -> dict[str, dict[str, Any]]:
    """Ask for one page of every kind, as a browser that is signed in and as one that is not."""
    from django.conf import settings
    from django.test import Client

    from tests.factories.site import administrator, organisation, signed_in

    local: dict[str, Any] = {"secure": settings.LAZOS.tls, "SERVER_NAME": settings.LAZOS.host}
    inside, outside = signed_in(administrator(organisation("casa"))), Client(enforce_csrf_checks=True)
    found = {}
    pages = ("/", "/members/", "/cases/ABS-1/", "/no-such-page/", "/sign-out/")
    for who, client, paths in (("in", inside, pages), ("out", outside, ("/sign-in/", "/", "/static/lazos/lazos.css"))):
        for path in paths:
            for method in METHODS:
                found[f"{who} {method} {path}"] = _answer(client.generic(method, path, **local))
    return found


def _answer(response: Any) -> dict[str, Any]:
    headers = {name: value for name, value in response.items() if name not in VARYING}
    cookies = {name: _attributes(morsel) for name, morsel in response.cookies.items()}
    return {"status": response.status_code, "headers": headers, "cookies": cookies}


def _attributes(morsel: Any) -> dict[str, Any]:
    return {name: value for name, value in morsel.items() if value != "" and name != "expires"}


if __name__ == "__main__":
    django.setup()
    call_command("migrate", verbosity=0)
    sys.stdout.write(json.dumps(collect(), indent=1, sort_keys=True) + "\n")
