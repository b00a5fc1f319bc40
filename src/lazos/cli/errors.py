"""Why a command ends early, and the exit codes that scripts depend on."""

from enum import IntEnum

from lazos.documents.language import Language, Tongue, language


class Exit(IntEnum):
    """How a command ended."""

    DONE = 0
    PROBLEMS = 1
    UNUSABLE = 2
    FAULT = 3
    INTERRUPTED = 130


class UnusableRequest(Exception):  # noqa: N818 (it names the request, and is shown to people as one line)
    """A request that can't be carried out, told in one clear line. Ends the command with `Exit.UNUSABLE`.

    `text`: a marked template, `values` fill its fields; `about` stands before it: the file, list or option meant.
    `str()` is the line in English.
    """

    def __init__(self, text: str, about: object = "", **values: object) -> None:
        self.text, self.about, self.values = text, str(about), values
        super().__init__(self.line(language(Tongue.ENGLISH)))

    def line(self, words: Language) -> str:
        """Say it in a language."""
        said = words.say(self.text, **self.values)
        return f"{self.about}: {said}" if self.about else said
