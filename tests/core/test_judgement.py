"""The algebra of judgements: a no wins, order is nothing, and nothing is lost."""

import random
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.judgement import (
    Groups,
    Judged,
    Judgement,
    KinState,
    Tie,
    chain,
    combine,
    group,
    kin_state,
    standing,
    ungroup,
    verdicts,
)
from lazos.core.kinship import Grade

YES, NO, UNSURE = Judgement.YES, Judgement.NO, Judgement.UNSURE
LINES = tuple("abcdefg")


@st.composite
def _judgements(draw: st.DrawFn, fewest: int = 0) -> list[Judged]:
    """Decisions about a few lines, some of them taken back."""
    made: list[Judged] = []
    for number in range(draw(st.integers(fewest, 12))):
        left, right = draw(st.sampled_from(list(combinations(LINES, 2))))
        back = draw(st.one_of(st.none(), st.integers(0, number - 1))) if number and draw(st.booleans()) else None
        made.append(Judged(number, left, right, draw(st.sampled_from(Judgement)), draw(st.sampled_from(Grade)), back))
    return made


def test_a_no_wins_and_combining_knows_no_order() -> None:
    assert combine(YES, NO) is NO
    assert combine(YES, UNSURE) is YES
    for a, b, c in product(Judgement, repeat=3):
        assert combine(a, b) is combine(b, a)
        assert combine(a, combine(b, c)) is combine(combine(a, b), c)
        assert combine(a, a) is a


@pytest.mark.parametrize(
    ("a", "b", "ends"),
    [(YES, YES, YES), (YES, NO, NO), (NO, YES, NO), (NO, NO, UNSURE), (UNSURE, YES, UNSURE), (NO, UNSURE, UNSURE)],
)
def test_a_path_of_two_says_of_its_ends_what_follows(a: Judgement, b: Judgement, ends: Judgement) -> None:
    assert chain(a, b) is ends


@given(_judgements(), st.randoms(use_true_random=False))
def test_grouping_is_free_of_order(judgements: list[Judged], shuffle: random.Random) -> None:
    before = group(LINES, judgements)
    lines = list(LINES)
    shuffle.shuffle(judgements)
    shuffle.shuffle(lines)
    assert group(lines, judgements) == before


@given(_judgements())
def test_every_line_stands_in_exactly_one_group(judgements: list[Judged]) -> None:
    found = group(LINES, judgements)
    assert sorted(line for members in found.groups for line in members) == sorted(LINES)


@given(_judgements())
def test_a_no_always_separates(judgements: list[Judged]) -> None:
    found = group(LINES, judgements)
    for judged in standing(judgements):
        if judged.judgement is NO:
            assert judged.right not in found.group_of(judged.left)


@given(_judgements())
def test_a_yes_joins_unless_it_is_refused(judgements: list[Judged]) -> None:
    found = group(LINES, judgements)
    for judged in standing(judgements):
        if judged.judgement is YES:
            assert (judged.right in found.group_of(judged.left)) is (judged.number not in found.refused)


@given(_judgements(), st.sampled_from(list(combinations(LINES, 2))), st.sampled_from(Judgement))
def test_adding_a_judgement_and_taking_it_back_is_nothing(
    judgements: list[Judged], pair: tuple[str, str], judgement: Judgement
) -> None:
    added = Judged(100, *pair, judgement, Grade.COURT)
    back = Judged(101, *pair, UNSURE, takes_back=100)
    again = Judged(102, *pair, UNSURE, takes_back=101)
    assert group(LINES, [*judgements, added, back]) == group(LINES, judgements)
    assert verdicts([*judgements, added, back]) == verdicts(judgements)
    assert group(LINES, [*judgements, added, back, again]) == group(LINES, [*judgements, added])


@given(_judgements(), st.sets(st.sampled_from(LINES)))
def test_ungrouping_parts_the_lines_and_taking_it_back_joins_them(judgements: list[Judged], leaving: set[str]) -> None:
    before = group(LINES, judgements)
    parting = ungroup(before, leaving, 100)
    after = group(LINES, [*judgements, *parting])
    assert all(one.right not in after.group_of(one.left) for one in parting)
    back = [Judged(500 + at, one.left, one.right, UNSURE, takes_back=one.number) for at, one in enumerate(parting)]
    assert group(LINES, [*judgements, *parting, *back]) == before


def test_a_no_stops_a_path_and_the_better_grade_is_followed() -> None:
    weak = Judged(1, "a", "b", YES, Grade.ATTESTATION)
    strong = Judged(2, "b", "c", YES, Grade.DNA)
    no = Judged(3, "c", "a", NO)
    assert group("abc", [weak, strong, no]) == Groups((("a",), ("b", "c")), refused=(1,))


def test_of_equal_grades_the_earlier_decision_is_followed() -> None:
    judgements = [Judged(1, "a", "b", YES), Judged(2, "b", "c", YES), Judged(3, "a", "c", NO)]
    assert group("abc", judgements) == Groups((("a", "b"), ("c",)), refused=(2,))


def test_a_no_wins_over_any_grade_of_yes_between_the_same_two() -> None:
    judgements = [Judged(1, "a", "b", YES, Grade.COURT), Judged(2, "b", "a", NO)]
    assert group("ab", judgements) == Groups((("a",), ("b",)), refused=(1,))


def test_judgements_of_other_lines_are_left_aside() -> None:
    assert group("ab", [Judged(1, "a", "z", YES), Judged(2, "z", "b", YES)]).groups == (("a",), ("b",))
    with pytest.raises(KeyError):
        group("ab", []).group_of("z")


def test_only_an_earlier_decision_can_be_taken_back() -> None:
    early, late = Judged(1, "a", "b", UNSURE, takes_back=2), Judged(2, "a", "b", YES)
    assert standing([early, late]) == (late,)


def _kin(
    number: int, left: str, right: str, judgement: Judgement, grade: Grade = Grade.NAME_ONLY, by: str = "ana"
) -> Judged:
    return Judged(number, left, right, judgement, grade, tie=Tie.KIN, by=by)


@pytest.mark.parametrize(
    ("judgements", "state"),
    [
        ([], KinState(UNSURE)),
        ([_kin(1, "c", "m", UNSURE)], KinState(UNSURE, Grade.NAME_ONLY)),
        ([_kin(1, "m", "c", YES, Grade.DNA)], KinState(YES, Grade.DNA)),
        ([_kin(1, "m", "c", NO, Grade.DNA)], KinState(NO, Grade.DNA)),
        ([_kin(1, "c", "m", YES, Grade.DNA), _kin(2, "c", "m", NO)], KinState(NO, Grade.NAME_ONLY, contested=True)),
        ([_kin(1, "c", "m", YES), _kin(2, "c", "n", YES)], KinState(YES, Grade.NAME_ONLY, contested=True)),
        ([_kin(1, "c", "m", YES), _kin(2, "c", "n", NO)], KinState(YES, Grade.NAME_ONLY)),
        ([_kin(1, "c", "m", YES), _kin(2, "c", "f", YES)], KinState(YES, Grade.NAME_ONLY)),
    ],
)
def test_kinship_is_contested_by_a_no_or_by_a_rival(judgements: list[Judged], state: KinState) -> None:
    found = kin_state(judgements, ("c", "m"), rivals=[("n", "c"), ("c", "m")])
    assert replace(found, by=frozenset()) == state
    assert found.by == frozenset({"ana"} if judgements else ())


@pytest.mark.parametrize(
    ("by", "confirmed"), [(["ana"], False), (["ana", "ana"], False), (["ana", ""], False), (["ana", "luz"], True)]
)
def test_a_kinship_is_confirmed_by_two_different_people(by: list[str], confirmed: bool) -> None:
    said = [_kin(at, "c", "m", YES, by=one) for at, one in enumerate(by)]
    assert kin_state(said, ("c", "m")).confirmed is confirmed
    assert not kin_state([*said, _kin(9, "c", "m", NO, by="eva")], ("c", "m")).confirmed


def test_the_two_ties_of_a_pair_are_judged_apart() -> None:
    log = [Judged(1, "a", "b", NO), _kin(2, "a", "b", YES)]
    assert verdicts(log) == {("a", "b"): NO}
    assert verdicts(log, Tie.KIN) == {("a", "b"): YES}
    assert group("ab", [_kin(1, "a", "b", YES)]).groups == (("a",), ("b",))
    assert kin_state(log, ("a", "b")).judgement is YES
