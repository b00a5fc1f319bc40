"""Words go wrong in few letters, and never altogether."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from lazos.demo.spelling import fold, misread, respell, shift_digits, slip, truncate

DRAWS = st.floats(0, 1, exclude_max=True)
WORDS = st.sampled_from(["Hernández", "Xol", "Choc", "Yesenia", "Muñoz", "de León", "Guadalupe", "Ba", "Quej"])


@given(WORDS, DRAWS, DRAWS)
def test_a_slip_is_one_edit(word: str, draw: float, where: float) -> None:
    assert OSA.distance(word, slip(word, draw, where)) <= 1


@given(WORDS, DRAWS)
def test_a_respelling_is_near_and_never_empty(word: str, draw: float) -> None:
    for made in (
        respell(word, "spanish", draw),
        respell(word, "mayan", draw),
        misread(word, draw),
        truncate(word, draw),
    ):
        assert made
        assert OSA.distance(word, made) <= 4


@given(st.integers(0, 999_999_999), DRAWS, DRAWS)
def test_a_wrong_number_keeps_its_length(number: int, draw: float, where: float) -> None:
    written = f"{number:09d}"
    assert len(shift_digits(written, draw, where)) == 9
    assert OSA.distance(written, shift_digits(written, draw, where)) <= 1


@pytest.mark.parametrize(("word", "plain"), [("Güity", "Guity"), ("Xón", "Xon"), ("Țăndărei", "Tandarei")])
def test_folding_takes_accents_off(word: str, plain: str) -> None:
    assert fold(word) == plain
