"""The demo's site, made and served as a newcomer does; its journeys sign in by the printed ways."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lazos.cli.demo_site import SITE, Ways, read_ways, surroundings
from lazos.documents.language import Tongue

CHILDREN = "60"
SCREENS = Path(__file__).parents[2] / "docs" / "screens"


@dataclass(frozen=True, slots=True)
class Demo:
    """A served demo: its folder, its address, its ways in."""

    out: Path
    url: str
    ways: Ways
    sessions: dict[str, list[Any]] = field(default_factory=dict)
    """Cookies of who signed in already: a one-time code is good for one sign-in."""


@contextmanager
def served_demo(out: Path, port: int, answers: str) -> Iterator[Demo]:
    """Make a small demo and serve it; `answers` is a program that waits until an address answers."""
    lazos = [sys.executable, "-m", "lazos.cli"]
    done = subprocess.run(
        [*lazos, "demo", "--children", CHILDREN, "--out", str(out), "--json"], check=False, capture_output=True
    )
    assert done.returncode in (0, 1), done.stderr
    surrounded, url = surroundings(out / SITE, port, Tongue.SPANISH), f"http://localhost:{port}"
    with subprocess.Popen([*lazos, "serve"], env=surrounded, stderr=subprocess.DEVNULL) as server:
        try:
            subprocess.run([sys.executable, "-c", answers, f"{url}/sign-in/"], check=True)
            yield Demo(out, url, read_ways(out))
        finally:
            server.terminate()


def enter(page: Any, demo: Demo, name: str) -> Any:
    """Sign in as somebody of the demo; gives the page."""
    if name in demo.sessions:
        page.context.add_cookies(demo.sessions[name])
        page.goto(f"{demo.url}/")
        return page
    page.goto(f"{demo.url}/sign-in/")
    page.locator("[name=name]").fill(name)
    page.locator("[name=password]").fill(demo.ways.password)
    page.locator("[name=code]").fill(demo.ways.code())
    page.locator("main form:not([data-passkey]) button").click()
    page.locator("header nav").wait_for()
    demo.sessions[name] = page.context.cookies()
    return page


def keep_screen(page: Any, name: str) -> None:
    """Keep a picture of the page for the documents, where SCREENS asks for new ones."""
    if not os.environ.get("SCREENS"):
        return
    page.screenshot(path=str(SCREENS / f"{name}.png"), full_page=False)
