"""Why a command ends early, and the exit codes that scripts depend on."""

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended."""

    DONE = 0
    PROBLEMS = 1
    UNUSABLE = 2
    FAULT = 3
    INTERRUPTED = 130


class UnusableRequest(Exception):  # noqa: N818 (it names the request, and is shown to people as one line)
    """A request that can't be carried out; `str()` is one clear line. Ends the command with `Exit.UNUSABLE`."""
