"""A value sealed under the key of its record, bound to the table, the field and the record where it stands.

AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D). The place is associated data: a sealed value that somebody
moves to another row or column does not open there.
"""

import os
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from lazos.sealing.errors import Unopenable

VERSION: Final = b"\x01"
NONCE: Final = 12
KEY: Final = 32
_LEAST: Final = len(VERSION) + NONCE + 16


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value stands."""

    table: str
    field: str
    record: str

    def bound(self) -> bytes:
        """Give the place as bytes that no other place has: each part with its length before it."""
        parts = [part.encode() for part in (self.table, self.field, self.record)]
        return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def encrypt(secret: bytes, plain: bytes, bound: bytes) -> bytes:
    """Seal bytes under a 32-byte key: version, nonce, ciphertext with its tag."""
    nonce = os.urandom(NONCE)
    return VERSION + nonce + AESGCM(secret).encrypt(nonce, plain, VERSION + bound)


def decrypt(secret: bytes, sealed: bytes, bound: bytes) -> bytes:
    """Open what `encrypt` made. Raises Unopenable for another key, another place or changed bytes."""
    if len(sealed) < _LEAST or sealed[:1] != VERSION:
        raise Unopenable("a sealed value is damaged or of a later version")
    nonce, body = sealed[1 : 1 + NONCE], sealed[1 + NONCE :]
    try:
        return AESGCM(secret).decrypt(nonce, body, VERSION + bound)
    except InvalidTag:
        raise Unopenable("a sealed value does not open with this key at this place") from None


@dataclass(frozen=True, slots=True)
class RecordKey:
    """The key of one record, unwrapped and ready; it is never stored and never shown so."""

    id: str
    secret: bytes = field(repr=False)

    def seal(self, place: Place, text: str) -> bytes:
        """Seal a text for its place."""
        return encrypt(self.secret, text.encode(), place.bound())

    def open(self, place: Place, sealed: bytes) -> str:
        """Open a text at its place. Raises Unopenable."""
        return decrypt(self.secret, bytes(sealed), place.bound()).decode()

    def seal_bytes(self, place: Place, plain: bytes) -> bytes:
        """Seal bytes (an attachment, an index) for their place."""
        return encrypt(self.secret, plain, place.bound())

    def open_bytes(self, place: Place, sealed: bytes) -> bytes:
        """Open bytes at their place. Raises Unopenable."""
        return decrypt(self.secret, bytes(sealed), place.bound())
