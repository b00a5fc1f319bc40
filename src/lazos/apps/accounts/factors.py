"""Passwords, one-time codes and the tokens of links: checked and hashed."""

import hmac
import threading
from datetime import datetime
from hashlib import sha256
from typing import Final

import pyotp
from django.contrib.auth.hashers import check_password, make_password

from lazos.apps.accounts.faults import CannotBeDoneError, Fault
from lazos.apps.accounts.models import Member
from lazos.apps.accounts.sealed import key_of, member_place

LEAST: Final = 12
MOST: Final = 200
"""Longer passwords are refused before they are hashed: hashing a megabyte is an attack."""
_AT_ONCE: Final = threading.BoundedSemaphore(2)
"""Argon2 takes 64 MiB or more for each password; so many are hashed at a time."""
_STEP: Final = 30


def check_new_password(password: str, *besides: str) -> None:
    """Refuse a password that is too short, too long, or made of what is known of its owner."""
    if len(password) < LEAST:
        raise CannotBeDoneError(Fault.PASSWORD_SHORT)
    if len(password) > MOST:
        raise CannotBeDoneError(Fault.PASSWORD_LONG)
    plain = password.casefold()
    if len(set(plain)) < LEAST // 3 or any(len(one) > 3 and one.casefold() in plain for one in besides):
        raise CannotBeDoneError(Fault.PASSWORD_KNOWN)


def hashed(password: str) -> str:
    """Hash a password (argon2id)."""
    with _AT_ONCE:
        return make_password(password)


def is_password(member: Member | None, password: str) -> bool:
    """Tell whether it is the member's password; takes as long where there is no such member."""
    if len(password) > MOST:
        return False
    with _AT_ONCE:
        if member is None or member.password is None:
            make_password(password)
            return False
        kept = key_of(member).open(member_place(member.code, "password"), bytes(member.password))
        return check_password(password, kept)


def new_totp_secret() -> str:
    """Draw a secret for one-time codes, in base 32."""
    return pyotp.random_base32()


def totp_address(secret: str, label: str) -> str:
    """Give the address that an authenticator app reads from a QR code."""
    return pyotp.TOTP(secret).provisioning_uri(name=label, issuer_name="Lazos")


def fresh_step(secret: str, code: str, now: datetime, after: int) -> int | None:
    """Give the 30-second step that a code belongs to, one early or late included; None for a wrong or used code."""
    plain, totp = "".join(code.split()), pyotp.TOTP(secret)
    current = int(now.timestamp()) // _STEP
    for step in (current, current - 1, current + 1):
        if step > after and hmac.compare_digest(totp.generate_otp(step).encode(), plain.encode()):
            return step
    return None


def checked_secret(secret: str) -> str:
    """Accept the secret that `new_totp_secret` drew, as it came back from the form."""
    plain = "".join(secret.split()).upper()
    if len(plain) != len(new_totp_secret()) or not set(plain) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"):
        raise CannotBeDoneError(Fault.TOTP_WRONG)
    return plain


def token_hash(token: str) -> str:
    """Give what is kept of the token of a link."""
    return sha256(token.encode()).hexdigest()
