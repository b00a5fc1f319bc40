"""A model is its table: read and written without loss, and its score is the sum of what the table says."""

import math

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.linkage.model import (
    FIELDS,
    Model,
    both,
    credit,
    empty,
    log_odds,
    probability,
    pull,
    read_model,
    score,
    score_one,
    shares,
    write_model,
)

SCALE = (
    ("name", ("missing", "different", "same")),
    ("sex", ("missing", "same", "different")),
    ("age", ("missing", "near")),
)
WEIGHT = st.integers(-9000, 9000).map(lambda thousandths: thousandths / 1000)


@st.composite
def models(draw: st.DrawFn) -> Model:
    tables = empty(SCALE, [(0, 1), (1, 2)])
    for at, (_, levels) in enumerate(SCALE):
        tables.single[at, : len(levels)] = [draw(WEIGHT) for _ in levels]
    for k, (a, b) in enumerate(((0, 1), (1, 2))):
        for i in range(len(SCALE[a][1])):
            for j in range(len(SCALE[b][1])):
                tables.double[k, i, j] = draw(WEIGHT)
    tables.double[0, 0, 0] = tables.double[1, 0, 0] = 1.0
    return Model(SCALE, tables._replace(base=draw(WEIGHT)))


LEVELS = st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(0, 1)).map(lambda t: np.array(t, np.uint8))


@given(models())
def test_a_model_is_read_as_it_was_written(model: Model) -> None:
    again = read_model(write_model(model), SCALE)
    assert again.tables.base == pytest.approx(model.tables.base)
    assert again.tables.pairs.tolist() == model.tables.pairs.tolist()
    assert np.allclose(again.tables.single, model.tables.single, atol=1e-6)
    assert np.allclose(again.tables.double, model.tables.double, atol=1e-6)
    assert write_model(again) == write_model(model)


@given(models(), LEVELS)
def test_a_score_is_the_base_and_the_shares_of_its_comparisons(model: Model, levels: npt.NDArray[np.uint8]) -> None:
    total = model.tables.base + sum(shares(model, levels).values())
    assert score_one(levels, model.tables) == pytest.approx(total, abs=1e-4)
    assert score(levels[None, :], model.tables)[0] == pytest.approx(total, abs=1e-3)


@pytest.mark.parametrize(
    "line", ["shoes,same,,,1", "name,brown,,,1", "name,same,shoes,same,1", "name,same,sex,brown,1"]
)
def test_a_table_that_speaks_of_what_is_not_compared_is_refused(line: str) -> None:
    with pytest.raises(KeyError):
        read_model(f"{','.join(FIELDS)}\n{line}\n", SCALE)


def test_a_table_need_not_name_every_level() -> None:
    model = read_model(f"{','.join(FIELDS)}\n(base),,,,-3\nname,same,,,2.5\n", SCALE)
    assert score_one(np.array([2, 0, 0], np.uint8), model.tables) == pytest.approx(-0.5)


@given(st.floats(-20, 20))
def test_log_odds_and_probability_undo_each_other(odds: float) -> None:
    p = float(probability(np.array([odds]))[0])
    assert 0 <= p <= 1
    assert log_odds(p) == pytest.approx(max(-math.log(999_999), min(math.log(999_999), odds)), abs=1e-3)


ODDS = st.floats(-20, 20)


@given(ODDS, ODDS)
def test_two_things_hold_with_the_product_of_their_probabilities(first: float, second: float) -> None:
    together = both(np.array([first]), np.array([second]))
    assert probability(together)[0] == pytest.approx(
        probability(np.array([first]))[0] * probability(np.array([second]))[0]
    )
    assert together[0] <= min(first, second) + 1e-9


@given(st.floats(-8, 8), st.floats(-8, 8))
def test_the_pull_of_each_question_is_how_far_the_answer_moves_with_it(first: float, second: float) -> None:
    step = 1e-5
    a, b = np.array([first]), np.array([second])
    moved = [(both(a + step, b) - both(a - step, b)) / (2 * step), (both(a, b + step) - both(a, b - step)) / (2 * step)]
    assert np.allclose(np.ravel(pull(a, b)), np.ravel(moved), atol=1e-4)


@given(st.tuples(ODDS, ODDS), st.tuples(ODDS, ODDS))
def test_what_is_credited_to_the_two_questions_adds_up_to_the_answer(
    start: tuple[float, float], end: tuple[float, float]
) -> None:
    first, second = credit(start, end)
    answer = [both(np.array([a]), np.array([b]))[0] for a, b in (start, end)]
    credited = first * (end[0] - start[0]) + second * (end[1] - start[1])
    assert credited == pytest.approx(answer[1] - answer[0], abs=0.05)
