"""Every header and cookie of the site, to the letter: once as it runs on one's own computer, once behind https.

To renew a snapshot, with DJANGO_SETTINGS_MODULE=tests.settings and LAZOS_URL: `python -m tests.web.headers`.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
KINDS = {"local": "http://localhost:8000", "tls": "https://lazos.example.org"}


@pytest.mark.parametrize("kind", KINDS)
def test_headers_are_exactly_those_of_the_snapshot(kind: str) -> None:
    surroundings = os.environ | {"LAZOS_URL": KINDS[kind], "DJANGO_SETTINGS_MODULE": "tests.settings"}
    surroundings.pop("LAZOS_DATABASE", None)  # headers know no database; a shared one would hold the last run's house
    done = subprocess.run(
        [sys.executable, "-m", "tests.web.headers"], env=surroundings, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == json.loads((HERE / f"headers_{kind}.json").read_text(encoding="utf-8"))


def test_the_snapshots_hold_what_they_are_for() -> None:
    tls, local = (json.loads((HERE / f"headers_{kind}.json").read_text(encoding="utf-8")) for kind in ("tls", "local"))
    for name, answer in {**tls, **local}.items():
        headers = answer["headers"]
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert headers["Referrer-Policy"] == "same-origin" and headers["X-Content-Type-Options"] == "nosniff"
        assert "static" in name or headers["Cache-Control"] == "no-store"
    for answer in tls.values():
        assert "max-age=31536000" in answer["headers"]["Strict-Transport-Security"]
        for cookie, attributes in answer["cookies"].items():
            assert (
                cookie.startswith("__Host-")
                and (attributes.get("secure") or attributes.get("max-age") == 0)
                and attributes["path"] == "/"
            )
            assert "domain" not in attributes and (attributes.get("httponly") or attributes.get("max-age") == 0)
