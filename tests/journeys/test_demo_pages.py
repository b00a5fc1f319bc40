"""Every page that the demo fills, in both languages, narrow and wide: usable by everybody, light, and printable."""

from typing import Any

import pytest

from tests.journeys.conftest import audited
from tests.journeys.demo import Demo, enter, keep_screen

PAGES = [
    ("keeper", ""), ("keeper", "lists/"), ("keeper", "glass/"), ("reviewer", "review/"), ("reviewer", "review/next/"),
    ("reviewer", "provisional/"), ("hotline", "inquiry/"), ("keeper", "a person"), ("keeper", "a family"),
    ("keeper", "who may"), ("keeper", "who looked"), ("keeper", "a release"), ("auditor", "log/"),
    ("administrator", "members/"), ("administrator", "state/"), ("puente-attorney", ""), ("analyst", ""),
]  # fmt: skip
HEAVIEST = 30 * 1024
WITH_HTMX = 60 * 1024
KEPT = {"keeper/": "home", "keeper/lists/": "lists", "keeper/a family": "family", "keeper/who looked": "who-looked"}


def visit(page: Any, demo: Demo, path: str) -> None:
    """Go to a page; one with a space leads through what stands on others."""
    if " " not in path:
        page.goto(f"{demo.url}/{path}")
    elif path == "a release":
        page.goto(f"{demo.url}/lists/")
        page.locator("a[href^='/releases/']").first.click()
    else:
        page.goto(f"{demo.url}/glass/")
        case = page.locator("main h3 a").first.get_attribute("href")
        code = case.strip("/").rpartition("/")[2]
        where = {"a person": "people/{}/", "a family": "families/{}/", "who may": "cases/{}/"}
        page.goto(f"{demo.url}/{where.get(path, 'cases/{}/looked/').format(code)}")


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize(("who", "path"), PAGES)
def test_a_page_of_the_demo_is_usable_by_everybody(
    demo: Demo, watched: Any, who: str, path: str, language: str
) -> None:
    page = enter(watched(viewport={"width": 1280, "height": 800}), demo, who)
    page.context.add_cookies([{"name": "lazos-language", "value": language, "url": demo.url}])
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        visit(page, demo, path)
        assert page.locator("html").get_attribute("lang") == language
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert audited(page) == []
    if language == "es" and f"{who}/{path}" in KEPT:
        keep_screen(page, KEPT[f"{who}/{path}"])


@pytest.mark.parametrize(("who", "path"), PAGES)
def test_a_page_of_the_demo_is_light_and_prints_without_what_only_a_screen_needs(
    demo: Demo, watched: Any, who: str, path: str
) -> None:
    page, weights = enter(watched(), demo, who), []
    visit(page, demo, path)
    where = page.url
    page.context.clear_cookies()
    page.context.add_cookies(demo.sessions[who])
    page.context.on("response", lambda it: weights.append(len(it.body())))
    page.goto(where)
    page.wait_for_load_state("networkidle")
    assert 0 < sum(weights) <= (WITH_HTMX if path == "inquiry/" else HEAVIEST)
    page.emulate_media(media="print")
    assert not page.locator("header nav").is_visible() and page.locator("h1").is_visible()
    assert not any(it.is_visible() for it in page.locator("button").all())
