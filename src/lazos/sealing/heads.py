"""Signed heads: what an outsider needs to know that a log was neither changed nor cut.

A head says that a chain had so many events, the last with this hash, on this day. Ed25519 (RFC 8032).
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from lazos.core.chain import Head
from lazos.sealing.errors import SealError
from lazos.sealing.ring import KeyRing


def signed(head: Head, ring: KeyRing) -> str:
    """Sign a head; gives the signature in hexadecimal."""
    return ring.signer().sign(head.text().encode()).hex()


def check_signature(head: Head, signature: str, verifying_key: str) -> None:
    """Accept a signed head, or raise SealError."""
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(verifying_key))
        public.verify(bytes.fromhex(signature), head.text().encode())
    except (InvalidSignature, ValueError):
        raise SealError(f"the signature of the head of {head.chain} at {head.number} is not of this key") from None
