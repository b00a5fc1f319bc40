"""A served site and Debian's chromium, for journeys; they run when JOURNEYS is set (`make test-all`)."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from tests.factories.installation import Installation, new_installation
from tests.journeys.demo import Demo, served_demo

collect_ignore_glob = [] if os.environ.get("JOURNEYS") else ["test_*.py"]
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking"]
MEMBERS = """
import json
REASON = "Madre en la llamada, el avión sale en una hora."
from tests.factories.site import administrator, case, grant, member, organisation, signed_in
from lazos.apps.accounts.models import Organisation, Passkey
from lazos.apps.accounts.services import cases
from lazos.core.disclosure import Purpose, Role
casa, puente = organisation("casa-luz"), organisation("puente")
actors = {role.value: member(casa, role) for role in Role if role is not Role.ADMINISTRATOR}
actors["administrator"] = administrator(casa)
caller = member(puente, Role.HOTLINE)
actors["caller"] = caller
code = case(casa, "K7M-204")
case(puente, "P2X-118")
grant(code, caller, Purpose.HOTLINE, by=actors["register_keeper"])
cases.break_glass(actor=caller, code=code, purpose=Purpose.HOTLINE, reason=REASON)
print(json.dumps({name: signed_in(it).cookies["lazos"].value for name, it in actors.items()}))
"""
ANSWERS = """
import sys, time, urllib.request
for _ in range(300):
    try: urllib.request.urlopen(sys.argv[1], timeout=2).read(); break
    except OSError: time.sleep(0.2)
else: sys.exit(1)
"""


SERIOUS = {"serious", "critical"}


def audited(page: Any) -> list[str]:
    """Give what axe finds serious, and where."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [f"{it['id']}: {it['nodes'][0]['html'][:120]}" for it in found if it["impact"] in SERIOUS]


@dataclass(frozen=True, slots=True)
class Served:
    """A site that is served: its address, the first invitation, and the session of a member of each role."""

    site: Installation
    url: str
    invitation: str
    sessions: dict[str, str]


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a site with a member of every role."""
    url = f"http://localhost:{20000 + (time.time_ns() // 1000) % 20000}"
    site = replace(new_installation(tmp_path_factory.mktemp("site")), url=url)
    token = site.begin()
    tree = str(Path(__file__).parents[2])
    sessions = json.loads(site.python(f"import sys\nsys.path.insert(0, {tree!r})\n{MEMBERS}").splitlines()[-1])
    command = [sys.executable, "-m", "lazos.cli", "serve"]
    with subprocess.Popen(command, env=site.environment, stderr=subprocess.DEVNULL) as server:
        try:
            subprocess.run([sys.executable, "-c", ANSWERS, f"{url}/sign-in/"], check=True)
            yield Served(site, url, f"{url}/invitation/{token}/", sessions)
        finally:
            server.terminate()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """Make and serve a small demo."""
    port = 40000 + (time.time_ns() // 1000) % 20000
    with served_demo(tmp_path_factory.mktemp("newcomer") / "demo", port, ANSWERS) as made:
        yield made


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def watched(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """Give a maker of pages; whatever one of them fetches elsewhere, or its console complains of, fails the test."""
    wrong: list[str] = []
    contexts = []

    def page(role: str = "", **options: Any) -> Any:
        context = browser.new_context(locale="es-GT", **options)
        contexts.append(context)
        if role:
            served: Served = request.getfixturevalue("served")
            context.add_cookies([{"name": "lazos", "value": served.sessions[role], "url": served.url}])
        context.on(
            "request", lambda it: None if it.url.startswith(("http://localhost:", "data:")) else wrong.append(it.url)
        )
        context.on("console", lambda it: wrong.append(it.text) if "Content Security" in it.text else None)
        context.on("weberror", lambda it: wrong.append(str(it.error)))
        return context.new_page()

    yield page
    for context in contexts:
        context.close()
    assert wrong == []
