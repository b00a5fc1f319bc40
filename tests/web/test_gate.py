"""Sessions end, forms come from this site, and nobody is sent elsewhere."""

from datetime import timedelta

import pyotp
import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from lazos.apps.accounts.factors import new_totp_secret
from lazos.apps.accounts.models import Member
from lazos.apps.accounts.services import enrolment, people
from lazos.apps.audit.models import LogEvent
from lazos.core.disclosure import Role
from lazos.web.staff.gate import LONGEST, RECENT
from tests.factories.site import administrator, case, member, organisation, signed_in

pytestmark = pytest.mark.django_db
PASSWORD = "río verde 27 puentes"


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def test_a_session_ends_after_half_an_hour_without_use_and_not_with_it() -> None:
    client, start = signed_in(member(organisation("casa"), Role.HOTLINE)), timezone.now()
    for minutes in range(25, 101, 25):
        with time_machine.travel(start + timedelta(minutes=minutes)):
            assert is_in(client)
    with time_machine.travel(start + timedelta(minutes=100 + 31)):
        assert not is_in(client)


def test_a_session_ends_after_twelve_hours_however_busy() -> None:
    client, start = signed_in(member(organisation("casa"), Role.HOTLINE)), timezone.now()
    for minutes in range(20, LONGEST // 60, 20):
        with time_machine.travel(start + timedelta(minutes=minutes)):
            assert is_in(client)
    with time_machine.travel(start + timedelta(seconds=LONGEST + 1)):
        assert not is_in(client)


def test_an_ended_session_is_out_at_the_next_request() -> None:
    casa = organisation("casa")
    rosa = member(casa, Role.HOTLINE)
    client = signed_in(rosa)
    people.end_sessions(actor=administrator(casa), code=rosa.code)
    assert not is_in(client)


def test_a_copy_of_the_database_holds_no_session_that_lets_anybody_in() -> None:
    signed_in(member(organisation("casa"), Role.HOTLINE))
    for stored in Session.objects.values_list("session_key", flat=True):
        thief = Client()
        thief.cookies["lazos"] = stored
        assert not is_in(thief)


def enrolled(name: str = "rosa") -> str:
    """Enrol somebody; gives their one-time secret."""
    _, token = people.invite(actor=administrator(organisation("casa")), name="Rosa Invented", roles=[Role.HOTLINE])
    secret = new_totp_secret()
    early = timezone.now() - timedelta(minutes=1)
    with time_machine.travel(early):
        setup = enrolment.CodeSetup(name, PASSWORD, secret, pyotp.TOTP(secret).at(early))
        enrolment.accept_by_code(token=token, setup=setup)
    return secret


@pytest.mark.parametrize(
    ("wanted", "goes"),
    [
        ("/glass/", "/glass/"), ("", "/"), ("https://evil.example/", "/"), ("//evil.example/", "/"), ("evil", "/"),
        ("/\\evil.example", "/"), ("javascript:alert(1)", "/"),
    ],
)  # fmt: skip
def test_signing_in_leads_to_this_site_alone(wanted: str, goes: str) -> None:
    typed = {"name": "rosa", "password": PASSWORD, "code": pyotp.TOTP(enrolled()).now(), "next": wanted}
    response = Client().post("/sign-in/", typed)
    assert (response.status_code, response["Location"]) == (302, goes)


def test_signing_in_gives_the_session_a_new_key() -> None:
    client, secret = Client(), enrolled()
    client.get("/sign-in/")
    before = client.cookies["lazos"].value
    client.post("/sign-in/", {"name": "rosa", "password": PASSWORD, "code": pyotp.TOTP(secret).now()})
    assert client.cookies["lazos"].value != before


def test_how_one_signs_in_is_changed_soon_after_signing_in_alone() -> None:
    actor = member(organisation("casa"), Role.HOTLINE)
    old = signed_in(actor, since=int(timezone.now().timestamp()) - RECENT - 1)
    assert "data-passkey" not in old.get("/account/").content.decode()
    secret = new_totp_secret()
    typed = {"name": "rosa", "password": PASSWORD, "secret": secret, "code": pyotp.TOTP(secret).now()}
    old.post("/account/code/", typed)
    assert Member.objects.get(code=actor.code).totp is None
    assert signed_in(actor).post("/account/code/", typed).status_code == 302
    assert Member.objects.get(code=actor.code).totp is not None


def test_a_form_that_does_not_come_from_this_site_changes_nothing() -> None:
    boss = administrator(organisation("casa"))
    careful = Client(enforce_csrf_checks=True)
    careful.cookies = signed_in(boss).cookies
    response = careful.post("/members/", {"name": "X", "roles": ["hotline"]})
    assert response.status_code == 403 and "style" not in response.content.decode().replace("stylesheet", "")
    assert Member.objects.count() == 1


def test_a_fault_is_told_without_its_words() -> None:
    client = signed_in(member(organisation("casa"), Role.HOTLINE))
    client.raise_request_exception = False
    Member.objects.update(name=b"damaged")
    response = client.get("/account/")
    assert response.status_code == 500 and b"damaged" not in response.content and b"Traceback" not in response.content


@pytest.mark.parametrize("typed", ["Rosa", "María José", "a b", "K7M-999"])
def test_what_is_typed_for_a_family_that_is_not_there_does_not_stand_in_the_log(typed: str) -> None:
    client = signed_in(member(organisation("casa"), Role.HOTLINE))
    form = {"code": typed, "purpose": "hotline", "reason": "Mother on the line, child at the airport."}
    assert client.post("/glass/", form).status_code == 404
    client.get(f"/cases/{typed}/")
    logged = LogEvent.objects.filter(outcome="refused").values_list("about", flat=True)
    assert logged and set(logged) == {"unknown"}


JUNK = [
    "",
    "\0",
    "😀" * 3,
    "'; DROP TABLE x; --",
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "a" * 100_000,
    "٣٤٥٦٧٨",
]


@pytest.mark.parametrize("junk", JUNK, ids=range(len(JUNK)))
def test_no_junk_in_any_field_makes_a_page_fail_or_comes_back_as_markup(junk: str) -> None:
    casa = organisation("casa")
    code, boss, keeper = case(casa, "OWN-1"), administrator(casa), member(casa, Role.KEEPER)
    rosa = member(casa, Role.HOTLINE)
    forms = {
        "/sign-in/": (None, ["name", "password", "code", "next"]),
        "/sign-in/passkey/": (None, ["answer"]),
        "/members/": (boss, ["name", "roles"]),
        f"/members/{rosa.code}/roles/": (boss, ["roles"]),
        f"/cases/{code}/grants/": (keeper, ["organisation", "member", "purpose", "ends"]),
        f"/cases/{code}/seal/": (keeper, ["sealed"]),
        "/glass/": (rosa, ["code", "purpose", "reason"]),
        "/account/code/": (rosa, ["name", "password", "secret", "code"]),
        "/account/passkeys/": (rosa, ["answer"]),
        "/language/": (None, ["language", "next"]),
    }
    for address, (actor, names) in forms.items():
        client = signed_in(actor) if actor else Client()
        client.get("/sign-in/" if actor is None else "/account/")
        response = client.post(address, dict.fromkeys(names, junk))
        assert response.status_code in {200, 302, 400, 404}, address
        assert b"<script>alert" not in response.content
