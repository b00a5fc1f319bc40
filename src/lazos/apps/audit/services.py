"""Writes the log. Services of every app call `record` inside their own transaction; callers of services never do."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.db import connection, transaction
from django.utils import timezone

from lazos.apps.audit.models import LogEvent, SignedHead
from lazos.apps.audit.selectors import heads
from lazos.apps.vault.ring import key_ring
from lazos.core.chain import START, Event, Outcome
from lazos.sealing.heads import signed

MACHINE: Final = "machine"
"""The chain, and the actor, of what no organisation did: the start of an installation, backups, jobs."""


def record(
    *,
    chain: str,
    actor: str,
    action: str,
    about: str = "",
    purpose: str = "",
    outcome: Outcome = Outcome.DONE,
    detail: Mapping[str, str | int] | None = None,
) -> None:
    """Append an event to a chain, in the transaction of the caller where there is one.

    Every part is a code; raises NotACodeError for anything else, and then nothing of the transaction stands. The chain
    is locked until the transaction ends: keep it short, and do not append to two chains in one.
    """
    with transaction.atomic():
        before = _last(chain)
        number, stood = (before.number + 1, before.hash) if before else (1, START)
        event = Event(chain, number, timezone.now(), actor, action, about, purpose, outcome, dict(detail or {}))
        LogEvent.objects.create(
            chain=chain, number=number, at=event.at, actor=actor, action=action, about=about, purpose=purpose,
            outcome=outcome, detail=dict(event.detail), hash=event.digest(stood),
        )  # fmt: skip


def _last(chain: str) -> LogEvent | None:
    """Give the last event of a chain, locked against other writers.

    SQLite has one writer at a time (transactions begin IMMEDIATE); PostgreSQL is asked for a lock of this chain, since
    under READ COMMITTED two writers would read the same last event.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"audit/{chain}"])
    return LogEvent.objects.filter(chain=chain).order_by("-number").first()


def sign_heads(*, now: datetime) -> int:
    """Sign the head of every chain that grew since it was signed last; give how many were signed."""
    ring = key_ring()
    fresh = [
        SignedHead(chain=it.chain, number=it.number, hash=it.hash, signed_at=now, signature=signed(it, ring))
        for it in heads()
    ]
    with transaction.atomic():
        before = SignedHead.objects.count()
        SignedHead.objects.bulk_create(fresh, ignore_conflicts=True)
        return SignedHead.objects.count() - before
