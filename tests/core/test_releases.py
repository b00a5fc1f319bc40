"""Two releases are compared row by row and value by value, and every row is accounted for."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.columns import Column
from lazos.core.releases import Change, Changed, Difference, Linker, Pairing, Row, compare, same_names

NAMES = [
    "Ana Brito",
    "Luz Caal",
    "Eva Chub",
    "Tomás Ico",
    "Iris Pop",
    "Juan Tzul",
    "Rosa Xol",
    "Pedro Cuc",
    "Mía Sub",
    "Leo Tut",
]


def row(ref: str, name: str = "", **values: str) -> Row:
    return Row(ref, {Column.FULL_NAME: name} | {Column(column): value for column, value in values.items()})


def nobody(before: Sequence[int], after: Sequence[int]) -> list[tuple[int, int]]:
    return []


def unasked(before: Sequence[int], after: Sequence[int]) -> list[tuple[int, int]]:
    raise AssertionError("ids are kept: the linkage is not to be asked")


def telling(*pairs: tuple[int, int]) -> Linker:
    return lambda before, after: [pair for pair in pairs if pair[0] in before and pair[1] in after]


LIST = [row(f"A{at}", name) for at, name in enumerate(NAMES)]
ROWS = st.lists(
    st.builds(row, st.sampled_from(["", "1", "2", "3"]), st.sampled_from(NAMES[:3]), facility=st.sampled_from("xy"))
)


def test_by_kept_ids_rows_are_added_gone_and_changed_value_by_value() -> None:
    after = [*LIST[2:], row("A1", NAMES[1], facility="Casa Sol", sex="F"), row("B1", "Sara Yat")]
    assert compare(LIST, after, unasked) == Difference(
        Pairing.ID,
        added=(9,),
        gone=(0,),
        changed=(Changed(1, 8, (Change(Column.SEX, "", "F"), Change(Column.FACILITY, "", "Casa Sol"))),),
        same=tuple(Changed(at, at - 2, ()) for at in range(2, 10)),
    )


@given(ROWS, ROWS)
def test_every_row_of_both_releases_stands_once(before: list[Row], after: list[Row]) -> None:
    found = compare(before, after, lambda left, right: list(zip(left, right, strict=False)))
    met = [*found.changed, *found.same]
    assert sorted([*found.gone, *(one.before for one in met)]) == list(range(len(before)))
    assert sorted([*found.added, *(one.after for one in met)]) == list(range(len(after)))


@given(ROWS)
def test_the_same_release_again_changes_nothing(rows: list[Row]) -> None:
    found = compare(rows, rows, nobody)
    assert (found.added, found.gone, found.changed) == ((), (), ())


@given(ROWS, ROWS)
def test_looking_back_turns_the_difference_round(before: list[Row], after: list[Row]) -> None:
    there, back = compare(before, after, nobody), compare(after, before, nobody)
    assert len(there.added) == len(back.gone) and len(there.changed) == len(back.changed)


@pytest.mark.parametrize(("renamed", "pairing"), [(0, Pairing.ID), (1, Pairing.ID), (2, Pairing.LINKAGE)])
def test_ids_are_followed_where_nine_in_ten_carry_the_same_name(renamed: int, pairing: Pairing) -> None:
    after = [row(one.ref, f"Otra {at}" if at < renamed else NAMES[at]) for at, one in enumerate(LIST)]
    assert same_names(LIST, after) == (10 - renamed) / 10
    assert compare(LIST, after, nobody).pairing is pairing


def test_running_numbers_that_moved_name_nobody_and_the_linkage_is_asked_for_the_rest() -> None:
    before = [row(str(at), name) for at, name in enumerate(NAMES)]
    after = [row(str(at), name) for at, name in enumerate(["Sara Yat", "Ana Britto", *NAMES[2:]])]
    found = compare(before, [after[0], *after[1:]][::-1], telling((0, 8)))
    assert found.pairing is Pairing.LINKAGE
    assert [(one.before, one.after) for one in found.changed] == [(0, 8)]
    assert (found.added, found.gone, len(found.same)) == ((9,), (1,), 8)


def test_a_repeated_id_names_nobody_and_equal_rows_still_meet() -> None:
    before = [*LIST, row("A0", "Otra Ana")]
    found = compare(before, before[::-1], unasked)
    assert len(found.same) == 11


def test_names_agree_in_any_order_and_without_their_accents() -> None:
    after = [
        row(one.ref, ", ".join(reversed(NAMES[at].upper().replace("Á", "A").split()))) for at, one in enumerate(LIST)
    ]
    assert same_names(LIST, after) == 1.0


def test_without_names_or_common_ids_nothing_is_said_of_ids() -> None:
    assert same_names(LIST, [row("A1"), row("Z9", "Ana Brito")]) is None
    assert same_names([], []) is None


def test_a_linkage_that_names_a_row_twice_is_followed_once() -> None:
    found = compare([row("", "Ana"), row("", "Eva")], [row("", "Luz"), row("", "Ida")], telling((0, 0), (0, 1), (1, 0)))
    assert [(one.before, one.after) for one in found.changed] == [(0, 0)]
    assert (found.added, found.gone) == ((1,), (1,))
