"""One heard token finds the tokens like it, each in its class."""

import pytest

from lazos.linkage.inquiry.hearing import ALIKE
from lazos.linkage.inquiry.spoken import Ear, heard_name
from tests.linkage.inquiry.people import store


def heard(word: str) -> dict[str, str]:
    it, names = Ear(store()).token(word), list(store().tokens)
    return {names[token]: ALIKE[level] for token, level in zip(it.found, it.classes, strict=True)}


@pytest.mark.parametrize(
    ("word", "token", "alike"),
    [
        ("MATEO", "MATEO", "exact"), ("MATTEO", "MATEO", "sound"), ("CHOK", "CHOC", "sound"),
        ("VASKEZ", "VASQUEZ", "sound"), ("HERNADEZ", "HERNANDEZ", "one_letter"),
        ("HERNANEDZ", "HERNANDEZ", "one_letter"),
        ("LUPE", "GUADALUPE", "nickname"), ("GUTI", "GUTIERREZ", "prefix"), ("M", "MARIO", "initial"),
        ("MARIO", "MARIA", "other_sex"), ("GARSILA", "GARCIA", "sound_near"),
    ],
)  # fmt: skip
def test_a_token_is_heard_as(word: str, token: str, alike: str) -> None:
    assert heard(word)[token] == alike


def test_unlike_tokens_are_not_heard() -> None:
    assert "PEREZ" not in heard("MATEO")
    assert heard("ZZZZZZ") == {}


def test_given_names_and_surnames_are_told_apart_by_what_they_are_in_the_register() -> None:
    name = heard_name("Choc Mateo", "", Ear(store()))
    given, family = name.slots[:3], name.slots[3:]
    assert [it.token for it in given if it] == ["MATEO"]
    assert [it.token for it in family if it] == ["CHOC"]
