"""A newcomer's first ten minutes in the demo: a list imported, pairs judged, a child found, who looked."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.conftest import audited
from tests.journeys.demo import Demo, enter, keep_screen

LIST = """Nr,Nombre del niño,Fecha nac.,Cosa
1,Elmer Inventado Cuc,2010-05-17,Ana Cuc
2,Brenda Fingida Paz,2011-02-03,Rosa Paz
"""
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["javascript", "plain"])
WIDE = {"width": 1280, "height": 800}


def bring(page: Any, demo: Demo, path: Path, text: str, source: str, day: str) -> None:
    """Upload a list, up to its preview."""
    path.write_text(text, encoding="utf-8")
    page.goto(f"{demo.url}/lists/")
    page.locator("#id_file").set_input_files(str(path))
    page.locator("#id_source").fill(source)
    page.locator("#id_stated").fill(day)
    page.locator("#id_kind").select_option("children")
    page.get_by_role("button", name="Leer la lista").click()
    page.get_by_role("button", name="Importar esta lista").wait_for()


def wait_for_import(page: Any) -> None:
    """Say that the list is to be imported, and look again until it is."""
    page.get_by_role("button", name="Importar esta lista").click()
    for _ in range(100):
        if "/releases/" in page.url:
            return
        page.wait_for_timeout(300)
        page.get_by_role("link", name=re.compile("Mirar de nuevo|Mirar otra vez|Volver a mirar")).click()
    pytest.fail("the list was not imported")


@SCRIPTS
def test_a_list_is_imported_corrected_imported_again_and_undone(
    demo: Demo, watched: Any, tmp_path: Path, scripts: bool
) -> None:
    page = enter(watched(java_script_enabled=scripts, viewport=WIDE), demo, "keeper")
    source = f"Albergue {'A' if scripts else 'B'}"
    text = LIST if scripts else LIST.replace("Inventado", "Imaginado")
    bring(page, demo, tmp_path / "july.csv", text, source, "26/07/2018")
    page.get_by_label("Cosa").select_option("mother_name")
    page.get_by_role("button", name="Leerla así").click()
    assert page.get_by_label("Cosa").input_value() == "mother_name"
    if scripts:
        keep_screen(page, "import")
    wait_for_import(page)
    assert "primera lista" in page.locator("main").inner_text()

    changed = text.replace("2010-05-17", "2010-05-18") + "3,Dulce Soñada Reyes,2009-01-02,Eva Reyes\n"
    bring(page, demo, tmp_path / "august.csv", changed, source, "02/08/2018")
    assert page.get_by_label("Cosa").input_value() == "mother_name"
    wait_for_import(page)
    told = page.locator("main").inner_text()
    assert "2010-05-17" in told and "2010-05-18" in told
    if scripts:
        keep_screen(page, "release")

    page.get_by_role("button", name="Deshacer").click()
    assert "está deshech" in page.locator("main").inner_text()
    page.get_by_role("button", name=re.compile("otra vez|de nuevo")).click()
    assert page.get_by_role("button", name="Deshacer").count() == 1


def answer(page: Any, key: str) -> None:
    """Press a key, and wait for the page that follows."""
    with page.expect_navigation():
        page.keyboard.press(key)


def test_twenty_pairs_are_judged_by_the_keyboard_alone_and_one_is_taken_back(demo: Demo, watched: Any) -> None:
    page = enter(watched(viewport=WIDE), demo, "reviewer-2")
    page.goto(f"{demo.url}/review/next/")
    assert audited(page) == []
    keep_screen(page, "review")
    judged: set[str] = set()
    while len(judged) < 20:
        assert page.locator("main [checked], main button[aria-pressed=true]").count() == 0
        here = page.url
        answer(page, "321"[len(judged) % 3])
        if page.url == here and page.get_by_text("contradice").count():
            answer(page, "3")
        if page.url == here:  # a new linkage took the place of the one that proposed this pair
            assert page.get_by_role("heading", name="No existe esa página").count() == 1
            page.goto(f"{demo.url}/review/next/")
        else:
            judged.add(here)
    page.goto(f"{demo.url}/review/")
    before = page.get_by_role("button", name="Retirar").count()
    page.get_by_role("button", name="Retirar").first.focus()
    page.keyboard.press("Enter")
    page.get_by_text("retirad").first.wait_for()
    assert before > 0


def test_a_pair_is_judged_without_javascript(demo: Demo, watched: Any) -> None:
    page = enter(watched(java_script_enabled=False), demo, "reviewer")
    page.goto(f"{demo.url}/review/next/")
    before = page.url
    page.locator("button[value=unsure]").click()
    assert page.url != before


@SCRIPTS
def test_a_child_is_found_by_inquiry_and_who_looked_is_told(demo: Demo, watched: Any, scripts: bool) -> None:
    page = enter(watched(java_script_enabled=scripts, viewport=WIDE), demo, "hotline")
    page.get_by_role("link", name="¿Quién es?").click()
    assert "sin peligro" in page.locator("main").inner_text()
    page.get_by_label("A quién se busca").select_option("child")
    page.get_by_label("Nombre, tal como lo oye").press_sequentially("Maria Lopes", delay=20)
    if not scripts:
        page.get_by_role("button", name="Buscar").click()
    page.get_by_role("heading", name="Quién puede ser").wait_for()
    assert "Nadie de nuestras listas" in page.locator("#answers").inner_text()
    assert page.get_by_label("Nombre, tal como lo oye").input_value() == "Maria Lopes"
    if scripts:
        assert audited(page) == []
        keep_screen(page, "inquiry")
        page.set_viewport_size({"width": 360, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        keep_screen(page, "inquiry-360")
        page.set_viewport_size(WIDE)
    page.locator("#answers a").first.click()
    page.get_by_role("heading", name="Lo que se sabe").wait_for()
    code = page.url.rstrip("/").rpartition("/")[2]
    if scripts:
        keep_screen(page, "person")

    auditor = enter(watched(java_script_enabled=scripts, viewport=WIDE), demo, "auditor")
    auditor.goto(f"{demo.url}/log/")
    told = auditor.locator("tbody").inner_text()
    assert "preguntó a quién busca" in told and f"case:{code}" in told
    if scripts:
        keep_screen(auditor, "log")


def test_the_keeper_sees_who_broke_the_glass_and_why(demo: Demo, watched: Any) -> None:
    page = enter(watched(java_script_enabled=False, viewport=WIDE), demo, "keeper")
    page.get_by_role("link", name=re.compile("Se rompió el cristal")).click()
    assert "La madre está en la línea" in page.locator("main").inner_text()
    keep_screen(page, "glass")
