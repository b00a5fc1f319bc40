"""The words of an answer to an inquiry, in the reader's language: what was compared, what was found, what to ask."""

from collections.abc import Mapping
from typing import Final

from lazos.core.evidence import Reason, ReasonCode, Verdict
from lazos.documents.language import Language, mark

NEEDED: Final = mark(
    "needed is at least one of: name, nickname, relative's name, birth date, age, home, A-number, telephone, date of "
    "apprehension, facility"
)
COMPARED: Final[Mapping[ReasonCode, str]] = {
    ReasonCode.GIVEN_NAMES: mark("given names"), ReasonCode.SURNAMES: mark("surnames"), ReasonCode.SEX: mark("sex"),
    ReasonCode.ADULT_AGE: mark("child or adult"), ReasonCode.BIRTH_DATE: mark("birth"),
    ReasonCode.COUNTRY: mark("country"), ReasonCode.HOME_PLACE: mark("home place"),
    ReasonCode.LANGUAGE: mark("language"), ReasonCode.MOMENT: mark("time of apprehension"),
    ReasonCode.SECTOR: mark("place of apprehension"), ReasonCode.A_NUMBER: mark("A-number"),
    ReasonCode.PHONE: mark("telephone"), ReasonCode.APPREHENSION: mark("facility"),
    ReasonCode.NAMED_RELATIVE: mark("the relative"), ReasonCode.FATHERS_SURNAME: mark("the relative's surname"),
}  # fmt: skip
FOUND: Final[Mapping[str, str]] = {
    "same": mark("the same"), "different": mark("different"), "conflict": mark("different"),
    "exact": mark("as written"), "sound": mark("sounds the same"), "one_letter": mark("one letter off"),
    "sound_near": mark("sounds nearly the same"), "two_letters": mark("two letters off"),
    "prefix": mark("shortened"), "nickname": mark("a nickname"), "initial": mark("an initial"),
    "other_sex": mark("the other sex's form"), "other_part": mark("in the other part of the name"),
    "other_part_near": mark("nearly, in the other part of the name"), "crossed": mark("as the other surname"),
    "crossed_near": mark("nearly, as the other surname"),
    "same_date": mark("the same date"), "same_january_first": mark("the same 1 January"),
    "day_month_swapped": mark("day and month exchanged"), "one_part_typed_wrong": mark("one part of the date differs"),
    "same_day_other_year": mark("the same day of another year"), "within_a_month": mark("within a month"),
    "year_agrees": mark("the year agrees"), "age_agrees": mark("the age agrees"), "age_near": mark("a year apart"),
    "near_two_years": mark("two years apart"),
    "municipality": mark("the same municipality"), "department": mark("the same department"),
    "same_day": mark("the same day"), "within_3_days": mark("within three days"), "same_month": mark("the same month"),
    "1_month_off": mark("a month off"), "2_to_3_months_off": mark("two or three months off"),
    "further": mark("more than three months off"), "custody_same_month": mark("custody began in that month"),
    "custody_1_month_after": mark("custody began a month later"),
    "custody_2_to_3_months_after": mark("custody began two or three months later"),
    "custody_further": mark("custody began at another time"),
    "same_station": mark("the same station"), "same_sector": mark("the same sector"),
    "one_digit": mark("one digit off"), "transposed": mark("two digits exchanged"), "1_apart": mark("1 apart"),
    "2_apart": mark("2 apart"), "3_to_5_apart": mark("3 to 5 apart"), "6_to_20_apart": mark("6 to 20 apart"),
    "contradicted": mark("somebody else is named"), "none": mark("not borne"),
    "new_near": mark("borne, nearly, and not told before"), "new": mark("borne, and not told before"),
    "known": mark("borne, as told"), "missing": mark("not written down"), "nobody_known": mark("nobody is named"),
}  # fmt: skip
AGES: Final[Mapping[str, str]] = {
    "agrees": mark("the age agrees"), "1_younger": mark("told a year too young"),
    "1_older": mark("told a year too old"), "2_younger": mark("told two years too young"),
    "2_older": mark("told two years too old"), "3_apart": mark("three years apart"),
    "4_to_6_apart": mark("four to six years apart"), "further": mark("more than six years apart"),
}  # fmt: skip
WHERE: Final[Mapping[str, str]] = {
    "named_otherwise": mark("named as another relative"), "named": mark("named in the records"),
    "kin": mark("proposed as kin"), "unit": mark("in the same family unit"),
    "number": mark("with a neighbouring A-number"), "event": mark("apprehended together"),
    "around": mark("apprehended nearby"),
}  # fmt: skip
FITS: Final[Mapping[str, str]] = {
    "against": mark("the name does not fit"), "weak": mark("the name fits weakly"),
    "some": mark("the name fits in part"), "good": mark("the name fits"), "strong": mark("the name fits well"),
    "very_strong": mark("the name fits very well"), "beyond_doubt": mark("the name fits wholly"),
}  # fmt: skip
QUESTIONS: Final[Mapping[str, str]] = {
    "sex": mark("is it a boy or a girl, a man or a woman?"),
    "second_surname": mark("what is the second surname?"),
    "relative_name": mark("what are the mother and the father called?"),
    "birth_date": mark("what is the date of birth?"),
    "age": mark("how old?"),
    "home": mark("which municipality is home?"),
    "language": mark("which language is spoken at home?"),
    "event": mark("in which month was the border crossed?"),
    "sector": mark("where was the border crossed?"),
    "country": mark("which country?"),
    "a_number": mark("is there an A-number on any paper?"),
}
_SIGNS: Final = {Verdict.FOR: "+", Verdict.AGAINST: "-"}


def why(reason: Reason, words: Language) -> str:
    """One reason in words: whether it is for or against, what was compared, what was found."""
    compared = words.say(COMPARED[reason.code])
    return f"{_SIGNS.get(reason.verdict, '')}{compared}: {found(reason.level, words)}"


def found(level: str, words: Language) -> str:
    """A level of `lazos.linkage.inquiry.scale` in words."""
    if level.startswith(("child_", "adult_")):
        return words.say(AGES[level.partition("_")[2]])
    if level in FOUND:
        return words.say(FOUND[level])
    where = next(source for source in WHERE if level.startswith(f"{source}_"))
    return f"{words.say(WHERE[where])}, {words.say(FITS[level.removeprefix(f'{where}_')])}"


def as_share(probability: float) -> str:
    """A probability in percent that is never called certain or impossible."""
    if probability >= 0.995:
        return "> 99%"
    return "< 1%" if probability < 0.005 else f"{probability:.0%}"
