"""The numeric form of a record: one row of 32-bit integers, so that comparing two records is arithmetic.

`-1` stands for missing everywhere unless said otherwise. Names are numbers of tokens in a `Vocabulary`; days count from
1970-01-01, minutes from its midnight; the other numbers are codes that mean only equality.
"""

from enum import IntEnum
from typing import Final

MISSING: Final = -1
WIPED: Final = -2  # a family unit that the list says was deleted


class F(IntEnum):
    """The fields of a record's row."""

    GIVEN_1 = 0
    GIVEN_2 = 1
    GIVEN_3 = 2
    SURNAME_1 = 3
    SURNAME_2 = 4
    SURNAME_3 = 5
    SEX = 6  # 0 female, 1 male
    BORN_FROM = 7  # first possible day of birth
    BORN_TO = 8  # last possible day of birth
    BORN_FLAG = 9  # a BirthKind
    BORN_OTHER = 10  # the day by the other reading of an ambiguous date
    COUNTRY = 11
    DEPARTMENT = 12
    MUNICIPALITY = 13
    LANGUAGE = 14
    NUMBER = 15  # A-number
    EVENT = 16
    EVENT_SIZE = 17  # how many records carry this event number
    MINUTE = 18  # of apprehension; with a day but no hour: noon of that day, and TIMED is 0
    TIMED = 19
    DAY = 20  # of apprehension; else MISSING
    CUSTODY = 21  # day custody began
    SECTOR = 22
    STATION = 23
    UNIT = 24
    LIST = 25
    KIND = 26
    ROLE = 27  # a RoleCode
    FACILITY = 28
    PHONE = 29
    PHONE_2 = 30
    CROSSED = 31  # month of crossing as year * 12 + month, for a caller
    HINT = 32  # 1: the record's note speaks of a separation or of a child; 0: it does not


WIDTH: Final = len(F)


class BirthKind(IntEnum):
    """How a birth is known."""

    NONE = 0
    DATE = 1
    JANUARY_FIRST = 2  # a date, but often a stand-in for "that year"
    MONTH = 3
    YEAR = 4
    AGE = 5


class RoleCode(IntEnum):
    """Whose record it is."""

    UNKNOWN = 0
    CHILD = 1
    ADULT = 2
    CALLER = 3


class KindCode(IntEnum):
    """The kind of list a record stood in."""

    CHILDREN = 0
    ADULTS = 1
    APPREHENSIONS = 2
    CONTACTS = 3
    OTHER = 4
