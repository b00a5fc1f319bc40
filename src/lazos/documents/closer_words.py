"""Findings in words, closer: sentences that fill in what was counted, and the levels that say nothing to a reader."""

from typing import Final

from lazos.documents.language import mark

_TOGETHER: Final = frozenset(("within_4_hours", "within_an_hour", "within_30_minutes", "within_10_minutes", "same_day"))
_STATIONED: Final = _TOGETHER | {"a_day_off"}
_NUMBERED: Final = frozenset(("within_1000", "within_100", "within_20", "within_5", "2_apart"))
_CUSTODY: Final = frozenset(("far", "within_30_days", "within_14_days", "within_7_days", "within_3_days"))
_GAPS: Final = frozenset(
    (
        "under_10", "10_to_13", "13_to_15", "15_to_17", "17_to_20", "20_to_25", "25_to_30", "30_to_35", "35_to_40",
        "40_to_45", "45_to_50", "50_to_60", "over_60",
    )
)  # fmt: skip

CLOSER: Final[tuple[tuple[str, frozenset[str], tuple[str, ...], str], ...]] = (
    ("moment", _TOGETHER, ("minutes", "station"), mark("Apprehended {minutes} minutes apart at station {station}")),
    ("moment", _TOGETHER, ("minutes",), mark("Apprehended {minutes} minutes apart")),
    ("moment", _TOGETHER, ("minute", "station"), mark("Apprehended at most a minute apart at station {station}")),
    ("moment", _TOGETHER, ("minute",), mark("Apprehended at most a minute apart")),
    ("moment", _TOGETHER, ("hours", "station"), mark("Apprehended about {hours} hours apart at station {station}")),
    ("moment", _TOGETHER, ("hours",), mark("Apprehended about {hours} hours apart")),
    ("moment", frozenset(("same_day",)), ("station",), mark("Apprehended on the same day at station {station}")),
    (
        "moment",
        frozenset(("a_day_off",)),
        ("station",),
        mark("Apprehended at about the same time of day, one day apart, at station {station}"),
    ),
    ("moment", frozenset(("far", "within_3_days")), ("days",), mark("Apprehended {days} days apart")),
    (
        "when",
        frozenset(("2_to_3_days_apart", "within_a_month", "further_apart")),
        ("days",),
        mark("Apprehended {days} days apart"),
    ),
    (
        "when",
        frozenset(("custody_within_3_days", "custody_within_a_month", "custody_far")),
        ("days",),
        mark("Custody began {days} days apart"),
    ),
    ("number_near", _NUMBERED, ("numbers_apart",), mark("The A-numbers are {numbers_apart} apart")),
    (
        "custody",
        _CUSTODY,
        ("days",),
        mark("Custody of one began {days} days from the custody or apprehension of the other"),
    ),
    ("age_gap", _GAPS, ("years",), mark("The adult is about {years} years older than the child")),
    ("age_gap", _GAPS, ("years_younger",), mark("The adult is about {years_younger} years younger than the child")),
    ("surname_rarity", frozenset(("common",)), ("shared_surname",), mark("{shared_surname} is a common surname")),
    (
        "surname_rarity",
        frozenset(("usual",)),
        ("shared_surname",),
        mark("{shared_surname} is neither a common nor a rare surname"),
    ),
    ("surname_rarity", frozenset(("uncommon",)), ("shared_surname",), mark("{shared_surname} is an uncommon surname")),
    ("surname_rarity", frozenset(("rare",)), ("shared_surname",), mark("{shared_surname} is a rare surname")),
)  # fmt: skip
"""Comparison, levels, the fields that have to be known, and the sentence; of one level the fullest stands first."""

_MISSING: Final = frozenset(("missing",))
_NOT_NAMED: Final = frozenset(("not_named",))
_NOBODY: Final = frozenset(("nobody",))
_NOTHING_SHARED: Final = frozenset(("nothing_shared",))

SILENT: Final = {
    **dict.fromkeys(
        (
            "given", "surname", "birth", "number", "sex", "country", "place", "language", "when", "sector", "facility",
            "event", "unit", "phone", "number_near", "moment", "custody", "surnames", "age_gap", "child_age",
            "call_age", "number_rank", "moment_rank",
        ),
        _MISSING,
    ),
    **dict.fromkeys(("named", "other_parent", "relative", "remark", "call", "child_named"), _NOT_NAMED),
    **dict.fromkeys(("rival_of_sex", "rival_of_other_sex", "sibling", "other_child"), _NOBODY),
    **dict.fromkeys(("given_rarity", "surname_rarity"), _NOTHING_SHARED),
    **dict.fromkeys(("hint", "crowd", "crowd_of_adult", "namesakes"), frozenset(("none",))),
    "surname_quality": _NOTHING_SHARED,
    "pairing": frozenset(("other",)),
    "roles": frozenset(("unknown", "same")),
    "standing": frozenset(("not_named", "plain")),
    **dict.fromkeys(("called_as", "known_from"), frozenset(("no_call",))),
    "chance": frozenset(("no_date", "no_surname")),
    "through": frozenset(("no_child",)),
    "gap_rank": frozenset(("unknown", "under_10%", "under_30%", "under_70%", "under_90%", "under_98%")),
    "rule": frozenset(("missing", "none", "sex_unknown", "single_surname")),
}  # fmt: skip
"""Levels that say nothing to a reader, by comparison."""

WHOLLY_SILENT: Final = frozenset(
    (
        "own",
        "own_family",
        "own_parent",
        "rival_family",
        "rival_parent",
        "usual_gap",
        "habit_of_number_near",
        "habit_of_event",
        "habit_of_moment",
        "habit_of_unit",
        "habit_of_rule",
        "habit_of_parents",
    )
)
"""Comparisons that set the others right and say nothing about the pair to a reader."""
