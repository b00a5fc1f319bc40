"""Readers of texts, names and numbers that need no more than the cell."""

import re

from lazos.core.identifiers import a_number, event_number, family_unit
from lazos.core.problems import ProblemCode
from lazos.core.words import clean, clean_name, fold, is_missing
from lazos.lists.values.outcome import Reader, one_by_one

Read = tuple[str | None, ProblemCode | None]
_NAMES_AND_WORDS = frozenset({"na", "nan", "nat", "ns", "sd", "nd"})
_NO_NAME = re.compile(
    r"(sin|no) (nombre|name|dato|info)|no (last|first) name|lnu|fnu|fnu lnu|nombre desconocido|unaccompanied"
)


def _text(text: str) -> Read:
    return (None if is_missing(text) else clean(text) or None), None


def _name(text: str) -> Read:
    if is_missing(text) and fold(text) not in _NAMES_AND_WORDS:
        return None, None
    name = clean_name(text)
    if not name or (len(name) < 20 and _NO_NAME.fullmatch(fold(name))):
        return None, None
    if not any(char.isalpha() for char in name):
        return None, ProblemCode.VALUE_NOT_UNDERSTOOD
    return name, None


def _a_number(text: str) -> Read:
    if is_missing(text):
        return None, None
    number = a_number(text)
    return number, None if number else ProblemCode.A_NUMBER_INVALID


_AGE = re.compile(
    r"(?:about|approx\.?|aprox\.?|casi|como|unos|alrededor de|around|almost|nearly|~|c\.|ca\.?|est\.?|menos de|<|>)*\s*"
    r"(\d{1,3}(?:[.,]\d{1,2})?)(?: ?(\d)/(\d)| y medio)?[ -]*"
    r"(years?|yrs?|y/?o|y\.?o\.?|y|anos?|a|months?|mos?|meses|mes|m|weeks?|wks?|semanas?|w|days?|dias?|d)?\.?"
    r"(?: ?(?:old|of age|de edad))?"
    r"(?:[ ,]*(?:y|and|con)?[ ,]*(\d{1,2}) ?(months?|mos?|meses|mes|m)\.?(?: old)?)? ?(?:aprox\.?|approx\.?|\+|\?)?"
)
_PER_YEAR = {"m": 12.0, "w": 52.0, "s": 52.0, "d": 365.0}


def read_age(text: str) -> Read:
    """Years as a decimal number: `7 años`, `7 1/2`, `6 m`, `casi 8`, `1 año y 3 meses`; at most 110."""
    if is_missing(text):
        return None, None
    folded = fold(clean(text)).strip("()[]*'\" ")
    if folded in ("newborn", "recien nacido", "recien nacida", "rn", "nb"):
        return "0", None
    match = _AGE.fullmatch(folded)
    if match is None:
        return None, ProblemCode.AGE_NOT_UNDERSTOOD
    years = float(match[1].replace(",", "."))
    unit = match[4] or "y"
    if not unit.startswith(("y", "a")):
        years /= _PER_YEAR[unit[0]]
    if match[2] and match[3] != "0":
        years += int(match[2]) / int(match[3] or 1)
    if "y medio" in folded:
        years += 0.5
    if match[5]:
        years += int(match[5]) / 12
    return (f"{years:.2f}".rstrip("0").rstrip("."), None) if years <= 110 else (None, ProblemCode.AGE_IMPOSSIBLE)


def has_unit(text: str) -> bool:
    """Whether a text is an age that says its unit, as no date does."""
    match = _AGE.fullmatch(fold(clean(text)))
    return bool(match and match[4])


text_reader: Reader = one_by_one(_text)
name_reader: Reader = one_by_one(_name)
a_number_reader: Reader = one_by_one(_a_number)
age_reader: Reader = one_by_one(read_age)
event_number_reader: Reader = one_by_one(lambda text: (event_number(text), None))
family_unit_reader: Reader = one_by_one(lambda text: (family_unit(text), None))
