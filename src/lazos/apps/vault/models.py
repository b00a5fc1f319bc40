"""The wrapped keys of records."""

import uuid

from django.db import models


class StoredKey(models.Model):
    """The key of one record, wrapped by a root of the key ring; without the ring it opens nothing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    root = models.CharField(max_length=16)
    wrapped = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Its name in the database."""

        db_table = "vault_key"
