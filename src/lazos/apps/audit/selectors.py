"""Reads the log: who looked, the heads of the chains, and whether they are whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Max, Q

from lazos.apps.audit.models import LogEvent, SignedHead
from lazos.core.chain import Event, Fault, Head, Outcome, faults


@dataclass(frozen=True, slots=True)
class Looked:
    """One event as it is shown to those who may see who looked."""

    at: datetime
    organisation: str
    actor: str
    action: str
    about: str
    purpose: str
    outcome: Outcome


def looks_about(about: str, *, limit: int = 100) -> list[Looked]:
    """Give the newest events about one object, of every organisation."""
    return _shown(LogEvent.objects.filter(about=about).order_by("-at", "-id")[:limit])


def looks_of(chain: str, *, actor: str = "", limit: int = 100) -> list[Looked]:
    """Give the newest events of an organisation, or of one of its members."""
    wanted = Q(chain=chain) & (Q(actor=actor) if actor else Q())
    return _shown(LogEvent.objects.filter(wanted).order_by("-number")[:limit])


def _shown(rows: Iterable[LogEvent]) -> list[Looked]:
    return [Looked(it.at, it.chain, it.actor, it.action, it.about, it.purpose, Outcome(it.outcome)) for it in rows]


def last_of(action: str) -> datetime | None:
    """Give when an action was last done."""
    done = LogEvent.objects.filter(action=action, outcome=Outcome.DONE).order_by("-at").first()
    return done.at if done else None


def heads() -> list[Head]:
    """Give the head of every chain."""
    last = LogEvent.objects.values("chain").annotate(last=Max("number")).values_list("chain", "last")
    found = [LogEvent.objects.get(chain=chain, number=number) for chain, number in last]
    return [Head(it.chain, it.number, it.hash) for it in sorted(found, key=lambda it: it.chain)]


def signed_heads() -> list[tuple[Head, str]]:
    """Give every signed head with its signature."""
    rows = SignedHead.objects.order_by("chain", "number")
    return [(Head(it.chain, it.number, it.hash), it.signature) for it in rows]


def broken(kept: Iterable[Head] = ()) -> Iterator[Fault]:
    """Walk through every chain and give its faults; `kept` are heads to hold them against, wherever they were kept."""
    wanted: dict[str, list[Head]] = {}
    for head in kept:
        wanted.setdefault(head.chain, []).append(head)
    rows = LogEvent.objects.order_by("chain", "number").iterator(chunk_size=2000)
    for chain, events in groupby(rows, key=lambda it: it.chain):
        yield from faults(((_event(it), it.hash) for it in events), wanted.pop(chain, []))
    for rest in wanted.values():
        yield from faults((), rest)


def _event(it: LogEvent) -> Event:
    return Event(
        it.chain, it.number, it.at, it.actor, it.action, it.about, it.purpose, Outcome(it.outcome), dict(it.detail)
    )
