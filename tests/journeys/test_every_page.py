"""Every page, in both languages, narrow and wide: usable by everybody, light, and strict."""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.conftest import Served, audited

PAGES = [
    ("", "sign-in/"), ("", "no-such-page/"), ("administrator", ""), ("administrator", "members/"),
    ("administrator", "state/"), ("administrator", "account/"), ("register_keeper", ""),
    ("register_keeper", "cases/K7M-204/"), ("register_keeper", "cases/K7M-204/looked/"), ("register_keeper", "glass/"),
    ("auditor", "log/"), ("hotline", "glossary/"),
]  # fmt: skip
HEAVIEST = 30 * 1024


def visit(served: Served, watched: Any, role: str, path: str, width: int, language: str) -> Any:
    page = watched(role, viewport={"width": width, "height": 800})
    name = {"name": "lazos-language", "value": language, "url": served.url}
    page.context.add_cookies([name])
    page.goto(f"{served.url}/{path}")
    return page


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize(("role", "path"), PAGES)
def test_a_page_is_usable_by_everybody(served: Served, watched: Any, role: str, path: str, language: str) -> None:
    for width in (360, 1280):
        page = visit(served, watched, role, path, width, language)
        assert page.locator("html").get_attribute("lang") == language
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert audited(page) == []
        _keep(page, f"{role or 'anybody'}-{path.strip('/').replace('/', '-') or 'home'}-{language}-{width}")


@pytest.mark.parametrize(("role", "path"), PAGES)
def test_a_page_is_light(served: Served, watched: Any, role: str, path: str) -> None:
    page, weights = watched(role), []
    page.context.on("response", lambda it: weights.append(len(it.body())))
    page.goto(f"{served.url}/{path}")
    page.wait_for_load_state("networkidle")
    assert 0 < sum(weights) <= HEAVIEST


def _keep(page: Any, name: str) -> None:
    """Keep a picture where SHOTS names a folder, to be looked at."""
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)
