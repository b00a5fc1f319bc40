"""Words in the reader's language: English sentences in the source, other languages from the packaged catalogues."""

import gettext
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import as_file, files
from typing import Final

from lazos.core.words import mark


class Tongue(StrEnum):
    """The languages that documents are written in."""

    ENGLISH = "en"
    SPANISH = "es"


@dataclass(frozen=True, slots=True)
class Language:
    """One reader's language. Texts are `str.format` templates with named fields."""

    tongue: Tongue
    catalogue: gettext.NullTranslations

    def say(self, text: str, **values: object) -> str:
        """Translate a text and fill in its fields; a text without a translation stays English."""
        words = self.catalogue.gettext(text) if text else ""
        return words.format(**values) if values else words

    def count(self, one: str, many: str, number: int) -> str:
        """Translate the singular or the plural, with the number in its field `{n}`."""
        return self.catalogue.ngettext(one, many, number).format(n=f"{number:,}")

    def date(self, value: str) -> str:
        """Write a partial ISO date as people do: `2010-05-17` is 17 May 2010; two readings are joined by *or*."""
        readings = [self._one_date(reading) for reading in value.split("|") if reading]
        return f" {self.say('or')} ".join(readings)

    def _one_date(self, value: str) -> str:
        parts = value.split("-")
        if not 1 <= len(parts) <= 3 or not all(part.isdigit() for part in parts):
            return value
        if len(parts) == 1:
            return value
        if not 1 <= int(parts[1]) <= len(MONTHS):
            return value
        month = self.say(MONTHS[int(parts[1]) - 1])
        if len(parts) == 2:
            return self.say("{month} {year}", month=month, year=parts[0])
        return self.say("{day} {month} {year}", day=int(parts[2]), month=month, year=parts[0])


MONTHS: Final = (
    mark("January"), mark("February"), mark("March"), mark("April"), mark("May"), mark("June"), mark("July"),
    mark("August"), mark("September"), mark("October"), mark("November"), mark("December"),
)  # fmt: skip


def language(tongue: Tongue) -> Language:
    """Open a language; English needs no catalogue."""
    if tongue is Tongue.ENGLISH:
        return Language(tongue, gettext.NullTranslations())
    with (
        as_file(files("lazos").joinpath("locale", tongue.value, "LC_MESSAGES", "lazos.mo")) as path,
        path.open("rb") as file,
    ):
        return Language(tongue, gettext.GNUTranslations(file))


__all__ = ["Language", "Tongue", "language", "mark"]
