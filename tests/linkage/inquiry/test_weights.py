"""Weights are a table that is read as it is written."""

import numpy as np
import pytest

from lazos.linkage.inquiry.scale import SCALE
from lazos.linkage.inquiry.weights import read_weights, weights, write_weights


def test_what_is_written_is_read_again() -> None:
    again = read_weights(write_weights(weights()))
    assert np.allclose(again.table, weights().table, atol=1e-3)
    assert np.allclose(again.nobody, weights().nobody, atol=1e-3)


@pytest.mark.parametrize("row", ["sex,upside_down,1", "shoes,same,1"])
def test_an_unknown_comparison_or_level_is_an_error(row: str) -> None:
    with pytest.raises(KeyError):
        read_weights(f"comparison,level,log_odds\n{row}\n")


@pytest.mark.parametrize("value", ["nan", "inf"])
def test_a_weight_that_is_no_number_is_an_error(value: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        read_weights(f"comparison,level,log_odds\nsex,same,{value}\n")


def test_nothing_asked_is_worth_nothing() -> None:
    assert not weights().table[:, 0].any()
    assert all(levels[0] == "not_asked" for _, _, levels in SCALE)
