"""Translations are complete, not stale, and compiled."""

import pytest
from tests.consistency.catalogue import CATALOGUES, Domain, compiled, entries, fields, po_path, texts


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_the_catalogue_holds_every_text_of_the_source_and_no_other(language: str, domain: Domain) -> None:
    held = {entry.msgid: entry.msgid_plural or None for entry in entries(language, domain)}
    assert held == texts(domain), "run: make messages"


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_every_text_is_translated_with_the_same_fields(language: str, domain: Domain) -> None:
    for entry in entries(language, domain):
        translations = list(entry.msgstr_plural.values()) or [entry.msgstr]
        assert all(translations), entry.msgid
        assert not entry.fuzzy, entry.msgid
        assert all(fields(text, domain) == fields(entry.msgid, domain) for text in translations), entry.msgid


@pytest.mark.parametrize(("language", "domain"), CATALOGUES)
def test_the_compiled_catalogue_is_fresh(language: str, domain: Domain) -> None:
    assert po_path(language, domain).with_suffix(".mo").read_bytes() == compiled(language, domain), "run: make messages"
