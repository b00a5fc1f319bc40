"""One import of a source at a time: a lock that ends with the process that holds it, however that ends."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from lazos.apps.registry.errors import Unimportable, UnimportableError


@contextmanager
def importing(source_id: int) -> Iterator[None]:
    """Hold a source. Raises UnimportableError where another process holds it."""
    path = Path(settings.LAZOS.data) / f"import-{source_id}.lock"
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise UnimportableError(Unimportable.BUSY) from None
        yield
