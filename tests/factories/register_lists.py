"""Small lists of invented people, as files that come in week after week."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from lazos.apps.accounts.models import Organisation
from lazos.apps.registry.models import Record, Release, Source
from lazos.apps.registry.services.imports import Follow, Imported, Wanted, import_list, make_source
from lazos.core.columns import Kind

HEADERS = ("ref", "full_name", "birth_date", "sex", "country", "phone", "note")
CHILDREN = (
    ("C1", "Ana Luz Brito Cedillo", "2011-03-05", "F", "GT", "50255551234", "pregunta por su mamá"),
    ("C2", "Tomás Raymundo Chávez", "2012-07-19", "M", "GT", "", ""),
    ("C3", "Elena Cobo Terraza", "2010-11-02", "F", "GT", "", "tía en Nebaj"),
)


def write(path: Path, rows: Sequence[Sequence[str]], headers: Sequence[str] = HEADERS) -> Path:
    """Write a list."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headers, *rows])
    return path


def nothing(release: Release) -> None:
    """Follow nothing: for tests of what stands below judgements."""


def source(of: Organisation, name: str = "shelters") -> Source:
    """Make a source."""
    return make_source(actor=None, organisation_id=of.id, name=name)


def bring(
    into: Source, path: Path, stated: str = "2018-07-26", kind: Kind = Kind.CHILDREN, follow: Follow = nothing
) -> Imported:
    """Import a file."""
    return import_list(actor=None, source=into, wanted=Wanted(path, date.fromisoformat(stated), kind), follow=follow)


def visible() -> list[str]:
    """Give the places of the records that can be seen."""
    rows = Record.objects.filter(release__visible=True).select_related("row").order_by("id")
    return [f"{it.row.sheet}!{it.row.number}" for it in rows]
