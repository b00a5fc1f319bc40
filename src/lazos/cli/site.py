"""What every command of the site begins with: the settings read, Django set up, the database as new as the program."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from lazos.cli.errors import UnusableRequest


@contextmanager
def clear_lines() -> Iterator[None]:
    """Turn what the site says of settings and keys into the one line of a command."""
    from lazos.config.env import BadSettingError
    from lazos.sealing.errors import SealError

    try:
        yield
    except (BadSettingError, SealError) as error:
        raise UnusableRequest(str(error)) from error


def open_site(*, migrated: bool = True) -> None:
    """Set Django up. Raises UnusableRequest where a setting or the key ring cannot be used, or tables are missing."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lazos.config.settings")
    try:
        with clear_lines():
            django.setup()
    except ImproperlyConfigured as error:
        raise UnusableRequest("for PostgreSQL install its driver: pip install 'lazos[postgres]'") from error
    if migrated:
        _check_tables()


def _check_tables() -> None:
    from django.db import DatabaseError, connection

    from lazos.config.installation import missing_migrations

    try:
        connection.ensure_connection()
        missing = missing_migrations()
    except DatabaseError as error:
        raise UnusableRequest("the database cannot be reached. Try: lazos doctor") from error
    if missing:
        raise UnusableRequest("the database is not as new as the program. Try: lazos init --upgrade")
