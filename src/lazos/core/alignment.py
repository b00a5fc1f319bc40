"""Two descriptions side by side: which values agree, which differ and where within, which are missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from lazos.core.columns import Column
from lazos.core.profile import agree


class Alike(StrEnum):
    """How two values of a field stand to each other. Missing is not mismatch."""

    SAME = "same"
    DIFFERS = "differs"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a value, and whether it is what differs."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Aligned:
    """One field of two descriptions, each value in stretches that alternate between common and different."""

    column: Column
    alike: Alike
    left: tuple[Part, ...]
    right: tuple[Part, ...]


def align(left: Mapping[Column, str], right: Mapping[Column, str]) -> list[Aligned]:
    """Lay two descriptions side by side, field by field in canonical order; fields that both lack are absent."""
    return [
        _aligned(column, left.get(column, ""), right.get(column, ""))
        for column in Column
        if left.get(column) or right.get(column)
    ]


def _aligned(column: Column, left: str, right: str) -> Aligned:
    if not left or not right:
        return Aligned(column, Alike.MISSING, _whole(left), _whole(right))
    if agree(column, left, right):
        return Aligned(column, Alike.SAME, _whole(left), _whole(right))
    return Aligned(column, Alike.DIFFERS, *differing(left, right))


def differing(left: str, right: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Two values in stretches, with those marked that the other lacks; case is not looked at."""
    a, b = left.casefold(), right.casefold()
    if len(a) != len(left) or len(b) != len(right):
        return (Part(left, differs=True),), (Part(right, differs=True),)
    steps = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    ones = [Part(left[i:j], tag != "equal") for tag, i, j, _, _ in steps if i < j]
    others = [Part(right[i:j], tag != "equal") for tag, _, _, i, j in steps if i < j]
    return tuple(ones), tuple(others)


def _whole(text: str) -> tuple[Part, ...]:
    return (Part(text, differs=False),) if text else ()
