"""The register in a notebook: `open_lists("children.xlsx", "adults.csv").ask(full_name="Chepe Lopes", age="7")`."""

from pathlib import Path

from lazos.apps.matching.asked import inquiry_of
from lazos.cli.answered import as_text
from lazos.cli.engines import Register, real_engines
from lazos.documents.language import Language, Tongue, language
from lazos.linkage.inquiry.answers import Answers


class Asker:
    """Lists that can be asked for a person, in words as people write them."""

    def __init__(self, register: Register, words: Language) -> None:
        self._register, self._words = register, words

    def ask(self, *, top: int = 10, harder: bool = False, **facts: str) -> "Shown":
        """Answer one inquiry; `facts` are named as the columns of a file of inquiries. Raises NothingAsked."""
        return Shown(self._register.ask(inquiry_of(facts), top=top, harder=harder), self._words)


class Shown:
    """Answers that print as a table; `answers` holds all of them with their reasons."""

    def __init__(self, answers: Answers, words: Language) -> None:
        self.answers, self.words = answers, words

    def __str__(self) -> str:
        return as_text(self.answers, self.words)

    __repr__ = __str__


def open_lists(*lists: str, mappings: Path | None = None, lang: str = Tongue.ENGLISH) -> Asker:
    """Read lists (PATH, NAME=PATH or KIND:NAME=PATH), link them and index them. Raises UnusableRequest.

    `lang`: in which language answers print, `en` or `es`.
    """
    engines = real_engines()
    read = engines.read(lists, mappings, _silent)
    return Asker(engines.index(read.records, _silent), language(Tongue(lang)))


def _silent(_: str) -> None:
    """Say nothing of progress."""
