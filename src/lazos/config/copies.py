"""Copies of the database, made while others write, and put back: SQLite by itself, PostgreSQL by its own programs."""

import os
import subprocess
from pathlib import Path
from shutil import which
from typing import Final

from django.conf import settings
from django.db import connection

from lazos.config.env import BadSettingError, Env, Postgres

SQLITE: Final = "sqlite"
POSTGRESQL: Final = "postgresql"


def kind() -> str:
    """Give the kind of the database of this installation."""
    return SQLITE if settings.LAZOS.postgres is None else POSTGRESQL


def copy_to(path: Path) -> None:
    """Write a copy as of one instant. Raises BadSettingError where PostgreSQL's programs are missing or fail."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    env: Env = settings.LAZOS
    if env.postgres is None:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(path)])
    else:
        _run("pg_dump", env.postgres, "--format=custom", "--no-owner", f"--file={path}")


def put_back(path: Path, postgres: Postgres) -> None:
    """Fill an empty PostgreSQL database from a copy, whole or not at all."""
    _run(
        "pg_restore",
        postgres,
        "--single-transaction",
        "--exit-on-error",
        "--no-owner",
        f"--dbname={postgres.name}",
        str(path),
    )


def _run(program: str, it: Postgres, *arguments: str) -> None:
    found = which(program)
    if found is None:
        raise BadSettingError(f"{program}: PostgreSQL's own program is needed here; install its client package")
    place = {"PGDATABASE": it.name, "PGUSER": it.user, "PGPASSWORD": it.password, "PGHOST": it.host, "PGPORT": it.port}
    surroundings = os.environ | {name: value for name, value in place.items() if value}
    done = subprocess.run([found, *arguments], env=surroundings, capture_output=True, check=False)  # noqa: S603 (its path was found, its arguments are ours)
    if done.returncode:
        raise BadSettingError(
            f"{program} ended with {done.returncode}; is the database there, and empty for a restore?"
        )
