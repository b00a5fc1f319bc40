"""Sessions in the database under a hash of their key, so that a copy of the database lets nobody in."""

from hashlib import sha256
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.utils import timezone


def _stored(key: str) -> str:
    return sha256(key.encode()).hexdigest()[:40]


class SessionStore(DatabaseStore):
    """Django's own store, which keeps and seeks the hash where that one keeps the key."""

    def _get_session_from_db(self) -> AbstractBaseSession | None:
        kept = self.model.objects.filter(session_key=_stored(self.session_key or ""), expire_date__gt=timezone.now())
        session: AbstractBaseSession | None = kept.first()
        if session is None:
            self._session_key = None
        return session

    def exists(self, session_key: str) -> bool:
        """Tell whether there is a session of this key."""
        return bool(super().exists(_stored(session_key)))

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        """Make the row, under the hash."""
        session = super().create_model_instance(data)
        session.session_key = _stored(session.session_key)
        return session

    def delete(self, session_key: str | None = None) -> None:
        """Delete a session, by default this one."""
        key = session_key or self.session_key
        if key:
            super().delete(_stored(key))
