"""What the workbook is told: frozen facts, in the words of the lists. The one who asks for it makes them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from lazos.core.evidence import Reason
from lazos.core.problems import Problem


@dataclass(frozen=True, slots=True)
class Row:
    """One row of one list: its address, and what the workbook shows of it (canonical values, empty where missing)."""

    list: str
    ref: str
    sheet: str = ""
    row: str = ""
    role: str = ""
    name: str = ""
    sex: str = ""
    birth_date: str = ""
    age: str = ""
    age_as_of: str = ""
    country: str = ""
    home: str = ""
    a_number: str = ""
    mother_name: str = ""
    father_name: str = ""
    relative_name: str = ""


@dataclass(frozen=True, slots=True)
class Someone:
    """A person: the stable id of the group, the row that says most here, and every row of the group."""

    id: str
    best: Row
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Kinship:
    """A proposed kinship between a child and an adult, with its evidence, strongest first."""

    child: Someone
    adult: Someone
    relation: str
    probability: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """Children who share proposed parents, and the proposals that hold them together."""

    links: tuple[Kinship, ...]


@dataclass(frozen=True, slots=True)
class KinQuestion:
    """One child and the candidates of one role between whom a person has to decide, likeliest first."""

    candidates: tuple[Kinship, ...]


@dataclass(frozen=True, slots=True)
class SameQuestion:
    """Two rows that may be of one person."""

    left: Row
    right: Row
    probability: float
    reasons: tuple[Reason, ...]


class Alone(StrEnum):
    """Why nobody is proposed as a child's parent."""

    NOBODY = "nobody"
    NAMED_ONLY = "named_only"
    ONE_WEAK = "one_weak"
    SEVERAL_WEAK = "several_weak"


@dataclass(frozen=True, slots=True)
class Orphan:
    """A child of the register without a proposed parent of 0.5 or more; `best` is the likeliest of the weak ones."""

    child: Someone
    why: Alone
    candidates: int = 0
    best: Kinship | None = None


@dataclass(frozen=True, slots=True)
class ListRead:
    """A list that was read: how many rows became records, how many lines were not rows by kind, how many problems."""

    name: str
    kind: str
    file: str
    rows: int
    not_rows: Mapping[str, int] = field(default_factory=dict)
    problems: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """What was found. Children are counted once each, by their likeliest proposed parent."""

    rows: int
    persons: int
    children: int
    children_sure: int
    children_likely: int
    children_alone: int
    problems: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that the workbook is made of. Long parts are given as they are made, once, in their order."""

    lists: Sequence[ListRead]
    counts: Counts
    families: Iterable[Family]
    questions: Iterable[KinQuestion | SameQuestion]
    orphans: Iterable[Orphan]
    people: Iterable[tuple[str, Row]]
    problems: Iterable[Problem]
