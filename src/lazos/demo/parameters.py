"""What an invented world is like: which lists exist, how numbers are given out, and how often each thing goes wrong."""

from dataclasses import dataclass, field
from enum import StrEnum

from lazos.core.columns import Column, Kind


class WorldKind(StrEnum):
    """Worlds that differ in structure, not only in rates."""

    AGENCIES = "agencies"
    BORDER = "border"
    SHELTERS = "shelters"
    HOTLINE = "hotline"
    PORT = "port"
    VILLAGE = "village"
    CONSULATE = "consulate"


class Numbering(StrEnum):
    """How A-numbers are given out."""

    FAMILY = "family"
    STATION = "station"
    DAY = "day"
    RANDOM = "random"


class Events(StrEnum):
    """What shares one event number."""

    PARTY = "party"
    GROUP = "group"
    DAY = "day"
    PERSON = "person"


class Units(StrEnum):
    """What becomes of a family unit when the family is separated."""

    KEPT = "kept"
    WIPED = "wiped"
    MUDDLED = "muddled"
    NONE = "none"


class Covers(StrEnum):
    """Whom a list is about."""

    CHILDREN = "children"
    ADULTS = "adults"
    CROSSERS = "crossers"
    CALLERS = "callers"


class Layout(StrEnum):
    """How a list holds names."""

    COMMA = "comma"
    PLAIN = "plain"
    INVERTED = "inverted"
    TWO = "two"
    THREE = "three"


class Order(StrEnum):
    """How a list is sorted."""

    DATE = "date"
    NAME = "name"
    RANDOM = "random"


@dataclass(frozen=True, slots=True)
class Families:
    """How families are made and who of them travelled; shares are between 0 and 1.

    A mother is at least `youngest_parent` years old at a birth and on average `parent_years` older than that;
    fathers are older than mothers with a spread of `years_between`; aunts and uncles as old as a parent with a spread
    of `aunt_years`, grandparents `generation` years older. `elsewhere` is the share of fathers from another place,
    `claimant_home` that of claimants from the child's. A `concentration` above 1 makes common surnames more common.
    """

    siblings: float = 0.12
    twins: float = 0.03
    both_parents: float = 0.05
    father: float = 0.55
    alone: float = 0.14
    relatives: float = 0.08
    relatives_instead: float = 0.5
    claimants: float = 0.02
    claimants_instead: float = 0.08
    claimant_surname: float = 0.4
    outside: float = 0.2
    intact: float = 0.1
    one_surname: float = 0.08
    mother_surnames: float = 0.06
    patronymic: float = 0.3
    other_surname: float = 0.02
    married_name: float = 0.15
    second_given: float = 0.6
    child_age: float = 9.0
    youngest_parent: float = 15.0
    parent_years: float = 10.0
    years_between: float = 4.0
    aunt_years: float = 6.5
    generation: float = 23.0
    elsewhere: float = 0.05
    claimant_home: float = 0.5
    concentration: float = 1.0
    tail: float = 0.05
    local: float = 0.3
    indigenous: float = 0.7
    countries: tuple[tuple[str, float], ...] = (("GT", 0.58), ("HN", 0.29), ("SV", 0.07), ("MX", 0.03), ("BR", 0.03))
    municipalities: int = 400


@dataclass(frozen=True, slots=True)
class Journeys:
    """How people crossed and how they were registered.

    `gathered` is the share of parties who crossed in the group of the party before them; `parent_first` of 1 numbers
    the adults of every party before its children, 0 makes it a matter of chance.
    """

    start: str = "2017-10-01"
    days: int = 365
    stations: int = 40
    numbering: Numbering = Numbering.FAMILY
    number_gap: float = 2.0
    number_scatter: float = 0.15
    old_number: float = 0.1
    events: Events = Events.PARTY
    event_window: int = 180
    event_other: float = 0.15
    units: Units = Units.WIPED
    wiped: float = 0.6
    wiped_said: float = 0.4
    crowd_units: float = 0.1
    relative_units: float = 0.4
    minutes: float = 10.0
    later: float = 0.08
    second_crossings: float = 0.06
    new_number: float = 0.3
    days_between: float = 200.0
    crowd_party: float = 0.3
    gathered: float = 0.3
    parent_first: float = 0.5


@dataclass(frozen=True, slots=True)
class Noise:
    """How often values go wrong in one list, per value; `intake` is the share carried on from the first hearing."""

    intake: float = 0.3
    slip: float = 0.03
    misread: float = 0.01
    respell: float = 0.05
    truncate: float = 0.005
    nickname: float = 0.02
    drop_given: float = 0.25
    drop_first_given: float = 0.03
    initial: float = 0.02
    drop_surname: float = 0.15
    swap_surnames: float = 0.04
    swap_fields: float = 0.02
    one_cell: float = 0.03
    day_month: float = 0.03
    year_off: float = 0.03
    january: float = 0.03
    mid_month: float = 0.01
    year_only: float = 0.02
    day_off: float = 0.03
    falsified: float = 0.02
    number_error: float = 0.02
    number_other: float = 0.01
    sex_wrong: float = 0.01
    country_wrong: float = 0.01
    station_wrong: float = 0.02
    moment_off: float = 0.03


@dataclass(frozen=True, slots=True)
class ListPlan:
    """One list: whom it covers, which columns it has, how often each is empty, and its habits.

    `remarks` is the share of remarks on adults that name a child; adults with family are noted `noted_kin` times as
    often as others.
    """

    name: str
    kind: Kind
    covers: Covers
    coverage: float
    layout: Layout
    columns: tuple[tuple[Column, float], ...]
    noise: Noise = field(default_factory=Noise)
    repeats: float = 0.02
    notes: float = 0.0
    remarks: float = 0.5
    noted_kin: float = 5.0
    order: Order = Order.DATE
    capitals: float = 1.0
    accents: float = 0.1
    ref: str = "{:06d}"
    ambiguous_dates: bool = False
    copy_of: str = ""
    revised: float = 0.15
