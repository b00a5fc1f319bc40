"""Kinship: what one person is to another, and how well it is known."""

from enum import IntEnum, StrEnum


class Relation(StrEnum):
    """What an adult is to a child."""

    MOTHER = "mother"
    FATHER = "father"
    PARENT = "parent"
    GRANDPARENT = "grandparent"
    SIBLING = "sibling"
    AUNT_UNCLE = "aunt_uncle"
    GUARDIAN = "guardian"
    OTHER = "other"


PARENTS = frozenset({Relation.MOTHER, Relation.FATHER, Relation.PARENT})


class Grade(IntEnum):
    """How well a kinship is known, weakest first; one ordered scale everywhere. *Contested* is a state, not a grade."""

    NAME_ONLY = 1
    ATTESTATION = 2
    CLAIMED_BY_ADULT = 3
    CLAIMED_BY_CHILD = 4
    SAME_EVENT = 5
    FAMILY_UNIT = 6
    BIRTH_CERTIFICATE = 7
    CONSULATE = 8
    DNA = 9
    COURT = 10
