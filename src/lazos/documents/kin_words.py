"""Findings in words, a child and an adult: a sentence for each level of what the two were compared by.

A sentence says what was found and never which way it points: that is for the column it stands in.
"""

from collections.abc import Mapping
from typing import Final

from lazos.core.evidence import ReasonCode
from lazos.documents.language import mark

_C = ReasonCode

KIN: Final[Mapping[tuple[ReasonCode, str], Mapping[str, str]]] = {
    (_C.A_NUMBER_NEAR, "number_near"): {
        "far": mark("The A-numbers are more than 1000 apart"),
        "within_1000": mark("The A-numbers are 101 to 1000 apart"),
        "within_100": mark("The A-numbers are 21 to 100 apart"),
        "within_20": mark("The A-numbers are 6 to 20 apart"),
        "within_5": mark("The A-numbers are 3 to 5 apart"),
        "2_apart": mark("The A-numbers are 2 apart"),
        "same": mark("Child and adult have the same A-number"),
        "1_before": mark("The child's A-number is the one just before the adult's"),
        "1_after": mark("The child's A-number is the one just after the adult's"),
    },
    (_C.A_NUMBER_NEAR, "number_rank"): {
        "nearest": mark("No other adult compared with this child has a nearer A-number"),
        "second": mark("One other adult compared with this child has a nearer A-number"),
        "third_to_fifth": mark("Two to four other adults compared with this child have a nearer A-number"),
        "further": mark("Five or more other adults compared with this child have a nearer A-number"),
    },
    (_C.EVENT, "event"): {
        "next_event": mark("Different event numbers, next to each other in their order, at the same station"),
        "same_of_many": mark("Same event number, carried by more than 10 rows"),
        "same_of_some": mark("Same event number, carried by 5 to 10 rows"),
        "same_of_few": mark("Same event number, carried by at most 4 rows"),
    },
    (_C.MOMENT, "moment"): {
        "far": mark("Apprehended more than 3 days apart"),
        "within_3_days": mark("Apprehended at most 3 days apart"),
        "same_day_elsewhere": mark("Apprehended within 24 hours of each other, at different stations"),
        "a_day_off": mark("Apprehended at about the same time of day, one day apart"),
        "same_day": mark("Apprehended on the same day, or within 24 hours of each other"),
        "within_4_hours": mark("Apprehended one to four hours apart"),
        "within_an_hour": mark("Apprehended 31 to 60 minutes apart"),
        "within_30_minutes": mark("Apprehended 11 to 30 minutes apart"),
        "within_10_minutes": mark("Apprehended at most 10 minutes apart"),
    },
    (_C.MOMENT, "moment_rank"): {
        "nearest": mark("No other adult compared with this child was apprehended nearer in time"),
        "second": mark("One other adult compared with this child was apprehended nearer in time"),
        "third_to_fifth": mark("Two to four other adults compared with this child were apprehended nearer in time"),
        "further": mark("Five or more other adults compared with this child were apprehended nearer in time"),
    },
    (_C.CUSTODY_DATE, "custody"): {
        "far": mark("Custody of one began more than 30 days from the custody or apprehension of the other"),
        "within_30_days": mark("Custody of one began 15 to 30 days from the custody or apprehension of the other"),
        "within_14_days": mark("Custody of one began 8 to 14 days from the custody or apprehension of the other"),
        "within_7_days": mark("Custody of one began 4 to 7 days from the custody or apprehension of the other"),
        "within_3_days": mark("Custody of one began 2 to 3 days from the custody or apprehension of the other"),
        "within_a_day": mark("Custody of one began at most one day from the custody or apprehension of the other"),
    },
    (_C.FAMILY_UNIT, "unit"): {
        "one_wiped": mark("The family unit number of one of them was wiped, which marks people who came with family"),
    },
    (_C.FATHERS_SURNAME, "surnames"): {
        "none": mark("No surname of the child agrees with a surname of the adult"),
        "second_with_second": mark(
            "The child's second surname agrees with the adult's second surname; no other surname agrees"
        ),
        "first_with_second": mark(
            "The child's first surname agrees with the adult's second surname; no other surname agrees"
        ),
        "crossed": mark("The child's two surnames agree, at least nearly, with the adult's two in the other order"),
        "second_with_first": mark("The child's second surname agrees with the adult's first surname"),
        "both_in_order": mark("Both surnames of the child agree with both of the adult, in the same order"),
        "first_of_single_child": mark("The child's only surname on that list agrees with the adult's first surname"),
        "first_of_single_adult": mark("The child's first surname agrees with the adult's only surname on that list"),
        "first_with_first": mark(
            "The child's first surname agrees with the adult's first surname; the second surnames differ"
        ),
    },
    (_C.FATHERS_SURNAME, "surname_quality"): {
        "near": mark("Only nearly: a letter or two differ, or one is cut short"),
        "sound": mark("They sound alike and are spelled differently"),
        "exact": mark("Spelled the same"),
    },
    (_C.FATHERS_SURNAME, "surname_rarity"): {
        "common": mark("It is a common surname"),
        "usual": mark("It is neither a common nor a rare surname"),
        "uncommon": mark("It is an uncommon surname"),
        "rare": mark("It is a rare surname"),
    },
    (_C.FATHERS_SURNAME, "rule"): {
        "broken": mark(
            "This is not how this adult would hand down a surname: a father's first becomes the child's "
            "first, a mother's first the child's second"
        ),
        "second_with_second": mark("An adult's second surname is mostly not handed down"),
        "both_in_order": mark(
            "Brothers and sisters share both surnames; so do children who bear both surnames of one parent"
        ),
        "kept": mark(
            "This is how parents hand down their surnames: the father's becomes the child's first, the "
            "mother's the child's second"
        ),
    },
    (_C.SEX, "sex"): {
        "female": mark("The adult is a woman; mothers and fathers are found with different frequency"),
        "male": mark("The adult is a man; mothers and fathers are found with different frequency"),
    },
    (_C.AGE_GAP, "gap_rank"): {
        "under_0.5%": mark("Hardly any likely parent of this sex on these lists is so near in age to the child"),
        "under_2%": mark("Few likely parents of this sex on these lists are so near in age to the child"),
        "under_99.5%": mark("Few likely parents of this sex on these lists are so much older than the child"),
        "more": mark("Hardly any likely parent of this sex on these lists is so much older than the child"),
    },
    (_C.AGE_GAP, "age_gap"): {
        "under_10": mark("The adult is less than 10 years older than the child, or younger"),
        "10_to_13": mark("The adult is 10 to 13 years older than the child"),
        "13_to_15": mark("The adult is 13 to 15 years older than the child"),
        "15_to_17": mark("The adult is 15 to 17 years older than the child"),
        "17_to_20": mark("The adult is 17 to 20 years older than the child"),
        "20_to_25": mark("The adult is 20 to 25 years older than the child"),
        "25_to_30": mark("The adult is 25 to 30 years older than the child"),
        "30_to_35": mark("The adult is 30 to 35 years older than the child"),
        "35_to_40": mark("The adult is 35 to 40 years older than the child"),
        "40_to_45": mark("The adult is 40 to 45 years older than the child"),
        "45_to_50": mark("The adult is 45 to 50 years older than the child"),
        "50_to_60": mark("The adult is 50 to 60 years older than the child"),
        "over_60": mark("The adult is more than 60 years older than the child"),
    },
    (_C.ADULT_AGE, "child_age"): {
        "0_to_2": mark("The child was about 0 to 2 years old when apprehended or taken into custody"),
        "3_to_5": mark("The child was about 3 to 5 years old when apprehended or taken into custody"),
        "6_to_9": mark("The child was about 6 to 9 years old when apprehended or taken into custody"),
        "10_to_12": mark("The child was about 10 to 12 years old when apprehended or taken into custody"),
        "13_to_15": mark("The child was about 13 to 15 years old when apprehended or taken into custody"),
        "16_to_17": mark("The child was about 16 to 17 years old when apprehended or taken into custody"),
        "18_or_more": mark(
            "By the date of birth or age given, the child was 18 or older when apprehended or taken into custody"
        ),
    },
    (_C.NAMED_PARENT, "named"): {
        "another_name": mark("The child's records name a parent with a name that does not agree with this adult's"),
        "surname_only": mark(
            "The child's records name a parent with a surname that agrees with this adult's; no given name agrees"
        ),
        "given_only": mark(
            "The child's records name a parent with a given name that agrees with this adult's; the surname does not"
        ),
        "given_without_surname": mark(
            "The child's records name a parent with a given name that agrees with this adult's; there is no "
            "surname to compare"
        ),
        "near": mark(
            "The child's records name a parent with given name and surname that agree, in part or nearly, "
            "with this adult's"
        ),
        "strong": mark("The child's records name a parent with given name and surname that agree with this adult's"),
    },
    (_C.NAMED_PARENT, "standing"): {
        "denied": mark(
            "That note denies or doubts it: its words are such as 'not the parent', 'claims to be' or 'not verified'"
        ),
        "sponsor": mark("That note has words for a sponsor"),
        "home": mark("That note has words for living at home or elsewhere"),
        "separated": mark("That note has words for travelling together, custody, removal or separation"),
        "contact": mark("That note has words for having been spoken with or telephoned"),
    },
    (_C.NAMED_PARENT, "other_parent"): {
        "denied": mark("The child's records name or mention a parent of the other sex, with words of doubt"),
        "sponsor": mark("The child's records name or mention a parent of the other sex, with words for a sponsor"),
        "home": mark(
            "The child's records name or mention a parent of the other sex, with words for living at home or elsewhere"
        ),
        "separated": mark(
            "The child's records name or mention a parent of the other sex, with words for travelling "
            "together, custody, removal or separation"
        ),
        "contact": mark(
            "The child's records name or mention a parent of the other sex, with words for a contact or call"
        ),
        "plain": mark("The child's records name or mention a parent of the other sex"),
    },
    (_C.NAMED_RELATIVE, "relative"): {
        "another_name": mark(
            "The child's records name a relative other than a parent, a guardian or a friend with a name "
            "that does not agree with this adult's"
        ),
        "surname_only": mark(
            "The child's records name a relative other than a parent, a guardian or a friend with a surname "
            "that agrees with this adult's; no given name agrees"
        ),
        "given_only": mark(
            "The child's records name a relative other than a parent, a guardian or a friend with a given "
            "name that agrees with this adult's; the surname does not"
        ),
        "given_without_surname": mark(
            "The child's records name a relative other than a parent, a guardian or a friend with a given "
            "name that agrees with this adult's; there is no surname to compare"
        ),
        "near": mark(
            "The child's records name a relative other than a parent, a guardian or a friend with given "
            "name and surname that agree, in part or nearly, with this adult's"
        ),
        "strong": mark(
            "The child's records name a relative other than a parent, a guardian or a friend with given "
            "name and surname that agree with this adult's"
        ),
    },
    (_C.NAMED_CHILD, "remark"): {
        "another_name": mark("A note on the adult names somebody with a name that does not agree with the child's"),
        "surname_only": mark(
            "A note on the adult names somebody with a surname that agrees with the child's; no given name agrees"
        ),
        "given_only": mark(
            "A note on the adult names somebody with a given name that agrees with the child's; the surname does not"
        ),
        "given_without_surname": mark(
            "A note on the adult names somebody with a given name that agrees with the child's; there is no "
            "surname to compare"
        ),
        "near": mark(
            "A note on the adult names somebody with given name and surname that agree, in part or nearly, "
            "with the child's"
        ),
        "strong": mark("A note on the adult names somebody with given name and surname that agree with the child's"),
    },
    (_C.NAMED_CHILD, "hint"): {
        "child_only": mark("A note on the child has words for a family or a separation"),
        "adult_only": mark("A note on the adult has words for a child, a family or a separation"),
        "both": mark("Notes on both have words for a child, a family or a separation"),
    },
}
