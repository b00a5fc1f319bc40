"""Numbers, events and units follow the habits of the world."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from lazos.demo.parameters import Events, Numbering, Units, WorldKind
from lazos.demo.people import Sort
from lazos.demo.words import Numbers
from lazos.demo.world import World, generate
from tests.demo.worlds import parameters


def _world(**changes: Any) -> World:
    base = parameters(WorldKind.AGENCIES, children=400, adults=2500)
    return generate(replace(base, journeys=replace(base.journeys, **changes)), 4)


def _gaps(world: World) -> Numbers:
    facts = world.facts
    kids = facts.custody_children()
    mother = facts.group.mother[facts.people.family[kids]]
    here = facts.main[mother] >= 0
    gaps: Numbers = np.abs(facts.number[kids[here]] - facts.number[mother[here]])
    return gaps


@pytest.mark.parametrize(("numbering", "near"), [(Numbering.FAMILY, True), (Numbering.RANDOM, False)])
def test_families_have_neighbouring_numbers_only_where_the_habit_says_so(numbering: Numbering, near: bool) -> None:
    gaps = _gaps(_world(numbering=numbering, number_scatter=0.05, old_number=0.0))
    assert bool(np.mean(gaps <= 5) > 0.6) is near


def test_numbers_are_unique_and_have_nine_digits() -> None:
    for numbering in Numbering:
        number = _world(numbering=numbering).facts.number
        known = number[number >= 0]
        assert len(np.unique(known)) == len(known)
        assert known.min() >= 70_000_000
        assert known.max() <= 999_999_999


def test_a_group_event_holds_more_people_than_a_personal_one() -> None:
    sizes = {}
    for events in (Events.GROUP, Events.PERSON):
        event = _world(events=events, event_other=0.0, event_window=480).facts.crossings.event
        sizes[events] = len(event) / len(np.unique(event))
    assert sizes[Events.PERSON] == 1
    assert sizes[Events.GROUP] > 1.1


def test_wiped_units_are_gone_from_separated_families_only() -> None:
    facts = _world(units=Units.WIPED, wiped=1.0, wiped_said=0.5).facts
    unit = facts.crossings.unit[facts.main[facts.custody_children()]]
    assert unit.max() < 0
    assert set(np.unique(unit)) == {-1, -2}


def test_worlds_without_units_have_none() -> None:
    assert _world(units=Units.NONE).facts.crossings.unit.max() == -1


def test_children_cross_once() -> None:
    facts = _world(second_crossings=0.5).facts
    times = np.bincount(facts.crossings.person, minlength=len(facts.people))
    assert times[facts.people.sort == Sort.CHILD].max() == 1
    assert times.max() == 2


def test_gathered_parties_cross_at_one_station_at_one_time() -> None:
    def together(gathered: float) -> float:
        world = _world(gathered=gathered, minutes=0.5, later=0.0, second_crossings=0.0)
        facts = world.facts.crossings
        place = facts.station * 10**9 + facts.minute // 60
        return len(place) / len(np.unique(place))

    assert together(0.9) > 3 * together(0.0)


def test_adults_are_numbered_before_the_children_of_their_party_where_that_is_the_habit() -> None:
    def follows(parent_first: float) -> float:
        habit = {"numbering": Numbering.FAMILY, "number_scatter": 0.0, "old_number": 0.0, "later": 0.0, "minutes": 0.5}
        facts = _world(parent_first=parent_first, **habit).facts
        kids = facts.custody_children()
        father = facts.group.father[facts.people.family[kids]]
        here = facts.main[father] >= 0
        return float(np.mean(facts.number[kids[here]] > facts.number[father[here]]))

    assert follows(1.0) > 0.95
    assert 0.35 < follows(0.0) < 0.65
