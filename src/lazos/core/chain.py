"""The log as a chain: every event carries the SHA-256 of the one before, so that none can be changed or left out.

An event is coded: who did what, about which object, for what purpose, with which outcome. Words that could name a
person do not fit into it (`Event` refuses them).
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Final

START: Final = "0" * 64
"""What stands in the place of the hash before the first event."""
_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:#/@+-]{0,127}|")


class Outcome(StrEnum):
    """How what an event tells of ended."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


class NotACodeError(ValueError):
    """A part of an event that is no code; it could hold words about a person. Names the part, never its value."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a chain, before it has its hash. `at` is aware, kept in UTC to the microsecond."""

    chain: str
    number: int
    at: datetime
    actor: str
    action: str
    about: str = ""
    purpose: str = ""
    outcome: Outcome = Outcome.DONE
    detail: Mapping[str, str | int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what is no code."""
        parts = {"chain": self.chain, "actor": self.actor, "action": self.action, "about": self.about,
                 "purpose": self.purpose, **self.detail}  # fmt: skip
        for name, value in parts.items():
            if not isinstance(value, int) and not _CODE.fullmatch(value):
                raise NotACodeError(name)
            if not _CODE.fullmatch(name):
                raise NotACodeError("detail")

    def text(self) -> str:
        """Give the one text of this event that is hashed: JSON, keys sorted, ASCII, no spaces."""
        stamp = self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        parts = {"chain": self.chain, "number": self.number, "at": stamp, "actor": self.actor, "action": self.action,
                 "about": self.about, "purpose": self.purpose, "outcome": self.outcome.value,
                 "detail": dict(self.detail)}  # fmt: skip
        return json.dumps(parts, sort_keys=True, ensure_ascii=True, separators=(",", ":"))

    def digest(self, before: str) -> str:
        """Give the hash of this event after the one with the hash `before`."""
        return sha256(f"{before}\n{self.text()}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Head:
    """The last event of a chain as it stood when the head was taken."""

    chain: str
    number: int
    hash: str

    def text(self) -> str:
        """Give the text that is signed."""
        return f"lazos-head/1 {self.chain} {self.number} {self.hash}"


class Broken(StrEnum):
    """What can be wrong with a chain."""

    GAP = "gap"
    """An event is missing, doubled or out of its order."""
    CHANGED = "changed"
    """An event, or the one before it, is not what was written."""
    CUT = "cut"
    """The chain ends before a head that was taken of it."""
    REPLACED = "replaced"
    """The chain has another event where a head was taken of it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a chain is broken, and how."""

    chain: str
    number: int
    what: Broken


def faults(events: Iterable[tuple[Event, str]], heads: Iterable[Head] = ()) -> Iterator[Fault]:
    """Walk through one chain, in order of number and each event with its stored hash; give every fault.

    `heads` are heads of the same chain that were kept elsewhere: without one, a chain that lost its end looks whole.
    """
    wanted = {head.number: head for head in heads}
    before, expected, chain = START, 1, ""
    for event, stored in events:
        chain = event.chain
        if event.number != expected:
            yield Fault(chain, event.number, Broken.GAP)
        elif event.digest(before) != stored:
            yield Fault(chain, event.number, Broken.CHANGED)
        head = wanted.pop(event.number, None)
        if head and head.hash != stored:
            yield Fault(chain, event.number, Broken.REPLACED)
        before, expected = stored, event.number + 1
    for number, head in sorted(wanted.items()):
        yield Fault(head.chain, number, Broken.CUT)
