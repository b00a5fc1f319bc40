"""Read whom a note names: the person, what they are to the subject, and whether they stood at the border with them.

Notes are short, hurried and in two languages. The reading is by cue words only; what each kind of mention is worth as
evidence is for the model to say. A place ("from San Salvador") is not taken for a person.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from lazos.core.kinship import UNKNOWN_KIN, KinWord, Relation, relation_of


class Standing(IntEnum):
    """What a note says of the person it names, strongest cue first in case of several."""

    DENIED = 0  # named, but said not to be the parent, or doubted
    SPONSOR = 1  # somebody at another place who would take the child
    HOME = 2  # in the home country, or elsewhere and not separated here
    SEPARATED = 3  # travelled, was apprehended or is detained
    CONTACT = 4  # spoken with
    PLAIN = 5  # merely named


_CUES: Final = (
    (
        Standing.DENIED,
        (
            r"no es (la|el) (madre|padre|papa|mama)|not (the )?parent|not (yet )?(confirmed|verified)|claim(s|ed) to be"
            r"|says (she |he )?is\b|denies|in doubt|fraud|sin (verificar|confirmar)|\?\?|(dice|dijo) ser\b|\bniega"
            r"|no (esta )?(verificad|comprobad|confirmad)|unverified|alleged|presunt"
        ),
    ),
    (Standing.SPONSOR, r"sponsor|patrocinador|category [123]|categoria [123]"),
    (
        Standing.HOME,
        (
            r"\bin coo\b|lives? in|living in|en su pais|in (home )?country|in (the )?us\b"
            r"|en (los )?(eua|ee ?uu|estados unidos)|resides|vive en|remain(s|ed) in|stayed in|quedaron en"
            r"|en casa|at home"
            r"|in (guatemala|honduras|el salvador|mexico)\b"
        ),
    ),
    (
        Standing.SEPARATED,
        (
            r"\bsep\b|separ|travel+ed|venia (con|c/)|vino con|viajaba"
            r"|viajo con|came with|arrived with|apprehended|detenid"
            r"|\bice\b|\bero\b|custody|cruzo con|crossed with|entered with|accompanied|acompan|removed|deport|same date"
            r"|prosecuted|taken to|\bbp station|\bsplit\b|quitaron"
        ),
    ),
    (Standing.CONTACT, r"contact|spoke|\bcall(ed|s)?\b|llam(ad|ar|o\b)|hablo|\btel\b|phone"),
)
_COMPILED: Final = tuple((standing, re.compile(pattern)) for standing, pattern in _CUES)
_HINT: Final = re.compile(
    r"\bsep\b|separ|\bfam[ui]\b|child|\bninos?\b|\bninas?\b|hij[oa]|minor|menor|\buac\b|\borr\b|parent|\bzt\b|zero tol"
    r"|tolerancia"
)
_WORD: Final = re.compile(r"[^\W\d_][\w'’ʼ`´.\-]*|\d[\d\-+().]*|[,;:()=/?]", re.UNICODE)
_PARTICLES: Final = frozenset(("de", "del", "la", "las", "los", "da", "do", "dos", "das", "e", "y", "d"))
_OFFICE_WORDS: Final = """
    mother father mom dad mama papa madre padre uncle aunt tio tia hermano hermana abuelo abuela grandmother
    grandfather sibling cousin primo prima brother sister sep separated minor states contact sponsor category cat
    uac coo ice orr ero dhs cbp bps dna traveled travelled arrived came per transferred speaks legal screening
    interpreter adult child nino nina hijo hija menor do not release zt famu fam tel phone the no docs flu mmr
    pending age home study birth cert parent located portal us usa whereabouts unk with w from claims claimed placed
    removed deported relationship confirmed verified speaker language name given as el ella dice que su con en pais
    tutor guardian padrino madrina in at to was is by for on who has her his said says se llama por al sin subject
    seen saw taken detained detenido detenida apprehended accompanied usc cfi ffs bp atty g-28 uscis hhs spanish
    english espanol ingles vive lives resides viaja viajaba deportado deportada uc
"""
_NOT_NAMES: Final = frozenset(_OFFICE_WORDS.split())
_OF: Final = frozenset(("of", "de"))
_PLACE_CUES: Final = frozenset(("from", "in", "en", "at", "desde"))
_NATIVE: Final = frozenset(("es", "viene", "originario", "originaria", "natural"))
_NUMBER_SIGN: Final = re.compile(r"\bA[-‑ ]?#")


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in a note: `name` as written, their `relation` to the subject (None: not said) and standing.

    `sex` is what the word for the relation implies: `F`, `M` or empty.
    """

    name: str
    relation: Relation | None
    sex: str
    standing: Standing


def standing_of(note: str) -> Standing:
    """Tell from its cue words what a note says of the person it names."""
    text = _plain(note)
    return next((standing for standing, cue in _COMPILED if cue.search(text)), Standing.PLAIN)


def hints(note: str) -> bool:
    """Tell whether a note speaks of a separation, or an adult's of a child."""
    return bool(_HINT.search(_plain(note)))


def read(note: str) -> Mention | None:
    """Read the one person a note names, or None; a relation without a name gives a mention with an empty name.

    The name is the first that follows a word of kinship, else the first; the last such word before it says what the
    person is. "Parent of Ana" names the child Ana.
    """
    words = _WORD.findall(_NUMBER_SIGN.sub(";", note))
    kin = _kin_words(words)
    runs = _name_runs(words)
    if not runs:
        return _unnamed(kin, standing_of(note))
    start, end = next((run for run in runs if any(at < run[0] for at, _ in kin)), runs[0])
    name = " ".join(words[start:end]).replace(" ,", ",").strip(" ,.")
    told = _told(words, kin, start)
    return Mention(name, told.relation, told.sex, standing_of(note))


def _unnamed(kin: list[tuple[int, KinWord]], standing: Standing) -> Mention | None:
    """Make a mention of the first relative who is not named; merely "family" or "child" is nobody."""
    for _, word in kin:
        if word.relation not in (None, Relation.OTHER):
            return Mention("", word.relation, word.sex, standing)
    return None


def _told(words: list[str], kin: list[tuple[int, KinWord]], start: int) -> KinWord:
    """Choose the word of kinship that speaks of the name at `start`: the last before it, else the first after it."""
    before = [(at, word) for at, word in kin if at < start]
    at, word = before[-1] if before else (kin[0] if kin else (-1, UNKNOWN_KIN))
    of_child = word.relation is not None and at + 2 == start and words[at + 1].lower() in _OF
    return UNKNOWN_KIN if of_child else word


def _plain(text: str) -> str:
    return text.lower().translate(_ACCENTS)


_ACCENTS: Final = str.maketrans("áéíóúüñ", "aeiouun")


def _kin_words(words: list[str]) -> list[tuple[int, KinWord]]:
    """Find the words of kinship and where they stand."""
    found = [(index, relation_of(word)) for index, word in enumerate(words)]
    return [(index, kin) for index, kin in found if kin != UNKNOWN_KIN]


def _name_runs(words: list[str]) -> list[tuple[int, int]]:
    """Find the runs of capitalised words that may be a person's name, as half-open spans."""
    runs, start, end = [], -1, -1
    for index, word in enumerate(words):
        plain = _plain(word).removesuffix("'s").removesuffix("’s").strip(".'-")
        if _names(word, plain) and not _place(words, index, start):
            start, end = (index if start < 0 else start), index + 1
        elif start >= 0 and (plain in _PARTICLES or word == ",") and index == end + _joined(words, end, index):
            continue
        else:
            if start >= 0:
                runs.append((start, end))
            start = -1
    runs = [*runs, (start, end)] if start >= 0 else runs
    return [(first, last) for first, last in runs if any(len(word.strip(".'-")) > 1 for word in words[first:last])]


def _joined(words: list[str], end: int, index: int) -> int:
    """Count the particles between the run's end and here; they belong to it if a name follows."""
    return sum(1 for word in words[end:index] if _plain(word) in _PARTICLES or word == ",")


def _names(word: str, plain: str) -> bool:
    return word[0].isupper() and plain not in _NOT_NAMES and not (plain in _PARTICLES and len(plain) > 1)


def _place(words: list[str], index: int, start: int) -> bool:
    """A capitalised word after "from", "in", "lives in" is where somebody is, and so are the words after it."""
    if start >= 0:
        return False
    back = index - 1
    while back >= 0 and words[back][0].isupper() and _plain(words[back]) not in _NOT_NAMES:
        back -= 1
    if back > 0 and _plain(words[back]) == "de":
        return _plain(words[back - 1]) in _NATIVE
    return back >= 0 and _plain(words[back]) in _PLACE_CUES
