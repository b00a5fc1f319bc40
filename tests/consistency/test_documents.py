"""The documents cannot drift from what the program does."""

import re

import pytest
import typer.main
from tests.consistency.catalogue import ROOT

from lazos.cli.main import app, main
from lazos.cli.tables import KIN, PEOPLE, PROBLEMS
from lazos.core.evidence import ReasonCode
from lazos.documents.evidence_words import MISSING

DOCS = ROOT / "docs"
COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_help_of_every_command_stands_in_the_documents(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    main([*command.split(), "--help"])
    assert capsys.readouterr().out.strip() in read("docs/commands.md"), "run: make documents"


def test_every_exit_code_is_documented() -> None:
    for code in ("0", "1", "2", "3", "130"):
        assert f"| {code} |" in read("docs/commands.md")


def test_every_column_of_the_output_is_documented() -> None:
    for columns in (PEOPLE, KIN, PROBLEMS):
        assert ",".join(columns) in read("docs/files.md")
    for name in {*PEOPLE, *KIN, *PROBLEMS}:
        assert f"`{name}`" in read("docs/files.md")


def test_every_reason_has_its_noun() -> None:
    assert set(MISSING) == set(ReasonCode)


def test_the_readme_shows_the_two_commands_on_its_first_screen() -> None:
    first_screen = "\n".join(read("README.md").splitlines()[:40])
    assert "make demo" in first_screen and "lazos match" in first_screen and "make test" in read("README.md")


def test_every_link_between_documents_leads_somewhere() -> None:
    links = [
        (path, target)
        for path in [*DOCS.rglob("*.md"), *ROOT.glob("*.md")]
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    ]
    assert [(path.name, target) for path, target in links if not (path.parent / target).exists()] == []


def test_every_target_of_make_says_what_it_does() -> None:
    text = read("Makefile")
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert phony
    described = set(re.findall(r"^([a-z-]+):.*## ", text, re.MULTILINE))
    assert set(phony[1].split()) - described == {"python-found"}


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = [int(path.name[:4]) for path in sorted((DOCS / "adr").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))
