"""Names fold, split and sound as Central American names do."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.names import (
    Nicknames,
    bare,
    fold,
    gender_minimal,
    is_initial,
    split_full_name,
    swap_probability,
    tokens,
)

_GIVEN = {"MATEO", "JOSE", "ANA", "MARIA", "JUAN", "CARLOS", "YESENIA", "LUCIA", "DELCARMEN"}
_SURNAMES = {"LOPEZ", "HERNANDEZ", "PEREZ", "CAAL", "CHOC", "GOMEZ", "DELACRUZ", "DELEON"}
_BOTH = {"SEBASTIAN": 0.7, "PABLO": 0.7, "DOMINGO": 0.5, "PEDRO": 0.6}


def share(token: str) -> float:
    """A small vocabulary: what a token is elsewhere."""
    if token in _BOTH:
        return _BOTH[token]
    return 0.99 if token in _GIVEN else 0.01 if token in _SURNAMES else 0.5


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("José Ángel Núñez", "JOSE ANGEL NUNEZ"),
        ("  xol-coc,  Ana. ", "XOL COC ANA"),
        ("Q'eqchi'", "QEQCHI"),
        ("Tz’unun", "TZUNUN"),
        ("Ajuʼ", "AJU"),
        ("Ba´tz", "BATZ"),
        ("Saqb'ach", "SAQBACH"),
        ("Pérez2 Gómez", "PEREZ GOMEZ"),
        ("Strauß Łukasz", "STRAUSS LUKASZ"),
        ("Ağaoğlu ı", "AGAOGLU I"),
        ("João Conceição", "JOAO CONCEICAO"),
        ("ＬＯＰＥＺ", "LOPEZ"),
        ("Jose\u0301", "JOSE"),
        ("Мария", ""),
        ("12/03", ""),
        ("", ""),
    ],
)
def test_a_name_folds_to_capitals_and_single_spaces(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_is_folding_once_and_leaves_capitals_only(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert all("A" <= letter <= "Z" for word in once.split(" ") for letter in word)
    assert once == once.strip()
    assert "  " not in once


@pytest.mark.parametrize(
    ("written", "split"),
    [
        ("Juan de la Cruz", ("JUAN", "DELACRUZ")),
        ("Delacruz", ("DELACRUZ",)),
        ("Ana de León", ("ANA", "DELEON")),
        ("Ana Deleón", ("ANA", "DELEON")),
        ("María del Carmen Caal", ("MARIA", "DELCARMEN", "CAAL")),
        ("María de los Ángeles", ("MARIA", "DELOSANGELES")),
        ("Weverton dos Santos Costa", ("WEVERTON", "DOSSANTOS", "COSTA")),
        ("Ortega y Gasset", ("ORTEGA", "GASSET")),
        ("Rosa Pérez Vda. de Gómez", ("ROSA", "PEREZ", "DEGOMEZ")),
        ("Juan San Martín", ("JUAN", "SANMARTIN")),
        ("Santa Cruz", ("SANTA", "CRUZ")),
        ("Pérez de", ("PEREZ", "DE")),
        ("de la", ("DELA",)),
        ("Y", ("Y",)),
        ("Ana Y", ("ANA", "Y")),
        ("", ()),
    ],
)
def test_a_particle_joins_the_token_that_it_introduces(written: str, split: tuple[str, ...]) -> None:
    assert tokens(written) == split


@given(st.text())
def test_tokens_are_never_empty_and_split_no_further(text: str) -> None:
    for token in tokens(text):
        assert token
        assert fold(token) == token


@pytest.mark.parametrize(
    ("token", "rest"),
    [
        ("DEGOMEZ", "GOMEZ"),
        ("DELEON", "LEON"),
        ("DELACRUZ", "CRUZ"),
        ("DELAPAZ", "PAZ"),
        ("DELARA", "LARA"),
        ("DELUNA", "LUNA"),
        ("DELOPEZ", "LOPEZ"),
        ("DELVALLE", "VALLE"),
        ("DELOSSANTOS", "SANTOS"),
        ("DELOSRIOS", "RIOS"),
        ("DELASCASAS", "CASAS"),
        ("DELAGUILA", "AGUILA"),
        ("DEPAZ", "PAZ"),
        ("DOSSANTOS", "SANTOS"),
        ("DASILVA", "SILVA"),
        ("LATORRE", "TORRE"),
        ("DELGADO", "DELGADO"),
        ("DENIS", "DENIS"),
        ("DELMY", "DELMY"),
        ("DEYSI", "DEYSI"),
        ("DELFINA", "DELFINA"),
        ("DEMETRIO", "DEMETRIO"),
        ("DERAS", "DERAS"),
        ("DAVILA", "DAVILA"),
        ("DANIEL", "DANIEL"),
        ("DOMINGO", "DOMINGO"),
        ("LAURA", "LAURA"),
        ("LARIOS", "LARIOS"),
        ("LOPEZ", "LOPEZ"),
        ("DE", "DE"),
        ("", ""),
    ],
)
def test_a_joined_particle_comes_off_and_a_mere_beginning_does_not(token: str, rest: str) -> None:
    assert bare(token) == rest


@given(st.text(alphabet="DELASORGMZ", min_size=1, max_size=12))
def test_what_is_left_of_a_token_is_never_empty_and_ends_as_it_did(token: str) -> None:
    assert bare(token)
    assert token.endswith(bare(token))


@pytest.mark.parametrize(
    ("a", "b"),
    [("MARIO", "MARIA"), ("DANIEL", "DANIELA"), ("JULIO", "JULIA"), ("JUAN", "JUANA"), ("VICENTE", "VICENTA")],
)
def test_two_sexes_of_one_name_are_told_apart(a: str, b: str) -> None:
    assert gender_minimal(a, b)
    assert gender_minimal(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("MARIA", "MARIA"),
        ("MARIA", "MARTA"),
        ("JOSE", "JOSEA"),
        ("LUIS", "LUZ"),
        ("A", "O"),
        ("WENDY", "WENDI"),
        ("", "A"),
    ],
)
def test_other_small_differences_are_not_of_sex(a: str, b: str) -> None:
    assert not gender_minimal(a, b)


def test_one_letter_is_an_initial() -> None:
    assert is_initial("J")
    assert not is_initial("JO")
    assert not is_initial("")


def test_a_nickname_may_stand_for_several_names() -> None:
    known = Nicknames(
        [("beto", "alberto"), ("Beto", "Roberto"), ("Lupe", "Guadalupe"), ("Mario", "mario"), ("", "Ana")]
    )
    assert known.canonical("BETO") == ("ALBERTO", "ROBERTO")
    assert known.canonical("LUPE") == ("GUADALUPE",)
    assert known.canonical("MARIO") == ()
    assert len(known) == 2


def test_a_nickname_of_two_names_is_written_as_tokens() -> None:
    assert Nicknames([("Maricarmen", "María del Carmen")]).canonical("MARICARMEN") == ("MARIA DELCARMEN",)


@pytest.mark.parametrize(
    ("written", "given_names", "surnames"),
    [
        ("LOPEZ HERNANDEZ, MATEO JOSE", "MATEO JOSE", "LOPEZ HERNANDEZ"),
        ("Mateo José López Hernández", "MATEO JOSE", "LOPEZ HERNANDEZ"),
        ("LOPEZ HERNANDEZ MATEO", "MATEO", "LOPEZ HERNANDEZ"),
        ("Caal Choc Ana Lucia", "ANA LUCIA", "CAAL CHOC"),
        ("Ana Pérez de Gómez", "ANA", "PEREZ DEGOMEZ"),
        ("María del Carmen de la Cruz", "MARIA DELCARMEN", "DELACRUZ"),
        ("Sebastián Mateo López", "SEBASTIAN MATEO", "LOPEZ"),
        ("Ana", "ANA", ""),
        ("López", "", "LOPEZ"),
        ("Mateo José, López", "MATEO JOSE", "LOPEZ"),
        ("Desconocido Ignoto, Otra", "OTRA", "DESCONOCIDO IGNOTO"),
        ("Xyz Uvw Rst", "XYZ", "UVW RST"),
        ("López,", "", "LOPEZ"),
        ("", "", ""),
    ],
)
def test_a_name_in_one_cell_splits_in_any_order(written: str, given_names: str, surnames: str) -> None:
    parts = split_full_name(written, share)
    assert " ".join(parts.given) == given_names
    assert " ".join(parts.surnames) == surnames


def test_confidence_is_high_for_plain_names_and_low_for_names_that_are_both() -> None:
    assert split_full_name("Mateo José López Hernández", share).confidence > 0.95
    assert split_full_name("Sebastián Pablo", share).confidence < 0.8
    assert split_full_name("Pedro Domingo", share).confidence < 0.9


@given(st.text(alphabet="abcdeyl, "), st.floats(0, 1))
def test_splitting_loses_no_token_and_gives_a_probability(text: str, known: float) -> None:
    parts = split_full_name(text, lambda _: known)
    assert 0 < parts.confidence <= 1 + 1e-9
    whole = [*parts.given, *parts.surnames]
    head, _, tail = text.partition(",")
    assert sorted(whole) in (sorted(tokens(text)), sorted(tokens(head) + tokens(tail)))


def test_exchanged_columns_are_seen_and_honest_ones_left() -> None:
    assert swap_probability(["LOPEZ", "HERNANDEZ"], ["MATEO"], share) > 0.95
    assert swap_probability(["MATEO"], ["LOPEZ", "HERNANDEZ"], share) < 0.001
    assert swap_probability(["SEBASTIAN"], ["PABLO"], share) < 0.1
    assert math.isclose(swap_probability([], [], share, prior=0.2), 0.2)


@given(st.lists(st.floats(0, 1), max_size=600))
def test_the_chance_of_an_exchange_is_a_probability(shares: list[float]) -> None:
    words = [str(at) for at in range(len(shares))]
    for left, right in ((words, []), ([], words)):
        assert 0 <= swap_probability(left, right, lambda word: shares[int(word)]) <= 1
