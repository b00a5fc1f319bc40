"""Files that come in by the web: kept sealed, previewed, imported by the worker, and thrown away."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path, PurePath
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from lazos.apps.accounts.access import require
from lazos.apps.accounts.actors import Actor
from lazos.apps.audit.services import record
from lazos.apps.jobs.services import enqueue
from lazos.apps.registry.access import upload_for
from lazos.apps.registry.errors import Unimportable, UnimportableError
from lazos.apps.registry.models import Upload
from lazos.apps.registry.services.imports import Preview, Wanted, make_source, preview_list
from lazos.apps.vault.models import StoredKey
from lazos.apps.vault.selectors import unlock
from lazos.apps.vault.services import make_key
from lazos.core.columns import Column, Kind
from lazos.core.disclosure import Role
from lazos.sealing.values import Place

KEPT: Final = timedelta(days=1)
"""How long a file waits for somebody to say that it is to be imported."""
_TABLE: Final = "registry_upload"


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file as it came: its name, what is in it, who sends it, the day for which it speaks, what it is about."""

    name: str
    content: bytes
    source: str
    stated: date
    kind: Kind | None = None


def check_may_keep(actor: Actor) -> None:
    """Refuse whoever may not bring lists."""
    require(actor, Role.KEEPER, action="upload.keep")


def keep(*, actor: Actor, arrived: Arrived) -> UUID:
    """Keep a file sealed; gives its id. Raises Refused, UnimportableError."""
    check_may_keep(actor)
    if arrived.stated > timezone.now().date():
        raise UnimportableError(Unimportable.STATED_LATER)
    forget(before=timezone.now() - KEPT)
    with transaction.atomic():
        source = make_source(actor=actor, organisation_id=actor.organisation_id, name=arrived.source)
        key, number = make_key(), uuid4()
        Upload.objects.create(
            id=number, source=source, key_id=UUID(key.id), by_id=actor.member_id, at=timezone.now(),
            name=key.seal(Place(_TABLE, "name", str(number)), PurePath(arrived.name).name[:200]),
            content=key.seal_bytes(Place(_TABLE, "content", str(number)), arrived.content), stated=arrived.stated,
            kind=arrived.kind or "",
        )  # fmt: skip
        record(chain=actor.organisation, actor=actor.code, action="upload.keep", about=f"upload:{number}")
    return number


def preview(*, actor: Actor, upload_id: UUID) -> Preview:
    """Read a kept file without keeping anything of it. Raises Refused, UnusableList."""
    upload = upload_for(actor, upload_id, action="upload.preview")
    with unsealed(upload) as wanted:
        return preview_list(source=upload.source, wanted=wanted)


def correct(*, actor: Actor, upload_id: UUID, mapping: Mapping[str, str]) -> None:
    """Say how the headers of a kept file are to be read; what is no canonical column leaves its column out."""
    upload = upload_for(actor, upload_id, action="upload.correct")
    known = {column.value for column in Column}
    upload.mapping = {
        header: target if target.partition(".")[0] in known else "-" for header, target in mapping.items()
    }
    upload.save(update_fields=["mapping"])


def ask_for_import(*, actor: Actor, upload_id: UUID) -> UUID:
    """Put the import of a kept file into the queue, once; gives the job."""
    upload = upload_for(actor, upload_id, action="upload.import")
    with transaction.atomic():
        return enqueue(kind="import", key=f"import/{upload.id}", payload={"upload": str(upload.id)})


@contextmanager
def unsealed(upload: Upload) -> Iterator[Wanted]:
    """A kept file as a list to be imported, in a private folder that is removed at the end. Raises Erased."""
    if upload.key_id is None:
        raise UnimportableError(Unimportable.GONE)
    key = unlock(upload.key_id)
    name = key.open(Place(_TABLE, "name", str(upload.id)), bytes(upload.name))
    with tempfile.TemporaryDirectory(prefix="lazos-") as folder:
        path = Path(folder) / f"list{PurePath(name).suffix[:8]}"
        path.write_bytes(key.open_bytes(Place(_TABLE, "content", str(upload.id)), bytes(upload.content)))
        yield Wanted(path, upload.stated, Kind(upload.kind) if upload.kind else None, upload.mapping)


def forget(*, before: datetime) -> None:
    """Throw away the files that nobody imported in time, and those that were imported."""
    old = Upload.objects.filter(at__lt=before, key__isnull=False)
    StoredKey.objects.filter(id__in=list(old.values_list("key", flat=True))).delete()
    Upload.objects.filter(key=None).exclude(content=b"").update(content=b"", name=b"")


def done(upload: Upload, *, release: UUID | None, error: str = "") -> None:
    """Write down what became of a file, and throw its content away if it became a release."""
    with transaction.atomic():
        Upload.objects.filter(id=upload.id).update(imported=release, error=error)
        if release:
            StoredKey.objects.filter(upload=upload).delete()
            Upload.objects.filter(id=upload.id).update(content=b"", name=b"")
