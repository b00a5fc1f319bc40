"""Refitting the learnt models: what moves, how far, and what stays."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.columns import Kind
from lazos.core.judgement import Judgement
from lazos.core.problems import ProblemCode
from lazos.demo.plans import WorldParameters
from lazos.demo.world import generate
from lazos.linkage import same
from lazos.linkage.fit import JudgedKin, Where, fit
from lazos.linkage.fit_identity import BOUND, FEWEST, HELD, PRIOR, TooFewPairs, fit_identity, shrunk
from lazos.linkage.fit_kinship import SPREAD, fit_kinship, ridge
from lazos.linkage.frequencies import Frequencies, read_frequencies, tally, write_frequencies
from lazos.linkage.match import match
from lazos.linkage.model import MOST_LEVELS, Model, Questions, both, empty
from lazos.linkage.packaged import (
    FILES,
    SCALES,
    Curve,
    Models,
    UnusableWeights,
    frequencies,
    models_in,
    write_models,
)

SCALE = tuple((f"c{number}", ("missing", "exact", "near", "none")) for number in range(6))
SAME, STRANGERS = (0.8, 0.15, 0.05), (0.02, 0.08, 0.9)
PLANTED = (0.55, 0.35, 0.10)
Levels = npt.NDArray[np.uint8]


def drawn(rng: np.random.Generator, count: int, shares: tuple[float, ...]) -> Levels:
    told = rng.random((count, len(SCALE))) > 0.1
    return np.asarray(told * rng.choice((1, 2, 3), (count, len(SCALE)), p=shares), np.uint8)


def toy() -> tuple[Model, Frequencies]:
    """A model that is right about SAME and STRANGERS, where one pair in ten is of one person."""
    tables = empty(SCALE)
    tables.single[:, 1:4] = np.log(np.array(SAME) / np.array(STRANGERS))
    rng = np.random.Generator(np.random.PCG64(5))
    seen = Frequencies(SCALE, tally(drawn(rng, 50_000, SAME)), tally(drawn(rng, 500_000, STRANGERS)))
    return Model(SCALE, tables._replace(base=float(np.log(0.1 / 0.9)))), seen


def lists(same_shares: tuple[float, ...], seed: int = 1) -> tuple[Levels, Levels]:
    """Levels of pairs worth comparing and of random pairs."""
    rng = np.random.Generator(np.random.PCG64(seed))
    worth = np.concatenate([drawn(rng, 5_000, same_shares), drawn(rng, 45_000, STRANGERS)])
    return worth, drawn(rng, 200_000, STRANGERS)


def guess(scale: tuple[tuple[str, tuple[str, ...]], ...], *good: tuple[str, str, float]) -> Model:
    tables = empty(scale)
    names = [name for name, _ in scale]
    for name, word, value in good:
        at = names.index(name)
        tables.single[at, scale[at][1].index(word)] = value
    return Model(scale, tables._replace(base=-6.0))


def silent(name: str, base: float = 0.0) -> Model:
    return Model(SCALES[name], empty(SCALES[name])._replace(base=base))


def rough() -> Models:
    """Models as a person might guess them: good enough to link a small clean world."""
    alike = (
        ("given", "exact_one", 2.5), ("given", "all_exact", 4.0), ("given", "near", 1.0), ("given", "none", -3.0),
        ("surname", "both_exact", 4.5), ("surname", "only_exact", 3.0), ("surname", "none", -3.0),
        ("number", "same", 6.0), ("birth", "same", 3.0), ("sex", "different", -4.0), ("event", "same", 1.0),
        ("roles", "child_and_adult", -4.0),
    )  # fmt: skip
    known = {(name, word) for name, words in SCALES["identity"] for word in words}
    kin = (("surnames", "first_with_first", 2.0), ("surnames", "both_in_order", 3.0), ("event", "same_of_few", 3.0),
           ("named", "strong", 5.0), ("surnames", "none", -2.0))  # fmt: skip
    kin_known = {(name, word) for name, words in SCALES["kinship_family"] for word in words}
    return Models(
        guess(SCALES["identity"], *(it for it in alike if it[:2] in known)),
        guess(SCALES["caller"]),
        Questions(
            guess(SCALES["kinship_family"], *(it for it in kin if it[:2] in kin_known)), silent("kinship_parent", 4.0)
        ),
        Questions(silent("context_family"), silent("context_parent")),
        Curve(np.array([-8.0, 8.0]), np.array([0.0, 1.0])),
    )


@pytest.fixture(scope="module")
def world() -> pa.Table:
    return generate(WorldParameters.demo(250), 3).records


def test_em_recovers_how_often_rows_of_one_person_agree() -> None:
    model, seen = toy()
    fitted = fit_identity(model, seen, *lists(PLANTED))
    moved = fitted.model.tables.single[:, 1:4] - model.tables.single[:, 1:4]
    assert np.abs(moved - np.log(np.array(PLANTED) / np.array(SAME))).max() < 0.15
    assert fitted.same == pytest.approx(5_000, rel=0.05)


def test_lists_like_the_worlds_learnt_on_change_next_to_nothing() -> None:
    model, seen = toy()
    fitted = fit_identity(model, seen, *lists(SAME))
    assert np.abs(fitted.model.tables.single - model.tables.single).max() < 0.12


def test_the_objective_rises_with_every_round() -> None:
    model, seen = toy()
    objective = fit_identity(model, seen, *lists(PLANTED)).objective
    assert len(objective) > 2
    assert all(after >= before - 1e-3 for before, after in pairwise(objective))


def test_levels_that_tell_nothing_the_base_and_interactions_stay() -> None:
    model, seen = toy()
    fitted = fit_identity(model, seen, *lists(PLANTED)).model.tables
    assert fitted.base == model.tables.base
    assert (fitted.single[:, 0] == 0).all() and (fitted.single[:, 4:] == 0).all()
    assert (fitted.double == model.tables.double).all()


def test_a_held_comparison_never_moves() -> None:
    model, seen = toy()
    name = min(HELD)
    scale = ((name, SCALE[0][1]), *SCALE[1:])
    fitted = fit_identity(Model(scale, model.tables), replace(seen, scale=scale), *lists(PLANTED))
    assert (fitted.model.tables.single[0] == model.tables.single[0]).all()
    assert (fitted.model.tables.single[1] != model.tables.single[1]).any()


def test_too_few_pairs_of_one_person_are_refused_with_their_number() -> None:
    model, seen = toy()
    worth, random = lists(SAME)
    with pytest.raises(TooFewPairs) as caught:
        fit_identity(model, seen, worth[4_900:], random)
    assert 0 < caught.value.found < caught.value.needed == FEWEST


counts = st.lists(st.floats(1, 1e6), min_size=3, max_size=3)


@given(counts)
def test_nothing_seen_leaves_every_ratio_at_one(expected: list[float]) -> None:
    assert shrunk(np.zeros(3), np.array(expected)) == pytest.approx(np.ones(3), abs=1e-9)


@given(counts, st.lists(st.floats(0, 1e6), min_size=3, max_size=3))
def test_ratios_stay_within_bounds_and_keep_frequencies_whole(expected: list[float], seen: list[float]) -> None:
    ratios = shrunk(np.array(seen), np.array(expected))
    assert (ratios >= 1 / BOUND).all() and (ratios <= BOUND).all()
    assert (np.array(expected) / sum(expected)) @ ratios <= 1 + 1e-6


@given(st.floats(0, 20))
def test_a_level_moves_by_few_sightings_less_than_they_alone_would_say(more: float) -> None:
    ratios = shrunk(np.array([10.0 + more, 10.0, 10.0]), np.ones(3))
    assert 1 - 1e-9 <= ratios[0] <= 1 + more / PRIOR + 1e-9


def judged(count: int, share: float, seed: int = 2) -> tuple[Levels, npt.NDArray[np.bool_]]:
    rng = np.random.Generator(np.random.PCG64(seed))
    return drawn(rng, count, (0.4, 0.3, 0.3)), rng.random(count) < share


def toys() -> Questions:
    model, _ = toy()
    return Questions(model, model)


def test_no_judgement_leaves_kinship_as_it_was() -> None:
    before = toys()
    levels, yes = judged(0, 0.5)
    after = fit_kinship(before, levels, yes).questions
    for old, new in ((before.family.tables, after.family.tables), (before.parent.tables, after.parent.tables)):
        assert new.base == pytest.approx(old.base) and (new.single == old.single).all()


def test_judgements_move_scores_their_way_and_more_of_them_move_further() -> None:
    blank = Questions(Model(SCALE, empty(SCALE)), Model(SCALE, empty(SCALE)))
    few, many = (fit_kinship(blank, *judged(count, 1.0)).questions for count in (5, 200))
    for a_few, lots in ((few.family.tables, many.family.tables), (few.parent.tables, many.parent.tables)):
        assert 0 < a_few.base < lots.base
        assert (a_few.single[:, 1] >= 0).all() and (lots.single[:, 1] > a_few.single[:, 1]).all()
    assert fit_kinship(blank, *judged(50, 0.0)).questions.parent.tables.base < 0


def test_a_no_to_a_family_that_is_sure_says_that_the_adult_is_no_parent() -> None:
    sure = Questions(Model(SCALE, empty(SCALE)._replace(base=6.0)), Model(SCALE, empty(SCALE)._replace(base=1.0)))
    after = fit_kinship(sure, *judged(100, 0.0)).questions
    assert after.family.tables.base > 5.0
    assert after.parent.tables.base < 0.6


@given(st.integers(1, 40), st.floats(0, 1), st.integers(0, 99))
def test_no_weight_moves_further_than_its_judgements_support(count: int, share: float, seed: int) -> None:
    before = toys()
    levels, yes = judged(count, share, seed)
    fitted = fit_kinship(before, levels, yes)
    for old, new in ((before.family, fitted.questions.family), (before.parent, fitted.questions.parent)):
        moved = np.abs(new.tables.single - old.tables.single)
        assert (moved <= SPREAD**2 * fitted.seen + 1e-4).all()


def test_enough_judgements_win_over_a_wrong_prior() -> None:
    levels, yes = judged(4_000, 0.8)
    shows = (levels[:, :1] == 1).astype(float)
    family, parent = ridge(np.column_stack([np.ones(4_000), shows]), yes, np.full(4_000, -1.0), np.full(4_000, 1.0))
    together = both(np.array([-1.0 + family[0]]), np.array([1.0 + parent[0]]))
    assert together[0] == pytest.approx(np.log(0.8 / 0.2), abs=0.2)


def test_frequencies_come_back_from_their_table() -> None:
    found = frequencies()
    again = read_frequencies(write_frequencies(found), found.scale)
    assert (again.same == found.same).all() and (again.random == found.random).all()
    assert found.same.shape == (same.WIDTH, MOST_LEVELS) and (found.same.sum(axis=1) > 10_000).all()


def test_weights_come_back_from_their_folder(tmp_path: Path) -> None:
    write_models(tmp_path, rough())
    again = models_in(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(FILES)
    for name in SCALES:
        assert again.of_file(name).tables.base == rough().of_file(name).tables.base
        assert (again.of_file(name).tables.single == rough().of_file(name).tables.single).all()
    assert (again.curve.probability == rough().curve.probability).all()


@pytest.mark.parametrize(
    ("file", "contents", "why"),
    [
        ("kinship_family.csv", None, "absent"),
        ("kinship_family.csv", b"\xff\xfe", "not_text"),
        ("kinship_family.csv", b"first,first_level,second,second_level,log_odds\nshoe,large,,,1\n", "not_understood"),
        ("identity.csv", b"first,first_level,second,second_level,log_odds\nsex,same,,,nan\n", "not_understood"),
        ("identity.csv", b"first,first_level\nsex,same\n", "not_understood"),
        ("calibration.csv", b"log_odds,probability\n", "not_understood"),
        ("calibration.csv", b"log_odds,probability\n1,0.9\n2,0.1\n", "not_understood"),
    ],
)
def test_a_folder_that_holds_something_else_is_named_by_its_file(
    tmp_path: Path, file: str, contents: bytes | None, why: str
) -> None:
    write_models(tmp_path, rough())
    if contents is None:
        (tmp_path / file).unlink()
    else:
        (tmp_path / file).write_bytes(contents)
    with pytest.raises(UnusableWeights) as caught:
        models_in(tmp_path)
    assert (caught.value.file, caught.value.why) == (file, why)


def places(world: pa.Table, kind: Kind) -> list[Where]:
    return [(row["list"], row["ref"]) for row in world.to_pylist() if row["kind"] == kind]


def decided(world: pa.Table, learnt: Models) -> list[JudgedKin]:
    """Say yes to what a match finds likeliest, and no to what it finds unlikely."""
    found = match(world, learnt=learnt)
    where = [(row["list"], row["ref"]) for row in world.to_pylist()]
    kin = found.kin
    return [
        JudgedKin(
            k + 2, where[kin.child_line[k]], where[kin.adult_line[k]], (Judgement.NO, Judgement.YES)[int(p > 0.5)]
        )
        for k, p in enumerate(kin.probability[:60])
    ]


def test_a_world_is_refitted_and_matched_with_the_weights_of_the_folder(world: pa.Table, tmp_path: Path) -> None:
    judgements = decided(world, rough())
    fitted = fit(world, rough(), frequencies(), judgements=judgements)
    assert fitted.identity and fitted.kinship and fitted.changes
    assert fitted.kinship.yes + fitted.kinship.no <= len(judgements) - len(fitted.unused)
    assert {change.question for change in fitted.changes} == {"identity", "kinship_family", "kinship_parent"}
    write_models(tmp_path, fitted.models)
    assert len(match(world, learnt=models_in(tmp_path)).person) == world.num_rows


def test_equal_records_and_seed_give_equal_weights_whatever_the_order(world: pa.Table) -> None:
    shuffled = world.take(np.random.Generator(np.random.PCG64(8)).permutation(world.num_rows))
    one, other = (fit(table, rough(), frequencies(), seed=4).models.identity for table in (world, shuffled))
    assert (one.tables.single == other.tables.single).all()


def test_without_judgements_kinship_stays_as_learnt(world: pa.Table) -> None:
    child, adult = places(world, Kind.CHILDREN)[0], places(world, Kind.ADULTS)[0]
    learnt = rough()
    for judgements in ([], [JudgedKin(2, child, adult, Judgement.UNSURE)]):
        fitted = fit(world, learnt, frequencies(), judgements=judgements)
        assert fitted.models.kinship is learnt.kinship and fitted.kinship is None
        assert fitted.unsure == len(judgements)


def test_judgements_about_nobody_are_told(world: pa.Table) -> None:
    children, adult = places(world, Kind.CHILDREN), places(world, Kind.ADULTS)[0]
    judgements = [
        JudgedKin(2, ("nowhere", "1"), adult, Judgement.YES),
        JudgedKin(3, children[0], ("nowhere", "1"), Judgement.NO),
        JudgedKin(4, children[0], children[1], Judgement.YES),
    ]
    fitted = fit(world, rough(), frequencies(), judgements=judgements)
    assert [code for _, code in fitted.unused] == [
        ProblemCode.JUDGEMENT_CHILD_UNKNOWN,
        ProblemCode.JUDGEMENT_ADULT_UNKNOWN,
        ProblemCode.JUDGEMENT_NOT_COMPARED,
    ]


def test_too_small_lists_are_refused(world: pa.Table) -> None:
    with pytest.raises(TooFewPairs):
        fit(world.slice(0, 20), rough(), frequencies())
