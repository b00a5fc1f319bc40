"""Makes an installation, its backups, and an installation from a backup."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse
from django.utils import timezone

from lazos.apps.accounts.services import people
from lazos.apps.audit import selectors as audit
from lazos.apps.audit.services import MACHINE, record, sign_heads
from lazos.apps.vault.ring import key_ring
from lazos.config.copies import copy_to, kind
from lazos.config.env import Env
from lazos.sealing import backups
from lazos.sealing.backups import Manifest


@dataclass(frozen=True, slots=True)
class Founder:
    """The first organisation and its first administrator."""

    code: str
    name: str
    desk: str
    administrator: str = field(repr=False)


def begin(founder: Founder) -> str:
    """Make the tables and the first organisation; gives the address of its administrator's invitation."""
    call_command("migrate", verbosity=0)
    with transaction.atomic():
        record(chain=MACHINE, actor=MACHINE, action="installation.begin")
    _, token = people.found_organisation(
        code=founder.code, name=founder.name, desk=founder.desk, administrator=founder.administrator
    )
    return invitation_address(token)


def invitation_address(token: str) -> str:
    """Give the address at which an invitation is accepted."""
    env: Env = settings.LAZOS
    return env.url + reverse("invitation", args=[token])


def missing_migrations() -> int:
    """Count the steps that the database has not taken yet."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def back_up(out: Path) -> None:
    """Write an encrypted backup, signed heads of the log with it, while others write."""
    sign_heads(now=timezone.now())
    heads = tuple((head.chain, head.number, head.hash, signature) for head, signature in audit.signed_heads())
    with scratch() as folder:
        copy = folder / "copy"
        copy_to(copy)
        manifest = Manifest(kind(), backups.hash_of(copy), timezone.now().isoformat(), heads)
        backups.pack(copy, manifest, out, key_ring().recipient)
    record(chain=MACHINE, actor=MACHINE, action="backup.make", about=f"backup:{manifest.sha256[:16]}")


@contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder beside the database, of its owner alone, and remove it whatever happens."""
    env: Env = settings.LAZOS
    folder = Path(tempfile.mkdtemp(prefix=".scratch-", dir=env.data))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def own_folder(path: Path) -> None:
    """Make a folder that only its owner enters."""
    path.mkdir(parents=True, exist_ok=True)
    os.chmod(path, 0o700)  # noqa: PTH101 (the same for a folder that was there)
