"""Every finding of an inquiry and every question has words, in every language; nothing of a code is shown."""

import pytest

from lazos.documents.inquiry_words import COMPARED, QUESTIONS, found
from lazos.documents.language import Tongue, language
from lazos.linkage.inquiry.question import KNOWN
from lazos.linkage.inquiry.scale import SCALE

SILENT = {"not_asked"}
LEVELS = sorted({level for _, _, levels in SCALE for level in levels} - SILENT)


@pytest.mark.parametrize("tongue", Tongue)
@pytest.mark.parametrize("level", LEVELS)
def test_a_level_has_words_without_its_code(level: str, tongue: Tongue) -> None:
    told = found(level, language(tongue))
    assert told
    assert "_" not in told


def test_levels_that_mean_different_things_are_told_apart() -> None:
    for _, _, levels in SCALE:
        mine = [level for level in levels if level not in SILENT and not level.startswith("adult_")]
        told = [found(level, language(Tongue.SPANISH)) for level in mine]
        assert len(told) == len(set(told))


def test_every_comparison_and_every_question_has_words() -> None:
    assert {code for _, code, _ in SCALE} <= set(COMPARED)
    assert set(KNOWN) <= set(QUESTIONS)
