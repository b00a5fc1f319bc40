"""Why a judgement was not written down."""

from collections.abc import Sequence
from enum import StrEnum

from lazos.core.clashes import Contradiction


class Unjudgeable(StrEnum):
    """Why something cannot be judged."""

    ITSELF = "itself"
    """A record and itself."""
    RELATION = "relation"
    """A kinship without saying what the adult is to the child."""
    NOT_STANDING = "not_standing"
    """A judgement that was taken back already, or that is no judgement of this organisation."""
    NOT_PROVISIONAL = "not_provisional"
    """A person that no proposal holds together: there is nothing to accept."""


class UnjudgeableError(Exception):
    """A judgement that says nothing that could be written down."""

    def __init__(self, why: Unjudgeable) -> None:
        super().__init__(why.value)
        self.why = why


class ContradictsError(Exception):
    """A judgement that would contradict others; it is written down when its author insists."""

    def __init__(self, contradictions: Sequence[Contradiction]) -> None:
        super().__init__(", ".join(sorted({it.clash for it in contradictions})))
        self.contradictions = tuple(contradictions)
