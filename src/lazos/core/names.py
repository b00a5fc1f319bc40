"""Names as Central Americans bear them and clerks write them: folding, tokens, sounds, nicknames, splitting.

Everything here is about *one* name; comparing two is linkage's business, but for `gender_minimal`, which says of two
tokens that they are the two sexes of one name.
"""

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lazos.core.particles import bare, join_particles
from lazos.core.sounds import sound

__all__ = [
    "NameParts",
    "Nicknames",
    "bare",
    "fold",
    "gender_minimal",
    "is_initial",
    "sound",
    "split_full_name",
    "swap_probability",
    "tokens",
]

# Apostrophes, primes, accents standing alone and the letters of the glottal stop: they join what they stand between.
_GLOTTAL = "'’‘‛ʼʻʽʾʿˈˊˋ`´′‵＇ʔʕˀꞌꞋ‚\u02b9\u05f3\u200b\u200c\u200d\u2060\ufeff\u00ad"
_LETTERS = {"Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Æ": "AE", "Œ": "OE", "ß": "SS", "Þ": "TH", "ı": "I", "Ħ": "H"}
_BEFORE = {ord(mark): None for mark in _GLOTTAL} | {
    ord(form): plain for letter, plain in _LETTERS.items() for form in (letter, letter.lower())
}
_GAPS = re.compile(r"[^A-Z]+")
_SILENT = re.compile(r"[0-9\u0300-\u036f'ʼ]+")


def fold(text: str) -> str:
    """Reduce text to capitals A-Z and single spaces, without accents, apostrophes, digits; twice is once.

    Hyphens, punctuation and letters of other scripts become spaces: transliterate before.
    """
    if text.isascii():
        plain = text.upper().replace("'", "").replace("`", "")
    else:
        plain = unicodedata.normalize("NFKD", text.translate(_BEFORE)).upper()
    return _GAPS.sub(" ", _SILENT.sub("", plain)).strip()


def tokens(text: str) -> tuple[str, ...]:
    """Fold and split a name, each particle joined to the token that it introduces: `de la Cruz` is `DELACRUZ`.

    `y` between two names is dropped. SAN is joined (`San Juan` is `SANJUAN`); SANTA and SANTOS are not, being names.
    `de Gómez` of a married woman cannot be told from a particle of birth: compare `bare` tokens too.
    """
    return join_particles(fold(text).split())


def is_initial(token: str) -> bool:
    """Say that a folded token is one letter, which agrees with every name that begins so."""
    return len(token) == 1


_ENDINGS = frozenset({frozenset("OA"), frozenset("EA"), frozenset("OE")})


def gender_minimal(a: str, b: str) -> bool:
    """Say that two folded given names are one name's two sexes (MARIO, MARIA; DANIEL, DANIELA), so that they differ.

    They differ in a final O, A or E alone, or by an A added to a final consonant.
    """
    if len(a) > len(b):
        a, b = b, a
    if len(a) < 3 or a == b:
        return False
    if len(a) < len(b):
        return b == a + "A" and a[-1] not in "AEIOU"
    return a[:-1] == b[:-1] and frozenset((a[-1], b[-1])) in _ENDINGS


class Nicknames:
    """What a nickname may stand for; many to many (`Beto` is Alberto, Roberto, Humberto ...)."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        """Take pairs of nickname and canonical given name, in any spelling; a name of several words is one name."""
        found: dict[str, dict[str, None]] = {}
        for nickname, canonical in rows:
            short, full = " ".join(tokens(nickname)), " ".join(tokens(canonical))
            if short and full and short != full:
                found.setdefault(short, {})[full] = None
        self._canonical = {short: tuple(full) for short, full in found.items()}

    def canonical(self, token: str) -> tuple[str, ...]:
        """Give the folded given names that a folded token may stand for, but not itself; words joined by a space."""
        return self._canonical.get(token, ())

    def __len__(self) -> int:
        """How many nicknames are known."""
        return len(self._canonical)


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name split into given names and surnames, as tokens; `confidence` is the share of the belief that is in it."""

    given: tuple[str, ...]
    surnames: tuple[str, ...]
    confidence: float = 1.0


GivenShare = Callable[[str], float]
Tokeniser = Callable[[str], tuple[str, ...]]

_HOW_MANY_GIVEN = (0.02, 0.38, 0.50, 0.08)
_HOW_MANY_SURNAMES = (0.02, 0.28, 0.66, 0.03)
_MORE = 0.01
_GIVEN_FIRST, _SURNAMES_FIRST = 0.7, 0.3
_COMMA_MEANS_SURNAMES_FIRST = 0.97
_CUSTOM = math.log(_COMMA_MEANS_SURNAMES_FIRST / (1 - _COMMA_MEANS_SURNAMES_FIRST))


@lru_cache(maxsize=1 << 16)
def _odds(share: float) -> float:
    """Log-odds that a token is a given name, held to what one token can prove."""
    held = min(max(share, 0.02), 0.98)
    return math.log(held / (1 - held))


@lru_cache(maxsize=256)
def _prior(given: int, surnames: int) -> float:
    """Log-probability of these numbers of given names and surnames, before looking at them."""
    first = _HOW_MANY_GIVEN[given] if given < len(_HOW_MANY_GIVEN) else _MORE
    second = _HOW_MANY_SURNAMES[surnames] if surnames < len(_HOW_MANY_SURNAMES) else _MORE
    return math.log(first) + math.log(second)


Reading = tuple[tuple[str, ...], tuple[str, ...]]


def _best(readings: Sequence[tuple[float, Reading]]) -> NameParts:
    """Choose the likeliest reading, the first of equals; its confidence is its share over all of them."""
    highest = max(score for score, _ in readings)
    beliefs: dict[Reading, float] = {}
    for score, reading in readings:
        beliefs[reading] = beliefs.get(reading, 0.0) + math.exp(score - highest)
    (given, surnames), belief = max(beliefs.items(), key=lambda item: item[1])
    return NameParts(given, surnames, belief / sum(beliefs.values()))


def split_full_name(text: str, given_share: GivenShare, tokens: Tokeniser = tokens) -> NameParts:
    """Split a name written in one cell, in any of its orders, by what its tokens are elsewhere.

    `given_share` gives the share of a token's occurrences as a given name, 0 to 1, 0.5 if unknown. With a comma the
    surnames nearly always stand first; without, given names do more often than not. Of Mayan names, of which many are
    both (Sebastián Mateo), the confidence tells how little is known. `tokens` may be a quicker reader of the same.
    """
    head, comma, tail = text.partition(",")
    front, back = tokens(head), tokens(tail)
    if comma and front and back:
        return _split_at_comma(front, back, given_share)
    words = tokens(text) if comma else front
    if not words:
        return NameParts((), ())
    odds = [_odds(given_share(word)) / 2 for word in words]
    total, before = sum(odds), 0.0
    readings: list[tuple[float, Reading]] = []
    for at in range(len(words) + 1):
        here, rest = 2 * before - total, len(words) - at
        readings.append((here + _prior(at, rest) + math.log(_GIVEN_FIRST), (words[:at], words[at:])))
        readings.append((-here + _prior(rest, at) + math.log(_SURNAMES_FIRST), (words[at:], words[:at])))
        before += odds[at] if rest else 0.0
    return _best(readings)


def _split_at_comma(front: tuple[str, ...], back: tuple[str, ...], given_share: GivenShare) -> NameParts:
    """Decide which side of the comma holds the surnames; the custom outweighs all but plain evidence."""
    evidence = sum(_odds(given_share(word)) for word in back) - sum(_odds(given_share(word)) for word in front)
    first, second = _CUSTOM + evidence / 2, -evidence / 2
    if front == back:
        return NameParts(back, front)
    if first >= second:
        return NameParts(back, front, 1 / (1 + math.exp(second - first)))
    return NameParts(front, back, 1 / (1 + math.exp(first - second)))


def swap_probability(
    given: Sequence[str], surnames: Sequence[str], given_share: GivenShare, *, prior: float = 0.03
) -> float:
    """Probability that the cells of given names and surnames were exchanged; both as tokens.

    `prior` is the share of exchanged rows in the list. With one of the cells empty the answer is about the other.
    """
    evidence = sum(_odds(given_share(word)) for word in surnames) - sum(_odds(given_share(word)) for word in given)
    logit = math.log(prior / (1 - prior)) + evidence
    return 1 / (1 + math.exp(-logit)) if logit > -700 else 0.0
