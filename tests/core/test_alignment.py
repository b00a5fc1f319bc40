"""Values stand side by side, and what differs is marked inside them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.alignment import Alike, Part, align, differing
from lazos.core.columns import Column

NAME, SEX, BIRTH = Column.FULL_NAME, Column.SEX, Column.BIRTH_DATE


def text(parts: tuple[Part, ...]) -> str:
    return "".join(f"[{part.text}]" if part.differs else part.text for part in parts)


@pytest.mark.parametrize(
    ("left", "right", "marked"),
    [
        ("Xol", "Choc", ("[X]o[l]", "[Ch]o[c]")),
        ("Brito", "Britto", ("Brito", "Brit[t]o")),
        ("2011-03-05", "2011-05-03", ("2011-0[3]-0[5]", "2011-0[5]-0[3]")),
        ("ANA", "Ana Luz", ("ANA", "Ana[ Luz]")),
        ("ß", "x", ("[ß]", "[x]")),
    ],
)
def test_what_differs_is_marked_inside_the_value(left: str, right: str, marked: tuple[str, str]) -> None:
    assert tuple(map(text, differing(left, right))) == marked


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_letter_is_lost(left: str, right: str) -> None:
    assert tuple("".join(part.text for part in parts) for parts in differing(left, right)) == (left, right)


def test_same_different_and_missing_are_three_things() -> None:
    rows = align({NAME: "Ana Brito", SEX: "F", BIRTH: "2011"}, {NAME: "BRITO ANA", BIRTH: "2012", Column.COUNTRY: "GT"})
    assert [(row.column, row.alike) for row in rows] == [
        (NAME, Alike.SAME), (SEX, Alike.MISSING), (BIRTH, Alike.DIFFERS), (Column.COUNTRY, Alike.MISSING),
    ]  # fmt: skip
    assert rows[3].left == () and rows[1].right == ()
