"""The canonical columns of a list, and what a normalised value in each of them looks like.

A *record table* is a table of text columns named by `Column`, one line a record, missing values null. `lists`
writes it, `linkage` reads it, `demo` invents it; none of them knows the others. A column that no list filled may be
absent. The forms of the values:

=================  =====================================================================================
dates              partial ISO: `2010`, `2010-05`, `2010-05-17`; two readings of an ambiguous one joined by `|`:
                   `2018-04-03|2018-03-04`, the likelier first
moments            local time as written, `2018-05-17T14:30`, or a partial date
ages               years as a decimal number, `7`, `0.5`
sex                `F`, `M`, `X`
country            ISO 3166-1 alpha-2, `GT`
languages          ISO 639-3 codes joined by a space, `spa`, `mam`; a language without a code as written
a_number           nine digits
phone              digits with country code joined by a space, `50255551234`; digits as written if no country fits
sector, station    Border Patrol codes of the packaged table (`RGV`, `MCS`); else as written in capitals
family_unit        as written in capitals; `DELETED` where the list says that a unit was wiped
relation           `Relation` of the person named beside it
names              cleaned text (encoding and white space repaired, never folded), accents and case as written
everything else    cleaned text as written
=================  =====================================================================================
"""

from enum import StrEnum


class Kind(StrEnum):
    """What a list is about."""

    CHILDREN = "children"
    ADULTS = "adults"
    APPREHENSIONS = "apprehensions"
    CONTACTS = "contacts"
    LINKS = "links"
    STATUSES = "statuses"


class Role(StrEnum):
    """What a record's subject is in the family, as far as the list says."""

    CHILD = "child"
    ADULT = "adult"
    MOTHER = "mother"
    FATHER = "father"
    RELATIVE = "relative"


class Place(StrEnum):
    """Where a record stood: not canonical columns but the record's address."""

    LIST = "list"
    KIND = "kind"
    SHEET = "sheet"
    ROW = "row"


class Column(StrEnum):
    """The canonical columns; every one but `ref` is optional."""

    REF = "ref"
    ROLE = "role"
    FULL_NAME = "full_name"
    GIVEN_NAMES = "given_names"
    SURNAMES = "surnames"
    SURNAME_1 = "surname_1"
    SURNAME_2 = "surname_2"
    OTHER_NAMES = "other_names"
    SEX = "sex"
    BIRTH_DATE = "birth_date"
    AGE = "age"
    AGE_AS_OF = "age_as_of"
    COUNTRY = "country"
    DEPARTMENT = "department"
    MUNICIPALITY = "municipality"
    LOCALITY = "locality"
    LANGUAGES = "languages"
    LITERACY = "literacy"
    PHONE = "phone"
    ADDRESS = "address"
    A_NUMBER = "a_number"
    OTHER_IDS = "other_ids"
    FAMILY_UNIT = "family_unit"
    EVENT_NUMBER = "event_number"
    EVENT_AT = "event_at"
    SECTOR = "sector"
    STATION = "station"
    FACILITY = "facility"
    CUSTODY_FROM = "custody_from"
    CUSTODY_TO = "custody_to"
    DISCHARGE_KIND = "discharge_kind"
    DISCHARGE_DATE = "discharge_date"
    CASE_STATUS = "case_status"
    FINAL_ORDER_DATE = "final_order_date"
    FEAR_RESULT = "fear_result"
    REMOVAL_DATE = "removal_date"
    REMOVAL_COUNTRY = "removal_country"
    MOTHER_NAME = "mother_name"
    FATHER_NAME = "father_name"
    RELATIVE_NAME = "relative_name"
    RELATION = "relation"
    NOTE = "note"
    CHILD_NAME = "child_name"
    CHILD_NICKNAME = "child_nickname"
    CHILD_SEX = "child_sex"
    CHILD_AGE = "child_age"
    CHILD_BIRTH_DATE = "child_birth_date"
    CALLED_AT = "called_at"
    CROSSED_AT = "crossed_at"
    CROSSED_PLACE = "crossed_place"
