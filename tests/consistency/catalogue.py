"""The texts of the source and their catalogues: extract, compare, bring up to date (`make messages`).

Two domains: `lazos` for documents and commands (`say`, `count`, `mark`; fields in braces), `django` for pages (`_` and
the tags of templates; fields as `%(name)s`).
"""

import ast
import os
import re
import string
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import django
import polib
from django.template import engines
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

ROOT: Final = Path(__file__).resolve().parents[2]
LOCALE: Final = ROOT / "src" / "lazos" / "locale"
LANGUAGES: Final = ("es",)


class Domain(StrEnum):
    """Whose texts they are."""

    LAZOS = "lazos"
    DJANGO = "django"


CALLS: Final = {Domain.LAZOS: {"mark": 1, "say": 1, "count": 2}, Domain.DJANGO: {"_": 1, "gettext": 1, "ngettext": 2}}
CATALOGUES: Final = [(language, domain) for language in LANGUAGES for domain in Domain]
_PERCENT: Final = re.compile(r"%\((\w+)\)[sd]")


def texts(domain: Domain) -> dict[str, str | None]:
    """Give every English text of a domain, with its plural where it has one."""
    found: dict[str, str | None] = {}
    for path in sorted((ROOT / "src").rglob("*.py")):
        for text, plural in _texts_of(ast.parse(path.read_text(encoding="utf-8")), CALLS[domain]):
            found[text] = plural or found.get(text)
    for text, plural in _texts_of_templates() if domain is Domain.DJANGO else ():
        found[text] = plural or found.get(text)
    return found


def _texts_of(tree: ast.Module, calls: dict[str, int]) -> Iterator[tuple[str, str | None]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        wanted = calls.get(name, 0)
        literal = [it.value for it in node.args[:wanted] if isinstance(it, ast.Constant) and isinstance(it.value, str)]
        if wanted and len(literal) == wanted:
            yield literal[0], literal[1] if wanted == 2 else None


def templates() -> list[Path]:
    """Give every template of the site."""
    return sorted((ROOT / "src").rglob("templates/**/*.html"))


def _texts_of_templates() -> Iterator[tuple[str, str | None]]:
    for path in templates():
        nodes: Any = engines["django"].from_string(path.read_text(encoding="utf-8")).template.nodelist  # type: ignore[attr-defined]  # Django's own engine has it
        for node in nodes.get_nodes_by_type(TranslateNode):
            yield node.filter_expression.var.literal, None
        for node in nodes.get_nodes_by_type(BlockTranslateNode):
            plural = node.render_token_list(node.plural)[0] if node.plural else None
            yield node.render_token_list(node.singular)[0], plural


def fields(text: str, domain: Domain) -> set[str]:
    """Give the names of the fields of a text."""
    if domain is Domain.DJANGO:
        return set(_PERCENT.findall(text))
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def po_path(language: str, domain: Domain) -> Path:
    """Give the catalogue of a language."""
    return LOCALE / language / "LC_MESSAGES" / f"{domain}.po"


def entries(language: str, domain: Domain) -> list[polib.POEntry]:
    """Give the entries of a catalogue."""
    return list(polib.pofile(str(po_path(language, domain))))


def compiled(language: str, domain: Domain) -> bytes:
    """Give what the compiled catalogue of a language has to be."""
    return bytes(polib.pofile(str(po_path(language, domain))).to_binary())


def update(language: str, domain: Domain) -> int:
    """Add new texts, drop stale ones, compile; return how many lack a translation."""
    path = po_path(language, domain)
    old = {entry.msgid: entry for entry in entries(language, domain)} if path.exists() else {}
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Project-Id-Version": "lazos",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for text, plural in texts(domain).items():
        entry = old.get(text) or polib.POEntry(msgid=text)
        if plural:
            entry.msgid_plural = plural
            entry.msgstr_plural = entry.msgstr_plural or {0: "", 1: ""}
        catalogue.append(entry)
    catalogue.save(str(path))
    path.with_suffix(".mo").write_bytes(compiled(language, domain))
    return len(catalogue.untranslated_entries())


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    for language, domain in CATALOGUES:
        sys.stdout.write(f"{domain}, {language}: {update(language, domain)} texts without a translation\n")
