"""What `lazos doctor` looks at, one check a line."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from lazos.apps.audit.selectors import last_of
from lazos.apps.jobs.selectors import counts
from lazos.apps.jobs.states import State
from lazos.apps.vault.ring import key_ring
from lazos.config.env import Env
from lazos.config.installation import missing_migrations
from lazos.config.sqlite.library import is_wal_sound, library
from lazos.sealing.errors import SealError

FRESH: Final = timedelta(days=1)
LEAST_FREE: Final = 1 << 30


class Check(StrEnum):
    """What is looked at."""

    KEY_RING = "key_ring"
    DATABASE = "database"
    SQLITE_SOUND = "sqlite_sound"
    MIGRATIONS = "migrations"
    BACKUP = "backup"
    JOBS = "jobs"
    SPACE = "space"


@dataclass(frozen=True, slots=True)
class Looked:
    """How a check ended, with a number or a version beside it."""

    check: Check
    good: bool
    value: str


def examine() -> list[Looked]:
    """Look at everything; what cannot be looked at is not good."""
    ring, database = _ring(), _database()
    rest: list[Callable[[], Iterator[Looked]]] = [_sqlite, _migrations, _backup, _jobs] if database.good else [_sqlite]
    return [ring, database, *(one for look in rest for one in look()), *_space()]


def _ring() -> Looked:
    try:
        return Looked(Check.KEY_RING, good=True, value=str(len(key_ring().roots)))
    except SealError:
        return Looked(Check.KEY_RING, good=False, value="")


def _database() -> Looked:
    try:
        connection.ensure_connection()
    except DatabaseError:
        return Looked(Check.DATABASE, good=False, value=connection.vendor)
    return Looked(Check.DATABASE, good=True, value=connection.vendor)


def _sqlite() -> Iterator[Looked]:
    if connection.vendor == "sqlite":
        version = library().sqlite_version_info
        yield Looked(Check.SQLITE_SOUND, is_wal_sound(version), library().sqlite_version)


def _migrations() -> Iterator[Looked]:
    missing = missing_migrations()
    yield Looked(Check.MIGRATIONS, missing == 0, str(missing))


def _backup() -> Iterator[Looked]:
    if missing_migrations():
        return
    last = last_of("backup.make")
    yield Looked(Check.BACKUP, bool(last and timezone.now() - last < FRESH), f"{last:%Y-%m-%d %H:%M}" if last else "-")


def _jobs() -> Iterator[Looked]:
    if missing_migrations():
        return
    failed = counts()[State.FAILED]
    yield Looked(Check.JOBS, failed == 0, str(failed))


def _space() -> Iterator[Looked]:
    env: Env = settings.LAZOS
    free = shutil.disk_usage(env.data).free
    yield Looked(Check.SPACE, free > LEAST_FREE, f"{free >> 20} MiB")
