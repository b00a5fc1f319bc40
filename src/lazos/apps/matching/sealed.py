"""The reasons of a proposal, sealed under the keys of both its records: erasing either record closes them."""

import json
from collections.abc import Sequence
from typing import Final

from lazos.core.evidence import Reason, ReasonCode, Verdict
from lazos.sealing.values import Place, RecordKey

_TABLE: Final = "matching_proposal"
_GUARDED: Final = frozenset({ReasonCode.PHONE})
"""Reasons whose values are guarded: that telephones agree may be seen, not the number."""


def seal_reasons(left: RecordKey, right: RecordKey, reasons: Sequence[Reason]) -> bytes:
    """Seal reasons, the right record's key inside the left one's."""
    text = json.dumps([_written(it) for it in reasons], ensure_ascii=False, separators=(",", ":"))
    return left.seal_bytes(_outer(left, right), right.seal(_inner(left, right), text))


def open_reasons(left: RecordKey, right: RecordKey, sealed: bytes | memoryview) -> list[Reason]:
    """Open reasons. Raises Unopenable."""
    inner = left.open_bytes(_outer(left, right), bytes(sealed))
    return [_read(it) for it in json.loads(right.open(_inner(left, right), inner))]


def _written(it: Reason) -> list[object]:
    shown = it.code not in _GUARDED
    values = [it.left, it.right] if shown else ["", ""]
    return [it.code, it.level, it.verdict, it.weight, *values, dict(it.parameters) if shown else {}]


def _read(written: Sequence[object]) -> Reason:
    code, level, verdict, weight, left, right, parameters = written
    told = {str(name): str(value) for name, value in dict(parameters).items()}  # type: ignore[call-overload]
    return Reason(
        ReasonCode(str(code)), str(level), Verdict(str(verdict)), float(str(weight)), str(left), str(right), told
    )


def _outer(left: RecordKey, right: RecordKey) -> Place:
    return Place(_TABLE, "reasons", f"{left.id}/{right.id}")


def _inner(left: RecordKey, right: RecordKey) -> Place:
    return Place(_TABLE, "reasons.inner", f"{left.id}/{right.id}")
