"""What ended a command, in words: wrong use as the parser of the command line tells it, and what a machine refused."""

import errno
import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from lazos.documents.language import Language, Tongue, mark

_USE: Final = tuple(
    (re.compile(pattern), text)
    for pattern, text in (
        (r"Missing command", mark("no command is given")),
        (r"Missing \w+ '(?P<name>[^']+)'", mark("{name} is missing")),
        (r"No such command '(?P<name>[^']*)'.*", mark("there is no command {name}")),
        (
            r"No such option: (?P<name>\S+)(?: \(.*\))?",
            mark("there is no option {name}"),
        ),
        (r"Option '(?P<name>[^']+)' requires an argument", mark("{name} needs a value")),
        (r"Invalid value for '(?P<name>[^']+)'.*", mark("{name}: this value can't be used")),
        (r"Got unexpected extra argument\w*\(?s?\)? \(?(?P<name>[^)]*)\)?", mark("too much is given: {name}")),
    )
)
_FAILED: Final = {
    errno.ENOSPC: mark("there is no space left on the disk"),
    errno.EDQUOT: mark("there is no space left on the disk"),
    errno.EACCES: mark("this may not be read or written"),
    errno.EPERM: mark("this may not be read or written"),
    errno.EROFS: mark("nothing can be written there"),
    errno.ENOENT: mark("there is no such file or folder"),
    errno.ENAMETOOLONG: mark("the name is too long"),
    errno.EISDIR: mark("this is a folder"),
    errno.ENOTDIR: mark("this is not a folder"),
}


def wrong_use(problem: str, words: Language) -> str:
    """Say what is wrong with a command line; `problem` as its parser tells it in English."""
    problem = " ".join(problem.split()).rstrip(".")
    if words.tongue is Tongue.ENGLISH:
        return problem
    for pattern, text in _USE:
        if found := pattern.fullmatch(problem):
            return words.say(text, **found.groupdict())
    return problem


def what_failed(error: OSError) -> str:
    """Give the marked text of what the machine refused; its own words where we have none."""
    return _FAILED.get(error.errno or 0, (error.strerror or type(error).__name__).replace("{", "").replace("}", ""))


def tongue_of(arguments: Sequence[str]) -> Tongue:
    """Tell the language that a command line asks for, however wrong the rest of it is; English if it asks for none."""
    asked = [value for name, value in pairwise(arguments) if name == "--lang"]
    asked += [text.removeprefix("--lang=") for text in arguments if text.startswith("--lang=")]
    return next((tongue for tongue in Tongue if tongue.value in asked), Tongue.ENGLISH)
