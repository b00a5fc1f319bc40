"""Every column stands under a rule of the sharing matrix, and what could lead to somebody under a guarded one."""

import pytest

from lazos.core.column_fields import FIELD_OF, GUARDED_COLUMNS, field_of
from lazos.core.columns import Column
from lazos.core.disclosure import GUARDED, Field


def test_every_column_has_its_field() -> None:
    assert set(FIELD_OF) == set(Column)


def test_telephone_address_and_note_are_guarded() -> None:
    assert {Column.PHONE, Column.ADDRESS, Column.NOTE} == GUARDED_COLUMNS


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("child_name.given", Field.RELATIVES),
        ("phone", Field.TELEPHONE),
        ("", Field.WHEREABOUTS),
        ("-", Field.WHEREABOUTS),
    ],
)
def test_a_mapped_cell_follows_its_column_and_an_unmapped_one_counts_as_whereabouts(written: str, field: Field) -> None:
    assert field_of(written) is field
    assert field_of("anything else") in GUARDED
