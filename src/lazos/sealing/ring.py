"""The key ring: the roots from which every lasting key is derived, and what is made with them.

A ring holds one root or more; the last is used for what is new, the others still open what is old. Every key with a
purpose is derived from a root by HKDF-SHA-256 (RFC 5869), so that only the roots need be written on paper.
"""

import hmac
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from lazos.sealing.errors import Erased, SealError, Unopenable
from lazos.sealing.values import KEY, RecordKey, decrypt, encrypt

_PRODUCT: Final = b"lazos/1/"


@dataclass(frozen=True, slots=True)
class Root:
    """32 random bytes with a short id that says nothing about them."""

    id: str
    secret: bytes = field(repr=False)

    def derive(self, purpose: str) -> bytes:
        """Derive the 32-byte key of a purpose."""
        return HKDF(hashes.SHA256(), KEY, salt=None, info=_PRODUCT + purpose.encode()).derive(self.secret)


def new_root() -> Root:
    """Draw a root; its id is drawn apart from it."""
    return Root(os.urandom(4).hex(), os.urandom(KEY))


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The roots, oldest first, and the ids of the records that were erased under them."""

    roots: tuple[Root, ...]
    recipient: str = ""
    """The public age key that backups are encrypted to; its private half is on paper only."""
    erased: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a ring without a root."""
        if not self.roots or len({root.id for root in self.roots}) != len(self.roots):
            raise SealError("a key ring needs at least one root, each with its own id")

    @property
    def newest(self) -> Root:
        """The root that is used for what is new."""
        return self.roots[-1]

    def wrap(self, key: RecordKey) -> tuple[str, bytes]:
        """Wrap the key of a record for the database; gives the id of the root and the wrapped key."""
        root = self.newest
        return root.id, encrypt(root.derive("wrap"), key.secret, _wrapped_place(root.id, key.id))

    def unwrap(self, key_id: str, root_id: str, wrapped: bytes) -> RecordKey:
        """Unwrap the key of a record. Raises Erased for an erased record, Unopenable for what does not open."""
        if key_id in self.erased:
            raise Erased("the key of this record was destroyed")
        root = next((root for root in self.roots if root.id == root_id), None)
        if root is None:
            raise Unopenable(f"the key ring lacks the root {root_id}")
        return RecordKey(key_id, decrypt(root.derive("wrap"), bytes(wrapped), _wrapped_place(root_id, key_id)))

    def token(self, kind: str, text: str) -> str:
        """Give a keyed search token: equal texts of one kind have equal tokens, and nothing else can be read from it.

        Made with the oldest root, so that tokens stay the same when a root is added.
        """
        key = self.roots[0].derive(f"token/{kind}")
        return hmac.new(key, text.encode(), sha256).hexdigest()

    def web_secret(self) -> str:
        """Give the secret that signs cookies and forms."""
        return self.newest.derive("web").hex()

    def signer(self) -> Ed25519PrivateKey:
        """Give the key that signs the heads of the log."""
        return Ed25519PrivateKey.from_private_bytes(self.newest.derive("sign"))

    def verifying_key(self) -> str:
        """Give the public half of the signing key, in hexadecimal; outsiders check heads with it."""
        return self.signer().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()

    def with_erased(self, ids: Iterable[str]) -> "KeyRing":
        """Give the ring with more records erased."""
        return KeyRing(self.roots, self.recipient, self.erased | frozenset(ids))


def new_record_key(key_id: str) -> RecordKey:
    """Draw the key of a record."""
    return RecordKey(key_id, os.urandom(KEY))


def _wrapped_place(root_id: str, key_id: str) -> bytes:
    return f"wrap/{root_id}/{key_id}".encode()
