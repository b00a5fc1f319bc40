"""Every address and method, for every role and every way to stand to an object: let in, or told of nothing."""

from collections.abc import Iterator
from copy import deepcopy
from typing import cast

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, reverse

from lazos.apps.audit.models import LogEvent
from lazos.core.chain import Outcome
from lazos.core.disclosure import Role
from lazos.web.staff.urls import urlpatterns
from tests.factories.site import signed_in
from tests.web.matrix import ROWS, Row
from tests.web.world import KINDS, World, world

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
ADDRESSES = {str(it.name): it for it in urlpatterns}
pytestmark = pytest.mark.django_db


def argument(pattern: URLPattern) -> str:
    """Give which kind of object an address names, or nothing."""
    names = list(pattern.pattern.regex.groupindex)
    if not names:
        return ""
    return "member" if str(pattern.pattern).startswith("members/") else names[0]


def address(name: str, value: str) -> str:
    return reverse(name, args=[value] if value else [])


def requests(name: str, built: World, role: Role) -> Iterator[tuple[str, str]]:
    """Give the rooms of an address with the address of each."""
    for room in KINDS.get(argument(ADDRESSES[name]), ("",)):
        yield room, address(name, built.room(room, role) if room else "")


def lets_in(row: Row, room: str, role: Role, method: str) -> bool:
    if room:
        return role in row.rooms.get(room, ())
    return role in (row.write_roles if method == "POST" and row.write_roles is not None else row.roles)


def ask(client: Client, method: str, path: str) -> HttpResponse:
    """Ask, and take back whatever it did, in the database and in the browser."""
    kept = deepcopy(client.cookies)
    with transaction.atomic():
        response = client.generic(method, path)
        transaction.set_rollback(True)
    client.cookies = kept
    return cast("HttpResponse", response)


def look(response: HttpResponse) -> tuple[int, bytes, dict[str, str], set[str]]:
    """Give everything of an answer that somebody outside can see."""
    return response.status_code, response.content, dict(response.items()), set(response.cookies)


def test_every_address_has_its_row_and_every_row_its_address() -> None:
    assert set(ROWS) == set(ADDRESSES)
    for name, row in ROWS.items():
        rooms = KINDS.get(argument(ADDRESSES[name]), ())
        assert set(row.rooms) <= set(rooms) and bool(rooms) == bool(row.rooms), name


@pytest.mark.parametrize("name", ROWS)
def test_each_role_enters_what_its_row_says_and_meets_absence_everywhere_else(name: str) -> None:
    built, row = world(), ROWS[name]
    for role, actor in built.actors.items():
        client = signed_in(actor)
        for method in METHODS:
            nothing = look(ask(client, method, "/no-such-page/"))
            assert nothing[0] == 404
            for room, path in requests(name, built, role):
                response = ask(client, method, path)
                told = f"{method} {path} as {role} in {room or 'the page'}: {response.status_code}"
                if method not in row.methods:
                    assert response.status_code == 405, told
                elif lets_in(row, room, role, method):
                    assert response.status_code in {200, 302, 400}, told
                else:
                    assert look(response) == nothing, told


@pytest.mark.parametrize("name", ROWS)
def test_nobody_enters_without_signing_in(name: str) -> None:
    built, row = world(), ROWS[name]
    for method in sorted(METHODS):
        for _, path in requests(name, built, Role.KEEPER):
            response = ask(Client(), method, path)
            if row.open_to_all:
                assert response.status_code in {200, 302, 400, 404, 405}, f"{method} {path}"
            else:
                assert response.status_code == 302 and response["Location"].startswith("/sign-in/"), f"{method} {path}"


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if row.rooms and not row.open_to_all])
def test_every_refusal_is_written_down(name: str) -> None:
    built, row = world(), ROWS[name]
    method = next(iter(row.methods - {"HEAD"}))
    for role, actor in built.actors.items():
        client = signed_in(actor)
        for room, path in requests(name, built, role):
            if lets_in(row, room, role, method):
                continue
            before = LogEvent.objects.filter(actor=actor.code, outcome=Outcome.REFUSED).count()
            client.generic(method, path)
            assert LogEvent.objects.filter(actor=actor.code, outcome=Outcome.REFUSED).count() == before + 1, path


def test_every_look_at_a_family_is_written_down() -> None:
    built = world()
    signed_in(built.actors[Role.HOTLINE]).get("/cases/OWN-1/")
    last = LogEvent.objects.order_by("-id")[0]
    assert (last.action, last.about, last.actor) == ("case.view", "case:OWN-1", built.actors[Role.HOTLINE].code)
