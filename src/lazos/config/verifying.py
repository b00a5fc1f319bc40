"""Checks an installation: database, log, signatures under its heads, keys, and the persons that follow."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db import IntegrityError, connection

from lazos.apps.audit import selectors as audit
from lazos.apps.matching.services.follow import drift
from lazos.apps.registry.selectors.lists import registers
from lazos.apps.vault.ring import key_ring
from lazos.apps.vault.selectors import unopenable
from lazos.core.chain import Head
from lazos.sealing.errors import SealError
from lazos.sealing.heads import check_signature


class What(StrEnum):
    """What a finding is about."""

    DATABASE_DAMAGED = "database_damaged"
    REFERENCE_BROKEN = "reference_broken"
    LOG_BROKEN = "log_broken"
    SIGNATURE_WRONG = "signature_wrong"
    KEY_DOES_NOT_OPEN = "key_does_not_open"
    PROJECTION_DIFFERS = "projection_differs"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, with codes that say where."""

    what: What
    where: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked, and what was found."""

    chains: int
    events: int
    findings: tuple[Finding, ...]


def verify(kept: Iterable[tuple[Head, str]] = ()) -> Verified:
    """Check everything; `kept` are signed heads that lay elsewhere, without which a cut log looks whole."""
    signed = [*audit.signed_heads(), *kept]
    findings = (*_database(), *_signatures(signed), *_log(head for head, _ in signed), *_keys(), *_projection())
    heads = audit.heads()
    return Verified(len(heads), sum(head.number for head in heads), findings)


def _database() -> Iterator[Finding]:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            told = [str(row[0]) for row in cursor.fetchall()]
        if told != ["ok"]:
            yield Finding(What.DATABASE_DAMAGED, str(len(told)))
    try:
        connection.check_constraints()
    except IntegrityError:
        yield Finding(What.REFERENCE_BROKEN, "")


def _signatures(signed: Iterable[tuple[Head, str]]) -> Iterator[Finding]:
    public = key_ring().verifying_key()
    for head, signature in signed:
        try:
            check_signature(head, signature, public)
        except SealError:
            yield Finding(What.SIGNATURE_WRONG, f"{head.chain} {head.number}")


def _log(heads: Iterable[Head]) -> Iterator[Finding]:
    for fault in audit.broken(heads):
        yield Finding(What.LOG_BROKEN, f"{fault.chain} {fault.number} {fault.what}")


def _projection() -> Iterator[Finding]:
    """Make persons, kinships and families anew from records and judgements, and compare."""
    for code, number in registers().items():
        if differing := drift(number):
            yield Finding(What.PROJECTION_DIFFERS, f"{code} {differing}")


def _keys() -> Iterator[Finding]:
    for key_id in unopenable():
        yield Finding(What.KEY_DOES_NOT_OPEN, str(key_id))
