"""Crossings and what was written down at them: moments, stations, event numbers, family units and A-numbers."""

from dataclasses import dataclass

import numpy as np

from lazos.demo.parameters import Events, Journeys, Numbering, Units
from lazos.demo.people import People, Sort
from lazos.demo.words import Mask, Numbers, Rates, Texts, Words, load_words

DAY = 1440
UNIT_NONE, UNIT_DELETED = -1, -2


@dataclass(frozen=True, slots=True)
class Crossings:
    """Parallel arrays, one entry a crossing of a person; minutes since 1970 local; unit -1 is none, -2 DELETED."""

    person: Numbers
    minute: Numbers
    station: Numbers
    event: Numbers
    unit: Numbers


def _days(rng: np.random.Generator, plan: Journeys, count: int) -> Numbers:
    waves = np.exp(np.interp(np.arange(plan.days), np.linspace(0, plan.days, 9), rng.normal(0, 0.6, 9)))
    start = int(np.datetime64(plan.start).astype("datetime64[D]").astype(np.int64))
    return start + rng.choice(plan.days, count, p=waves / waves.sum())


def _stations(rng: np.random.Generator, plan: Journeys, words: Words, count: int) -> Numbers:
    kept = rng.choice(len(words.station), min(plan.stations, len(words.station)), replace=False,
                      p=words.station_weight / words.station_weight.sum())  # fmt: skip
    weight = words.station_weight[kept] * np.exp(rng.normal(0, 0.4, len(kept)))
    return kept[rng.choice(len(kept), count, p=weight / weight.sum())]


def _same(groups: Numbers) -> Numbers:
    """Numbers equal values 0, 1, 2, ..."""
    return np.unique(groups, return_inverse=True)[1].astype(np.int64)


def _events(rng: np.random.Generator, plan: Journeys, party: Numbers, station: Numbers, minute: Numbers) -> Numbers:
    """Numbers events: one a party, one a window of time at a station, one a station-day, or one a person."""
    if plan.events is Events.PERSON:
        event = np.arange(len(party))
    elif plan.events is Events.PARTY:
        event = _same(party)
    else:
        window = DAY if plan.events is Events.DAY else plan.event_window
        event = _same(station * 10**9 + minute // window)
    apart = rng.random(len(event)) < plan.event_other
    return np.where(apart, event.max(initial=0) + 1 + np.arange(len(event)), event)


def _units(rng: np.random.Generator, plan: Journeys, people: People, crossers: Numbers, separated: Mask) -> Numbers:
    """Numbers family units by party and lets the separated ones be wiped on some rows."""
    party, sort = people.party[crossers], people.sort[crossers]
    if plan.units is Units.NONE:
        return np.full(len(crossers), UNIT_NONE, dtype=np.int64)
    family = np.isin(sort, [Sort.CHILD, Sort.MOTHER, Sort.FATHER, Sort.CLAIMANT]) | (
        (sort == Sort.RELATIVE) & (rng.random(len(sort)) < plan.relative_units)
    )
    marked = rng.random(int(party.max(initial=0)) + 1) < plan.crowd_units
    unit = np.where(family | ((sort == Sort.ADULT) & marked[party]), party, UNIT_NONE)
    if plan.units is Units.MUDDLED:
        wrong = rng.random(len(unit)) < 0.15
        unit = np.where(wrong & (unit >= 0), rng.permutation(unit), unit)
    if plan.units is not Units.KEPT:
        wiped = (rng.random(int(party.max(initial=0)) + 1) < plan.wiped)[party] & separated
        said = rng.random(len(unit)) < plan.wiped_said
        unit = np.where(wiped & family, np.where(said, UNIT_DELETED, UNIT_NONE), unit)
    return unit


def _second(rng: np.random.Generator, plan: Journeys, words: Words, first: Crossings, adult: Numbers) -> Crossings:
    """Adds earlier or later crossings of some adults, elsewhere and in other company."""
    again = np.flatnonzero((rng.random(len(first.person)) < plan.second_crossings) & (adult > 0))
    shift = -(rng.gamma(1.2, plan.days_between, len(again)) + 2).astype(np.int64) * DAY
    shift = np.where(rng.random(len(again)) < 0.25, np.abs(shift) // 8, shift)
    minute = first.minute[again] + shift + rng.integers(0, DAY, len(again))
    event = first.event.max(initial=0) + 1 + np.arange(len(again))
    none = np.full(len(again), UNIT_NONE, dtype=np.int64)
    return Crossings(first.person[again], minute, _stations(rng, plan, words, len(again)), event, none)


def _groups(rng: np.random.Generator, plan: Journeys, parties: int) -> Numbers:
    """Lets some parties cross with another: each party's leader, itself for those who crossed alone."""
    order = rng.permutation(parties)
    joins = rng.random(parties) < plan.gathered
    joins[:1] = False
    leader = np.empty(parties, dtype=np.int64)
    leader[order] = order[np.maximum.accumulate(np.where(joins, 0, np.arange(parties)))]
    return leader


def make_crossings(rng: np.random.Generator, plan: Journeys, people: People, custody: Numbers) -> Crossings:
    """Lets everybody with a party cross, and some adults once more. `custody` tells which families were separated."""
    words = load_words()
    crossers = np.flatnonzero(people.party >= 0)
    party = people.party[crossers]
    parties = int(party.max(initial=0)) + 1
    group = _groups(rng, plan, parties)
    station, day = _stations(rng, plan, words, parties)[group], _days(rng, plan, parties)[group]
    minute = day * DAY + rng.integers(0, DAY, parties)[group]
    moment = minute[party] + (rng.exponential(plan.minutes, len(party)) * rng.choice([-1, 1], len(party))).astype(
        np.int64
    )
    moment += np.where((rng.random(len(party)) < plan.later) & (people.sort[crossers] != Sort.ADULT), DAY, 0)
    separated = (people.family[crossers] >= 0) & (custody[people.family[crossers]] > 0)
    event = _events(rng, plan, party, station[party], minute[party])
    first = Crossings(crossers, moment, station[party], event, _units(rng, plan, people, crossers, separated))
    more = _second(rng, plan, words, first, (people.sort[crossers] != Sort.CHILD).astype(np.int64))
    return Crossings(
        *(np.concatenate([getattr(first, name), getattr(more, name)]) for name in Crossings.__dataclass_fields__)
    )


def renumbered(rng: np.random.Generator, plan: Journeys, crossings: Crossings, main: Numbers) -> Numbers:
    """Gives some people another A-number at another crossing; -1 where the number is the person's own."""
    other = main[crossings.person] != np.arange(len(crossings.person))
    changed = other & (rng.random(len(other)) < plan.new_number)
    return np.where(changed, rng.integers(70_000_000, 219_000_000, len(other)), -1)


def _gaps(rng: np.random.Generator, plan: Journeys, same_party: Mask) -> Numbers:
    step = rng.geometric(1 / max(plan.number_gap, 1.01), len(same_party))
    near = same_party & (rng.random(len(same_party)) < 0.8)
    return np.where(near, 1, step)


def make_numbers(rng: np.random.Generator, plan: Journeys, people: People, crossings: Crossings) -> Numbers:
    """Gives every person one A-number of nine digits by the world's habit, -1 to those who never crossed."""
    number = np.full(len(people), -1, dtype=np.int64)
    count = int((people.party >= 0).sum())
    person, minute, station = (part[:count] for part in (crossings.person, crossings.minute, crossings.station))
    party = people.party[person]
    if plan.numbering is Numbering.RANDOM:
        number[person] = 200_000_000 + rng.permutation(max(count * 3, 1))[:count] * max(
            1, 19_000_000 // max(count * 3, 1)
        )
        return number
    turn = rng.random(count) + plan.parent_first * (people.sort[person] == Sort.CHILD)
    keys: dict[Numbering, tuple[Numbers | Rates, ...]] = {
        Numbering.FAMILY: (turn, party, minute // DAY, station),
        Numbering.STATION: (rng.random(count), minute, station),
        Numbering.DAY: (rng.random(count), minute // DAY),
    }
    order = np.lexsort(keys[plan.numbering])
    same = np.concatenate([[False], party[order][1:] == party[order][:-1]])
    block = station[order] * (plan.numbering is not Numbering.DAY)
    made = (
        200_000_000
        + np.cumsum(_gaps(rng, plan, same))
        + rng.permutation(100)[block] * 190_000 * (plan.numbering is not Numbering.DAY)
    )
    number[person[order]] = made
    far = rng.random(count) < plan.number_scatter
    number[person[far]] += np.where(
        rng.random(int(far.sum())) < 0.8,
        rng.integers(2, 300, int(far.sum())),
        rng.integers(10**4, 10**6, int(far.sum())),
    )
    old = (rng.random(count) < plan.old_number) & (people.sort[person] != Sort.CHILD)
    number[person[old]] = rng.integers(70_000_000, 199_000_000, int(old.sum()))
    return _untie(number)


def _untie(number: Numbers) -> Numbers:
    """Moves equal numbers apart: to the next free one."""
    order = np.argsort(number, kind="stable")
    known = order[number[order] >= 0]
    steps = np.arange(len(known))
    number[known] = np.maximum.accumulate(number[known] - steps) + steps
    return number


def event_texts(rng: np.random.Generator, crossings: Crossings, words: Words) -> Texts:
    """Writes event numbers: station, year, and digits that tell nothing."""
    latest = int(crossings.event.max(initial=0)) + 1
    digits = rng.permutation(max(latest, 10**6))[:latest] if latest < 10**6 else rng.permutation(latest)
    year = (crossings.minute // DAY).astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) % 100 + 70
    made = [f"{code}{int(yy) % 100:02d}{int(number):06d}" for code, yy, number in
            zip(words.station[crossings.station], year, digits[crossings.event], strict=True)]  # fmt: skip
    result = np.empty(len(made), dtype=object)
    result[:] = made
    return result
