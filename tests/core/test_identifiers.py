"""Numbers that agencies give, and broken text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.identifiers import DELETED, a_number, event_number, family_unit
from lazos.core.words import clean, clean_name, fold, is_missing


@pytest.mark.parametrize(
    "text",
    ["A210435836", "a210435836", "210435836", "A 210 435 836", "A210-435-836", "A-210435836", "A# 210435836", "AXX"[:1]
     + "210435836", "Alien No. 210435836", " A210.435.836 ", "A-File 210435836", "210435836.0", "A\u200b210435836"],
)  # fmt: skip
def test_an_a_number_is_nine_digits_however_written(text: str) -> None:
    assert a_number(text) == "210435836"


@pytest.mark.parametrize(
    ("text", "number"), [("A87654321", "087654321"), ("A 7 654 329", "007654329"), ("092106221", "092106221")]
)
def test_short_numbers_get_their_zeros(text: str, number: str) -> None:
    assert a_number(text) == number


@pytest.mark.parametrize(
    "text", ["A123", "A2104358361", "000000000", "999999999", "123456789", "A210435B36", "pending", "", "A"]
)
def test_what_cannot_be_an_a_number_is_none(text: str) -> None:
    assert a_number(text) is None


@given(st.integers(20_000_001, 299_999_998), st.sampled_from(["{}", "A{}", "A-{}", "A {} "]))
def test_every_number_survives_its_spellings(number: int, form: str) -> None:
    text = f"{number:09d}"
    plain = a_number(text)
    assert a_number(form.format(text)) == plain
    assert a_number(f"A{text[:3]}-{text[3:6]}-{text[6:]}") == plain


@pytest.mark.parametrize(
    "text", ["DELETED", "FMU DELETED", "deleted", "wiped", "FMU517409 - deleted", "unidad eliminada"]
)
def test_a_wiped_unit_says_so(text: str) -> None:
    assert family_unit(text) == DELETED


@pytest.mark.parametrize(
    ("text", "unit"), [("fmu517409", "FMU517409"), ("FMU 517-409", "FMU517409"), ("N/A", None), ("", None)]
)
def test_a_family_unit_is_in_capitals_without_gaps(text: str, unit: str | None) -> None:
    assert family_unit(text) == unit


def test_an_event_number_is_in_capitals_without_gaps() -> None:
    assert (event_number("rgc 18-015082"), event_number("unk")) == ("RGC18015082", None)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("JosÃ©", "José"),
        ("VelÃ¡squez", "Velásquez"),
        ("JosÃƒÂ©", "José"),
        ("DÃ\x8dAZ", "DÍAZ"),
        ("PEÃ‘A", "PEÑA"),
        ("São Paulo", "São Paulo"),
        ("\ufeffAna\u00a0 Luisa\u200b", "Ana Luisa"),
        ("Jose\u0301", "José"),
        ("A\x00na", "Ana"),
        ("Qâ€™eqchiâ€™", "Q’eqchi’"),
    ],
)
def test_a_broken_encoding_is_repaired(broken: str, whole: str) -> None:
    assert clean(broken) == whole


@given(st.text(st.characters(min_codepoint=0xA1, max_codepoint=0x17F), min_size=1, max_size=12))
def test_text_read_in_the_wrong_encoding_comes_back(text: str) -> None:
    whole = clean(text)
    assert clean(whole) == whole


@pytest.mark.parametrize(
    ("text", "name"), [("  Lopez  Tzul. ", "Lopez Tzul"), ("PEREZ,", "PEREZ"), ("de León", "de León")]
)
def test_a_name_loses_what_hangs_at_its_ends(text: str, name: str) -> None:
    assert clean_name(text) == name


def test_folding_is_for_comparison() -> None:
    assert fold(" K’iche’  ÑANDÚ ") == "k'iche' nandu"


@pytest.mark.parametrize("text", ["Lopez", "0", "No Nombre Lopez", "7", "Na Lopez"])
def test_names_and_numbers_are_not_missing(text: str) -> None:
    assert not is_missing(text)
