"""The register's pages do what people come for: a list in, a pair judged, a person seen, and each look written down."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from lazos.apps.audit.models import LogEvent
from lazos.apps.jobs.worker import work_once
from lazos.apps.matching.models import Judgement as Stored
from lazos.apps.matching.models import Proposal
from lazos.apps.registry.models import Record, Release, ReleaseAct, Upload
from lazos.core.disclosure import Role
from lazos.core.judgement import Judgement
from tests.factories.judged_register import Register, linkage, register, run
from tests.factories.register_lists import CHILDREN, HEADERS
from tests.factories.site import member, organisation, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(tmp_path: Path) -> Register:
    return register(tmp_path)


def text(client: Client, name: str, *arguments: object, language: str = "en", **query: str) -> str:
    client.cookies["lazos-language"] = language
    response = client.get(reverse(name, args=arguments), query)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def listed(rows: tuple[tuple[str, ...], ...] = CHILDREN, headers: tuple[str, ...] = HEADERS) -> SimpleUploadedFile:
    lines = "\n".join(",".join(row) for row in (headers, *rows))
    return SimpleUploadedFile("july.csv", lines.encode())


def test_a_list_is_brought_previewed_corrected_and_imported() -> None:
    client = signed_in(member(organisation("casa"), Role.KEEPER))
    headers = ("ref", "full_name", "quando", "sex", "country", "phone", "note")
    sent = {"file": listed(headers=headers), "source": "shelters", "stated": "26/07/2018", "kind": "children"}
    response = client.post(reverse("lists"), sent)
    assert response.status_code == 302
    page = client.get(response["Location"]).content.decode()
    assert Record.objects.count() == 0 and "quando" in page
    fields = {f"column{at}": header for at, header in enumerate(headers)} | {"column2": "birth_date"}
    assert client.post(response["Location"], fields)["Location"] == response["Location"]
    client.post(response["Location"], {"import": "yes"})
    client.post(response["Location"], {"import": "yes"})
    assert work_once("w")
    release = Release.objects.get()
    assert client.get(response["Location"])["Location"] == reverse("release", args=[release.id])
    assert ["shelters", "quando", "birth_date"][1:] == next(it for it in release.columns if it[1] == "quando")[1:]
    assert Record.objects.count() == 3 and bytes(Upload.objects.get().content) == b""
    assert "shelters" in text(client, "lists") and "shelters" in text(client, "release", release.id)


@pytest.mark.parametrize(
    ("name", "content", "language", "said"),
    [
        ("photo.xlsx", b"\x89PNG", "en", "This is not a spreadsheet"),
        ("photo.xlsx", b"\x89PNG", "es", "no es una hoja de cálculo"),
        ("page.xls", b"<html><table>", "en", "This is a web page"),
    ],
)
def test_a_file_that_is_no_list_is_refused_in_the_readers_language(
    name: str, content: bytes, language: str, said: str
) -> None:
    client = signed_in(member(organisation("casa"), Role.KEEPER))
    client.cookies["lazos-language"] = language
    sent = {"file": SimpleUploadedFile(name, content), "source": "s", "stated": "26/07/2018"}
    response = client.get(client.post(reverse("lists"), sent)["Location"])
    assert response.status_code == 400 and said in response.content.decode()


def test_a_release_is_undone_and_shown_again_on_its_page(made: Register) -> None:
    client = signed_in(made.keeper)
    client.post(reverse("release-undo", args=[made.adults.id]))
    assert "This release is undone" in text(client, "release", made.adults.id)
    client.post(reverse("release-restore", args=[made.adults.id]))
    assert "Undo this release" in text(client, "release", made.adults.id)
    assert [it.act for it in ReleaseAct.objects.filter(release=made.adults).order_by("id")] == [
        "shown",
        "undone",
        "restored",
    ]
    assert ReleaseAct.objects.last().by_id == made.keeper.member_id  # type: ignore[union-attr]  # there are three


def test_a_person_shows_each_value_with_its_source_and_what_others_say(made: Register) -> None:
    run(made, linkage(same={("A1", "A3"): 0.995}))
    page = text(signed_in(made.keeper), "person", made.code("A1"))
    assert "Provisional" in page and "Marta Cedillo Raymundo" in page and "Marta Cedillo<" in page
    assert page.count("<mark>Marta Cedillo") == 1, "two rows of one list: which goes first is not said, both are shown"
    assert "removed" in page and "50255551234" not in page and "and 1 more record agrees" in page


def test_what_is_guarded_opens_for_a_purpose_and_is_written_down(made: Register) -> None:
    client = signed_in(made.keeper)
    address = reverse("person-open", args=[made.code("C1")])
    assert client.post(address, {"field": "telephone"}).status_code == 400
    shown = client.post(address, {"field": "telephone", "purpose": "register"}).content.decode()
    assert "50255551234" in shown and "pregunte si es seguro" in shown
    event = LogEvent.objects.get(action="field.open")
    assert (event.about, event.purpose, event.detail) == (f"case:{made.code('C1')}", "register", {"field": "telephone"})


def test_a_reviewer_does_not_open_telephones(made: Register) -> None:
    address = reverse("person-open", args=[made.code("C1")])
    assert signed_in(made.ana).post(address, {"field": "telephone", "purpose": "matching"}).status_code == 400
    assert not LogEvent.objects.filter(action="field.open").exists()


def test_the_row_is_shown_as_it_stood_there_but_for_guarded_cells(made: Register) -> None:
    page = text(signed_in(made.keeper), "person-row", made.code("C1"))
    assert "Ana Luz Brito Cedillo" in page and "50255551234" not in page and "pregunta por" not in page
    assert page.count("guarded") == 2


def test_a_person_is_shown_as_known_on_a_past_day(made: Register) -> None:
    ReleaseAct.objects.filter(release=made.adults).update(at=datetime(2020, 1, 1, tzinfo=UTC))
    ReleaseAct.objects.filter(release=made.children).update(at=datetime(2019, 1, 1, tzinfo=UTC))
    client = signed_in(made.keeper)
    assert "Nothing that you may see was known" in text(client, "person", made.code("A1"), on="31/12/2019")
    assert "Raymundo" in text(client, "person", made.code("A1"), on="01/01/2020")


def test_pairs_are_judged_one_after_the_other_and_nothing_is_chosen_beforehand(made: Register) -> None:
    run(made, linkage(kin={("C1", "A1"): 0.9, ("C2", "A1"): 0.4}))
    client = signed_in(made.ana)
    first = client.get(reverse("review-next"))["Location"]
    page = client.get(first).content.decode()
    assert "checked" not in page and "selected" not in page.replace('value="" selected', "")
    assert [f'data-key="{key}"' in page for key in "123"] == [True] * 3
    second = client.get(client.post(first, {"answer": "yes", "grade": "7"})["Location"])["Location"]
    assert second != first
    assert client.get(client.post(second, {"answer": "no"})["Location"])["Location"] == reverse("review")
    assert [(it.judgement, it.relation) for it in Stored.objects.order_by("id")] == [
        ("yes", "mother"),
        ("no", "mother"),
    ]
    assert client.get(reverse("review-next"))["Location"] == reverse("review")
    assert "2 pairs wait for you" in text(signed_in(made.luz), "review"), "one for a second person, one as a check"


def test_a_contradiction_is_shown_before_it_is_written(made: Register) -> None:
    run(made, linkage(kin={("C1", "A1"): 0.9, ("C1", "A3"): 0.1}))
    client = signed_in(made.ana)
    one, other = (reverse("pair", args=[it.id]) for it in Proposal.objects.order_by("-probability"))
    client.post(one, {"answer": "yes"})
    warned = client.post(other, {"answer": "yes"})
    assert warned.status_code == 400 and "más madres" in warned.content.decode()
    assert client.post(other, {"answer": "yes", "despite": "on"}).status_code == 302
    assert Stored.objects.count() == 2


def test_a_judgement_is_taken_back_from_the_review(made: Register) -> None:
    run(made, linkage(kin={("C1", "A1"): 0.9}))
    client = signed_in(made.ana)
    client.post(client.get(reverse("review-next"))["Location"], {"answer": "no"})
    number = Stored.objects.get().id
    assert reverse("judgement-back", args=[number]) in text(client, "review")
    assert client.post(reverse("judgement-back", args=[number])).status_code == 302
    assert client.post(reverse("judgement-back", args=[number])).status_code == 400


def test_provisional_persons_are_accepted_only_where_they_are_ticked(made: Register) -> None:
    run(made, linkage(same={("A1", "A3"): 0.995, ("C1", "C2"): 0.999}))
    client = signed_in(made.ana)
    page = text(client, "provisional")
    assert made.code("A1") in page and made.code("C1") in page and "checked" not in page
    assert client.post(reverse("provisional")).status_code == 400
    assert client.post(reverse("provisional"), {"person": made.code("A1")}).status_code == 302
    assert [it.judgement for it in Stored.objects.all()] == [Judgement.YES]
    assert made.code("A1") not in text(client, "provisional")


def test_a_confirmed_child_stands_below_the_mother(made: Register) -> None:
    run(made, linkage(kin={("C1", "A1"): 0.9}))
    for actor in (made.ana, made.luz):
        client = signed_in(actor)
        client.post(client.get(reverse("review-next"))["Location"], {"answer": "yes"})
    page = text(signed_in(made.keeper), "family", made.code("A1"))
    assert page.index("Marta Cedillo Raymundo") < page.index("<ul>", page.index("Marta")) < page.index("Ana Luz Brito")
    assert "confirmed by two people" in text(signed_in(made.keeper), "person", made.code("C1"))


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_page_stands_in_both_languages(made: Register, language: str) -> None:
    run(made, linkage(same={("A1", "A3"): 0.995}, kin={("C1", "A1"): 0.9}))
    client, pair = signed_in(made.keeper), Proposal.objects.get(tie="kin").id
    pages: dict[str, tuple[object, ...]] = {
        "lists": (), "release": (made.children.id,), "person": (made.code("C1"),), "family": (made.code("C1"),),
        "person-row": (made.code("C1"),), "review": (), "pair": (pair,), "provisional": (),
    }  # fmt: skip
    for name, arguments in pages.items():
        assert f'<html lang="{language}">' in text(client, name, *arguments, language=language)


def test_an_analyst_sees_no_name(made: Register) -> None:
    page = text(signed_in(member(made.casa, Role.ANALYST)), "person", made.code("C1"))
    assert "Brito" not in page and "5 March 2011" in page
