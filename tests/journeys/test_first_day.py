"""The first day: an administrator enters with a passkey, a colleague without JavaScript; the glass; signing out."""

import re
from typing import Any

import pyotp

from tests.journeys.conftest import Served, audited

PASSWORD = "cuatro puentes sobre el río"


def with_authenticator(page: Any) -> Any:
    """Give the page a device that makes passkeys and always finds its owner."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    device = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
              "isUserVerified": True, "automaticPresenceSimulation": True}  # fmt: skip
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": device})
    return page


def code_for(page: Any) -> str:
    return pyotp.TOTP(page.locator("code.once").inner_text().replace(" ", "")).now()


def test_an_administrator_enters_with_a_passkey_and_a_colleague_without_javascript(
    served: Served, watched: Any
) -> None:
    page = with_authenticator(watched())
    page.goto(served.invitation)
    assert audited(page) == []
    page.get_by_role("button", name="Crear una llave de acceso").click()
    page.get_by_role("heading", name="Mi trabajo").wait_for()

    page.get_by_role("button", name="Salir").click()
    page.get_by_role("button", name="Entrar con una llave de acceso").click()
    page.get_by_role("heading", name="Mi trabajo").wait_for()

    page.get_by_role("link", name="Integrantes").click()
    page.get_by_label("Nombre").fill("Rosa Inventada")
    assert page.locator("input[type=checkbox]:checked").count() == 0
    page.get_by_label("operador de la línea telefónica").check()
    page.get_by_role("button", name="Invitar").click()
    invitation = page.locator("code.once").inner_text()
    page.get_by_role("link", name="A la lista de integrantes").click()
    page.get_by_role("link", name="Rosa Inventada").click()
    assert audited(page) == []

    plain = watched(java_script_enabled=False)
    plain.goto(invitation)
    assert not plain.get_by_role("button", name="Crear una llave de acceso").is_visible()
    plain.get_by_label("Nombre para entrar").fill("rosa")
    plain.get_by_label("Contraseña").fill("corta")
    plain.get_by_label("Los seis dígitos").fill(code_for(plain))
    plain.get_by_role("button", name="Aceptar la invitación").click()
    assert "muy corta" in plain.get_by_role("alert").inner_text()
    plain.get_by_label("Contraseña").fill(PASSWORD)
    plain.get_by_role("button", name="Aceptar la invitación").click()
    assert "Rosa Inventada" in plain.locator("main").inner_text()

    plain.get_by_role("button", name="English").click()
    assert "hotline operator" in plain.locator("main").inner_text()


def test_after_signing_out_nothing_of_the_pages_is_left(served: Served, watched: Any) -> None:
    page = watched("search_coordinator")
    page.goto(f"{served.url}/cases/K7M-204/")
    page.get_by_role("heading", name="Familia K7M-204").wait_for()
    page.get_by_role("button", name="Salir").click()
    page.get_by_role("heading", name="Entrar").wait_for()
    page.go_back()
    page.get_by_role("heading", name="Entrar").wait_for()
    assert page.get_by_role("heading", name="Familia").count() == 0
    lists = "localStorage.length, sessionStorage.length"
    stores = "(await caches.keys()).length, (await indexedDB.databases()).length"
    assert page.evaluate(f"async () => [{lists}, {stores}]") == [0, 0, 0, 0]
    assert served.sessions["search_coordinator"] not in [it["value"] for it in page.context.cookies()]


def test_glass_is_broken_and_seen_and_who_looked_is_told_without_javascript(served: Served, watched: Any) -> None:
    keeper = watched("register_keeper", java_script_enabled=False)
    keeper.goto(f"{served.url}/")
    keeper.get_by_role("link", name=re.compile("Se rompió el cristal")).click()
    assert "Madre en la llamada" in keeper.locator("main").inner_text()
    keeper.get_by_role("button", name="Lo he visto").first.click()

    operator = watched("hotline", java_script_enabled=False)
    operator.goto(f"{served.url}/glass/")
    operator.get_by_label("Código de la familia").fill("p2x-118")
    operator.get_by_label("Propósito").select_option("hotline")
    operator.get_by_label("Por qué lo necesita ahora").fill("El padre está en la línea y su hija viaja hoy.")
    operator.get_by_role("button", name="Romper el cristal").click()
    operator.get_by_role("heading", name="Familia P2X-118").wait_for()

    auditor = watched("auditor", java_script_enabled=False)
    auditor.goto(f"{served.url}/log/")
    assert "rompió el cristal de una familia" in auditor.locator("tbody").inner_text()
