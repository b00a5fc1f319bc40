"""Persons and families follow from records and judgements, whatever the order, and can be made anew at any time."""

import random
from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.clashes import Clash, Contradiction
from lazos.core.judgement import Judged, Judgement, Tie, standing
from lazos.core.kinship import Grade, Relation
from lazos.core.projection import Family, Link, Projection, components, project

YES, NO, UNSURE = Judgement.YES, Judgement.NO, Judgement.UNSURE
RECORDS = {name: at for at, name in enumerate("gfedcba")}
"""The record `g` came first, `a` last."""
ANA, LUZ = "ana", "luz"


def same(number: int, left: str, right: str, judgement: Judgement = YES, by: str = ANA) -> Judged:
    return Judged(number, left, right, judgement, by=by)


def kin(
    number: int, child: str, adult: str, judgement: Judgement = YES, by: str = ANA,
    relation: Relation | None = Relation.MOTHER, grade: Grade = Grade.NAME_ONLY,
) -> Judged:  # fmt: skip
    return Judged(number, child, adult, judgement, grade, None, Tie.KIN, by, relation)


def persons(projection: Projection) -> set[str]:
    return {"".join(sorted(person.records)) for person in projection.persons if len(person.records) > 1}


@st.composite
def logs(draw: st.DrawFn) -> list[Judged]:
    """Decisions of two people about a few records, some of them taken back."""
    made: list[Judged] = []
    for number in range(draw(st.integers(0, 10))):
        left, right = draw(st.sampled_from(list(permutations(RECORDS, 2))))
        back = draw(st.integers(0, number - 1)) if number and draw(st.integers(0, 3)) == 0 else None
        tie, relation = draw(st.sampled_from(Tie)), draw(st.sampled_from([*Relation, None]))
        by, grade = draw(st.sampled_from([ANA, LUZ])), draw(st.sampled_from(Grade))
        made.append(Judged(number, left, right, draw(st.sampled_from(Judgement)), grade, back, tie, by, relation))
    return made


LINKS = st.lists(
    st.builds(
        lambda pair, probability: Link(pair[0], pair[1], probability),
        st.sampled_from(list(combinations(RECORDS, 2))),
        st.sampled_from([0.5, 0.99, 1.0]),
    ),
    max_size=6,
)


@given(logs(), LINKS, st.randoms(use_true_random=False))
def test_the_order_of_reading_is_nothing(log: list[Judged], links: list[Link], shuffle: random.Random) -> None:
    before = project(RECORDS, log, links)
    shuffle.shuffle(log)
    shuffle.shuffle(links)
    names = list(RECORDS)
    shuffle.shuffle(names)
    assert project({name: RECORDS[name] for name in names}, log, links) == before


@given(logs(), LINKS)
def test_every_record_is_in_one_person_and_every_person_in_one_family(log: list[Judged], links: list[Link]) -> None:
    found = project(RECORDS, log, links)
    assert sorted(record for person in found.persons for record in person.records) == sorted(RECORDS)
    assert sorted(key for family in found.families for key in family.persons) == sorted(p.key for p in found.persons)


@given(logs(), LINKS)
def test_no_person_holds_two_records_with_a_no_between_them(log: list[Judged], links: list[Link]) -> None:
    found = project(RECORDS, log, links)
    person = {record: one.key for one in found.persons for record in one.records}
    for judged in standing(log):
        if judged.tie is Tie.SAME and judged.judgement is NO:
            assert person[judged.left] != person[judged.right]


@given(logs(), LINKS)
def test_no_kinship_is_confirmed_without_two_people(log: list[Judged], links: list[Link]) -> None:
    for kinship in project(RECORDS, log, links).kinships:
        if kinship.confirmed:
            said = [one for one in log if one.number in kinship.numbers and one.judgement is YES]
            assert {one.by for one in said} == {ANA, LUZ}
            assert not kinship.state.contested


@given(logs(), LINKS)
def test_what_is_not_connected_does_not_matter(log: list[Judged], links: list[Link]) -> None:
    """Records that no judgement or link connects with the rest may be seen alone: so a decision is followed up."""
    whole = project(RECORDS, log, links)
    edges = [(one.left, one.right) for one in log]
    part = components(RECORDS, edges + [(link.left, link.right) for link in links if link.probability >= 0.99])
    for first in set(part.values()):
        inside = {record: RECORDS[record] for record in RECORDS if part[record] == first}
        alone = project(inside, log, links)
        assert set(alone.persons) <= set(whole.persons)
        assert set(alone.kinships) <= set(whole.kinships)
        assert set(alone.families) <= set(whole.families)
        assert set(alone.contradictions) <= set(whole.contradictions)


def test_a_person_is_called_by_its_earliest_record() -> None:
    (person,) = [one for one in project(RECORDS, [same(1, "a", "g")]).persons if len(one.records) > 1]
    assert (person.key, person.records, person.provisional) == ("g", ("g", "a"), False)


def test_links_of_99_percent_make_a_provisional_person_and_weaker_ones_none() -> None:
    found = project(RECORDS, [], [Link("a", "b", 0.99), Link("c", "d", 0.989)])
    assert persons(found) == {"ab"}
    assert [one.provisional for one in found.persons if len(one.records) > 1] == [True]


@pytest.mark.parametrize(
    ("log", "left"),
    [
        ([same(1, "a", "c", NO)], set()),
        ([same(1, "a", "b", NO)], set()),
        ([same(1, "a", "b"), same(2, "b", "c", NO)], {"ab"}),
        ([same(1, "a", "b", UNSURE)], {"bc"}),
        ([same(1, "a", "d", NO)], {"abc"}),
        ([same(1, "a", "c", NO), Judged(2, "a", "c", UNSURE, takes_back=1)], {"abc"}),
    ],
)
def test_any_no_inside_dissolves_a_provisional_person_whole(log: list[Judged], left: set[str]) -> None:
    assert persons(project(RECORDS, log, [Link("a", "b", 0.995), Link("b", "c", 0.995)])) == left


def test_accepting_the_links_of_a_provisional_person_makes_it_a_judged_one() -> None:
    links = [Link("a", "b", 0.995), Link("b", "c", 0.995)]
    accepted = [same(at, link.left, link.right) for at, link in enumerate(links)]
    (person,) = [one for one in project(RECORDS, accepted, links).persons if len(one.records) > 1]
    assert person.records == ("c", "b", "a") and not person.provisional


@pytest.mark.parametrize(
    ("log", "confirmed"),
    [
        ([kin(1, "a", "b")], False),
        ([kin(1, "a", "b"), kin(2, "a", "b")], False),
        ([kin(1, "a", "b"), kin(2, "a", "b", by=LUZ)], True),
        ([kin(1, "a", "b"), kin(2, "a", "b", by="")], False),
        ([kin(1, "a", "b"), kin(2, "a", "b", by=LUZ), kin(3, "a", "b", NO)], False),
        ([kin(1, "a", "b"), kin(2, "a", "b", UNSURE, by=LUZ)], False),
        ([kin(1, "a", "b"), kin(2, "a", "b", by=LUZ), Judged(3, "a", "b", UNSURE, takes_back=1)], False),
        ([kin(1, "a", "b"), kin(2, "a", "b", by=LUZ), kin(3, "a", "c")], False),
        ([kin(1, "a", "b"), kin(2, "a", "b", by=LUZ), kin(3, "a", "c", relation=Relation.FATHER)], True),
        ([kin(1, "a", "b"), kin(2, "a", "b", by=LUZ), kin(3, "b", "a", relation=Relation.FATHER)], False),
    ],
)
def test_a_kinship_is_confirmed_by_two_different_people_and_nothing_against_it(
    log: list[Judged], confirmed: bool
) -> None:
    found = project(RECORDS, log)
    assert [one.confirmed for one in found.kinships if (one.child, one.adult) == ("a", "b")] == [confirmed]
    assert (Family("b", ("b", "a")) in found.families) is confirmed


def test_two_people_who_judged_different_records_of_one_judged_person_agree_and_of_a_provisional_one_do_not() -> None:
    log = [kin(1, "a", "c"), kin(2, "b", "c", by=LUZ)]
    assert [one.confirmed for one in project(RECORDS, [*log, same(3, "a", "b")]).kinships] == [True]
    assert [one.confirmed for one in project(RECORDS, log, [Link("a", "b", 1.0)]).kinships] == [False]


def test_a_kinship_carries_its_best_grade_and_relation() -> None:
    log = [
        kin(1, "a", "b", relation=Relation.PARENT, grade=Grade.DNA),
        kin(2, "a", "b", by=LUZ, grade=Grade.ATTESTATION),
    ]
    (kinship,) = project(RECORDS, log).kinships
    assert (kinship.state.grade, kinship.relation, kinship.numbers) == (Grade.DNA, Relation.PARENT, (1, 2))


def test_brothers_and_sisters_are_in_the_family_of_their_mother() -> None:
    log = [kin(n, child, "g", by=by) for n, (child, by) in enumerate([("a", ANA), ("a", LUZ), ("b", ANA), ("b", LUZ)])]
    assert Family("g", ("g", "b", "a")) in project(RECORDS, log).families


@pytest.mark.parametrize(
    ("log", "clash", "numbers"),
    [
        ([same(1, "a", "b"), same(2, "b", "a", NO)], Clash.YES_AND_NO, (1, 2)),
        ([kin(1, "a", "b"), kin(2, "a", "b", NO)], Clash.YES_AND_NO, (1, 2)),
        ([same(1, "a", "b"), same(2, "b", "c"), same(3, "a", "c", NO)], Clash.PATH, (2, 3)),
        ([kin(1, "a", "b"), kin(2, "a", "c")], Clash.RIVAL_PARENT, (1, 2)),
        ([kin(1, "a", "b"), kin(2, "a", "c", relation=Relation.FATHER), kin(3, "a", "d", relation=Relation.PARENT)],
         Clash.RIVAL_PARENT, (1, 2, 3)),
        ([same(1, "a", "b"), kin(2, "a", "b")], Clash.KIN_OF_SELF, (2,)),
        ([kin(1, "a", "b"), kin(2, "b", "a")], Clash.BOTH_WAYS, (1, 2)),
        ([same(1, "a", "d"), kin(2, "a", "b"), kin(3, "d", "b", NO)], Clash.YES_AND_NO, (2, 3)),
    ],
)  # fmt: skip
def test_every_contradiction_has_its_name_and_its_judgements(
    log: list[Judged], clash: Clash, numbers: tuple[int, ...]
) -> None:
    assert Contradiction(clash, numbers) in project(RECORDS, log).contradictions


@pytest.mark.parametrize(
    "log",
    [
        [same(1, "a", "b"), same(2, "a", "b", by=LUZ)],
        [same(1, "a", "b"), same(2, "a", "c", NO)],
        [kin(1, "a", "b"), kin(2, "a", "c", relation=Relation.FATHER)],
        [kin(1, "a", "b"), kin(2, "a", "c", relation=Relation.GRANDPARENT), kin(3, "c", "d")],
        [kin(1, "a", "b", relation=Relation.SIBLING), kin(2, "b", "a", relation=Relation.SIBLING)],
        [kin(1, "a", "b"), kin(2, "a", "c", NO), kin(3, "a", "c", UNSURE)],
        [same(1, "a", "b"), same(2, "a", "b", NO), Judged(3, "a", "b", UNSURE, takes_back=2)],
    ],
)
def test_what_agrees_is_no_contradiction(log: list[Judged]) -> None:
    assert project(RECORDS, log).contradictions == ()
