"""Of two models a mean is made whose scores are the means of theirs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.linkage.model import Model, Scale, empty, score

average = pytest.importorskip("bench.learn.average")
SCALE: Scale = (("a", ("missing", "same")), ("b", ("missing", "same", "other")), ("c", ("missing", "same")))
NUMBERS = st.floats(-5, 5, width=32)


@st.composite
def models(draw: st.DrawFn) -> Model:
    pairs = draw(st.lists(st.sampled_from([(0, 1), (0, 2), (1, 2)]), unique=True))
    tables = empty(SCALE, sorted(pairs))
    for comparison, (_, levels) in enumerate(SCALE):
        tables.single[comparison, : len(levels)] = [draw(NUMBERS) for _ in levels]
    tables.double[:] = draw(NUMBERS)
    return Model(SCALE, tables._replace(base=draw(NUMBERS)))


@given(models(), models(), st.lists(st.tuples(st.integers(0, 1), st.integers(0, 2), st.integers(0, 1)), min_size=1))
def test_the_mean_scores_every_pair_as_the_two_do_on_the_average(
    one: Model, other: Model, pairs: list[tuple[int, int, int]]
) -> None:
    levels = np.array(pairs, np.uint8)
    found = score(levels, average.mean(one, other).tables)
    assert np.allclose(found, (score(levels, one.tables) + score(levels, other.tables)) / 2, atol=1e-4)


def test_models_that_compare_otherwise_have_no_mean() -> None:
    with pytest.raises(ValueError, match="do not compare the same"):
        average.mean(Model(SCALE, empty(SCALE)), Model(SCALE[:2], empty(SCALE[:2])))
