"""Makes and destroys the keys of records."""

from collections.abc import Iterable
from uuid import UUID, uuid4

from django.db import transaction

from lazos.apps.vault.models import StoredKey
from lazos.apps.vault.ring import key_ring, mark_erased
from lazos.sealing.ring import new_record_key
from lazos.sealing.values import RecordKey


def make_keys(number: int) -> list[RecordKey]:
    """Make keys and store them wrapped, in the transaction of the caller; a record stores the `id` of its key."""
    ring = key_ring()
    keys = [new_record_key(str(uuid4())) for _ in range(number)]
    wrapped = ((key.id, *ring.wrap(key)) for key in keys)
    StoredKey.objects.bulk_create(
        [StoredKey(id=UUID(key_id), root=root, wrapped=sealed) for key_id, root, sealed in wrapped], batch_size=500
    )
    return keys


def make_key() -> RecordKey:
    """Make one key and store it wrapped."""
    return make_keys(1)[0]


def erase_keys(*, key_ids: Iterable[UUID]) -> None:
    """Destroy keys, so that what they sealed is gone here and in every backup restored with this key ring.

    The ring learns it first: if the database then fails, the records are closed all the same.
    """
    ids = list(key_ids)
    mark_erased([str(one) for one in ids])
    with transaction.atomic():
        StoredKey.objects.filter(id__in=ids).delete()


def forget_erased() -> int:
    """Delete keys that the ring knows as erased and a restored backup brought back; give how many."""
    erased = [UUID(one) for one in key_ring().erased]
    return sum(StoredKey.objects.filter(id__in=erased[at : at + 500]).delete()[0] for at in range(0, len(erased), 500))
