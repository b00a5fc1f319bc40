"""People whom the linkage tests share: rows of numbers, record tables, and models written by hand."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lazos.core.columns import Kind
from lazos.core.dates import parse_iso
from lazos.core.names import Nicknames
from lazos.data.reader import nicknames
from lazos.linkage import calls, kin, same
from lazos.linkage.context import CONTEXT
from lazos.linkage.layout import WIDTH, BirthKind, F
from lazos.linkage.model import MOST_LEVELS, Model, Questions, empty, probability, scale_of
from lazos.linkage.packaged import Curve, Models
from lazos.linkage.vocabulary import Vocabulary, Words, build
from tests.factories.register import record, table

Row = npt.NDArray[np.int32]
EPOCH = 719_163  # 1970-01-01, counted from the year 1

_NAMES = """
    ANA MARIA MARIO MARI JOSE CHEPE PEPE JUAN CARLO CARLOS DANIEL DANIELA GUADALUPE LUPE ROSA ROSITA MATEO LUCIA J JU
    LOPEZ LOPES PEREZ PERES HERNANDEZ HERNANDES CAAL KAAL CHOC XOL GOMEZ RAMIREZ GARCIA DELEON LEON DELACRUZ
    VASQUEZ BASQUEZ GUTIERREZ GUTIEREZ TZUL COC PEDRO PABLO QUISPE
"""
NAMES = _NAMES.split()


@cache
def vocabulary() -> Vocabulary:
    """Every name of the tests, each seen ten times as a given name and ten as a surname."""
    counts = np.full(len(NAMES), 10, np.int64)
    return build(
        NAMES,
        given_counts=counts,
        surname_counts=counts,
        nicknames=Nicknames(nicknames()).canonical,
        given_prior={},
        surname_prior={},
    )


def words() -> Words:
    return vocabulary().words


def day(text: str) -> int:
    """Number of the day of a full date."""
    date = parse_iso(text)
    assert date is not None
    return date.span()[0] - EPOCH


def row(given: str = "", surname: str = "", /, **fields: int) -> Row:
    """A record's numbers; `fields` by the names of `F`, in small letters. What is not told is missing."""
    out = np.full(WIDTH, -1, np.int32)
    out[F.BORN_FLAG] = BirthKind.NONE
    for start, names in ((F.GIVEN_1, given), (F.SURNAME_1, surname)):
        for offset, token in enumerate(names.split()):
            out[start + offset] = vocabulary().number[token]
    for name, value in fields.items():
        out[F[name.upper()]] = value
    return out


def born(text: str, other: str = "") -> dict[str, int]:
    """Fields of a birth: a partial date, with the other reading of an ambiguous one."""
    date = parse_iso(text)
    assert date is not None
    if date.day:
        flag = BirthKind.JANUARY_FIRST if (date.month, date.day) == (1, 1) else BirthKind.DATE
    else:
        flag = BirthKind.MONTH if date.month else BirthKind.YEAR
    first, last = date.span()
    fields = {"born_from": first - EPOCH, "born_to": last - EPOCH, "born_flag": int(flag)}
    return fields | ({"born_other": day(other)} if other else {})


def aged(first: str, last: str) -> dict[str, int]:
    """Fields of a birth known from an age: the days between which it lies."""
    return {"born_from": day(first), "born_to": day(last), "born_flag": int(BirthKind.AGE)}


def model(scale: Any, base: float, weights: Mapping[tuple[str, str], float]) -> Model:
    """A model of single weights by comparison and level."""
    names = scale_of(scale)
    tables = empty(names)
    at = {(name, word): (i, k) for i, (name, levels) in enumerate(names) for k, word in enumerate(levels)}
    for key, weight in weights.items():
        tables.single[at[key]] = weight
    return Model(names, tables._replace(base=base))


IDENTITY = {
    ("given", "all_exact"): 4.0, ("given", "exact_one"): 3.0, ("given", "one_of_several"): 2.0, ("given", "none"): -5.0,
    ("given", "sound"): 2.0, ("given", "nickname"): 2.0, ("given", "near"): 1.5, ("given", "all_sound"): 3.0,
    ("surname", "both_exact"): 5.0, ("surname", "only_exact"): 3.0, ("surname", "both_sound"): 4.0,
    ("surname", "both_crossed"): 3.0, ("surname", "both_near"): 3.0, ("surname", "none"): -5.0,
    ("surname", "one_exact"): -1.0, ("birth", "same_date"): 5.0, ("birth", "day_month_swapped"): 4.0,
    ("birth", "different"): -6.0, ("birth", "age_agrees"): 1.0, ("number", "same"): 8.0, ("number", "different"): -5.0,
    ("number", "1_apart"): -3.0, ("number", "2_apart"): -3.0, ("sex", "different"): -5.0,
    ("roles", "child_and_adult"): -9.0, ("when", "same_minute"): 2.0, ("phone", "same"): 4.0,
}  # fmt: skip
KINSHIP = {
    ("number_near", "1_before"): 4.0, ("number_near", "1_after"): 4.0, ("number_near", "2_apart"): 4.0,
    ("number_near", "within_5"): 3.0, ("number_near", "far"): -1.0, ("event", "same_of_few"): 3.0,
    ("moment", "within_10_minutes"): 3.0, ("moment", "far"): -3.0, ("surnames", "first_with_first"): 2.5,
    ("surnames", "second_with_first"): 2.5, ("surnames", "both_in_order"): 1.0, ("surnames", "none"): -4.0,
    ("surnames", "first_of_single_adult"): 1.5, ("age_gap", "under_10"): -7.0, ("age_gap", "10_to_13"): -4.0,
    ("named", "strong"): 5.0, ("named", "another_name"): -2.0, ("standing", "denied"): -4.0,
    ("call", "strong"): 4.0, ("called_as", "parent"): 1.0, ("called_as", "relative"): -5.0,
}  # fmt: skip
CALLER = {
    ("given", "all_exact"): 2.0, ("given", "exact_one"): 2.0, ("surname", "both_exact"): 3.0,
    ("surname", "only_exact"): 2.0, ("surname", "none"): -4.0, ("sex", "different"): -6.0,
    ("child_named", "strong"): 3.0, ("through", "above"): 2.0, ("through", "below_4"): 1.0,
}  # fmt: skip
AS_PARENT = {("age_gap", "under_10"): -9.0, ("age_gap", "10_to_13"): -6.0, ("called_as", "relative"): -9.0}
AROUND = {("sibling", "very_likely"): 1.0, ("sibling", "likely"): 0.5, ("rival_of_sex", "6_ahead"): -1.0}


@cache
def learnt() -> Models:
    """Models written by hand, plain enough to foresee what they say."""
    knots = np.arange(-12.0, 12.5, 0.5)
    return Models(
        model(same.COMPARISONS, -7.0, IDENTITY),
        model(calls.COMPARISONS, -4.0, CALLER),
        Questions(model(kin.COMPARISONS, -6.0, KINSHIP), model(kin.COMPARISONS, 5.0, AS_PARENT)),
        Questions(model(CONTEXT, 0.0, AROUND), model(CONTEXT, 0.0, {})),
        Curve(knots, probability(knots)),
    )


def level(scale: Any, comparison: str, word: str) -> tuple[int, int]:
    """Where a comparison stands in a scale, and its level."""
    index, levels = next((i, levels) for i, (_, name, levels) in enumerate(scale) if name == comparison)
    assert len(levels) <= MOST_LEVELS
    return index, levels.index(word)


def of(list_name: str, kind: Kind, rows: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Records of one list, numbered from 1."""
    return [record(list_name, str(number), kind, **values) for number, values in enumerate(rows, 1)]


CHILDREN = (
    {"given_names": "Mateo", "surname_1": "Choc", "surname_2": "Xol", "sex": "M", "birth_date": "2011-04-09",
     "a_number": "201000002", "country": "GT", "custody_from": "2018-05-18"},
    {"given_names": "Lucía", "surname_1": "Choc", "surname_2": "Xol", "sex": "F", "birth_date": "2013-09-21",
     "a_number": "201000003", "country": "GT", "custody_from": "2018-05-18",
     "note": "Separated from mother, name given as Rosa Xol Coc"},
    {"given_names": "Pedro Pablo", "surname_1": "Hernández", "surname_2": "Gómez", "sex": "M",
     "birth_date": "2009-01-30", "a_number": "205550100", "country": "HN", "custody_from": "2018-06-02"},
    {"given_names": "Ana", "surname_1": "Quispe", "surname_2": "García", "sex": "F", "birth_date": "2010-11-05",
     "country": "GT"},
)  # fmt: skip
ADULTS = (
    {"given_names": "Juan Carlos", "surname_1": "Choc", "surname_2": "Caal", "sex": "M", "birth_date": "1985-02-12",
     "a_number": "201000001", "country": "GT"},
    {"given_names": "Rosa", "surname_1": "Xol", "surname_2": "Coc", "sex": "F", "birth_date": "1988-12-01",
     "a_number": "209999999", "country": "GT"},
    {"given_names": "José", "surname_1": "Hernández", "surname_2": "López", "sex": "M", "birth_date": "1980-07-07",
     "a_number": "205550099", "country": "HN"},
    {"given_names": "Daniel", "surname_1": "Ramírez", "surname_2": "Tzul", "sex": "M", "birth_date": "1990-03-03",
     "a_number": "207000500", "country": "GT"},
)  # fmt: skip
BORDER = (
    {"full_name": "CHOC XOL, MATEO", "sex": "M", "birth_date": "2011-04-09", "a_number": "201000002",
     "event_at": "2018-05-17T14:30", "station": "MCS", "event_number": "E1"},
    {"full_name": "CHOC CAAL, JUAN CARLOS", "sex": "M", "birth_date": "1985-02-12", "a_number": "201000001",
     "event_at": "2018-05-17T14:31", "station": "MCS", "event_number": "E1"},
    {"full_name": "HERNANDEZ LOPEZ, JOSE", "sex": "M", "birth_date": "1980-07-07", "a_number": "205550099",
     "event_at": "2018-06-01T03:10", "station": "RGC", "event_number": "E2"},
)  # fmt: skip
CALLS = (
    {"full_name": "Rosa Xol Coc", "relation": "mother", "child_name": "Lucía Choc Xol", "child_age": "4",
     "called_at": "2018-06-20", "phone": "50255551234"},
)  # fmt: skip


def families() -> pa.Table:
    """Two siblings with father and mother, a boy with his father, a girl with nobody, and a man without children."""
    return table(
        [
            *of("shelters", Kind.CHILDREN, CHILDREN),
            *of("removed", Kind.ADULTS, ADULTS),
            *of("border", Kind.APPREHENSIONS, BORDER),
            *of("hotline", Kind.CONTACTS, CALLS),
        ]
    )
