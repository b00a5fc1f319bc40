"""Unlocks the keys of records."""

from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from lazos.apps.vault.models import StoredKey
from lazos.apps.vault.ring import key_ring
from lazos.sealing.errors import Erased, Unopenable
from lazos.sealing.values import RecordKey

_BATCH = 500


def unlock(key_id: UUID) -> RecordKey:
    """Unlock one key. Raises Erased where it was destroyed."""
    found = unlock_all([key_id])
    if key_id not in found:
        raise Erased("the key of this record was destroyed")
    return found[key_id]


def unlock_all(key_ids: Iterable[UUID]) -> Mapping[UUID, RecordKey]:
    """Unlock many keys, 500 a query; those that were erased are absent."""
    wanted, ring = list(dict.fromkeys(key_ids)), key_ring()
    found: dict[UUID, RecordKey] = {}
    for at in range(0, len(wanted), _BATCH):
        for row in StoredKey.objects.filter(id__in=wanted[at : at + _BATCH]):
            if str(row.id) not in ring.erased:
                found[row.id] = ring.unwrap(str(row.id), row.root, bytes(row.wrapped))
    return found


def token(kind: str, text: str) -> str:
    """Give the keyed search token of a text; only for what must be found by its exact value (a sign-in name)."""
    return key_ring().token(kind, text)


def unopenable() -> Iterator[UUID]:
    """Walk through all keys and give those that the ring cannot unwrap, erased ones aside."""
    ring = key_ring()
    for row in StoredKey.objects.order_by("id").iterator(chunk_size=2000):
        try:
            ring.unwrap(str(row.id), row.root, bytes(row.wrapped))
        except Erased:
            continue
        except Unopenable:
            yield row.id
