"""The packaged models can be read, hold finite numbers and speak only of what is compared."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.linkage.model import write_model
from lazos.linkage.packaged import SCALES, UnusableWeights, doubt_of, models, models_in, read_curve, write_models
from tests.linkage.cast import learnt

NAMES = tuple(SCALES)


@pytest.mark.parametrize("name", NAMES)
def test_a_packaged_model_has_finite_numbers_and_something_to_say(name: str) -> None:
    tables = models().of_file(name).tables
    assert np.isfinite(tables.base)
    assert np.isfinite(tables.single).all()
    assert np.isfinite(tables.double).all()
    assert np.abs(tables.single).max() > 0.5


@pytest.mark.parametrize("name", NAMES)
def test_a_packaged_model_can_be_printed(name: str) -> None:
    model = models().of_file(name)
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


def test_a_run_in_much_doubt_is_lowered_and_a_usual_one_is_not() -> None:
    curve = read_curve("log_odds,probability\n(doubt),-0.5\n-8,0.0003\n8,0.9997\n")
    likely, near = np.full(400, 3.0), np.full(160, -1.0)
    usual = curve(np.concatenate([likely, near]))
    doubtful = curve(np.concatenate([likely, np.repeat(near, 10)]))
    assert np.isclose(usual[0], np.interp(3.0, [-8, 8], [0.0003, 0.9997]))
    assert doubtful[0] < usual[0]


def test_a_run_of_few_pairs_is_taken_to_be_usual() -> None:
    assert abs(doubt_of(np.array([2.0, -1.0]))) < 0.1


def test_models_written_into_a_folder_are_read_from_it_as_they_were_printed(tmp_path: Path) -> None:
    write_models(tmp_path, learnt())
    again = models_in(tmp_path)
    for name in NAMES:
        assert write_model(again.of_file(name)) == write_model(learnt().of_file(name))
    assert np.isclose(again.curve.doubt, learnt().curve.doubt, atol=1e-3)
    assert np.allclose(again.curve.log_odds, learnt().curve.log_odds, atol=1e-3)
    assert np.allclose(again.curve.probability, learnt().curve.probability, atol=1e-4)


@pytest.mark.parametrize(
    ("file", "content", "why"),
    [
        ("kinship_parent.csv", None, "absent"),
        ("kinship_parent.csv", b"\xff\xfe\x00", "not_text"),
        ("kinship_parent.csv", b"first,first_level,second,second_level,log_odds\nshoes,same,,,1\n", "not_understood"),
        ("kinship_parent.csv", b"first,first_level,second,second_level,log_odds\nsex,male,,,nan\n", "not_understood"),
        ("calibration.csv", b"log_odds,probability\n0,0.5\n1,0.4\n", "not_understood"),
        ("calibration.csv", b"log_odds,probability\n", "not_understood"),
    ],
)
def test_a_folder_that_holds_no_weights_is_refused_by_name(
    tmp_path: Path, file: str, content: bytes | None, why: str
) -> None:
    write_models(tmp_path, learnt())
    (tmp_path / file).unlink()
    if content is not None:
        (tmp_path / file).write_bytes(content)
    with pytest.raises(UnusableWeights) as refused:
        models_in(tmp_path)
    assert (refused.value.file, refused.value.why) == (file, why)
