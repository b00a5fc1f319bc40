"""Values are written in the forms offices use."""

import pytest

from lazos.demo.office.values import write_date, write_moment, write_phone


@pytest.mark.parametrize(
    ("value", "form", "written"),
    [
        ("2010-05-17", "%m/%d/%Y", "05/17/2010"),
        ("2010-05-17", "serial", "40315"),
        ("2010-05-07", "%-d de {month} de %Y", "7 de mayo de 2010"),
        ("2010-05", "%m/%d/%Y", "05/2010"),
        ("2010", "%Y%m%d", "2010"),
        ("2018-04-03|2018-03-04", "%Y-%m-%d", "2018-04-03"),
    ],
)
def test_dates_keep_their_precision(value: str, form: str, written: str) -> None:
    assert write_date(value, form) == written


def test_moments_have_a_clock() -> None:
    assert write_moment("2018-05-17T14:30", "%Y-%m-%d", False) == "2018-05-17 14:30"
    assert write_moment("2018-05-17T14:30", "serial", True) == "05/17/2018 02:30 PM"


@pytest.mark.parametrize("choice", range(7))
def test_telephones_keep_their_digits(choice: int) -> None:
    digits = "".join(mark for mark in write_phone("50255551234", choice) if mark.isdigit())
    assert digits.endswith("55551234")
