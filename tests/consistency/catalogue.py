"""The texts of the source and their catalogues: extract, compare, bring up to date (`make messages`)."""

import ast
import string
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import polib

ROOT: Final = Path(__file__).resolve().parents[2]
LOCALE: Final = ROOT / "src" / "lazos" / "locale"
LANGUAGES: Final = ("es",)
CALLS: Final = {"mark": 1, "say": 1, "count": 2}


def texts() -> dict[str, str | None]:
    """Give every English text of the source, with its plural where it has one."""
    found: dict[str, str | None] = {}
    for path in sorted((ROOT / "src").rglob("*.py")):
        for text, plural in _texts_of(ast.parse(path.read_text(encoding="utf-8"))):
            found[text] = plural or found.get(text)
    return found


def _texts_of(tree: ast.Module) -> Iterator[tuple[str, str | None]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        wanted = CALLS.get(name, 0)
        literal = [it.value for it in node.args[:wanted] if isinstance(it, ast.Constant) and isinstance(it.value, str)]
        if wanted and len(literal) == wanted:
            yield literal[0], literal[1] if wanted == 2 else None


def fields(text: str) -> set[str]:
    """Give the names of the fields of a text."""
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def po_path(language: str) -> Path:
    """Give the catalogue of a language."""
    return LOCALE / language / "LC_MESSAGES" / "lazos.po"


def compiled(language: str) -> bytes:
    """Give what the compiled catalogue of a language has to be."""
    return bytes(polib.pofile(str(po_path(language))).to_binary())


def update(language: str) -> int:
    """Add new texts, drop stale ones, compile; return how many lack a translation."""
    old = {entry.msgid: entry for entry in polib.pofile(str(po_path(language)))}
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Project-Id-Version": "lazos",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for text, plural in texts().items():
        entry = old.get(text) or polib.POEntry(msgid=text)
        if plural:
            entry.msgid_plural = plural
            entry.msgstr_plural = entry.msgstr_plural or {0: "", 1: ""}
        catalogue.append(entry)
    catalogue.save(str(po_path(language)))
    po_path(language).with_suffix(".mo").write_bytes(compiled(language))
    return len(catalogue.untranslated_entries())


if __name__ == "__main__":
    missing = {language: update(language) for language in LANGUAGES}
    sys.stdout.write(
        "".join(f"{language}: {number} texts without a translation\n" for language, number in missing.items())
    )
