"""The recovery sheet: the key ring as lines to be printed, kept on paper, and typed in again.

A root is written in base 32 (RFC 4648) in groups of four, with a check group at its end, so that a misread letter is
found in its line. The private key that opens backups is written here and nowhere else.
"""

import base64
import re
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from lazos.sealing.errors import SealError
from lazos.sealing.ring import KeyRing, Root
from lazos.sealing.values import KEY

_ROOT: Final = re.compile(r"^\s*root\s+([0-9a-f]{8})\s+([A-Z2-7\s]+)$", re.IGNORECASE)
_IDENTITY: Final = re.compile(r"^\s*backups\s+(AGE-SECRET-KEY-1[0-9A-Z]+)\s*$", re.IGNORECASE)
_RECIPIENT: Final = re.compile(r"^\s*recipient\s+(age1[0-9a-z]+)\s*$")
_GROUP: Final = 4
_CHECK: Final = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on a recovery sheet."""

    ring: KeyRing
    identity: str = field(repr=False)
    """The private age key that opens backups."""


def written(sheet: Sheet) -> str:
    """Write the lines of a sheet."""
    roots = "".join(f"root {root.id} {_grouped(_coded(root))}\n" for root in sheet.ring.roots)
    return f"{roots}recipient {sheet.ring.recipient}\nbackups {sheet.identity}\n"


def read(text: str) -> Sheet:
    """Read a sheet, however it is spaced and whatever stands around it.

    Raises SealError and names the line whose letters do not agree with their check group.
    """
    roots, recipient, identity = [], "", ""
    for number, line in enumerate(text.splitlines(), 1):
        if hit := _ROOT.match(line):
            roots.append(_root(hit[1].lower(), hit[2], number))
        elif hit := _RECIPIENT.match(line):
            recipient = hit[1]
        elif hit := _IDENTITY.match(line):
            identity = hit[1].upper()
    if not roots or not identity or not recipient:
        raise SealError("a recovery sheet has at least one line `root`, one line `recipient` and one line `backups`")
    return Sheet(KeyRing(tuple(roots), recipient), identity)


def _coded(root: Root) -> str:
    letters = base64.b32encode(root.secret).decode().rstrip("=")
    return letters + _check(root.id, letters)


def _check(root_id: str, letters: str) -> str:
    return base64.b32encode(sha256(f"{root_id}{letters}".encode()).digest()).decode()[:_CHECK]


def _grouped(letters: str) -> str:
    return " ".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def _root(root_id: str, letters: str, number: int) -> Root:
    plain = "".join(letters.upper().split())
    body, check = plain[:-_CHECK], plain[-_CHECK:]
    if len(body) != (KEY * 8 + 4) // 5 or _check(root_id, body) != check:
        raise SealError(f"recovery sheet, line {number}: a letter is missing or wrong")
    return Root(root_id, base64.b32decode(body + "=" * (-len(body) % 8)))
