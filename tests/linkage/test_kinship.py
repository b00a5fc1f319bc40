"""Pairs are seen in the light of each other, and candidates of a role compete with nobody among them."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.linkage import kin, kinship
from lazos.linkage.competition import behind_records, compete
from lazos.linkage.context import CONTEXT, RIVAL, SHARED, context
from lazos.linkage.habits import FEWEST, GAP_RANK, USUAL, gap_rank, usual_gap
from lazos.linkage.kin import Persons
from lazos.linkage.kinship import Pairs
from lazos.linkage.kinship import rank_of_nearness as rank
from tests.linkage.cast import row, words

Entry = tuple[int, int, float]
CHILD_LOPEZ, SIBLING_LOPEZ, OTHER_CHILD, MAN, WOMAN, OTHER_MAN, UNSEXED = range(7)
ROWS = np.vstack(
    [
        row("ANA", "LOPEZ PEREZ"), row("MATEO", "LOPEZ PEREZ"), row("LUCIA", "CAAL CHOC"), row("JUAN", "LOPEZ", sex=1),
        row("ROSA", "PEREZ", sex=0), row("JOSE", "XOL", sex=1), row("GUADALUPE", "COC"),
    ]
)  # fmt: skip


def persons() -> Persons:
    """Persons of one record each, who name nobody."""
    count, none = len(ROWS), np.zeros(0, np.int32)
    start, empty = np.arange(count + 1), np.zeros(count + 1, np.int64)
    nobody = np.zeros((0, ROWS.shape[1]), np.int32)
    return Persons(ROWS, start, np.arange(count), ROWS, empty, nobody, none, none, empty, nobody, none)


def around(*entries: Entry) -> list[dict[str, str]]:
    child, adult = (np.array([entry[side] for entry in entries], np.int64) for side in (0, 1))
    scores = np.array([entry[2] for entry in entries], np.float32)
    compared = np.zeros((len(entries), kin.WIDTH), np.uint8)
    levels = context(Pairs(child, adult, compared, scores + 1, scores + 2, scores), persons(), words())
    return [{name: scale[one[at]] for at, (_, name, scale) in enumerate(CONTEXT)} for one in levels]


@pytest.mark.parametrize(
    ("rival", "score", "same", "other"),
    [
        (OTHER_MAN, 9.0, "6_ahead", "nobody"),
        (OTHER_MAN, 2.0, "level", "nobody"),
        (OTHER_MAN, 0.0, "2_behind", "nobody"),
        (OTHER_MAN, -5.0, "6_behind", "nobody"),
        (WOMAN, 2.0, "nobody", "level"),
        (UNSEXED, 2.0, "level", "nobody"),
    ],
)
def test_rivals_stand_apart_by_sex_and_unknown_sex_is_a_rival_of_both(
    rival: int, score: float, same: str, other: str
) -> None:
    found = around((CHILD_LOPEZ, MAN, 2.0), (CHILD_LOPEZ, rival, score))[0]
    assert (found["rival_of_sex"], found["rival_of_other_sex"]) == (same, other)


def test_a_pair_alone_has_neither_rival_nor_sibling() -> None:
    found = around((CHILD_LOPEZ, MAN, 2.0))[0]
    assert {found[name] for name in ("rival_of_sex", "rival_of_other_sex", "sibling", "other_child")} == {"nobody"}
    assert (found["own"], found["own_family"], found["own_parent"]) == ("below_3", "below_4", "below_5")
    assert {found["rival_family"], found["rival_parent"]} == {"nobody"}


def test_the_best_other_adult_of_either_sex_is_the_rival_of_each_question_alone() -> None:
    found = around((CHILD_LOPEZ, MAN, 0.0), (CHILD_LOPEZ, WOMAN, 4.0), (CHILD_LOPEZ, OTHER_MAN, -4.0))
    assert [one["rival_family"] for one in found] == ["4_ahead", "4_behind", "6_ahead"]
    assert [one["rival_parent"] for one in found] == ["4_ahead", "4_behind", "6_ahead"]


@pytest.mark.parametrize(
    ("score", "level"), [(-4.0, "unlikely"), (-1.0, "possible"), (1.0, "likely"), (3.0, "very_likely")]
)
def test_siblings_share_a_parent_and_other_children_are_told_apart(score: float, level: str) -> None:
    shared = around((CHILD_LOPEZ, MAN, 0.0), (SIBLING_LOPEZ, MAN, score), (OTHER_CHILD, MAN, -5.0))
    assert (shared[0]["sibling"], shared[0]["other_child"]) == (level, "unlikely")
    assert (shared[2]["sibling"], shared[2]["other_child"]) == ("nobody", SHARED[max(SHARED.index(level), 2)])


def test_rivals_are_named_from_far_behind_to_far_ahead() -> None:
    ahead = [float(step) for step in (-7, -4, -2, -1, 0, 1, 2, 4, 7)]
    found = [around((CHILD_LOPEZ, MAN, 0.0), (CHILD_LOPEZ, OTHER_MAN, score))[0]["rival_of_sex"] for score in ahead]
    assert found == list(RIVAL[1:])


CANDIDATES = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from([-1, 0, 1]), st.floats(0, 1)), min_size=1, max_size=20
)


@given(CANDIDATES)
def test_the_candidates_of_a_role_never_sum_to_more_than_one(candidates: list[tuple[int, int, float]]) -> None:
    child, sex = (np.array([one[at] for one in candidates], np.int64) for at in (0, 1))
    before = np.array([one[2] for one in candidates])
    after = compete(child, sex, before)
    assert (after <= before + 1e-12).all()
    for one in set(child.tolist()):
        for role in (0, 1):
            assert after[(child == one) & ((sex == role) | (sex < 0))].sum() <= 1 + 1e-9


@given(CANDIDATES)
def test_what_already_sums_to_less_than_one_is_left_to_nobody(candidates: list[tuple[int, int, float]]) -> None:
    child, sex = (np.array([one[at] for one in candidates], np.int64) for at in (0, 1))
    little = np.array([one[2] for one in candidates]) / 20
    assert np.allclose(compete(child, sex, little), little)


@pytest.mark.parametrize(
    ("listed", "claim", "after"),
    [(0.8, 0.9, 0.7992), (0.5, 0.9, 0.4995), (0.49, 0.9, 0.9), (0.8, 0.3, 0.3)],
)
def test_a_claim_does_not_stand_before_a_likely_adult_on_a_list(listed: float, claim: float, after: float) -> None:
    found = behind_records(np.array([3, 3]), np.array([False, True]), np.array([listed, claim]))
    assert np.allclose(found, [listed, after])


def test_a_claim_is_held_back_only_for_the_same_child() -> None:
    found = behind_records(np.array([0, 1]), np.array([False, True]), np.array([0.8, 0.9]))
    assert np.allclose(found, [0.8, 0.9])


def test_the_rank_of_nearness_counts_the_nearer_candidates_of_the_same_child() -> None:
    child = np.array([0, 0, 0, 0, 1, 1])
    apart = np.array([5.0, 1.0, 5.0, np.inf, 40.0, np.inf])
    levels = [kin.RANK[level] for level in rank(child, apart)]
    assert levels == ["second", "nearest", "second", "missing", "nearest", "missing"]


def test_a_gap_of_ages_is_usual_where_the_surer_pairs_have_it_and_others_have_not() -> None:
    usual, unusual, unknown = kin.AGE_GAP.index("25_to_30"), kin.AGE_GAP.index("50_to_60"), 0
    gap = np.array([usual] * FEWEST + [unusual] * FEWEST + [unknown], np.uint8)
    scores = np.array([5.0] * FEWEST + [-2.0] * FEWEST + [5.0], np.float32)
    found = [USUAL[level] for level in usual_gap(gap, scores)]
    assert (found[0], found[FEWEST], found[-1]) == ("more", "under_1/8", "unknown")


def test_a_gap_of_ages_is_ranked_among_the_surer_pairs_of_the_same_sex() -> None:
    mothers, fathers = np.linspace(16, 40, FEWEST), np.linspace(20, 60, FEWEST)
    years = np.concatenate([mothers, fathers, [50.0, 50.0, 10.0, np.nan, 30.0]])
    sex = np.array([0] * FEWEST + [1] * FEWEST + [0, 1, 0, 0, -1], np.int32)
    scores = np.array([5.0] * (2 * FEWEST) + [-2.0] * 5, np.float32)
    found = [GAP_RANK[level] for level in gap_rank(years, sex, scores)][-5:]
    assert found == ["more", "under_90%", "under_0.5%", "unknown", "unknown"]


def test_of_few_sure_pairs_no_gap_is_ranked() -> None:
    few = FEWEST - 1
    assert not gap_rank(np.full(few, 25.0), np.zeros(few, np.int32), np.full(few, 5.0, np.float32)).any()


def test_of_few_sure_pairs_no_usual_gap_is_told() -> None:
    gap = np.full(FEWEST - 1, kin.AGE_GAP.index("25_to_30"), np.uint8)
    assert not usual_gap(gap, np.full(FEWEST - 1, 5.0, np.float32)).any()


def test_pairs_are_cut_into_parts_that_hold_whole_children(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinship, "PART", 3)
    child = np.array([0, 0, 1, 1, 1, 1, 1, 2, 3, 3])
    parts = [child[part].tolist() for part in kinship._parts(child)]
    assert [one for part in parts for one in part] == child.tolist()
    assert all(set(a).isdisjoint(b) for a, b in pairwise(parts))
    assert len(parts) > 1


def test_no_pairs_make_no_parts() -> None:
    assert not list(kinship._parts(np.zeros(0, np.int64)))
