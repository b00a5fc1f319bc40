"""Tokens are as alike as they sound, and two sexes of one name are two names."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.names import gender_minimal
from lazos.linkage.vocabulary import (
    EXACT,
    LETTERS,
    NEAR,
    NICKNAME,
    NONE,
    PREFIX,
    SOUND,
    Vocabulary,
    alike,
    build,
    differ_by_gender,
    mend,
    within_edits,
)
from tests.linkage.cast import NAMES, vocabulary, words

TOKEN = st.text("AEIOULMNRT", min_size=1, max_size=8)


def letters(*tokens: str) -> Any:
    fixed = np.array([token.encode() for token in tokens], dtype=f"S{LETTERS}")
    return fixed.view(np.uint8).reshape(len(tokens), LETTERS)


def edits(a: str, b: str) -> int:
    """Distance with substitutions, insertions, deletions and transpositions of neighbours, by its definition."""
    table = [[i + j if i * j == 0 else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


@pytest.mark.parametrize(
    ("a", "b", "as_given", "likeness"),
    [
        ("LOPEZ", "LOPEZ", False, EXACT),
        ("LOPEZ", "LOPES", False, SOUND),
        ("VASQUEZ", "BASQUEZ", False, SOUND),
        ("CAAL", "KAAL", False, SOUND),
        ("GUTIERREZ", "GUTIEREZ", False, SOUND),
        ("LOPEZ", "PEREZ", False, NONE),
        ("JOSE", "CHEPE", True, NICKNAME),
        ("CHEPE", "PEPE", True, NICKNAME),
        ("GUADALUPE", "LUPE", True, NICKNAME),
        ("JOSE", "CHEPE", False, NONE),
        ("MARIA", "MARIO", True, NONE),
        ("DANIEL", "DANIELA", True, NONE),
        ("J", "JUAN", True, PREFIX),
        ("JU", "JUAN", True, NONE),
        ("MARI", "MARIA", True, NICKNAME),
        ("CARLO", "CARLOS", True, NEAR),
        ("COC", "CHOC", False, NEAR),
        ("XOL", "COC", False, NONE),
    ],
)
def test_two_tokens_are_as_alike_as_they_sound(a: str, b: str, as_given: bool, likeness: int) -> None:
    number = vocabulary().number
    assert alike(number[a], number[b], words(), as_given) == likeness
    assert alike(number[b], number[a], words(), as_given) == likeness


@given(st.sampled_from(NAMES), st.sampled_from(NAMES), st.booleans())
def test_likeness_is_the_same_from_either_side_and_compiled_or_not(a: str, b: str, as_given: bool) -> None:
    one, other = vocabulary().number[a], vocabulary().number[b]
    likeness = alike(one, other, words(), as_given)
    assert likeness == alike(other, one, words(), as_given) == alike.py_func(one, other, words(), as_given)


@given(TOKEN, TOKEN)
def test_the_sexes_of_a_name_are_told_as_core_tells_them(a: str, b: str) -> None:
    both = letters(a, b)
    assert differ_by_gender(both, 0, 1, len(a), len(b)) == gender_minimal(a, b)


@given(TOKEN, TOKEN, st.integers(1, 2))
def test_edits_are_counted_as_by_definition(a: str, b: str, most: int) -> None:
    assert within_edits(letters(a, b), 0, 1, len(a), len(b), most) == (edits(a, b) <= most)


@pytest.mark.parametrize(
    ("token", "count", "meant"),
    [
        ("HERNANDEZ", 400, "HERNANDEZ"),
        ("HERNADEZ", 2, "HERNANDEZ"),
        ("HERNANDEX", 2, "HERNANDEZ"),
        ("HERNANDZE", 2, "HERNANDEZ"),
        ("FERNANDEZ", 300, "FERNANDEZ"),
        ("CAL", 1, "CAL"),
    ],
)
def test_a_rare_token_is_mended_to_the_much_commoner_one_an_edit_away(token: str, count: int, meant: str) -> None:
    tokens = ["HERNANDEZ", "CAAL", token] if token not in ("HERNANDEZ", "CAAL") else ["HERNANDEZ", "CAAL"]
    counts = np.array([400, 90, count][: len(tokens)], np.int64)
    assert tokens[mend(tokens, counts)[tokens.index(token)]] == meant


def counted(tokens: list[str], surname: list[int]) -> Vocabulary:
    return build(
        tokens,
        given_counts=np.zeros(len(tokens), np.int64),
        surname_counts=np.array(surname, np.int64),
        nicknames=lambda _: (),
        given_prior={},
        surname_prior={tokens[0]: 1.0},
    )


def test_rarity_counts_this_run_and_what_was_known_before() -> None:
    found = counted(["LOPEZ", "CHOC", "TZUL"], [9000, 900, 1])
    assert list(found.words.surname_rarity) == [0, 0, 3]
    assert found.words.surname_rarity[0] == 0


def test_a_joined_particle_sounds_like_the_bare_name_where_that_is_the_commoner() -> None:
    common, rare = (counted(["DELEON", "LEON"], counts).words.sound for counts in ([1, 90], [50, 90]))
    assert common[0] == common[1]
    assert rare[0] != rare[1]


def test_without_any_name_there_is_still_a_vocabulary() -> None:
    empty = build(
        [],
        given_counts=np.zeros(0, np.int64),
        surname_counts=np.zeros(0, np.int64),
        nicknames=lambda _: (),
        given_prior={},
        surname_prior={},
    )
    assert len(empty.words.letters) == len(empty.words.mended) == 1
