"""Evidence in words: what each reason found, said by its levels, and the two values compared as written.

A sentence depends on the level alone. Which way it points is said by the column that it stands in, so that no sentence
turns false where a finding counts for less, or for the other side, than one would think.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from lazos.core.evidence import Reason, ReasonCode, Verdict
from lazos.documents.around_words import AROUND
from lazos.documents.closer_words import CLOSER, SILENT, WHOLLY_SILENT
from lazos.documents.kin_words import KIN
from lazos.documents.language import Language, mark
from lazos.documents.same_words import SAME
from lazos.documents.words import age_or_date, moment, sex

_C = ReasonCode

MISSING: Final = {
    _C.GIVEN_NAMES: mark("given names"),
    _C.SURNAMES: mark("surnames"),
    _C.BIRTH_DATE: mark("date of birth or age"),
    _C.SEX: mark("sex"),
    _C.COUNTRY: mark("country"),
    _C.HOME_PLACE: mark("home place"),
    _C.LANGUAGE: mark("language"),
    _C.A_NUMBER: mark("A-number"),
    _C.PHONE: mark("telephone"),
    _C.APPREHENSION: mark("apprehension"),
    _C.CUSTODY_DATE: mark("date of custody"),
    _C.FAMILY_UNIT: mark("family unit number"),
    _C.A_NUMBER_NEAR: mark("A-number of one of them"),
    _C.EVENT: mark("event number"),
    _C.MOMENT: mark("time of apprehension"),
    _C.SECTOR: mark("place of apprehension"),
    _C.FATHERS_SURNAME: mark("surname of one of them"),
    _C.MOTHERS_SURNAME: mark("surname of one of them"),
    _C.AGE_GAP: mark("age of one of them"),
    _C.ADULT_AGE: mark("age of the child when taken into custody"),
    _C.NAMED_PARENT: mark("name of the mother or father on the child's rows"),
    _C.NAMED_RELATIVE: mark("name of a relative"),
    _C.NAMED_CHILD: mark("name of a child on the adult's rows"),
    _C.CALL: mark("a call"),
    _C.LISTED_LINK: mark("a known pair"),
    _C.SIBLING_LINK: mark("a brother or sister"),
    _C.RIVAL: mark("other candidates"),
    _C.CROWD: mark("how many were apprehended there"),
}

UNREMARKABLE: Final = frozenset((_C.RIVAL, _C.CROWD, _C.SIBLING_LINK, _C.CALL, _C.LISTED_LINK, _C.NAMED_RELATIVE))
"""What is mostly absent, so that its absence is not said."""

_BEHIND: Final = frozenset(("6_behind", "4_behind", "2_behind", "1_behind"))
_UNNAMED: Final = mark("A note on the child mentions a parent, without a name that can be compared")
_DATED: Final = frozenset((_C.BIRTH_DATE, _C.AGE_GAP, _C.ADULT_AGE))
_TIMED: Final = frozenset((_C.MOMENT, _C.APPREHENSION, _C.CUSTODY_DATE))


def text_of(code: ReasonCode, comparison: str, level: str) -> str | None:
    """The English sentence of a level; empty where the level says nothing, None where it is not known."""
    key = (_C.FATHERS_SURNAME if code is _C.MOTHERS_SURNAME else code, comparison)
    for table in (SAME, KIN, AROUND):
        if level in table.get(key, {}):
            return table[key][level]
    return "" if comparison in WHOLLY_SILENT or level in SILENT.get(comparison, ()) else None


def sentence(reason: Reason, language: Language) -> str:
    """Say one finding: what was found and the two values compared; empty where there is nothing to say.

    A finding without a known comparison is named by its noun, which claims nothing.
    """
    told = list(_told(reason, language))
    if not told and any(text_of(reason.code, *part) is not None for part in reason.parameters.items()):
        return ""
    words = ". ".join(told) or language.say(MISSING[reason.code])
    values = _values(reason, language)
    return f"{words} ({values})" if values else words


def _told(reason: Reason, language: Language) -> Iterator[str]:
    levels = reason.parameters
    if levels.get("named") == "not_named" and levels.get("standing", "not_named") != "not_named":
        yield language.say(_UNNAMED)
    fields = _fields(levels)
    for comparison, level in levels.items():
        text = text_of(reason.code, comparison, level)
        if text and not _beside_the_point(reason, comparison, level):
            yield _closer(comparison, level, fields, language) or language.say(text)


def _beside_the_point(reason: Reason, comparison: str, level: str) -> bool:
    """Tell whether a sentence would mislead beside the others of its reason.

    A rival in the wrong column: the weight holds the pair's own score, set right, too. How well surnames agree that
    stand in the other order: only one of the two agreements is graded.
    """
    if comparison == "surname_quality":
        return reason.parameters.get("surnames") == "crossed"
    return reason.code is _C.RIVAL and (reason.verdict is Verdict.FOR) != (level in _BEHIND)


def _fields(parameters: Mapping[str, str]) -> Mapping[str, str]:
    """What sentences may fill in; a minute or less is not told in the plural."""
    if parameters.get("minutes") not in ("0", "1"):
        return parameters
    return {("minute" if name == "minutes" else name): value for name, value in parameters.items()}


def _closer(comparison: str, level: str, fields: Mapping[str, str], language: Language) -> str:
    """The sentence of a level with what was counted, the fullest whose fields are all known; else empty."""
    for of, levels, needed, text in CLOSER:
        if of == comparison and level in levels and all(fields.get(name) for name in needed):
            return language.say(text, **fields)
    return ""


def _values(reason: Reason, language: Language) -> str:
    left, right = (_shown(reason.code, value, language) for value in (reason.left, reason.right))
    if not left or not right or left == right:
        return left or right
    return f"{left} / {right}"


def _shown(code: ReasonCode, value: str, language: Language) -> str:
    """Write a value as its reader would."""
    if code in _DATED:
        return age_or_date(value, language)
    if code in _TIMED:
        return moment(value, language)
    if code is _C.SEX:
        return sex(value, language)
    return language.say("wiped") if code is _C.FAMILY_UNIT and value == "DELETED" else value


def sentences(reasons: Iterable[Reason], verdict: Verdict, language: Language) -> str:
    """Say all findings of one direction, one a line; a sentence stands once. Missing things are one list of nouns."""
    if verdict is Verdict.MISSING:
        chosen = (r for r in reasons if (r.verdict is verdict or r.level == "missing") and r.code not in UNREMARKABLE)
        return ", ".join(dict.fromkeys(language.say(MISSING[reason.code]) for reason in chosen))
    said = (sentence(reason, language) for reason in reasons if reason.verdict is verdict)
    return "\n".join(dict.fromkeys(text for text in said if text))
