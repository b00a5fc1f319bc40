"""Lists in, persons and proposed parents out: the same answer for the same records, however they are ordered."""

from functools import cache
from typing import Final

import numpy as np
import pyarrow as pa
import pytest

from lazos.core.columns import Column, Kind, Place
from lazos.core.kinship import Relation
from lazos.demo.parameters import WorldKind
from lazos.demo.plans import WorldParameters
from lazos.demo.world import generate
from lazos.linkage.match import SHOWN, match
from lazos.linkage.result import Match
from tests.factories.register import table
from tests.linkage.cast import ADULTS, CHILDREN, families, learnt, of

Answer = tuple[set[frozenset[str]], dict[tuple[str, str, str], float]]
SEED: Final = 7


def places(found: Match) -> list[str]:
    columns = (found.records[name].to_pylist() for name in (Place.LIST, Column.REF))
    return [f"{where}/{ref}" for where, ref in zip(*columns, strict=True)]


def answer(found: Match) -> Answer:
    """Who is together with whom, and whose child is whose, by the places of records."""
    where = places(found)
    members: dict[int, set[str]] = {}
    for place, person in zip(where, found.person.tolist(), strict=True):
        members.setdefault(person, set()).add(place)
    kin = found.kin
    name = {number: min(group) for number, group in members.items()}
    proposed = {
        (name[int(kin.child[k])], name[int(kin.adult[k])], kin.relation[k]): round(float(kin.probability[k]), 9)
        for k in range(len(kin))
    }
    return {frozenset(group) for group in members.values()}, proposed


@cache
def world() -> pa.Table:
    rng = np.random.default_rng(SEED)
    return generate(WorldParameters.draw(rng, WorldKind.AGENCIES, 60, 400), SEED).records


@cache
def small() -> Match:
    return match(families(), learnt=learnt())


@cache
def large() -> Match:
    return match(world(), learnt=learnt())


@pytest.fixture(params=["families", "world"])
def found(request: pytest.FixtureRequest) -> Match:
    return small() if request.param == "families" else large()


def shuffled(records: pa.Table, seed: int) -> pa.Table:
    return records.take(np.random.default_rng(seed).permutation(records.num_rows))


def test_rows_of_one_person_are_joined_across_lists() -> None:
    groups, _ = answer(small())
    joined = {group for group in groups if len(group) > 1}
    assert joined == {
        frozenset({"shelters/1", "border/1"}),
        frozenset({"removed/1", "border/2"}),
        frozenset({"removed/3", "border/3"}),
        frozenset({"removed/2", "hotline/1"}),
    }


def test_the_pairs_that_hold_a_person_together_are_given_with_their_probability(found: Match) -> None:
    same, person = found.same, found.person
    assert len(same.left) > 0
    assert (person[same.left] == person[same.right]).all()
    assert ((same.probability >= 0.5) & (same.probability <= 1)).all()
    kinds = found.records[Place.KIND].to_pylist()
    calling = {line for line, kind in enumerate(kinds) if kind == Kind.CONTACTS}
    pairs = zip(same.left.tolist(), same.right.tolist(), strict=True)
    assert all((left in calling) == (right in calling) for left, right in pairs)


def test_families_are_found_and_a_child_may_have_nobody() -> None:
    _, proposed = answer(small())
    likely = {pair for pair, p in proposed.items() if p > 0.5}
    assert likely == {
        ("border/1", "border/2", Relation.FATHER),
        ("shelters/2", "border/2", Relation.FATHER),
        ("shelters/2", "hotline/1", Relation.MOTHER),
        ("shelters/3", "border/3", Relation.FATHER),
    }
    assert not any(child == "shelters/4" for child, _, _ in proposed)


def test_every_row_has_one_person_and_every_person_a_row_and_an_id(found: Match) -> None:
    assert len(found.person) == found.records.num_rows
    assert sorted(set(found.person.tolist())) == list(range(len(found.is_child)))
    assert len(found.person_id) == len(set(found.person_id)) == len(found.is_child)


def test_the_parents_of_a_role_never_sum_to_more_than_one(found: Match) -> None:
    kin = found.kin
    for child in set(kin.child.tolist()):
        for roles in ({Relation.MOTHER, Relation.PARENT}, {Relation.FATHER, Relation.PARENT}):
            mine = [kin.probability[k] for k in range(len(kin)) if kin.child[k] == child and kin.relation[k] in roles]
            assert sum(mine) <= 1 + 1e-9


def test_a_proposal_is_of_a_child_and_an_adult_by_their_own_records_best_first(found: Match) -> None:
    kin = found.kin
    assert (kin.probability >= SHOWN).all()
    assert (kin.probability <= 1).all()
    assert found.is_child[kin.child].all()
    assert not found.is_child[kin.adult].any()
    assert (found.person[kin.child_line] == kin.child).all()
    assert (found.person[kin.adult_line] == kin.adult).all()
    assert len(set(zip(kin.child.tolist(), kin.adult.tolist(), strict=True))) == len(kin)
    for before, after in zip(range(len(kin) - 1), range(1, len(kin)), strict=True):
        assert kin.child[before] != kin.child[after] or kin.probability[before] >= kin.probability[after]


def test_doubtful_pairs_of_rows_have_a_probability(found: Match) -> None:
    for a, b, p in found.uncertain_same:
        assert a != b
        assert 0 < p < 1


@pytest.mark.parametrize("seed", [1, 2])
def test_shuffled_rows_give_the_same_persons_and_families(found: Match, seed: int) -> None:
    assert answer(match(shuffled(found.records, seed), learnt=learnt())) == answer(found)


def test_lists_in_another_order_give_the_same_persons_and_ids() -> None:
    records = families()
    lists = list(dict.fromkeys(records[Place.LIST].to_pylist()))
    turned = pa.concat_tables(
        [records.filter(pa.array([one == name for one in records[Place.LIST].to_pylist()])) for name in reversed(lists)]
    )
    other = match(turned, learnt=learnt())
    assert answer(other) == answer(small())
    ids = [dict(zip(places(one), (one.person_id[p] for p in one.person), strict=True)) for one in (other, small())]
    assert ids[0] == ids[1]


def test_the_same_lists_give_the_same_answer_whatever_the_seed(found: Match) -> None:
    again = match(found.records, seed=99, learnt=learnt())
    assert answer(again) == answer(found)
    assert again.person_id == found.person_id
    assert np.array_equal(again.kin.probability, found.kin.probability)


@pytest.mark.parametrize(
    "records",
    [
        families().slice(0, 0),
        table(of("shelters", Kind.CHILDREN, CHILDREN)),
        table(of("removed", Kind.ADULTS, ADULTS)),
        table(of("border", Kind.APPREHENSIONS, [{}])),
        table(of("shelters", Kind.CHILDREN, [{}])).select(["list", "kind", "sheet", "row", "ref"]),
    ],
    ids=["nothing", "children only", "adults only", "an empty row", "bare columns"],
)
def test_lists_without_children_adults_or_anything_propose_nobody(records: pa.Table) -> None:
    found = match(records, learnt=learnt())
    assert len(found.person) == records.num_rows
    assert len(found.kin) == 0


def test_two_empty_rows_are_two_persons() -> None:
    found = match(table(of("shelters", Kind.CHILDREN, [{}, {}])), learnt=learnt())
    assert sorted(found.person.tolist()) == [0, 1]


def test_progress_is_told_in_steps() -> None:
    told: list[str] = []
    match(families(), learnt=learnt(), progress=told.append)
    assert len(told) == len(set(told)) >= 3
