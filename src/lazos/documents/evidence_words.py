"""Evidence in words: every reason code has a sentence for, one against and a noun for what is missing."""

from collections.abc import Iterable
from typing import Final

from lazos.core.evidence import Reason, ReasonCode, Verdict
from lazos.documents.language import Language, mark

_C = ReasonCode

FOR: Final = {
    _C.GIVEN_NAMES: mark("Given names agree"),
    _C.SURNAMES: mark("Surnames agree"),
    _C.BIRTH_DATE: mark("Date of birth or age agrees"),
    _C.SEX: mark("Same sex"),
    _C.COUNTRY: mark("Same country"),
    _C.HOME_PLACE: mark("Same home place"),
    _C.LANGUAGE: mark("Same language"),
    _C.A_NUMBER: mark("A-number agrees"),
    _C.PHONE: mark("Same telephone"),
    _C.APPREHENSION: mark("Apprehended close together"),
    _C.CUSTODY_DATE: mark("The child came into custody soon after the adult was apprehended"),
    _C.FAMILY_UNIT: mark("Same family unit number"),
    _C.A_NUMBER_NEAR: mark("Neighbouring A-numbers, as families receive them"),
    _C.EVENT: mark("Same event number"),
    _C.MOMENT: mark("Apprehended close together in time"),
    _C.SECTOR: mark("Apprehended at the same place"),
    _C.FATHERS_SURNAME: mark("The child's first surname is the father's first surname"),
    _C.MOTHERS_SURNAME: mark("The child's second surname is the mother's first surname"),
    _C.AGE_GAP: mark("The age difference fits a parent"),
    _C.ADULT_AGE: mark("The adult's age fits a parent"),
    _C.NAMED_PARENT: mark("A list names this adult as the parent"),
    _C.NAMED_RELATIVE: mark("A list names this adult as a relative"),
    _C.NAMED_CHILD: mark("The adult names this child"),
    _C.CALL: mark("A caller's account fits this child"),
    _C.LISTED_LINK: mark("A list of known pairs says so"),
    _C.SIBLING_LINK: mark("A likely brother or sister is linked to this adult"),
    _C.RIVAL: mark("No other adult fits this child as well"),
    _C.CROWD: mark("Few others were apprehended there at that time"),
}

AGAINST: Final = {
    _C.GIVEN_NAMES: mark("Given names differ"),
    _C.SURNAMES: mark("Surnames differ"),
    _C.BIRTH_DATE: mark("Date of birth or age differs"),
    _C.SEX: mark("Sex differs"),
    _C.COUNTRY: mark("Country differs"),
    _C.HOME_PLACE: mark("Home place differs"),
    _C.LANGUAGE: mark("Language differs"),
    _C.A_NUMBER: mark("A-number differs"),
    _C.PHONE: mark("Telephone differs"),
    _C.APPREHENSION: mark("Apprehended apart"),
    _C.CUSTODY_DATE: mark("The dates of custody and apprehension do not fit"),
    _C.FAMILY_UNIT: mark("Different family unit numbers"),
    _C.A_NUMBER_NEAR: mark("A-numbers are far apart"),
    _C.EVENT: mark("Different event numbers"),
    _C.MOMENT: mark("Apprehended at different times"),
    _C.SECTOR: mark("Apprehended at different places"),
    _C.FATHERS_SURNAME: mark("The child's first surname is not the father's first surname"),
    _C.MOTHERS_SURNAME: mark("The child's second surname is not the mother's first surname"),
    _C.AGE_GAP: mark("The age difference does not fit a parent"),
    _C.ADULT_AGE: mark("The adult's age does not fit a parent"),
    _C.NAMED_PARENT: mark("A list names someone else as the parent"),
    _C.NAMED_RELATIVE: mark("A list names someone else as the relative"),
    _C.NAMED_CHILD: mark("The adult names another child"),
    _C.CALL: mark("A caller's account does not fit this child"),
    _C.LISTED_LINK: mark("A list of known pairs links one of them to someone else"),
    _C.SIBLING_LINK: mark("A likely brother or sister is linked to another adult"),
    _C.RIVAL: mark("Another adult fits this child too"),
    _C.CROWD: mark("Many others were apprehended there at that time"),
}

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
    _C.FATHERS_SURNAME: mark("first surname of one of them"),
    _C.MOTHERS_SURNAME: mark("second surname of the child or surname of the adult"),
    _C.AGE_GAP: mark("age of one of them"),
    _C.ADULT_AGE: mark("age of the adult"),
    _C.NAMED_PARENT: mark("names of the mother and father"),
    _C.NAMED_RELATIVE: mark("name of a relative"),
    _C.NAMED_CHILD: mark("name of the adult's child"),
    _C.CALL: mark("a call"),
    _C.LISTED_LINK: mark("a known pair"),
    _C.SIBLING_LINK: mark("a brother or sister"),
    _C.RIVAL: mark("other candidates"),
    _C.CROWD: mark("how many were apprehended there"),
}

ALONE: Final = (_C.AGE_GAP, _C.ADULT_AGE, _C.RIVAL, _C.CROWD, _C.SIBLING_LINK, _C.LISTED_LINK, _C.CALL)
"""Findings whose two values say nothing to a reader beside the sentence."""

DETAILS: Final = {
    "same_minute": mark("within two minutes"),
    "same_day": mark("on the same day or the next"),
    "same_station": mark("same station"),
    "same_sector": mark("same sector"),
    "2_to_3_days_apart": mark("2 to 3 days apart"),
    "within_a_month": mark("within a month"),
    "one_digit": mark("one digit differs"),
    "transposed": mark("two digits are swapped"),
    "1_apart": mark("next to each other"),
    "2_apart": mark("2 apart"),
    "3_to_5_apart": mark("3 to 5 apart"),
    "6_to_20_apart": mark("6 to 20 apart"),
    "day_month_swapped": mark("day and month swapped"),
    "one_part_typed_wrong": mark("one part differs, as in a typing error"),
    "same_day_other_year": mark("same day of another year"),
    "year_agrees": mark("the year agrees"),
    "age_agrees": mark("the age agrees"),
    "age_near": mark("the age nearly agrees"),
    "municipality": mark("same municipality"),
    "department": mark("same department"),
    "both_exact": mark("both surnames, as written"),
    "both_sound": mark("both surnames, by sound"),
    "both_near": mark("both surnames, nearly"),
    "both_crossed": mark("both surnames, in the other order"),
    "one_exact": mark("one of two surnames"),
    "one_sound": mark("one of two surnames, by sound"),
    "only_exact": mark("the only surname given"),
    "only_sound": mark("the only surname given, by sound"),
    "all_exact": mark("all, as written"),
    "all_sound": mark("all, by sound"),
    "exact_one": mark("as written"),
    "sound": mark("by sound"),
    "nickname": mark("one is the nickname of the other"),
    "initial": mark("an initial only"),
    "one_of_several": mark("one of several"),
    "both_wiped": mark("wiped on both lists"),
    "common": mark("a common name"),
    "usual": mark("neither common nor rare"),
    "uncommon": mark("an uncommon name"),
    "rare": mark("a rare name"),
}  # fmt: skip


def sentence(reason: Reason, language: Language) -> str:
    """Say one finding: what was found, how well, and the two values compared as written."""
    words = language.say((FOR if reason.verdict is Verdict.FOR else AGAINST)[reason.code])
    detail = _detail(reason, language)
    values = _values(reason)
    return words + (f", {detail}" if detail else "") + (f" ({values})" if values else "")


def _detail(reason: Reason, language: Language) -> str:
    minutes, station = reason.parameters.get("minutes"), reason.parameters.get("station")
    parts = []
    if minutes:
        parts.append(language.say("{minutes} minutes apart", minutes=minutes))
    elif reason.level in DETAILS:
        parts.append(language.say(DETAILS[reason.level]))
    if station:
        parts.append(language.say("at {station}", station=station))
    return ", ".join(parts)


def _values(reason: Reason) -> str:
    if reason.code in ALONE or not (reason.left or reason.right):
        return ""
    if reason.left == reason.right:
        return reason.left
    return " / ".join(value or "–" for value in (reason.left, reason.right))


def sentences(reasons: Iterable[Reason], verdict: Verdict, language: Language) -> str:
    """Say all findings of one direction, one a line; a sentence stands once. Missing things are one list of nouns."""
    chosen = [reason for reason in reasons if reason.verdict is verdict]
    if verdict is Verdict.MISSING:
        return ", ".join(dict.fromkeys(language.say(MISSING[reason.code]) for reason in chosen))
    return "\n".join(dict.fromkeys(sentence(reason, language) for reason in chosen))
