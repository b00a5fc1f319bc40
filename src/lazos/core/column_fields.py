"""What kind of value each canonical column holds, for the sharing matrix: a cell is shown by the rule of its field."""

from collections.abc import Mapping
from typing import Final

from lazos.core.columns import Column
from lazos.core.disclosure import GUARDED, Field

_C, _F = Column, Field

FIELD_OF: Final[Mapping[Column, Field]] = {
    _C.REF: _F.IDENTIFIERS,
    _C.ROLE: _F.RELATIVES,
    _C.FULL_NAME: _F.NAME,
    _C.GIVEN_NAMES: _F.NAME,
    _C.SURNAMES: _F.NAME,
    _C.SURNAME_1: _F.NAME,
    _C.SURNAME_2: _F.NAME,
    _C.OTHER_NAMES: _F.NAME,
    _C.SEX: _F.SEX_AND_BIRTH,
    _C.BIRTH_DATE: _F.SEX_AND_BIRTH,
    _C.AGE: _F.SEX_AND_BIRTH,
    _C.AGE_AS_OF: _F.SEX_AND_BIRTH,
    _C.COUNTRY: _F.ORIGIN,
    _C.DEPARTMENT: _F.ORIGIN,
    _C.MUNICIPALITY: _F.ORIGIN,
    _C.LOCALITY: _F.ORIGIN,
    _C.LANGUAGES: _F.LANGUAGE,
    _C.LITERACY: _F.LANGUAGE,
    _C.PHONE: _F.TELEPHONE,
    _C.ADDRESS: _F.WHEREABOUTS,
    _C.A_NUMBER: _F.IDENTIFIERS,
    _C.OTHER_IDS: _F.IDENTIFIERS,
    _C.FAMILY_UNIT: _F.IDENTIFIERS,
    _C.EVENT_NUMBER: _F.IDENTIFIERS,
    _C.EVENT_AT: _F.CUSTODY,
    _C.SECTOR: _F.CUSTODY,
    _C.STATION: _F.CUSTODY,
    _C.FACILITY: _F.CUSTODY,
    _C.CUSTODY_FROM: _F.CUSTODY,
    _C.CUSTODY_TO: _F.CUSTODY,
    _C.DISCHARGE_KIND: _F.CUSTODY,
    _C.DISCHARGE_DATE: _F.CUSTODY,
    _C.CASE_STATUS: _F.LEGAL_STATUS,
    _C.FINAL_ORDER_DATE: _F.LEGAL_STATUS,
    _C.FEAR_RESULT: _F.LEGAL_STATUS,
    _C.REMOVAL_DATE: _F.LEGAL_STATUS,
    _C.REMOVAL_COUNTRY: _F.LEGAL_STATUS,
    _C.MOTHER_NAME: _F.RELATIVES,
    _C.FATHER_NAME: _F.RELATIVES,
    _C.RELATIVE_NAME: _F.RELATIVES,
    _C.RELATION: _F.RELATIVES,
    _C.NOTE: _F.WHEREABOUTS,
    _C.CHILD_NAME: _F.RELATIVES,
    _C.CHILD_NICKNAME: _F.RELATIVES,
    _C.CHILD_SEX: _F.RELATIVES,
    _C.CHILD_AGE: _F.RELATIVES,
    _C.CHILD_BIRTH_DATE: _F.RELATIVES,
    _C.CALLED_AT: _F.CUSTODY,
    _C.CROSSED_AT: _F.CUSTODY,
    _C.CROSSED_PLACE: _F.CUSTODY,
}
"""A note may hold anything, where somebody hides included: it counts as whereabouts."""

GUARDED_COLUMNS: Final = frozenset(column for column, field in FIELD_OF.items() if field in GUARDED)
"""Columns that are sealed apart from the others and open only by a named act."""


def field_of(written: str) -> Field:
    """The field of a column as a mapping writes it (`child_name.given`); an unmapped one counts as whereabouts."""
    name = written.partition(".")[0]
    return FIELD_OF[Column(name)] if name in Column.__members__.values() else Field.WHEREABOUTS
