"""What is compared between an inquiry and a person: comparisons, their levels, and the reason each gives.

A name has six slots, one a heard token, which share four tables. Level 0 is always *not asked*, level 1 *not known of
this person* (sex, home ... are missing on the lists); neither is a mismatch.
"""

from typing import Final

from lazos.core.evidence import ReasonCode
from lazos.linkage.comparisons import BIRTH, NUMBER
from lazos.linkage.inquiry.hearing import ALIKE
from lazos.linkage.inquiry.store import TIES

_NAME: Final = ("not_asked", "missing", "conflict", *ALIKE, "other_part", "other_part_near")
OWN: Final = 3  # level of an exact token; the classes of `hearing` follow
OTHER_PART: Final = OWN + len(ALIKE)
CROSSED: Final = OTHER_PART + 2
_SURNAME: Final = (*_NAME, "crossed", "crossed_near")

_AGES: Final = ("agrees", "1_younger", "1_older", "2_younger", "2_older", "3_apart", "4_to_6_apart", "further")
AGE_ADULT: Final = 2 + len(_AGES)
BINS: Final = ("against", "weak", "some", "good", "strong", "very_strong", "beyond_doubt")
SOURCES: Final = ("named", "named_otherwise", *TIES)
RELATIVE_FOUND: Final = 3

SCALE: Final[tuple[tuple[str, ReasonCode, tuple[str, ...]], ...]] = (
    ("given_first", ReasonCode.GIVEN_NAMES, _NAME),
    ("given_other", ReasonCode.GIVEN_NAMES, _NAME),
    ("surname_first", ReasonCode.SURNAMES, _SURNAME),
    ("surname_other", ReasonCode.SURNAMES, _SURNAME),
    ("surname_only", ReasonCode.SURNAMES, _SURNAME),
    ("sex", ReasonCode.SEX, ("not_asked", "missing", "same", "different")),
    ("about", ReasonCode.ADULT_AGE, ("not_asked", "missing", "same", "different")),
    ("birth", ReasonCode.BIRTH_DATE, ("not_asked", *BIRTH)),
    ("age", ReasonCode.BIRTH_DATE, ("not_asked", "missing", *(f"child_{a}" for a in _AGES),
                                     *(f"adult_{a}" for a in _AGES))),
    ("country", ReasonCode.COUNTRY, ("not_asked", "missing", "same", "different")),
    ("home", ReasonCode.HOME_PLACE, ("not_asked", "missing", "municipality", "department", "different")),
    ("language", ReasonCode.LANGUAGE, ("not_asked", "missing", "same", "different")),
    ("moment", ReasonCode.MOMENT, ("not_asked", "missing", "same_day", "within_3_days", "same_month", "1_month_off",
                                    "2_to_3_months_off", "further", "custody_same_month", "custody_1_month_after",
                                    "custody_2_to_3_months_after", "custody_further")),
    ("place", ReasonCode.SECTOR, ("not_asked", "missing", "same_station", "same_sector", "different")),
    ("number", ReasonCode.A_NUMBER, ("not_asked", *NUMBER)),
    ("phone", ReasonCode.PHONE, ("not_asked", "missing", "same", "different")),
    ("facility", ReasonCode.APPREHENSION, ("not_asked", "missing", "same", "different")),
    ("relative", ReasonCode.NAMED_RELATIVE, ("not_asked", "nobody_known", "contradicted",
                                              *(f"{s}_{b}" for s in SOURCES for b in BINS))),
    ("inherited", ReasonCode.FATHERS_SURNAME, ("not_asked", "missing", "none", "new_near", "new", "known")),
)  # fmt: skip
NAMES: Final = tuple(name for name, _, _ in SCALE)
MOST_LEVELS: Final = max(len(levels) for _, _, levels in SCALE)
TABLE: Final = {name: index for index, name in enumerate(NAMES)}

SLOTS: Final = 6  # heard tokens of the person's own name: three given names, three surnames
(
    C_SEX, C_ABOUT, C_BIRTH, C_AGE, C_COUNTRY, C_HOME, C_LANGUAGE, C_MOMENT, C_PLACE, C_NUMBER, C_PHONE, C_FACILITY,
    C_RELATIVE, C_INHERITED,
) = range(SLOTS, SLOTS + 14)  # fmt: skip
WIDTH: Final = SLOTS + 14
FIRST_FACT: Final = TABLE["sex"]

# What the weight of nobody depends on: how much was asked.
NOBODY: Final = ("base", "log_persons", "no_name", "one_token", "two_tokens", "three_tokens", "four_tokens", "birth",
                 "age", "relative", "home", "moment", "potential")  # fmt: skip
