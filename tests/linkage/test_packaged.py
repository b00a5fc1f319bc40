"""The packaged models can be read, hold finite numbers and speak only of what is compared."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.linkage.model import write_model
from lazos.linkage.packaged import models, read_curve

NAMES = ("identity", "caller", "kinship", "context")


@pytest.mark.parametrize("name", NAMES)
def test_a_packaged_model_has_finite_numbers_and_something_to_say(name: str) -> None:
    tables = getattr(models(), name).tables
    assert np.isfinite(tables.base)
    assert np.isfinite(tables.single).all()
    assert np.isfinite(tables.double).all()
    assert np.abs(tables.single).max() > 0.5


@pytest.mark.parametrize("name", NAMES)
def test_a_packaged_model_can_be_printed(name: str) -> None:
    model = getattr(models(), name)
    assert write_model(model).startswith("first,first_level,second,second_level,log_odds\n(base),,,,")


def test_the_calibration_rises_and_stays_a_probability() -> None:
    curve = models().curve
    assert (np.diff(curve.log_odds) > 0).all()
    assert (np.diff(curve.probability) >= 0).all()
    assert 0 <= curve.probability.min() <= curve.probability.max() <= 1


@given(st.lists(st.floats(-40, 40), min_size=2, max_size=20))
def test_more_evidence_is_never_less_probable(odds: list[float]) -> None:
    curve = read_curve("log_odds,probability\n-5,0.001\n0,0.4\n2,0.4\n6,0.99\n")
    found = curve(np.sort(np.array(odds)))
    assert (np.diff(found) >= 0).all()
    assert found.min() >= 0.001
    assert found.max() <= 0.99
