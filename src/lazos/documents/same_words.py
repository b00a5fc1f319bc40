"""Findings in words, one row and another: a sentence for each level of what two rows were compared by.

A sentence says what was found and never which way it points: that is for the column it stands in.
"""

from collections.abc import Mapping
from typing import Final

from lazos.core.evidence import ReasonCode
from lazos.documents.language import mark

_C = ReasonCode

SAME: Final[Mapping[tuple[ReasonCode, str], Mapping[str, str]]] = {
    (_C.GIVEN_NAMES, "given"): {
        "none": mark("No given name agrees"),
        "initial": mark("A given name of one row begins with the initial that the other gives"),
        "near": mark("A given name is nearly the same: a letter or two differ, or one is cut short"),
        "nickname": mark("One given name may be a nickname or another form of the other"),
        "one_of_several": mark("One of several given names agrees, as written or by sound"),
        "sound": mark("A given name sounds the same and is spelled otherwise; one row has no other given name"),
        "exact_one": mark("A given name is the same; one row has no other given name"),
        "all_sound": mark("All given names of the shorter name agree, as written or by sound"),
        "all_exact": mark("All given names of the shorter name are the same, two or more"),
    },
    (_C.SURNAMES, "surname"): {
        "none": mark("No surname agrees"),
        "one_near": mark("One surname is nearly the same, another differs"),
        "one_sound_crossed": mark("The first surname of one row sounds like the second of the other; another differs"),
        "one_sound": mark("One surname sounds the same in the same place, another differs"),
        "one_exact_crossed": mark("The first surname of one row is the second of the other; another differs"),
        "one_exact": mark("One surname is the same in the same place, another differs"),
        "only_near": mark("One surname is nearly the same; one row has no second surname"),
        "only_sound": mark("One surname sounds the same; one row has no second surname"),
        "only_exact": mark("One surname is the same; one row has no second surname"),
        "both_near": mark("Both surnames agree in the same order, at least one of them only nearly"),
        "both_crossed": mark("Both surnames agree, at least nearly, in the other order"),
        "both_sound": mark("Both surnames agree in the same order, at least one of them only by sound"),
        "both_exact": mark("Both surnames are the same, in the same order"),
    },
    (_C.GIVEN_NAMES, "given_rarity"): {
        "common": mark("The given name in common is a common one"),
        "usual": mark("The given name in common is neither common nor rare"),
        "uncommon": mark("The given name in common is uncommon"),
        "rare": mark("The given name in common is rare"),
    },
    (_C.SURNAMES, "surname_rarity"): {
        "common": mark("The surname in common is a common one"),
        "usual": mark("The surname in common is neither common nor rare"),
        "uncommon": mark("The surname in common is uncommon"),
        "rare": mark("The surname in common is rare"),
    },
    (_C.BIRTH_DATE, "birth"): {
        "same_date": mark("Same date of birth, in one of its readings if it can be read in two ways"),
        "same_january_first": mark(
            "Both born on 1 January of the same year, which often stands for a date that is not known"
        ),
        "day_month_swapped": mark("The dates of birth have day and month exchanged"),
        "one_part_typed_wrong": mark("The dates of birth differ in one part: day, month or year"),
        "same_day_other_year": mark("Same day and month of birth, one or two years apart"),
        "within_a_month": mark("The dates of birth are at most 31 days apart"),
        "year_agrees": mark("The year of birth agrees; day or month differ or are not known"),
        "age_agrees": mark("The age of one row fits the age or birth of the other"),
        "age_near": mark("Age or birth differ by about a year at most"),
        "near_two_years": mark("Age or birth differ by about three years at most"),
        "different": mark("Age or birth differ by more than two years"),
    },
    (_C.BIRTH_DATE, "roles"): {
        "child_and_adult": mark("One row is of a child, the other is not"),
    },
    (_C.A_NUMBER, "number"): {
        "same": mark("Same A-number"),
        "one_digit": mark("The A-numbers differ in one digit"),
        "transposed": mark("The A-numbers differ in two neighbouring digits that are exchanged"),
        "1_apart": mark("The A-numbers are 1 apart, as for two members of a family"),
        "2_apart": mark("The A-numbers are 2 apart, as for two members of a family"),
        "3_to_5_apart": mark("The A-numbers are 3 to 5 apart, as for two members of a family"),
        "6_to_20_apart": mark("The A-numbers are 6 to 20 apart"),
        "different": mark("Different A-numbers"),
    },
    (_C.SEX, "sex"): {
        "same": mark("Same sex"),
        "different": mark("Different sex"),
    },
    (_C.COUNTRY, "country"): {
        "same": mark("Same country"),
        "different": mark("Different countries"),
    },
    (_C.HOME_PLACE, "place"): {
        "municipality": mark("Same home municipality"),
        "department": mark("Same home department; the municipality of one of them is not known"),
        "different_municipality": mark("Different home municipalities of the same department"),
        "different": mark("Different home places"),
    },
    (_C.LANGUAGE, "language"): {
        "same": mark("Same language"),
        "different": mark("The languages given are not the same"),
    },
    (_C.APPREHENSION, "when"): {
        "same_minute": mark("Apprehended at the same time, within two minutes"),
        "same_day": mark("Apprehended on the same day or the next"),
        "2_to_3_days_apart": mark("Apprehended 2 to 3 days apart"),
        "within_a_month": mark("Apprehended 4 to 31 days apart"),
        "further_apart": mark("Apprehended more than 31 days apart"),
        "custody_same_day": mark("Custody began on the same day"),
        "custody_within_3_days": mark("Custody began 1 to 3 days apart"),
        "custody_within_a_month": mark("Custody began 4 to 31 days apart"),
        "custody_far": mark("Custody began more than 31 days apart"),
        "custody_0_to_2_days_after": mark(
            "Custody on one row began within 2 days after the apprehension on the other, or the day before it"
        ),
        "custody_3_to_7_days_after": mark("Custody on one row began 3 to 7 days after the apprehension on the other"),
        "custody_8_to_30_days_after": mark("Custody on one row began 8 to 30 days after the apprehension on the other"),
        "custody_1_to_4_months_after": mark(
            "Custody on one row began one to four months after the apprehension on the other"
        ),
        "custody_later": mark("Custody on one row began more than four months after the apprehension on the other"),
        "custody_before": mark("Custody on one row began two days or more before the apprehension on the other"),
        "crossed_same_month": mark("The month of crossing that one row gives is the month of the other"),
        "crossed_near": mark("The month of crossing that one row gives is one month from that of the other"),
        "crossed_far": mark("The month of crossing that one row gives is two months or more from that of the other"),
    },
    (_C.SECTOR, "sector"): {
        "same_station": mark("Apprehended at the same station"),
        "same_sector": mark("Apprehended in the same sector; the stations differ or are not known"),
        "different": mark("Apprehended in different sectors"),
    },
    (_C.APPREHENSION, "facility"): {
        "same": mark("Same facility"),
        "different": mark("Different facilities"),
    },
    (_C.EVENT, "event"): {
        "same": mark("Same event number"),
        "different": mark("Different event numbers"),
    },
    (_C.FAMILY_UNIT, "unit"): {
        "same": mark("Same family unit number"),
        "both_wiped": mark("The family unit numbers of both were wiped"),
        "different": mark("Different family unit numbers"),
    },
    (_C.APPREHENSION, "pairing"): {
        "children_one_list": mark("Both rows stand on one and the same list of children"),
        "children_two_lists": mark("The rows stand on two lists of children"),
        "child_and_apprehension": mark("One row stands on a list of children, the other on a list of apprehensions"),
        "adults_one_list": mark("Both rows stand on one and the same list of adults"),
        "adults_two_lists": mark("The rows stand on two lists of adults"),
        "adult_and_apprehension": mark("One row stands on a list of adults, the other on a list of apprehensions"),
        "apprehensions": mark("Both rows stand on one and the same list of apprehensions"),
        "callers": mark("Both rows are calls or contacts"),
        "caller_and_adult": mark("One row is a call or contact, the other stands on a list of adults"),
        "caller_and_apprehension": mark("One row is a call or contact, the other stands on a list of apprehensions"),
        "apprehensions_two_lists": mark("The rows stand on two lists of apprehensions"),
    },
    (_C.PHONE, "phone"): {
        "same": mark("A telephone in common, by its last eight digits"),
        "different": mark("The telephones differ, at least the first of each"),
    },
}
