"""The key ring of this process, read once from its folder."""

from functools import cache

from django.conf import settings

from lazos.sealing.ring import KeyRing
from lazos.sealing.ring_file import append_erased, read_ring


@cache
def key_ring() -> KeyRing:
    """Give the key ring. Raises SealError where it cannot be read."""
    return read_ring(settings.KEY_RING_FOLDER)


def mark_erased(ids: list[str]) -> None:
    """Write erased records into the key ring's folder and read the ring anew."""
    append_erased(settings.KEY_RING_FOLDER, ids)
    key_ring.cache_clear()
