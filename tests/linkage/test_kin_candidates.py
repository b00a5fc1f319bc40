"""Each kind of nearness brings a child and an adult together by itself."""

import numpy as np
import pytest

from lazos.core.columns import Kind
from lazos.linkage.encode import encode
from lazos.linkage.kin_candidates import kin_pairs
from tests.factories.register import table
from tests.linkage.cast import of

STRANGER = {"given_names": "Daniel", "surname_1": "Tzul", "a_number": "209000000", "event_at": "2018-01-02T03:04"}


def paired(child: dict[str, str], adult: dict[str, str], kind: Kind = Kind.ADULTS) -> list[tuple[int, int]]:
    records = [*of("shelters", Kind.CHILDREN, [child]), *of("adults", kind, [adult, STRANGER])]
    encoded = encode(table(records))
    left, right = kin_pairs(encoded, np.arange(3), np.array([True, False, False]))
    return list(zip(left.tolist(), right.tolist(), strict=True))


CHOC = {"given_names": "Lucía", "surname_1": "Choc", "surname_2": "Xol"}
JUAN = {"given_names": "Juan", "surname_1": "Choc", "surname_2": "Caal"}
ROSA = {"given_names": "Rosa", "surname_1": "Ramos", "surname_2": "Coc"}


@pytest.mark.parametrize(
    ("child", "adult"),
    [
        ({"a_number": "201000006"}, {"a_number": "201000001"}),
        ({"a_number": "201000001"}, {"a_number": "201000006"}),
        ({"event_number": "E1"}, {"event_number": "E1"}),
        ({"family_unit": "F1"}, {"family_unit": "F1"}),
        ({"event_at": "2018-05-17T14:31", "station": "MCS"}, {"event_at": "2018-05-17T14:01", "station": "MCS"}),
        (CHOC | {"event_at": "2018-05-17T14:31"}, JUAN | {"event_at": "2018-05-17T17:31"}),
        (CHOC | {"event_at": "2018-05-18T14:31"}, JUAN | {"event_at": "2018-05-17T14:01"}),
        (CHOC | {"event_at": "2018-05-16T14:31"}, JUAN | {"event_at": "2018-05-17T14:01"}),
        (CHOC | {"event_at": "2018-05-17"}, JUAN | {"event_at": "2018-05-19"}),
        (CHOC | {"event_at": "2018-05-17"}, JUAN | {"custody_from": "2018-05-19"}),
        (CHOC | {"custody_from": "2018-05-19"}, JUAN | {"event_at": "2018-05-16"}),
        (CHOC | {"a_number": "201000700"}, JUAN | {"a_number": "201000001"}),
        (CHOC | {"a_number": "201000530"}, JUAN | {"a_number": "201000500"}),
        (CHOC | {"note": "Separated from mother, name given as Rosa Ramos"}, ROSA),
        (CHOC | {"mother_name": "Rosa Ramos Coc"}, ROSA),
        (CHOC, ROSA | {"note": "claims child in ORR custody: Lucía Choc"}),
    ],
)
def test_one_nearness_alone_makes_a_pair(child: dict[str, str], adult: dict[str, str]) -> None:
    assert paired(child, adult) == [(0, 1)]


@pytest.mark.parametrize("call", [{"child_name": "Lucía Choc"}, {"child_nickname": "Lucía", "surname_1": "Choc"}])
def test_a_call_for_a_child_makes_a_pair(call: dict[str, str]) -> None:
    assert paired(CHOC, ROSA | call, Kind.CONTACTS) == [(0, 1)]


@pytest.mark.parametrize(
    ("child", "adult"),
    [
        (CHOC, JUAN),
        ({"a_number": "201000010"}, {"a_number": "201000001"}),
        ({"family_unit": "DELETED"}, {"family_unit": "DELETED"}),
        (CHOC | {"event_at": "2018-05-17"}, JUAN | {"event_at": "2018-06-17"}),
    ],
)
def test_a_common_surname_or_a_wiped_unit_alone_is_no_nearness(child: dict[str, str], adult: dict[str, str]) -> None:
    assert paired(child, adult) == []
