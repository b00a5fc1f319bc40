"""Translations are complete, not stale, and compiled."""

import polib
import pytest
from tests.consistency.catalogue import LANGUAGES, compiled, fields, po_path, texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_every_text_of_the_source_and_no_other(language: str) -> None:
    entries = {entry.msgid: entry.msgid_plural or None for entry in polib.pofile(str(po_path(language)))}
    assert entries == texts(), "run: make messages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated_with_the_same_fields(language: str) -> None:
    for entry in polib.pofile(str(po_path(language))):
        translations = list(entry.msgstr_plural.values()) or [entry.msgstr]
        assert all(translations), entry.msgid
        assert not entry.fuzzy, entry.msgid
        assert all(fields(text) == fields(entry.msgid) for text in translations), entry.msgid


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_fresh(language: str) -> None:
    assert po_path(language).with_suffix(".mo").read_bytes() == compiled(language), "run: make messages"
