"""Telephone numbers as digits with their country's code, several in one cell."""

import re
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers

from lazos.core.words import clean, fold, is_missing

REGIONS = ("GT", "HN", "SV", "MX", "US")
_SPLIT = re.compile(r"[;,|\n]|\s/\s|(?<=\d)/(?=\d{4})|\s(?:o|y|or|and|u)\s", re.IGNORECASE)
_EXTENSION = re.compile(r"\s*\b(?:ext|extension|x|anexo|int)\b\.?\s*\d+", re.IGNORECASE)


@lru_cache(maxsize=100_000)
def read_phones(text: str, region: str | None) -> str | None:
    """The numbers of a cell, each with country code, joined by a space; None if there is none.

    `region` is the country of the person (ISO letters), tried first. Digits that fit no country stay as written.
    """
    if is_missing(text):
        return None
    found = [number for part in _parts(clean(text)) if (number := _number(part, region))]
    return " ".join(dict.fromkeys(found)) or None


def _parts(text: str) -> Iterator[str]:
    for part in _SPLIT.split(_EXTENSION.sub("", fold(text))):
        digits = re.sub(r"\D", "", part)
        if len(digits) > 15:
            yield from (piece for piece in re.findall(r"\+?\d[\d().\- ]{5,14}\d", part))
        elif digits:
            yield part


def _number(part: str, region: str | None) -> str | None:
    digits = re.sub(r"\D", "", part)
    if len(digits) < 7:
        return None
    international = re.match(r"\D*(?:\+|00|011[\s-])", part) is not None
    if international:
        stripped = re.sub(r"^(?:00|011)", "", digits) if "+" not in part else digits
        return _valid("+" + stripped, None) or stripped
    for code in dict.fromkeys(filter(None, (region, *REGIONS))):
        if number := _valid(digits, code):
            return number
    return _valid("+" + digits, None) or digits


def _valid(text: str, region: str | None) -> str | None:
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number) or not phonenumbers.is_valid_number(number):
        return None
    return f"{number.country_code}{number.national_number}"
