"""Text as lists spoil it: folding for comparison, words that mean nothing is known, and broken encodings repaired."""

import re
import unicodedata
from functools import lru_cache


def mark(text: str) -> str:
    """Give back the text unchanged; tells the catalogue that it is to be translated at the edge."""
    return text


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def _phrases() -> frozenset[str]:
    spaced = """not known|not available|not provided|not reported|not recorded|not stated|not given|se desconoce|no sabe
    no recuerda|no se|no se sabe|no lo sabe|no refiere|no aplica|no consta|no disponible|no especificado|no especifica
    no proporcionado|no dice|sin dato|sin datos|sin informacion|sin info|por confirmar|does not know|doesn't know|dk
    don't know|no data|no info|no information|no answer|data not available|por definir|sin especificar"""
    return frozenset(part.strip() for part in re.split(r"[|\n]", spaced))


_SINGLE = word_set(
    """n/a na n.a n.d nd s/d sd s.d unk unkn unknown unknow unspecified none null nil nan nat tbd tba blank
    empty missing     desconocido desconocida desconoce ninguno ninguna ns nr ns/nr n/s n/d n/r n/k ignorado
    undefined #n/a #ref! #value!     #name? #null! #num! #div/0! withheld"""
)
MISSING_WORDS = _SINGLE | _phrases()

LONGEST_MISSING = 26

# Marks of UTF-8 read as cp1252 or latin-1: a lead byte C2-C6 or E2 seen as a letter, and a continuation byte after it.
_MOJIBAKE = re.compile(
    "[ÂÃÄÅâ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe]"
)
_SPACES = re.compile(r"\s+")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "ʼ": "'", "ʹ": "'", "＇": "'", "‛": "'"})


def is_missing(text: str) -> bool:
    """Whether a text says that nothing is known: empty, dashes, `N/A`, `unk`, `desconocido`, `s/d`, an error value."""
    if text[:1].isdigit() or len(text) > LONGEST_MISSING:
        return False
    bare = text.strip(" \t.-_–—*?¿()[]/\\'\"").casefold()
    return not bare or bare in MISSING_WORDS or (not bare.isascii() and strip_accents(bare) in MISSING_WORDS)


def strip_accents(text: str) -> str:
    """The text without its combining marks: `Niño` becomes `Nino`."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def fold(text: str) -> str:
    """Lower case, no accents, one kind of apostrophe, single spaces: for comparing words, never for keeping them."""
    return _SPACES.sub(" ", strip_accents(text.translate(_APOSTROPHES)).casefold()).strip()


def clean(text: str) -> str:
    """The text with its encoding and white space repaired; accents and case stay as written."""
    if text.isascii():
        if text.isprintable() and "  " not in text:
            return text.strip()
    else:
        text = unicodedata.normalize("NFC", repair(text))
    return _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()


def clean_name(text: str) -> str:
    """A cleaned name: no dots, commas, asterisks or digits hanging at its ends."""
    return clean(text).strip(' .,;:*_-/\\|#"?').strip()


@lru_cache(maxsize=50_000)
def repair(text: str) -> str:
    """`JosÃ©` as `José`: UTF-8 that was read as cp1252 or latin-1, once or more often."""
    for _ in range(3):
        if not _MOJIBAKE.search(text):
            break
        better = _reread(text)
        if better == text:
            break
        text = better
    return text


def _reread(text: str) -> str:
    """Each damaged stretch read again as UTF-8; what isn't valid stays as it was."""
    return re.sub("[\u0080-\uffff]{2,}", lambda match: _decoded(match[0]), text)


def _decoded(stretch: str) -> str:
    try:
        return b"".join(_byte(char) for char in stretch).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return stretch


def _byte(char: str) -> bytes:
    """The byte that a wrong reading showed as this character."""
    if ord(char) < 0x100:
        return char.encode("latin-1")
    return char.encode("cp1252")
