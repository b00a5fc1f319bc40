"""The register's commands: lists in, undone and restored, compared, linked; one clear line for what cannot be."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.factories.register_lists import CHILDREN, visible, write
from tests.factories.site import organisation

from lazos.apps.registry.models import Record, Release
from lazos.cli.main import main

pytestmark = pytest.mark.django_db

LATER = [
    CHILDREN[0],
    (*CHILDREN[1][:2], "2012-07-20", *CHILDREN[1][3:]),
    ("C9", "Rosa Pérez", "2013", "F", "GT", "", ""),
]


@pytest.fixture
def july(tmp_path: Path) -> str:
    organisation("casa")
    return str(write(tmp_path / "july.csv", CHILDREN))


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command for its exit code and its JSON."""

    def run(*arguments: str) -> tuple[int, Any]:
        capsys.readouterr()
        code = main([*arguments, "--json"])
        out = capsys.readouterr().out
        return code, json.loads(out) if out else None

    return run


def bring(said: Any, path: str, stated: str = "2018-07-26", *more: str) -> Any:
    code, facts = said("import", f"children:{path}", "--source", "shelters", "--stated", stated, *more)
    assert code == 0
    return facts


def test_a_dry_run_says_what_would_happen_and_keeps_nothing(july: str, said: Any) -> None:
    facts = bring(said, july, "2018-07-26", "--dry-run")
    assert (facts["records"], facts["kind"], facts["columns"]["full_name"]) == (3, "children", "full_name")
    assert not Release.objects.exists()


def test_a_list_is_imported_and_twice_is_once(july: str, said: Any) -> None:
    first, second = bring(said, july), bring(said, july)
    assert (first["records"], first["again"], second["again"]) == (3, False, True)
    assert first["release"] == second["release"] and len(visible()) == 3


def test_a_later_list_is_compared_by_codes_and_fields_without_values(
    july: str, said: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = bring(said, july)
    path = str(write(tmp_path / "august.csv", LATER))
    dry, second = bring(said, path, "2018-08-02", "--dry-run"), bring(said, path, "2018-08-02")
    counts = {"added": 1, "gone": 1, "changed": 1}
    assert {name: dry[name] for name in counts} == {name: second[name] for name in counts} == counts
    code, found = said("diff", first["release"][:8], second["release"][:8])
    assert (code, len(found["added"]), len(found["gone"]), found["same"]) == (0, 1, 1, 1)
    assert [it["fields"] for it in found["changed"]] == [["birth_date"]]
    assert main(["diff", first["release"][:8], second["release"][:8], "--lang", "es"]) == 0
    out = capsys.readouterr().out
    assert Record.objects.order_by("id")[1].case.code in out and "Raymundo" not in out and "2012" not in out


def test_a_release_is_undone_listed_and_restored(july: str, said: Any) -> None:
    release = bring(said, july)["release"]
    assert said("undo", release[:8]) == (0, {"release": release, "visible": False})
    assert visible() == [] and [it["visible"] for it in said("releases")[1]["releases"]] == [False]
    assert said("undo", release[:8], "--restore")[0] == 0
    assert len(visible()) == 3


def test_the_register_is_linked(july: str, said: Any) -> None:
    bring(said, july)
    code, facts = said("link")
    assert (code, facts["records"]) == (0, 3)


def test_problems_of_a_list_end_with_one(july: str, said: Any, tmp_path: Path) -> None:
    path = write(tmp_path / "bad.csv", [*CHILDREN, ("C4", "Marta Solís", "31/31/2011", "F", "GT", "", "")])
    code, facts = said("import", f"children:{path}", "--source", "shelters", "--stated", "2018-07-26")
    assert (code, facts["problems"]) == (1, {"date_impossible": 1})


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["import", "none.csv", "--source", "s", "--stated", "2018-07-26"], "none.csv: there is no such file"),
        (["import", "{july}", "--source", "s", "--stated", "July"], "give the day as 2018-07-26"),
        (["import", "{july}", "--source", "s", "--stated", "2999-01-01"], "lies in the future"),
        (["undo", "ffffffff"], "no release is called ffffffff"),
        (["undo", "f"], "no release is called f"),
        (["releases", "--organisation", "otra"], "there is no organisation otra"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(
    july: str, arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([it.format(july=f"children:{july}") for it in arguments]) == 2
    told = capsys.readouterr().err
    assert line in told and len(told.splitlines()) == 1


def test_a_file_that_was_undone_is_not_imported_again_but_restored(
    july: str, said: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    release = bring(said, july)["release"]
    said("undo", release[:8])
    assert main(["import", f"children:{july}", "--source", "shelters", "--stated", "2018-07-26"]) == 2
    assert f"lazos undo --restore {release[:8]}" in capsys.readouterr().err


def test_with_several_organisations_one_has_to_be_named(july: str, capsys: pytest.CaptureFixture[str]) -> None:
    organisation("otra")
    assert main(["releases"]) == 2
    assert "casa, otra" in capsys.readouterr().err
    assert main(["releases", "--organisation", "otra", "--lang", "es"]) == 0
