"""What the worker does for accounts."""

from collections.abc import Mapping

from lazos.apps.accounts.sessions import SessionStore


def clear_sessions(payload: Mapping[str, object], tell: object) -> None:  # noqa: ARG001 (the signature of every job)
    """Delete the sessions that have ended."""
    SessionStore.clear_expired()
