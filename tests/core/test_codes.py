"""A case code survives being spelt out on a bad line, or is refused."""

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.codes import HOW_MANY, SYMBOLS, Code, Miswritten, MiswrittenCodeError, code_of, read_code

NUMBERS = st.integers(0, HOW_MANY - 1)
SAMPLE = [number * 98_689 % HOW_MANY for number in range(200)]
PLACES = range(6)


def bare(number: int) -> str:
    return code_of(number).replace("-", "")


def is_refused(text: str) -> bool:
    try:
        read_code(text)
    except MiswrittenCodeError as error:
        return error.why is Miswritten.CHECK
    return False


def put(text: str, place: int, symbol: str) -> str:
    return text[:place] + symbol + text[place + 1 :]


@given(NUMBERS)
def test_a_code_is_read_as_it_was_given(number: int) -> None:
    code = code_of(number)
    assert len(code) == 7 and code[3] == "-"
    assert read_code(code) == code


def test_no_two_numbers_share_a_code() -> None:
    assert len({code_of(number) for number in range(50_000)}) == 50_000
    assert len({code_of(HOW_MANY - 1 - number) for number in range(50_000)}) == 50_000


@pytest.mark.parametrize("number", [-1, HOW_MANY])
def test_a_number_outside_has_no_code(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        code_of(number)


def test_every_wrong_symbol_at_every_place_is_found() -> None:
    for number, place in product(SAMPLE, PLACES):
        right = bare(number)
        assert all(is_refused(put(right, place, symbol)) for symbol in SYMBOLS if symbol != right[place])


def test_every_exchange_of_two_symbols_is_found_whichever_they_are() -> None:
    """The sum is linear, so every pair of symbols at every pair of places stands for all codes with them there."""
    met = set()
    for number in range(0, HOW_MANY, 337):
        right = bare(number)
        for i, j in combinations(PLACES, 2):
            if right[i] != right[j] and (i, j, right[i], right[j]) not in met:
                met.add((i, j, right[i], right[j]))
                assert is_refused(put(put(right, i, right[j]), j, right[i]))
    assert len(met) == 15 * 23 * 22


def test_every_doubled_symbol_heard_as_another_is_found() -> None:
    met = set()
    for number in range(0, HOW_MANY, 337):
        right = bare(number)
        for i, j in combinations(PLACES, 2):
            if right[i] == right[j] and (i, j, right[i]) not in met:
                met.add((i, j, right[i]))
                assert all(is_refused(put(put(right, i, other), j, other)) for other in SYMBOLS if other != right[i])
    assert len(met) == 15 * 23


@pytest.mark.parametrize(
    ("said", "meant"),
    [("o", "0"), ("q", "0"), ("d", "0"), ("i", "1"), ("l", "1"), ("z", "2"), ("s", "5"), ("g", "6"), ("b", "8"),
     ("u", "v"), ("n", "m")],
)  # fmt: skip
def test_symbols_outside_the_alphabet_are_read_as_what_they_look_or_sound_like(said: str, meant: str) -> None:
    codes = [code_of(number) for number in SAMPLE if meant.upper() in code_of(number)]
    assert codes and all(read_code(code.lower().replace(meant, said)) == code for code in codes)


@pytest.mark.parametrize("between", ["", " ", " - ", "–", ".", "  "])
def test_what_stands_between_the_symbols_means_nothing(between: str) -> None:
    code = code_of(1_234_567)
    assert read_code(between.join(f" {code} ".replace("-", ""))) == code


@pytest.mark.parametrize(
    ("text", "why"),
    [("", Miswritten.LENGTH), ("K7M-20", Miswritten.LENGTH), ("K7M-2045", Miswritten.LENGTH),
     ("A7M-204", Miswritten.SYMBOL), ("K7M-20é", Miswritten.SYMBOL), ("K7M-20١", Miswritten.SYMBOL)],
)  # fmt: skip
def test_what_is_no_code_is_refused_with_its_reason(text: str, why: Miswritten) -> None:
    with pytest.raises(MiswrittenCodeError) as refused:
        read_code(text)
    assert refused.value.why is why


@given(st.text(max_size=12))
def test_any_text_is_a_code_or_refused_and_a_code_read_twice_is_itself(text: str) -> None:
    try:
        code: Code = read_code(text)
    except MiswrittenCodeError:
        return
    assert read_code(code) == code
