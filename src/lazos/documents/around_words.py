"""Findings in words, around a pair: calls, crowds, rivals, brothers and sisters.

A sentence says what was found and never which way it points: that is for the column it stands in.
"""

from collections.abc import Mapping
from typing import Final

from lazos.core.evidence import ReasonCode
from lazos.documents.language import mark

_C = ReasonCode

AROUND: Final[Mapping[tuple[ReasonCode, str], Mapping[str, str]]] = {
    (_C.CALL, "call"): {
        "another_name": mark(
            "A caller taken to be this adult asked for a child with a name that does not agree with the child's"
        ),
        "surname_only": mark(
            "A caller taken to be this adult asked for a child with a surname that agrees with the child's; "
            "no given name agrees"
        ),
        "given_only": mark(
            "A caller taken to be this adult asked for a child with a given name that agrees with the "
            "child's; the surname does not"
        ),
        "given_without_surname": mark(
            "A caller taken to be this adult asked for a child with a given name that agrees with the "
            "child's; there is no surname to compare"
        ),
        "near": mark(
            "A caller taken to be this adult asked for a child with given name and surname that agree, in "
            "part or nearly, with the child's"
        ),
        "strong": mark(
            "A caller taken to be this adult asked for a child with given name and surname that agree with the child's"
        ),
    },
    (_C.CALL, "called_as"): {
        "parent": mark("The caller says to be the parent of the child asked for"),
        "parent_of_other_sex": mark(
            "The caller says to be a mother where the adult is recorded as a man, or a father where the "
            "adult is recorded as a woman"
        ),
        "relative": mark("The caller says to be a relative other than a parent, a guardian or a friend"),
        "unsaid": mark("The caller does not say what they are to the child asked for"),
    },
    (_C.CALL, "known_from"): {
        "call_only": mark("This adult is known only from calls"),
        "call_and_list": mark("This adult is known from a call and from another list"),
    },
    (_C.CALL, "call_age"): {
        "different": mark("The age or birth that the caller gives differs from the child's by more than a year"),
        "near": mark("The age or birth that the caller gives is at most about a year off the child's"),
        "agrees": mark("The age or birth that the caller gives fits the child's"),
    },
    (_C.CALL, "child_age"): {
        "different": mark("The age or birth that the caller gives differs from the child's by more than a year"),
        "near": mark("The age or birth that the caller gives is at most about a year off the child's"),
        "agrees": mark("The age or birth that the caller gives fits the child's"),
    },
    (_C.CALL, "child_named"): {
        "another_name": mark("The caller asked for a child with a name that does not agree with the child's"),
        "surname_only": mark(
            "The caller asked for a child with a surname that agrees with the child's; no given name agrees"
        ),
        "given_only": mark(
            "The caller asked for a child with a given name that agrees with the child's; the surname does not"
        ),
        "given_without_surname": mark(
            "The caller asked for a child with a given name that agrees with the child's; there is no "
            "surname to compare"
        ),
        "near": mark(
            "The caller asked for a child with given name and surname that agree, in part or nearly, with the child's"
        ),
        "strong": mark("The caller asked for a child with given name and surname that agree with the child's"),
    },
    (_C.CALL, "through"): {
        "below_-4": mark(
            "Whether this adult is a parent of the child asked for: very unlikely, before anything else is known"
        ),
        "below_-2": mark(
            "Whether this adult is a parent of the child asked for: unlikely, before anything else is known"
        ),
        "below_0": mark(
            "Whether this adult is a parent of the child asked for: rather not, before anything else is known"
        ),
        "below_2": mark(
            "Whether this adult is a parent of the child asked for: rather so, before anything else is known"
        ),
        "below_4": mark("Whether this adult is a parent of the child asked for: likely, before anything else is known"),
        "above": mark(
            "Whether this adult is a parent of the child asked for: very likely, before anything else is known"
        ),
    },
    (_C.CALL, "namesakes"): {
        "one": mark("Adults compared who bear the caller's name, at least nearly: 1"),
        "two": mark("Adults compared who bear the caller's name, at least nearly: 2"),
        "3_to_5": mark("Adults compared who bear the caller's name, at least nearly: 3 to 5"),
        "6_to_10": mark("Adults compared who bear the caller's name, at least nearly: 6 to 10"),
        "11_to_20": mark("Adults compared who bear the caller's name, at least nearly: 11 to 20"),
        "21_to_50": mark("Adults compared who bear the caller's name, at least nearly: 21 to 50"),
        "more": mark("Adults compared who bear the caller's name, at least nearly: more than 50"),
    },
    (_C.CROWD, "crowd"): {
        "one": mark("Adults who stood near this child by A-number, event, time or family unit: 1"),
        "two": mark("Adults who stood near this child by A-number, event, time or family unit: 2"),
        "3_to_5": mark("Adults who stood near this child by A-number, event, time or family unit: 3 to 5"),
        "6_to_10": mark("Adults who stood near this child by A-number, event, time or family unit: 6 to 10"),
        "11_to_20": mark("Adults who stood near this child by A-number, event, time or family unit: 11 to 20"),
        "21_to_50": mark("Adults who stood near this child by A-number, event, time or family unit: 21 to 50"),
        "more": mark("Adults who stood near this child by A-number, event, time or family unit: more than 50"),
    },
    (_C.CROWD, "crowd_of_adult"): {
        "one": mark("Children who stood near this adult by A-number, event, time or family unit: 1"),
        "two": mark("Children who stood near this adult by A-number, event, time or family unit: 2"),
        "3_to_5": mark("Children who stood near this adult by A-number, event, time or family unit: 3 to 5"),
        "6_to_10": mark("Children who stood near this adult by A-number, event, time or family unit: 6 to 10"),
        "11_to_20": mark("Children who stood near this adult by A-number, event, time or family unit: 11 to 20"),
        "21_to_50": mark("Children who stood near this adult by A-number, event, time or family unit: 21 to 50"),
        "more": mark("Children who stood near this adult by A-number, event, time or family unit: more than 50"),
    },
    (_C.CROWD, "chance"): {
        "under_0.001": mark(
            "Adults taken in those days who would bear the shared surname by chance: hardly any (fewer than "
            "1 in 1,000 such cases)"
        ),
        "under_0.003": mark(
            "Adults taken in those days who would bear the shared surname by chance: hardly any (1 to 3 in "
            "1,000 such cases)"
        ),
        "under_0.01": mark(
            "Adults taken in those days who would bear the shared surname by chance: hardly any (3 to 10 in "
            "1,000 such cases)"
        ),
        "under_0.03": mark(
            "Adults taken in those days who would bear the shared surname by chance: few (1 to 3 in 100 such cases)"
        ),
        "under_0.1": mark(
            "Adults taken in those days who would bear the shared surname by chance: few (3 to 10 in 100 such cases)"
        ),
        "under_0.3": mark(
            "Adults taken in those days who would bear the shared surname by chance: few (10 to 30 in 100 such cases)"
        ),
        "under_1": mark(
            "Adults taken in those days who would bear the shared surname by chance: fewer than one, on the average"
        ),
        "under_3": mark("Adults taken in those days who would bear the shared surname by chance: one to three"),
        "under_10": mark("Adults taken in those days who would bear the shared surname by chance: three to ten"),
        "more": mark("Adults taken in those days who would bear the shared surname by chance: more than ten"),
    },
    (_C.RIVAL, "rival_of_sex"): {
        "6_behind": mark("The best other adult for the same role fits this child far less well than this adult"),
        "4_behind": mark("The best other adult for the same role fits this child far less well than this adult"),
        "2_behind": mark("The best other adult for the same role fits this child less well than this adult"),
        "1_behind": mark("The best other adult for the same role fits this child somewhat less well than this adult"),
        "level": mark("The best other adult for the same role fits this child about as well as this adult"),
        "1_ahead": mark("The best other adult for the same role fits this child somewhat better than this adult"),
        "2_ahead": mark("The best other adult for the same role fits this child better than this adult"),
        "4_ahead": mark("The best other adult for the same role fits this child far better than this adult"),
        "6_ahead": mark("The best other adult for the same role fits this child far better than this adult"),
    },
    (_C.RIVAL, "rival_of_other_sex"): {
        "6_behind": mark("The best adult of the other sex fits this child far less well than this adult"),
        "4_behind": mark("The best adult of the other sex fits this child far less well than this adult"),
        "2_behind": mark("The best adult of the other sex fits this child less well than this adult"),
        "1_behind": mark("The best adult of the other sex fits this child somewhat less well than this adult"),
        "level": mark("The best adult of the other sex fits this child about as well as this adult"),
        "1_ahead": mark("The best adult of the other sex fits this child somewhat better than this adult"),
        "2_ahead": mark("The best adult of the other sex fits this child better than this adult"),
        "4_ahead": mark("The best adult of the other sex fits this child far better than this adult"),
        "6_ahead": mark("The best adult of the other sex fits this child far better than this adult"),
    },
    (_C.SIBLING_LINK, "sibling"): {
        "unlikely": mark("A child with the same surnames, as far as they are given, hardly fits this adult"),
        "possible": mark("A child with the same surnames, as far as they are given, may fit this adult"),
        "likely": mark("A child with the same surnames, as far as they are given, fits this adult"),
        "very_likely": mark("A child with the same surnames, as far as they are given, fits this adult well"),
    },
    (_C.SIBLING_LINK, "other_child"): {
        "unlikely": mark("A child not known to have the same surnames hardly fits this adult"),
        "possible": mark("A child not known to have the same surnames may fit this adult"),
        "likely": mark("A child not known to have the same surnames fits this adult"),
        "very_likely": mark("A child not known to have the same surnames fits this adult well"),
    },
}
