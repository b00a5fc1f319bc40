"""Why a list cannot be imported into the register, as codes; a file that cannot be read is an `UnusableList`."""

from enum import StrEnum


class Unimportable(StrEnum):
    """Why nothing was imported."""

    BUSY = "busy"
    """Another import of this source is under way."""
    UNDONE = "undone"
    """The same file was imported and undone; it can be restored."""
    GONE = "gone"
    """The file was thrown away, since nobody imported it in time."""
    STATED_LATER = "stated_later"
    """The day for which the list speaks lies in the future."""


class UnimportableError(Exception):
    """A list that was not imported; `release` names the release that stands in its way, if one does."""

    def __init__(self, why: Unimportable, release: str = "") -> None:
        super().__init__(why.value)
        self.why = why
        self.release = release
