"""Random worlds: every rate drawn wide, every kind of world with its own lists and habits."""

from dataclasses import dataclass, fields, replace

import numpy as np

from lazos.core.columns import Column, Kind
from lazos.demo.parameters import (
    Covers,
    Events,
    Families,
    Journeys,
    Layout,
    ListPlan,
    Noise,
    Numbering,
    Order,
    Units,
    WorldKind,
)

Columns = tuple[tuple[Column, float], ...]
ADDRESS = (Column.COUNTRY, Column.DEPARTMENT, Column.MUNICIPALITY, Column.LANGUAGES)
CROSSING = (Column.A_NUMBER, Column.EVENT_NUMBER, Column.EVENT_AT, Column.SECTOR, Column.STATION, Column.FAMILY_UNIT)
BASIC = (Column.SEX, Column.BIRTH_DATE, Column.AGE, Column.COUNTRY)
CUSTODY = (Column.CUSTODY_FROM, Column.FACILITY, Column.DISCHARGE_KIND, Column.DISCHARGE_DATE)
REMOVAL = (
    Column.CUSTODY_FROM,
    Column.FACILITY,
    Column.CASE_STATUS,
    Column.FINAL_ORDER_DATE,
    Column.REMOVAL_DATE,
    Column.REMOVAL_COUNTRY,
    Column.FEAR_RESULT,
)
CALL = (
    Column.RELATION,
    Column.CHILD_NAME,
    Column.CHILD_NICKNAME,
    Column.CHILD_AGE,
    Column.CHILD_SEX,
    Column.CALLED_AT,
    Column.CROSSED_AT,
    Column.CROSSED_PLACE,
    Column.PHONE,
)
OFTEN_EMPTY = {
    Column.AGE: 0.45,
    Column.CHILD_BIRTH_DATE: 0.6,
    Column.CHILD_NICKNAME: 0.3,
    Column.CROSSED_PLACE: 0.5,
    Column.CROSSED_AT: 0.2,
    Column.PHONE: 0.25,
    Column.LANGUAGES: 0.3,
}
REFS = ("{:06d}", "M{:06d}", "{:d}", "E-{:07d}", "UAC{:05d}", "C-{:05d}", "2018-{:05d}")


def wide(rng: np.random.Generator, typical: float, spread: float = 0.8) -> float:
    """Draws a rate around a typical one on the log-odds scale."""
    odds = np.log(typical / (1 - typical)) + rng.normal(0, spread)
    return float(1 / (1 + np.exp(-odds)))


def draw_noise(rng: np.random.Generator, level: float) -> Noise:
    """Draws all error rates around the usual ones, shifted together by `level` (0 usual, 1 hard, -1 clean)."""
    usual = Noise()
    rates = {}
    for item in fields(Noise):
        shift = 0.0 if item.name == "intake" else 0.7 * level
        typical = getattr(usual, item.name)
        rates[item.name] = wide(rng, 1 / (1 + (1 - typical) / typical * np.exp(-shift)))
    return Noise(**rates)


def draw_families(rng: np.random.Generator) -> Families:
    """Draws who travels with whom and how surnames are given."""
    usual = Families()
    others = ("child_age", "countries", "municipalities", "youngest_parent", "parent_years", "years_between",
              "aunt_years", "generation", "concentration")  # fmt: skip
    shares = [item.name for item in fields(Families) if item.name not in others]
    rates = {name: wide(rng, getattr(usual, name)) for name in shares}
    weight = rng.gamma(np.array([1.8, 1.0, 0.5, 0.25, 0.3, 0.15, 0.15, 0.08, 0.06]))
    names = ("GT", "HN", "SV", "MX", "BR", "NI", "EC", "RO", "CO")
    countries = tuple((name, float(share)) for name, share in zip(names, weight / weight.sum(), strict=True))
    return Families(
        **rates,
        child_age=float(rng.uniform(6, 12)),
        countries=countries,
        municipalities=int(rng.integers(20, 320)),
        youngest_parent=float(rng.uniform(13.5, 17.5)),
        parent_years=float(rng.uniform(7, 11.5)),
        years_between=float(rng.uniform(2, 5.5)),
        aunt_years=float(rng.uniform(4, 9)),
        generation=float(rng.uniform(18, 27)),
        concentration=float(rng.uniform(0.9, 1.4)),
    )


def draw_journeys(rng: np.random.Generator, kind: WorldKind) -> Journeys:
    """Draws how a world's stations number people, events and units; each kind has habits it keeps to."""
    habits: dict[WorldKind, tuple[tuple[Numbering, ...], tuple[Events, ...], tuple[Units, ...]]] = {
        WorldKind.AGENCIES: (
            (Numbering.FAMILY, Numbering.STATION),
            (Events.PARTY, Events.GROUP),
            (Units.WIPED, Units.MUDDLED),
        ),
        WorldKind.BORDER: ((Numbering.STATION, Numbering.DAY), (Events.GROUP, Events.PARTY), (Units.KEPT, Units.WIPED)),
        WorldKind.SHELTERS: (
            (Numbering.FAMILY, Numbering.FAMILY, Numbering.RANDOM),
            (Events.PERSON, Events.PARTY),
            (Units.NONE,),
        ),
        WorldKind.HOTLINE: ((Numbering.FAMILY, Numbering.DAY), (Events.PARTY, Events.DAY), (Units.NONE, Units.WIPED)),
        WorldKind.PORT: ((Numbering.DAY, Numbering.STATION), (Events.GROUP, Events.DAY), (Units.MUDDLED, Units.WIPED)),
        WorldKind.VILLAGE: (
            (Numbering.RANDOM, Numbering.FAMILY, Numbering.STATION),
            (Events.PARTY, Events.GROUP),
            (Units.WIPED, Units.NONE),
        ),
        WorldKind.CONSULATE: (
            (Numbering.STATION, Numbering.FAMILY, Numbering.RANDOM),
            (Events.PARTY, Events.PERSON),
            (Units.NONE, Units.WIPED),
        ),
    }
    numbering, events, units = habits[kind]
    dense = kind is WorldKind.PORT
    return Journeys(
        start=f"201{int(rng.integers(5, 9))}-{int(rng.integers(1, 13)):02d}-01",
        days=int(rng.integers(20, 120)) if dense else int(rng.integers(30, 300)),
        stations=int(rng.integers(3, 10)) if dense else int(np.exp(rng.uniform(np.log(3), np.log(41)))),
        numbering=numbering[int(rng.integers(len(numbering)))],
        number_gap=1 + float(rng.gamma(1.2, 1.5)),
        number_scatter=wide(rng, 0.14, 1.0),
        old_number=wide(rng, 0.04, 1.2),
        events=events[int(rng.integers(len(events)))],
        event_window=int(rng.choice([60, 120, 240, 480, 720])),
        event_other=wide(rng, 0.2),
        units=units[int(rng.integers(len(units)))],
        wiped=wide(rng, 0.6),
        wiped_said=wide(rng, 0.4),
        crowd_units=wide(rng, 0.1),
        relative_units=wide(rng, 0.4, 1.2),
        minutes=float(rng.choice([4, 10, 16, 40, 120])),
        later=wide(rng, 0.08),
        second_crossings=wide(rng, 0.06),
        new_number=wide(rng, 0.4, 1.5),
        days_between=float(rng.choice([60, 200, 400, 700])),
        crowd_party=wide(rng, 0.3),
        gathered=wide(rng, 0.55, 1.3),
        parent_first=float(rng.uniform(0, 1.2)),
    )


def draw_columns(rng: np.random.Generator, always: tuple[Column, ...], sometimes: tuple[Column, ...] = ()) -> Columns:
    """Draws how often each column is empty; a column of `sometimes` is left out of half the lists."""
    kept = [*always, *(column for column in sometimes if rng.random() < 0.5)]
    return tuple((column, wide(rng, OFTEN_EMPTY.get(column, 0.07), 1.3)) for column in kept)


def _layout(rng: np.random.Generator) -> Layout:
    layouts = tuple(Layout)
    return layouts[int(rng.choice(len(layouts), p=[0.25, 0.2, 0.1, 0.25, 0.2]))]


def draw_list(rng: np.random.Generator, name: str, kind: Kind, covers: Covers, columns: Columns, level: float,
              coverage: float = 0.9) -> ListPlan:  # fmt: skip
    """Draws one list's coverage, layout, order and errors."""
    orders = tuple(Order)
    return ListPlan(
        name=name,
        kind=kind,
        covers=covers,
        coverage=wide(rng, coverage, 0.7),
        layout=_layout(rng),
        columns=columns,
        noise=draw_noise(rng, level),
        repeats=wide(rng, 0.02) if rng.random() < 0.8 else 0.0,
        notes=wide(rng, 0.35),
        order=orders[int(rng.choice(3, p=[0.6, 0.2, 0.2]))],
        capitals=float(rng.choice([0.0, 0.1, 0.9, 1.0])),
        accents=float(rng.choice([0.0, 0.1, 0.7, 1.0])),
        ref=REFS[int(rng.integers(len(REFS)))],
        ambiguous_dates=bool(rng.random() < 0.1),
        revised=wide(rng, 0.2),
    )


@dataclass(frozen=True, slots=True)
class Listmaker:
    """Draws the lists of one world."""

    rng: np.random.Generator
    level: float

    def children(
        self, name: str, coverage: float = 0.93, parents: bool = False, more: tuple[Column, ...] = (), copy_of: str = ""
    ) -> ListPlan:
        """A roster of children in custody."""
        always = (
            *BASIC,
            Column.A_NUMBER,
            *CUSTODY,
            Column.NOTE,
            *((Column.MOTHER_NAME, Column.FATHER_NAME) if parents else ()),
            *more,
        )
        columns = draw_columns(
            self.rng, always, (Column.SECTOR, Column.STATION, Column.MUNICIPALITY, Column.LANGUAGES, Column.AGE_AS_OF)
        )
        plan = draw_list(self.rng, name, Kind.CHILDREN, Covers.CHILDREN, columns, self.level, coverage)
        return replace(plan, copy_of=copy_of)

    def adults(self, name: str = "adults", coverage: float = 0.92, more: tuple[Column, ...] = ()) -> ListPlan:
        """Adults detained or removed."""
        columns = draw_columns(
            self.rng,
            (*BASIC, Column.A_NUMBER, *REMOVAL, Column.NOTE, *more),
            (Column.SECTOR, Column.MUNICIPALITY, Column.LANGUAGES),
        )
        return replace(
            draw_list(self.rng, name, Kind.ADULTS, Covers.ADULTS, columns, self.level, coverage),
            notes=wide(self.rng, 0.06),
            remarks=wide(self.rng, 0.5) if self.rng.random() < 0.5 else 0.0,
            noted_kin=float(self.rng.choice([1, 2, 5])),
        )

    def apprehensions(self, coverage: float = 0.85) -> ListPlan:
        """Everybody who crossed, with moment, station, event and unit."""
        columns = draw_columns(self.rng, (*BASIC, *CROSSING), (Column.ROLE,))
        plan = draw_list(self.rng, "apprehensions", Kind.APPREHENSIONS, Covers.CROSSERS, columns, self.level, coverage)
        return replace(plan, repeats=wide(self.rng, 0.04))

    def calls(self, name: str = "ngo", coverage: float = 0.95) -> ListPlan:
        """Calls to a hotline."""
        columns = draw_columns(
            self.rng, (*ADDRESS, *CALL, Column.NOTE), (Column.SEX, Column.CHILD_BIRTH_DATE, Column.AGE)
        )
        plan = draw_list(self.rng, name, Kind.CONTACTS, Covers.CALLERS, columns, self.level + 0.5, coverage)
        return replace(plan, layout=Layout.PLAIN if self.rng.random() < 0.7 else plan.layout, notes=wide(self.rng, 0.2))


def draw_lists(rng: np.random.Generator, kind: WorldKind, level: float) -> tuple[ListPlan, ...]:
    """Draws the lists that a kind of world has."""
    make = Listmaker(rng, level)
    if kind is WorldKind.AGENCIES:
        return (
            make.children("custody"),
            make.children("custody_v0", copy_of="custody"),
            make.adults(),
            make.apprehensions(),
            make.calls(),
        )
    if kind is WorldKind.BORDER:
        return (make.apprehensions(0.93), make.children("custody", 0.85, more=(Column.SECTOR, Column.STATION)))
    if kind is WorldKind.SHELTERS:
        return (make.children("custody", 0.6, parents=True), make.children("custody_v0", 0.5, parents=True),
                make.children("custody_c", 0.3), make.adults(more=(Column.EVENT_AT, Column.STATION)))  # fmt: skip
    if kind is WorldKind.HOTLINE:
        return (
            make.children("custody", parents=True),
            make.adults("adults", 0.6, more=(Column.MUNICIPALITY, Column.LANGUAGES)),
            make.calls("ngo", 0.7),
            make.calls("ngo_b", 0.5),
        )
    if kind is WorldKind.PORT:
        return (make.apprehensions(0.9), make.adults(more=(Column.SECTOR, Column.EVENT_AT)), make.children("custody"))
    if kind is WorldKind.VILLAGE:
        home = (Column.MUNICIPALITY, Column.LANGUAGES)
        return (make.children("custody", more=home), make.adults(more=home), make.apprehensions(0.5), make.calls())
    return (
        make.adults("adults", 0.8, more=(Column.MUNICIPALITY, Column.DEPARTMENT, Column.LANGUAGES, Column.PHONE)),
        make.children("custody", parents=True, more=(Column.MUNICIPALITY,)),
        make.calls("ngo", 0.6),
    )
