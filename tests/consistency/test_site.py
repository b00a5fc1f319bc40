"""What the site's documents say is what the program does."""

from pathlib import Path

import pytest
from django.core.management import call_command
from tests.consistency import sharing
from tests.consistency.catalogue import ROOT

from lazos.config.env import SETTINGS


def test_the_sharing_matrix_stands_in_the_documents() -> None:
    assert sharing.PAGE.read_text(encoding="utf-8") == sharing.page(), "run: make documents"


@pytest.mark.django_db
def test_every_model_has_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda it: it.name)
def test_every_setting_is_documented(setting: object) -> None:
    assert f"`{getattr(setting, 'name', '')}`" in Path(ROOT / "docs" / "operators.md").read_text(encoding="utf-8")
