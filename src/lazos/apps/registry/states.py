"""What happens to a release, and how two releases differ by a row."""

from enum import StrEnum


class Act(StrEnum):
    """What was done to a release."""

    SHOWN = "shown"
    UNDONE = "undone"
    RESTORED = "restored"


class RowChange(StrEnum):
    """What became of a row from one release to the next."""

    ADDED = "added"
    GONE = "gone"
    CHANGED = "changed"
