"""Who is it that a caller describes: found by a misheard name, never beyond what one may enter, nothing left behind."""

import pytest
from django.test import Client

from lazos.apps.accounts.models import Case
from lazos.apps.audit.models import LogEvent
from lazos.apps.matching import index
from lazos.apps.registry.models import Record
from lazos.core.disclosure import Role
from tests.factories.quick_register import Rooms, rooms
from tests.factories.site import member, organisation, signed_in

pytestmark = pytest.mark.django_db
TYPED = {"HX-Request": "true"}


@pytest.fixture
def register() -> Rooms:
    casa = organisation("casa")
    index._indexes.clear()
    return rooms(casa, member(casa, Role.KEEPER, name="Carmen Invented"))


def hotline(code: str = "casa") -> Client:
    from lazos.apps.accounts.models import Organisation

    client = signed_in(member(Organisation.objects.get(code=code), Role.HOTLINE))
    client.cookies["lazos-language"] = "en"
    return client


def asked(client: Client, **told: str) -> str:
    answer = client.post("/inquiry/", told, headers=TYPED)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_misheard_name_finds_the_child_with_reasons_and_leaves_its_look_in_the_log(register: Rooms) -> None:
    page = asked(hotline(), full_name="Ana Lus Vrito Sedillo", about="child")
    assert f"/people/{register.person}/" in page
    assert "sounds the same" in page
    looks = LogEvent.objects.filter(action="inquiry.ask").values_list("about", flat=True)
    assert f"case:{register.person}" in looks


def test_the_page_without_javascript_holds_form_and_answer_and_what_was_typed(register: Rooms) -> None:
    page = hotline().post("/inquiry/", {"full_name": "Ana Luz Brito"}).content.decode()
    assert 'value="Ana Luz Brito"' in page and f"/people/{register.person}/" in page and "is it safe" in page


def test_a_sealed_child_and_another_organisations_child_are_not_found(register: Rooms) -> None:
    assert register.sealed not in asked(hotline(), full_name="Elena Cobo Terraza", birth_date="2010-11-02")
    organisation("puente")
    page = asked(hotline("puente"), full_name="Ana Luz Brito Cedillo")
    assert register.person not in page and "Probably nobody" in page


def test_a_guarded_telephone_finds_but_is_not_shown(register: Rooms) -> None:
    page = asked(hotline(), phone="50255551234", full_name="Ana")
    assert register.person in page and "5551234" not in page


def test_a_child_is_found_no_more_when_its_release_is_undone(register: Rooms) -> None:
    client = hotline()
    assert register.person in asked(client, full_name="Ana Luz Brito Cedillo")
    Record.objects.get(case__code=register.person).release.__class__.objects.update(visible=False)
    assert register.person not in asked(client, full_name="Ana Luz Brito Cedillo")


def test_a_seal_hides_a_child_at_once(register: Rooms) -> None:
    client = hotline()
    assert register.person in asked(client, full_name="Ana Luz Brito Cedillo")
    Case.objects.update(sealed=True)
    assert register.person not in asked(client, full_name="Ana Luz Brito Cedillo")


@pytest.mark.parametrize("told", [{}, {"full_name": "123 !!"}, {"age": "many"}, {"sex": "F"}])
def test_nothing_usable_is_said_plainly_and_nobody_is_shown(register: Rooms, told: dict[str, str]) -> None:
    page = asked(hotline(), **told)
    assert "Tell a name" in page and "/people/" not in page


def test_what_was_not_understood_is_named(register: Rooms) -> None:
    assert "left out: Age" in " ".join(asked(hotline(), full_name="Ana Luz Brito", age="many").split())
