"""Review begins where a yes changes most, and agreement is measured on pairs that nobody can tell from the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.judgement import Judgement, Tie
from lazos.core.kinship import Relation
from lazos.core.review import Agreement, Proposal, Situation, agreement, effect, in_order, with_checks

ALONE, WITH_MOTHER = Situation(is_child=True), Situation(is_child=True, parents=1, relatives=1)
ADULT = Situation()


def kin(child: Situation, relation: Relation, probability: float = 0.9, key: str = "k") -> Proposal:
    return Proposal(key, Tie.KIN, probability, child, ADULT, relation)


def same(left: Situation, right: Situation, probability: float = 0.9, key: str = "s") -> Proposal:
    return Proposal(key, Tie.SAME, probability, left, right)


def test_a_child_without_a_parent_comes_first_then_a_second_parent_then_other_kin_then_a_double() -> None:
    wanted = [
        kin(ALONE, Relation.MOTHER, key="first"),
        kin(WITH_MOTHER, Relation.FATHER, key="second"),
        kin(ALONE, Relation.AUNT_UNCLE, key="aunt"),
        same(ADULT, ADULT, key="double"),
    ]
    assert in_order(wanted[::-1]) == wanted


def test_a_pair_that_would_lend_one_childs_mother_to_a_lone_child_counts_as_a_first_parent() -> None:
    assert effect(same(ALONE, WITH_MOTHER)) > effect(kin(WITH_MOTHER, Relation.FATHER)) > effect(same(ALONE, ALONE))
    assert effect(same(WITH_MOTHER, ALONE)) == effect(same(ALONE, WITH_MOTHER))


def test_what_is_likelier_weighs_more_and_equals_keep_the_order_of_their_keys() -> None:
    likely, doubtful = kin(ALONE, Relation.MOTHER, 0.9, "b"), kin(ALONE, Relation.MOTHER, 0.2, "a")
    assert in_order([doubtful, likely]) == [likely, doubtful]
    assert [one.key for one in in_order([kin(ALONE, Relation.MOTHER, key=key) for key in "cab"])] == ["a", "b", "c"]


@given(st.integers(0, 100), st.integers(0, 12), st.text(max_size=5))
def test_checks_stand_one_in_twenty_and_the_queue_keeps_its_order(count: int, checks: int, salt: str) -> None:
    queue, planted = list(range(count)), [f"check {at}" for at in range(checks)]
    mixed: list[object] = with_checks([*queue], planted, salt)
    assert [one for one in mixed if isinstance(one, int)] == queue
    assert len(mixed) - count == min(checks, -(-count // 19))
    blocks = [mixed[at : at + 20] for at in range(0, len(mixed), 20)]
    assert all(sum(isinstance(one, str) for one in block) <= 1 for block in blocks)
    assert mixed == with_checks([*queue], planted, salt)


def test_the_place_of_a_check_cannot_be_foreseen_from_another_persons_queue() -> None:
    places = {with_checks(["p"] * 19, ["check"], salt).index("check") for salt in map(str, range(200))}
    assert places == set(range(20))


def cells(yes_yes: int, yes_no: int, no_yes: int, no_no: int) -> list[tuple[Judgement, Judgement]]:
    yes, no = Judgement.YES, Judgement.NO
    return [(yes, yes)] * yes_yes + [(yes, no)] * yes_no + [(no, yes)] * no_yes + [(no, no)] * no_no


@pytest.mark.parametrize(
    ("answers", "kappa"),
    [
        (cells(20, 5, 10, 15), 0.4),
        (cells(45, 15, 25, 15), 0.1304),
        (cells(25, 35, 5, 35), 0.2593),
        (cells(10, 0, 0, 10), 1.0),
        (cells(0, 10, 10, 0), -1.0),
        (cells(25, 25, 25, 25), 0.0),
    ],
)
def test_kappa_is_that_of_worked_examples(answers: list[tuple[Judgement, Judgement]], kappa: float) -> None:
    assert agreement(answers).kappa == pytest.approx(kappa, abs=1e-4)


@pytest.mark.parametrize("answers", [[], cells(7, 0, 0, 0)])
def test_kappa_is_not_defined_where_nothing_could_differ(answers: list[tuple[Judgement, Judgement]]) -> None:
    assert agreement(answers) == Agreement(len(answers), len(answers), None)


@given(st.lists(st.tuples(st.sampled_from(Judgement), st.sampled_from(Judgement))))
def test_agreement_is_the_same_from_either_side(answers: list[tuple[Judgement, Judgement]]) -> None:
    found = agreement(answers)
    assert agreement([(b, a) for a, b in answers]) == found
    assert found.kappa is None or -1 <= found.kappa <= 1
