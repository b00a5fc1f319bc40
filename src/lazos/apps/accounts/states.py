"""The states of a member."""

from enum import StrEnum


class MemberState(StrEnum):
    """Where a member stands."""

    INVITED = "invited"
    ACTIVE = "active"
    ENDED = "ended"
