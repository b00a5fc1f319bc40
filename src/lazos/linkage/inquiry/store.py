"""A register as arrays: persons, their lines, names, companions and postings; everything an answer is found in.

Persons are numbered by surname, so that the bearers of a name lie together. Entities are persons and, after them,
mentions: people whom a record names without describing them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from lazos.linkage.inquiry.book import Book
from lazos.linkage.inquiry.homes import Homes

Ints = npt.NDArray[np.int32]
Shorts = npt.NDArray[np.int16]
Longs = npt.NDArray[np.int64]

# The wide columns of a line, 32 bits each; names first: three given names, three surnames.
W_NAMES: Final = 6
W_FROM, W_TO, W_OTHER, W_NUMBER, W_PHONE, W_PHONE_2 = range(W_NAMES, W_NAMES + 6)
WIDE: Final = W_NAMES + 6
# The narrow columns, 16 bits each.
(
    N_SEX, N_FLAG, N_COUNTRY, N_DEPARTMENT, N_MUNICIPALITY, N_LANGUAGE, N_EVENT_MONTH, N_EVENT_DAY, N_CUSTODY_MONTH,
    N_CROSSED, N_SECTOR, N_STATION, N_FACILITY,
) = range(13)  # fmt: skip
NARROW: Final = 13
# The columns of what is told of a mentioned person: three given names, three surnames, relation, sex.
TOLD: Final = W_NAMES + 2

# How a companion is near, the closest first; `MENTION` is a person named, not met.
TIES: Final = ("kin", "unit", "number", "event", "around")
KIN, UNIT, NUMBER, EVENT, AROUND = range(len(TIES))

# The columns of the profile tables.
P_SEX, P_CHILD, P_COUNTRY, P_YEAR = range(4)
P_MONTH, P_CUSTODY, P_SECTOR = range(3)
P_MUNICIPALITY, P_DEPARTMENT = range(2)
FIRST_YEAR: Final = 1900
YEARS: Final = 200


class Arrays(NamedTuple):
    """What compiled code reads.

    `wide` (L, WIDE), `narrow` (L, NARROW): lines, those of a person together, from `line_start` (P + 1) on; `record`
    (L): the line of the record table. `child` (P): 1 a child, 0 not. `codes` (P, 3): rows of `people`, `moments`,
    `homes`, the distinct profiles. `mention_start` (P + 1): mentions by the person whose records make them;
    `mention_of` (M), `mention_told` (M, TOLD). `near_start` (P + 1), `near`: companions * 8 + tie. `born_day`,
    `born_who`; `number`, `number_who`; `phone`, `phone_who`: postings, sorted. `living` (P): 0 where withdrawn.
    """

    wide: Ints
    narrow: Shorts
    record: Longs
    line_start: Longs
    child: npt.NDArray[np.uint8]
    codes: Ints
    people: Ints
    moments: Ints
    homes: Ints
    mention_start: Longs
    mention_of: Ints
    mention_told: Ints
    near_start: Longs
    near: Ints
    born_day: Ints
    born_who: Ints
    number: Ints
    number_who: Ints
    phone: Ints
    phone_who: Ints
    living: npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Store:
    """A register ready to be searched.

    `tokens`: number of each name token; `values`: by column, the code of each distinct text; `homes`: of the codes in
    the columns of home places, which are folded; `counts`: persons by code of `sex`, `child`, `country`, `language`,
    `municipality`, `sector`, `month`, `custody`, and by `year` of birth (2, years from FIRST_YEAR), children last.
    """

    arrays: Arrays
    book: Book
    tokens: Mapping[str, int]
    values: Mapping[str, Mapping[str, int]]
    homes: Homes
    counts: Mapping[str, Longs]

    @property
    def persons(self) -> int:
        """How many persons there are, withdrawn ones included."""
        return len(self.arrays.line_start) - 1
