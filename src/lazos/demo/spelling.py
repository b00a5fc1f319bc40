"""How words go wrong: slips of keys, of eyes and of ears, Spanish and Mayan, one word at a time."""

import unicodedata
from functools import lru_cache

NEIGHBOURS = {
    "a": "sqz", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "kñ", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry",
    "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "xa",
}  # fmt: skip
LOOKALIKES = (
    ("m", "rn"), ("rn", "m"), ("l", "i"), ("i", "l"), ("u", "v"), ("v", "u"), ("c", "e"), ("e", "c"), ("o", "a"),
    ("a", "o"), ("n", "r"), ("h", "n"), ("cl", "d"), ("nn", "m"), ("B", "R"), ("G", "C"), ("O", "Q"), ("D", "O"),
)  # fmt: skip
SPANISH = (
    ("b", "v"), ("v", "b"), ("z", "s"), ("s", "z"), ("ce", "se"), ("ci", "si"), ("se", "ce"), ("ll", "y"), ("y", "ll"),
    ("h", ""), ("j", "g"), ("ge", "je"), ("gi", "ji"), ("j", "x"), ("qu", "k"), ("ca", "ka"), ("co", "ko"), ("k", "c"),
    ("i", "y"), ("y", "i"), ("e", "i"), ("i", "e"), ("o", "u"), ("u", "o"), ("mb", "nb"), ("mp", "np"), ("n", "nn"),
    ("l", "r"), ("r", "l"), ("gu", "gü"), ("ñ", "n"), ("rr", "r"), ("ph", "f"), ("x", "j"), ("a", "ha"), ("t", "tt"),
    ("w", "gu"), ("hu", "w"), ("d", ""),
)  # fmt: skip
MAYAN = (
    ("x", "sh"), ("x", "j"), ("ch", "x"), ("tz", "ts"), ("tz", "z"), ("k", "c"), ("c", "k"), ("qu", "k"), ("q", "c"),
    ("w", "gu"), ("u", "w"), ("aa", "a"), ("a", "aa"), ("oo", "o"), ("o", "oo"), ("j", "h"), ("h", "j"), ("b", "p"),
    ("x", "ch"), ("l", "ll"), ("i", "ii"), ("u", "uu"), ("s", "z"), ("t", "tt"), ("m", "n"), ("n", "m"),
)  # fmt: skip
RULES = {"eye": LOOKALIKES, "spanish": SPANISH, "mayan": MAYAN}


def fold(word: str) -> str:
    """Takes the accents off."""
    return "".join(mark for mark in unicodedata.normalize("NFD", word) if not unicodedata.combining(mark))


def _place(draw: float, length: int) -> int:
    return min(int(draw * length), length - 1)


def slip(word: str, draw: float, where: float) -> str:
    """Makes one slip of the keys: a letter dropped, doubled, exchanged with the next, or a neighbour's."""
    if len(word) < 2:
        return word
    at = _place(where, len(word))
    letter = word[at]
    if draw < 0.25 and len(word) > 3:
        return word[:at] + word[at + 1 :]
    if draw < 0.4:
        return word[:at] + letter + word[at:]
    if draw < 0.65:
        at = min(at, len(word) - 2)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    keys = NEIGHBOURS.get(fold(letter).lower(), "e")
    other = keys[_place((draw - 0.65) / 0.35, len(keys))]
    return word[:at] + (other.upper() if letter.isupper() else other) + word[at + 1 :]


@lru_cache(maxsize=1 << 16)
def _fitting(low: str, style: str) -> tuple[tuple[str, str], ...]:
    return tuple(rule for rule in RULES[style] if rule[0].lower() in low)


def _replace_one(word: str, style: str, draw: float) -> str:
    low = word.lower()
    fitting = _fitting(low, style)
    if not fitting:
        return slip(word, draw, draw)
    old, new = fitting[_place(draw, len(fitting))]
    at = low.find(old.lower())
    made = word[:at] + new.lower() + word[at + len(old) :]
    return made[:1].upper() + made[1:] if word[:1].isupper() else made


def misread(word: str, draw: float) -> str:
    """Takes a letter for one that looks like it, as scanners and tired eyes do."""
    return _replace_one(word, "eye", draw)


def respell(word: str, style: str, draw: float) -> str:
    """Writes a word as it sounded: `style` is `spanish` or `mayan`."""
    return _replace_one(word, style, draw)


def truncate(word: str, draw: float) -> str:
    """Cuts a word off, as a narrow column does."""
    return word[: max(3, len(word) - 1 - int(draw * 3))]


def shift_digits(number: str, draw: float, where: float) -> str:
    """Makes one error in a number of digits: one digit another, or two neighbours exchanged."""
    at = _place(where, len(number))
    if draw < 0.6:
        digit = str((int(number[at]) + 1 + int(draw / 0.6 * 9)) % 10)
        return number[:at] + digit + number[at + 1 :]
    at = min(at, len(number) - 2)
    return number[:at] + number[at + 1] + number[at] + number[at + 2 :]
