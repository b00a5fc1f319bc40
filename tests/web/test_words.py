"""Every code that a page can show has its words, and every template is used."""

import ast
from enum import StrEnum

import pytest

from lazos.apps.accounts.faults import Fault
from lazos.apps.accounts.states import MemberState
from lazos.core.chain import Outcome
from lazos.core.disclosure import Field, Purpose, Relation, Role
from lazos.web.components import words
from tests.consistency.catalogue import ROOT, templates

TABLES = [
    (words.ROLES, Role), (words.PURPOSES, Purpose), (words.RELATIONS, Relation), (words.STATES, MemberState),
    (words.OUTCOMES, Outcome), (words.FIELDS, Field), (words.FAULTS, Fault),
]  # fmt: skip
SOURCES = [*(ROOT / "src/lazos/apps").rglob("*.py"), *(ROOT / "src/lazos/web").rglob("*.py"),
           *(ROOT / "src/lazos/config").rglob("*.py"), *(ROOT / "src/lazos/cli").rglob("*.py")]  # fmt: skip


@pytest.mark.parametrize(("table", "codes"), TABLES)
def test_a_table_of_words_holds_every_code_and_no_other(table: words.Words, codes: type[StrEnum]) -> None:
    assert set(table) == set(codes)


def actions() -> set[str]:
    """Give every action that the source names: `action="…"`, and the first words of a refusal or of `_tell`."""
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            named = [it.value for it in node.keywords if it.arg == "action"]
            called = getattr(node.func, "id", "")
            first = node.args[:2] if called in {"_tell", "Refused"} else []
            for value in [*named, *first]:
                found |= {
                    it.value for it in ast.walk(value) if isinstance(it, ast.Constant) and isinstance(it.value, str)
                }
    return {it for it in found if "." in it}


def test_the_log_has_words_for_every_action_of_the_source() -> None:
    assert set(words.ACTIONS) - actions() == {"case.enter"}
    assert actions() <= set(words.ACTIONS)


def test_every_template_is_used() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in [*SOURCES, *templates()])
    names = {path.name: f"{path.parent.name}/{path.name}" for path in templates()}
    plain = {"absent.html", "bad_request.html", "expired.html", "fault.html"}
    assert [used for name, used in names.items() if f'"{used}"' not in text and name not in plain] == []
    assert all(f'"{name.removesuffix(".html")}"' in text for name in plain)
