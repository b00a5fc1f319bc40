"""The numbers that agencies give: A-numbers, event numbers, family units; and their spoiled spellings."""

import re

from lazos.core.words import clean, fold, is_missing

DELETED = "DELETED"

_A_PREFIX = re.compile(
    r"^(?:alien|a[- ]?file|a[- ]?number|a[- ]?num|a[- ]?no|a ?#|a)?\W*(?:no|nbr|num|number|#)?\W*", re.IGNORECASE
)
_PLAIN = re.compile(r"[Aa]?(\d{9})")
_A_BODY = re.compile(r"[\d\s.\-/_–—]+")
_DELETED_WORDS = re.compile(
    r"\b(deleted?|del|wiped?|removed|purged?|dissolved|disassociated|broken|cancell?ed|borrad[oa]|eliminad[oa]"
    r"|anulad[oa]|suprimid[oa]|no longer visible)\b"
)
_COUNTING = frozenset({"123456789", "012345678", "987654321", "012345679", "098765432", "234567890"})


def a_number(text: str) -> str | None:
    """Nine digits of an A-number however written (`A 210 435 836`, `A-87654321`, `210435836.0`).

    Seven and eight digits are padded with zeros. None for what can't be one: another length, other letters, one digit
    repeated, a counting sequence, or a number below 1,000,000. The caller has asked `is_missing` first.
    """
    plain = _PLAIN.fullmatch(text)
    if plain:
        return _possible(plain[1])
    bare = clean(text).strip("'\"*()[] ")
    body = _A_PREFIX.sub("", bare, count=1).removesuffix(".0")
    if not _A_BODY.fullmatch(body):
        return None
    return _possible(re.sub(r"\D", "", body))


def _possible(digits: str) -> str | None:
    if not 7 <= len(digits) <= 9:
        return None
    number = digits.zfill(9)
    if len(set(digits)) == 1 or number in _COUNTING or int(number) < 1_000_000:
        return None
    return number


def event_number(text: str) -> str | None:
    """An event number in capitals without spaces or dashes, `RGC18015082`; None if nothing is known."""
    if is_missing(text):
        return None
    return re.sub(r"[\s\-–—_.]+", "", clean(text).upper().removesuffix(".0")) or None


def family_unit(text: str) -> str | None:
    """A family unit number in capitals; `DELETED` where the list says that it was wiped; None if there is none.

    A number that stands beside the word (`FMU517409 - deleted`) is lost on purpose: the unit no longer holds.
    """
    if is_missing(text):
        return None
    if _DELETED_WORDS.search(fold(text)):
        return DELETED
    return re.sub(r"[\s\-–—_.#:]+", "", clean(text).upper().removesuffix(".0")) or None
