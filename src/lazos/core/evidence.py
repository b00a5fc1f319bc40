"""Evidence: reasons as codes with parameters; words are made at the edge, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """Which way a piece of evidence points. Missing is not mismatch."""

    FOR = "for"
    AGAINST = "against"
    MISSING = "missing"


class ReasonCode(StrEnum):
    """What was compared. Identity compares two descriptions of one person, kinship a child with an adult."""

    GIVEN_NAMES = "given_names"
    SURNAMES = "surnames"
    BIRTH_DATE = "birth_date"
    SEX = "sex"
    COUNTRY = "country"
    HOME_PLACE = "home_place"
    LANGUAGE = "language"
    A_NUMBER = "a_number"
    PHONE = "phone"
    APPREHENSION = "apprehension"
    CUSTODY_DATE = "custody_date"
    FAMILY_UNIT = "family_unit"
    A_NUMBER_NEAR = "a_number_near"
    EVENT = "event"
    MOMENT = "moment"
    SECTOR = "sector"
    FATHERS_SURNAME = "fathers_surname"
    MOTHERS_SURNAME = "mothers_surname"
    AGE_GAP = "age_gap"
    ADULT_AGE = "adult_age"
    NAMED_PARENT = "named_parent"
    NAMED_RELATIVE = "named_relative"
    NAMED_CHILD = "named_child"
    CALL = "call"
    LISTED_LINK = "listed_link"
    SIBLING_LINK = "sibling_link"
    RIVAL = "rival"
    CROWD = "crowd"


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence: what was compared, what was found, which way it points and how strongly.

    `level` names the finding within the comparison (`exact`, `same_sound`, `minutes_15`, ...); `weight` is its share
    of the log-odds (natural logarithm), positive towards the link; `left` and `right` are the values compared as
    written (for kinship: the child's and the adult's), empty where there is none.
    """

    code: ReasonCode
    level: str
    verdict: Verdict
    weight: float
    left: str = ""
    right: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)
