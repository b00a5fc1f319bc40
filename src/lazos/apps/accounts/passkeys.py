"""The ceremonies of passkeys (WebAuthn) as this site uses them: user verification always, no attestation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import webauthn
from django.conf import settings
from webauthn.helpers import base64url_to_bytes, options_to_json_dict, parse_authentication_credential_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from lazos.apps.accounts.faults import CannotBeDoneError, Fault

NAME = "Lazos"


@dataclass(frozen=True, slots=True)
class Ceremony:
    """What the browser is asked for, and the challenge that its answer must hold."""

    options: Mapping[str, Any]
    challenge: str


@dataclass(frozen=True, slots=True)
class NewPasskey:
    """A passkey that a browser has just made."""

    credential_id: bytes
    public_key: bytes
    sign_count: int


def registration(member_id: UUID, label: str, known: Iterable[bytes]) -> Ceremony:
    """Ask for a new passkey of a member; `label` is what their device shows beside the name of the site."""
    options = webauthn.generate_registration_options(
        rp_id=settings.LAZOS.host,
        rp_name=NAME,
        user_name=label,
        user_id=member_id.bytes,
        exclude_credentials=[PublicKeyCredentialDescriptor(id=one) for one in known],
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
        ),
    )
    return _ceremony(options)


def registered(answer: str, challenge: str) -> NewPasskey:
    """Accept the browser's answer to `registration`, or raise CannotBeDoneError."""
    try:
        new = webauthn.verify_registration_response(
            credential=answer,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=settings.LAZOS.host,
            expected_origin=settings.LAZOS.url,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        raise CannotBeDoneError(Fault.PASSKEY_WRONG) from None
    return NewPasskey(new.credential_id, new.credential_public_key, new.sign_count)


def authentication() -> Ceremony:
    """Ask for any passkey of this site; the device says whose it is."""
    return _ceremony(
        webauthn.generate_authentication_options(
            rp_id=settings.LAZOS.host, user_verification=UserVerificationRequirement.REQUIRED
        )
    )


def answered_by(answer: str) -> bytes:
    """Give the id of the passkey that an answer to `authentication` says it is of; nothing is proven yet."""
    try:
        return bytes(parse_authentication_credential_json(answer).raw_id)
    except (WebAuthnException, ValueError, KeyError, TypeError):
        raise CannotBeDoneError(Fault.PASSKEY_WRONG) from None


def authenticated(answer: str, challenge: str, public_key: bytes, sign_count: int) -> int:
    """Accept the browser's answer to `authentication`; gives the new count, or raises CannotBeDoneError."""
    try:
        verified = webauthn.verify_authentication_response(
            credential=answer,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=settings.LAZOS.host,
            expected_origin=settings.LAZOS.url,
            credential_public_key=public_key,
            credential_current_sign_count=sign_count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        raise CannotBeDoneError(Fault.PASSKEY_WRONG) from None
    return verified.new_sign_count


def _ceremony(options: Any) -> Ceremony:
    told = options_to_json_dict(options)
    return Ceremony(told, told["challenge"])
