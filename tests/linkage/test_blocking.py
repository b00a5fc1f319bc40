"""Two descriptions of one person stay candidates whatever single field is lost or wrong."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.linkage.blocking import identity_pairs, joined
from lazos.linkage.layout import RoleCode
from lazos.linkage.pairs import NO_KEY
from tests.linkage.cast import Row, born, row, words

NOON = 17_668 * 1440 + 720
WHOLE: dict[str, int] = {
    "number": 201_000_002, "minute": NOON, "timed": 1, "day": 17_668, "station": 3, "phone": 4, "sex": 1,
    "custody": 17_669, "role": int(RoleCode.CHILD), **born("2011-04-09"),
}  # fmt: skip


def candidates(*rows: Row) -> set[tuple[int, int]]:
    left, right = identity_pairs(np.vstack(rows), words())
    return set(zip(left.tolist(), right.tolist(), strict=True))


def changed(given_names: str = "JUAN CARLOS", surname: str = "LOPEZ PEREZ", /, **fields: int) -> Row:
    return row(given_names, surname, **WHOLE | fields)


@pytest.mark.parametrize(
    "other",
    [
        changed(),
        changed(""),
        changed("MATEO"),
        changed("CARLOS"),
        changed("CARLO"),
        changed("JUAN CARLOS", ""),
        changed("JUAN CARLOS", "XOL COC"),
        changed("JUAN CARLOS", "PEREZ LOPEZ"),
        changed("JUAN CARLOS", "LOPES"),
        changed(number=-1),
        changed(number=205_555_555),
        changed(number=201_000_007),
        changed(**born("2011-09-04")),
        changed(**born("2012-04-09")),
        changed(**born("1999-12-31")),
        changed(born_flag=0, born_from=-1, born_to=-1),
        changed(minute=-1, timed=-1, day=-1, station=-1, custody=-1),
        changed(minute=NOON + 9000, day=17_674),
        changed(phone=-1),
        changed(sex=0),
    ],
)
def test_a_record_that_differs_in_one_field_stays_a_candidate(other: Row) -> None:
    stranger = row("ROSA", "TZUL", number=209_876_543, role=1, **born("1979-03-03"))
    assert candidates(changed(), other, stranger) == {(0, 1)}


@pytest.mark.parametrize(
    "kept",
    [
        {"number": 201_000_002},
        {"phone": 4},
        {"minute": NOON, "timed": 1, "station": 3, "day": 17_668},
        born("2011-04-09"),
        born("2011-09-04"),
    ],
)
def test_one_strong_field_and_a_given_name_are_enough(kept: dict[str, int]) -> None:
    assert candidates(changed(), row("JUAN", "", role=1, **kept)) == {(0, 1)}


def test_callers_meet_by_name_alone() -> None:
    caller = {"role": int(RoleCode.CALLER)}
    assert candidates(row("ANA", "LOPEZ", **caller), row("ANA", "LOPES", **caller)) == {(0, 1)}


def test_no_record_and_one_record_have_no_pairs() -> None:
    assert candidates(changed()) == set()
    left, right = identity_pairs(np.empty((0, len(changed())), np.int32), words())
    assert len(left) == len(right) == 0


@given(st.lists(st.tuples(st.integers(-1, 5), st.integers(-1, 5)), min_size=1, max_size=30))
def test_mixed_keys_are_equal_just_where_their_parts_are(parts: list[tuple[int, int]]) -> None:
    keys = joined(*(np.array(column, np.int64) for column in zip(*parts, strict=True)))
    for part, key in zip(parts, keys, strict=True):
        assert (key == NO_KEY) == (min(part) < 0)
    known = [(part, int(key)) for part, key in zip(parts, keys, strict=True) if min(part) >= 0]
    assert len({part for part, _ in known}) == len({key for _, key in known})
