"""Which reader reads which canonical column."""

from lazos.core.columns import Column
from lazos.lists.values.dates import birth_reader, day_reader, moment_reader
from lazos.lists.values.outcome import Reader
from lazos.lists.values.relations import relation_reader
from lazos.lists.values.simple import (
    a_number_reader,
    age_reader,
    event_number_reader,
    family_unit_reader,
    name_reader,
    text_reader,
)
from lazos.lists.values.tables import (
    country_reader,
    crossing_reader,
    languages_reader,
    sector_reader,
    sex_reader,
    station_reader,
)

DAYS = frozenset(
    {
        Column.AGE_AS_OF,
        Column.CUSTODY_FROM,
        Column.CUSTODY_TO,
        Column.DISCHARGE_DATE,
        Column.FINAL_ORDER_DATE,
        Column.REMOVAL_DATE,
        Column.CROSSED_AT,
    }
)
MOMENTS = frozenset({Column.EVENT_AT, Column.CALLED_AT})
BIRTHS = frozenset({Column.BIRTH_DATE, Column.CHILD_BIRTH_DATE})
NAMES = frozenset(
    {
        Column.FULL_NAME,
        Column.GIVEN_NAMES,
        Column.SURNAMES,
        Column.SURNAME_1,
        Column.SURNAME_2,
        Column.OTHER_NAMES,
        Column.MOTHER_NAME,
        Column.FATHER_NAME,
        Column.RELATIVE_NAME,
        Column.CHILD_NAME,
        Column.CHILD_NICKNAME,
    }
)
_OWN: dict[Column, Reader] = {
    Column.SEX: sex_reader,
    Column.CHILD_SEX: sex_reader,
    Column.AGE: age_reader,
    Column.CHILD_AGE: age_reader,
    Column.COUNTRY: country_reader,
    Column.REMOVAL_COUNTRY: country_reader,
    Column.LANGUAGES: languages_reader,
    Column.A_NUMBER: a_number_reader,
    Column.FAMILY_UNIT: family_unit_reader,
    Column.EVENT_NUMBER: event_number_reader,
    Column.SECTOR: sector_reader,
    Column.STATION: station_reader,
    Column.CROSSED_PLACE: crossing_reader,
    Column.RELATION: relation_reader,
}


def reader_for(column: Column) -> Reader:
    """The reader of a canonical column."""
    if column in _OWN:
        return _OWN[column]
    if column in DAYS:
        return day_reader
    if column in MOMENTS:
        return moment_reader
    if column in BIRTHS:
        return birth_reader
    return name_reader if column in NAMES else text_reader
