"""The names of a record are the same however its list writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.columns import Kind
from lazos.linkage.people import Names, read_names
from tests.factories.register import table
from tests.linkage.cast import families, of

PLAIN = {"given_names": "Juan Carlos", "surname_1": "López", "surname_2": "Pérez"}
OTHERS = (
    {"given_names": "Ana María", "surnames": "Hernández Choc"},
    {"given_names": "Juan", "surnames": "Caal Pop"},
    {"given_names": "Carlos", "surnames": "López Xol"},
    {"given_names": "María", "surnames": "Pérez Coc"},
)


def read(*rows: dict[str, str]) -> list[tuple[list[str], list[str]]]:
    found = read_names(table(of("one", Kind.ADULTS, [*rows, *OTHERS])), [])
    return [written(found, line) for line in range(len(rows))]


def written(names: Names, line: int) -> tuple[list[str], list[str]]:
    token = names.vocabulary.tokens
    given_tokens, surname_tokens = ([token[k] for k in part[line] if k >= 0] for part in (names.given, names.surname))
    return given_tokens, surname_tokens


@pytest.mark.parametrize(
    "row",
    [
        PLAIN,
        {"given_names": "JUAN CARLOS", "surnames": "LOPEZ PEREZ"},
        {"full_name": "Juan Carlos López Pérez"},
        {"full_name": "López Pérez, Juan Carlos"},
        {"full_name": "LOPEZ PEREZ JUAN CARLOS"},
        {"given_names": "López Pérez", "surnames": "Juan Carlos"},
        PLAIN | {"full_name": "López Pérez, Juan Carlos"},
        PLAIN | {"surnames": "López Pérez"},
        {"given_names": "Juan Carlos", "full_name": "López Pérez, Juan Carlos"},
    ],
)
def test_a_name_is_read_from_its_cells_in_any_order(row: dict[str, str]) -> None:
    assert read(row) == [(["JUAN", "CARLOS"], ["LOPEZ", "PEREZ"])]


@pytest.mark.parametrize(
    ("row", "given_tokens", "surname_tokens"),
    [
        ({"given_names": "Ana", "full_name": "Ana López"}, ["ANA"], ["LOPEZ"]),
        ({"given_names": "Ana", "surname_1": "de León", "full_name": "Ana de León"}, ["ANA"], ["DELEON"]),
        ({"given_names": "Ana"}, ["ANA"], []),
        ({"surname_2": "Pérez"}, [], ["PEREZ"]),
        ({"given_names": "A B C D E", "surname_1": "López"}, ["A", "B", "C"], ["LOPEZ"]),
        ({"given_names": "Мария", "surname_1": "López"}, [], ["LOPEZ"]),
        ({}, [], []),
    ],
)
def test_a_name_in_two_cells_is_counted_once_and_an_absent_one_not(
    row: dict[str, str], given_tokens: list[str], surname_tokens: list[str]
) -> None:
    assert read(row) == [(given_tokens, surname_tokens)]


@given(st.permutations(range(12)))
def test_the_order_of_rows_changes_no_name(order: list[int]) -> None:
    records = families()
    straight, shuffled = read_names(records, []), read_names(records.take(order), [])
    assert [written(shuffled, at) for at in range(12)] == [written(straight, line) for line in order]


def test_names_of_mentions_share_the_vocabulary() -> None:
    found = read_names(table(of("one", Kind.ADULTS, OTHERS)), [["Ana Choc", "Choc, Ana", ""], []])
    given_tokens, surname_tokens = found.more[0]
    assert given_tokens[0].tolist() == given_tokens[1].tolist()
    assert surname_tokens[0].tolist() == surname_tokens[1].tolist() != [-1, -1, -1]
    assert given_tokens[2].tolist() == [-1, -1, -1]
    assert len(found.more) == 2
