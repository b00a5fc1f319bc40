"""Worlds are determined by their seed, and their truth holds together."""

from datetime import date

import numpy as np
import pytest

from lazos.core.columns import Column, Kind, Place
from lazos.core.kinship import Relation
from lazos.demo.parameters import WorldKind
from lazos.demo.plans import WorldParameters
from lazos.demo.world import World, generate
from tests.demo.worlds import parameters, small_world, with_families

KINDS = tuple(WorldKind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_world_is_the_same_every_time_for_its_parameters_and_seed(kind: WorldKind) -> None:
    again = generate(parameters(kind), 1)
    assert again.records.equals(small_world(kind).records)
    assert again.truth.rows.equals(small_world(kind).truth.rows)
    assert again.truth.mentions.equals(small_world(kind).truth.mentions)


def test_another_seed_makes_another_world() -> None:
    assert not generate(parameters(WorldKind.BORDER), 2).records.equals(small_world(WorldKind.BORDER).records)


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_has_one_person_and_every_ref_stands_once(kind: WorldKind) -> None:
    world = small_world(kind)
    records, rows = world.records, world.truth.rows
    keys = list(zip(records["list"].to_pylist(), records["ref"].to_pylist(), strict=True))
    assert len(set(keys)) == len(keys)
    assert keys == list(zip(rows["list"].to_pylist(), rows["ref"].to_pylist(), strict=True))
    assert set(rows["person_id"].to_pylist()) <= set(world.truth.persons["person_id"].to_pylist())


@pytest.mark.parametrize("kind", KINDS)
def test_records_are_text_in_canonical_columns(kind: WorldKind) -> None:
    records = small_world(kind).records
    assert set(records.column_names) <= {*Column, *Place}
    assert {str(field.type) for field in records.schema} == {"string"}
    assert set(records["kind"].to_pylist()) <= set(Kind)


@pytest.mark.parametrize("kind", KINDS)
def test_parents_are_older_than_their_children_by_a_plausible_gap(kind: WorldKind) -> None:
    truth = small_world(kind).truth
    born = dict(zip(truth.persons["person_id"].to_pylist(), truth.persons["dob"].to_pylist(), strict=True))
    pairs = zip(truth.parents["child"].to_pylist(), truth.parents["parent"].to_pylist(), strict=True)
    gaps = [
        (date.fromisoformat(born[child]) - date.fromisoformat(born[parent])).days / 365.25 for child, parent in pairs
    ]
    assert min(gaps) > 13
    assert max(gaps) < 70


@pytest.mark.parametrize("kind", KINDS)
def test_every_child_has_one_mother_and_one_father(kind: WorldKind) -> None:
    truth = small_world(kind).truth
    pairs = list(zip(truth.parents["child"].to_pylist(), truth.parents["role"].to_pylist(), strict=True))
    kinds = truth.persons["kind"].to_pylist()
    assert len(set(pairs)) == len(pairs) == 2 * kinds.count("child")


def test_mentions_and_relations_name_people_of_the_world() -> None:
    for kind in KINDS:
        truth = small_world(kind).truth
        people = set(truth.persons["person_id"].to_pylist())
        refs = set(zip(truth.rows["list"].to_pylist(), truth.rows["ref"].to_pylist(), strict=True))
        assert set(truth.mentions["person_id"].to_pylist()) <= people
        assert set(zip(truth.mentions["list"].to_pylist(), truth.mentions["ref"].to_pylist(), strict=True)) <= refs
        assert set(truth.relations["adult"].to_pylist()) <= people


def test_values_have_their_canonical_forms() -> None:
    forms = {
        Column.SEX: r"[FM]",
        Column.COUNTRY: r"[A-Z]{2}",
        Column.A_NUMBER: r"\d{9}",
        Column.BIRTH_DATE: r"\d{4}(-\d\d(-\d\d(\|\d{4}-\d\d-\d\d)?)?)?",
        Column.EVENT_AT: r"\d{4}-\d\d-\d\dT\d\d:\d\d",
        Column.AGE: r"\d{1,2}",
        Column.LANGUAGES: r"[a-z]{3}( [a-z]{3})*",
        Column.PHONE: r"\d{9,12}",
        Column.CROSSED_AT: r"\d{4}(-\d\d(-\d\d)?)?",
        Column.FAMILY_UNIT: r"DELETED|FMU\d+",
        Column.RELATION: "|".join(Relation),
    }
    for kind in KINDS:
        table = small_world(kind).records.to_pandas()
        for column, form in forms.items():
            values = table[column].dropna() if column in table else table["ref"].iloc[:0]
            assert values.str.fullmatch(form).all(), (kind, column)


def test_nobody_stands_on_a_list_without_any_name() -> None:
    for kind in KINDS:
        table = small_world(kind).records.to_pandas()
        names = [column for column in ("full_name", "given_names", "surnames", "surname_1") if column in table]
        assert table[names].notna().any(axis=1).all()


def _alone(world: World) -> float:
    facts = world.facts
    family = facts.people.family[facts.custody_children()]
    travelled = (facts.main[facts.group.mother[family]] >= 0) | (facts.main[facts.group.father[family]] >= 0)
    return 1 - float(travelled.mean())


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6])
def test_the_share_of_children_alone_follows_its_parameter(share: float) -> None:
    base = parameters(WorldKind.AGENCIES, children=1500, adults=3000)
    assert abs(_alone(generate(with_families(base, alone=share), 3)) - share) < 0.06


def test_children_count_those_in_custody() -> None:
    world = small_world(WorldKind.AGENCIES)
    assert len(world.facts.custody_children()) == 200


def test_kinds_differ_in_the_lists_they_have() -> None:
    shapes = {frozenset(plan.name for plan in small_world(kind).parameters.lists) for kind in KINDS}
    assert len(shapes) >= 5


def test_the_demo_has_five_lists() -> None:
    demo = WorldParameters.demo(50)
    assert [plan.name for plan in demo.lists] == ["custody", "custody_v0", "adults", "apprehensions", "ngo"]
    assert generate(demo, 1).records.num_rows > 500


def test_rates_drawn_for_worlds_are_wide() -> None:
    rng = np.random.default_rng(5)
    drawn = [WorldParameters.draw(rng, WorldKind.AGENCIES, 10, 10).families.siblings for _ in range(60)]
    assert max(drawn) > 3 * min(drawn)


def test_both_parents_travel_only_where_the_parameter_says_so() -> None:
    base = with_families(parameters(WorldKind.AGENCIES, children=1500, adults=3000), alone=0.0001, both_parents=0.1)
    facts = generate(base, 3).facts
    mothers, fathers = facts.main[facts.group.mother] >= 0, facts.main[facts.group.father] >= 0
    assert abs(float((mothers & fathers).mean()) - 0.1) < 0.04
    assert mothers.any()
    assert fathers.any()


def test_a_father_who_travels_shares_a_surname_with_his_child_unless_custom_or_accident_says_otherwise() -> None:
    habits = {"mother_surnames": 0.9, "one_surname": 0.9, "other_surname": 0.0, "patronymic": 0.0}
    facts = generate(with_families(parameters(WorldKind.AGENCIES), **habits), 1).facts
    kids = facts.custody_children()
    father = facts.group.father[facts.people.family[kids]]
    travelled = facts.people.party[father] >= 0
    kids, father = kids[travelled], father[travelled]
    heirs = (facts.people.surname_1[kids] == facts.people.surname_1[father]) | (
        facts.people.surname_2[kids] == facts.people.surname_1[father]
    )
    assert heirs.all()
