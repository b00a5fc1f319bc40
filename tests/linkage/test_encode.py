"""A record table becomes numbers that keep what is missing, doubtful and wiped apart."""

import pytest

from lazos.core.columns import Kind
from lazos.core.kinship import Relation
from lazos.linkage.encode import RELATIONS, Encoded, encode
from lazos.linkage.layout import MISSING, WIPED, BirthKind, F, RoleCode
from lazos.linkage.mentions import Standing
from tests.factories.register import table
from tests.linkage.cast import Row, day, families, of


def encoded(kind: Kind, *rows: dict[str, str]) -> Encoded:
    return encode(table(of("one", kind, rows)))


def first(kind: Kind = Kind.CHILDREN, /, **values: str) -> Row:
    found: Row = encoded(kind, values).rows[0]
    return found


@pytest.mark.parametrize(
    ("kind", "values", "role"),
    [
        (Kind.CHILDREN, {}, RoleCode.CHILD),
        (Kind.ADULTS, {}, RoleCode.ADULT),
        (Kind.ADULTS, {"age": "12", "age_as_of": "2018-05-17"}, RoleCode.ADULT),
        (Kind.CONTACTS, {"role": "mother"}, RoleCode.CALLER),
        (Kind.APPREHENSIONS, {}, RoleCode.UNKNOWN),
        (Kind.APPREHENSIONS, {"role": "child"}, RoleCode.CHILD),
        (Kind.APPREHENSIONS, {"role": "father"}, RoleCode.ADULT),
        (Kind.APPREHENSIONS, {"birth_date": "2011-04-09", "event_at": "2018-05-17"}, RoleCode.CHILD),
        (Kind.APPREHENSIONS, {"birth_date": "1961-04-09", "event_at": "2018-05-17"}, RoleCode.ADULT),
        (Kind.APPREHENSIONS, {"birth_date": "2000-05-16", "event_at": "2018-05-17"}, RoleCode.ADULT),
        (Kind.APPREHENSIONS, {"birth_date": "2000-05-30", "event_at": "2018-05-17"}, RoleCode.CHILD),
    ],
)
def test_a_role_is_the_lists_or_said_or_told_by_age(kind: Kind, values: dict[str, str], role: RoleCode) -> None:
    assert first(kind, **values)[F.ROLE] == role


@pytest.mark.parametrize(
    ("values", "flag", "span"),
    [
        ({}, BirthKind.NONE, None),
        ({"birth_date": "2011-04-09"}, BirthKind.DATE, ("2011-04-09", "2011-04-09")),
        ({"birth_date": "1961-04-09"}, BirthKind.DATE, ("1961-04-09", "1961-04-09")),
        ({"birth_date": "2011-01-01"}, BirthKind.JANUARY_FIRST, ("2011-01-01", "2011-01-01")),
        ({"birth_date": "2011-04"}, BirthKind.MONTH, ("2011-04-01", "2011-04-30")),
        ({"birth_date": "1961"}, BirthKind.YEAR, ("1961-01-01", "1961-12-31")),
        ({"birth_date": "2011-04-09", "age": "30"}, BirthKind.DATE, ("2011-04-09", "2011-04-09")),
        ({"age": "7", "age_as_of": "2018-05-17"}, BirthKind.AGE, ("2010-05-18", "2011-05-17")),
        ({"age": "7", "event_at": "2018-05-17T10:00"}, BirthKind.AGE, ("2010-05-18", "2011-05-17")),
        ({"age": "7", "custody_from": "2018-05-17"}, BirthKind.AGE, ("2010-05-18", "2011-05-17")),
        ({"age": "48.377", "age_as_of": "2018-05-17"}, BirthKind.AGE, None),
    ],
)
def test_a_birth_is_a_span_of_days(values: dict[str, str], flag: BirthKind, span: tuple[str, str] | None) -> None:
    found = first(**values)
    assert found[F.BORN_FLAG] == flag
    if span:
        assert abs(found[F.BORN_FROM] - day(span[0])) <= 1
        assert abs(found[F.BORN_TO] - day(span[1])) <= 1


@pytest.mark.parametrize("hundredths", range(4735, 4742))
def test_an_age_is_kept_whose_span_begins_before_1970(hundredths: int) -> None:
    found = first(age=str(hundredths / 100), age_as_of="2018-05-17")
    assert found[F.BORN_FLAG] == BirthKind.AGE


def test_both_readings_of_an_ambiguous_date_are_kept() -> None:
    found = first(birth_date="2011-04-09|2011-09-04")
    assert (found[F.BORN_FROM], found[F.BORN_OTHER]) == (day("2011-04-09"), day("2011-09-04"))


def test_a_moment_keeps_its_minute_or_says_that_it_has_none() -> None:
    timed, dated, vague = first(event_at="2018-05-17T14:31"), first(event_at="2018-05-17"), first(event_at="2018-05")
    minutes = day("2018-05-17") * 1440
    assert [timed[f] for f in (F.MINUTE, F.TIMED, F.DAY)] == [minutes + 871, 1, day("2018-05-17")]
    assert [dated[f] for f in (F.MINUTE, F.TIMED, F.DAY)] == [minutes + 720, 0, day("2018-05-17")]
    assert [vague[f] for f in (F.MINUTE, F.TIMED, F.DAY)] == [MISSING] * 3


def test_a_wiped_family_unit_is_not_a_missing_one() -> None:
    found = encoded(Kind.CHILDREN, {"family_unit": "DELETED"}, {"family_unit": "F1"}, {"family_unit": "F1"}, {})
    units = found.rows[:, F.UNIT].tolist()
    assert units[0] == WIPED
    assert units[1] == units[2] >= 0
    assert units[3] == MISSING


def test_an_event_knows_how_many_records_carry_it() -> None:
    found = encoded(Kind.APPREHENSIONS, {"event_number": "E1"}, {"event_number": "E1"}, {"event_number": "E2"}, {})
    assert found.rows[:, F.EVENT_SIZE].tolist() == [2, 2, 1, MISSING]


@pytest.mark.parametrize(
    ("kind", "values", "sex"),
    [
        (Kind.CONTACTS, {"relation": "mother"}, 0),
        (Kind.CONTACTS, {"relation": "father"}, 1),
        (Kind.CONTACTS, {"relation": "father", "sex": "F"}, 0),
        (Kind.CONTACTS, {"relation": "aunt_uncle"}, MISSING),
        (Kind.CHILDREN, {"relation": "mother"}, MISSING),
        (Kind.CHILDREN, {"sex": "X"}, MISSING),
    ],
)
def test_a_callers_sex_follows_from_what_they_are_to_the_child(kind: Kind, values: dict[str, str], sex: int) -> None:
    assert first(kind, **values)[F.SEX] == sex


def test_telephones_agree_by_their_last_digits() -> None:
    found = encoded(Kind.CONTACTS, {"phone": "50255551234 50255559999"}, {"phone": "55551234"}, {})
    phones = found.rows[:, [F.PHONE, F.PHONE_2]].tolist()
    assert phones[0][0] == phones[1][0] != phones[0][1]
    assert phones[2] == [MISSING, MISSING]


def test_a_note_and_name_cells_are_mentions_of_relatives() -> None:
    found = encoded(
        Kind.CHILDREN,
        {"note": "Legal screening done"},
        {"note": "sep. from mother Rosa Xol at border", "father_name": "Juan Choc"},
        {"relative_name": "Eva Ramos", "relation": "grandparent"},
        {"note": "minor Ana Paz placed"},
    ).relatives
    told = [(int(n), RELATIONS[r], s) for n, r, s in zip(found.line, found.relation, found.standing, strict=True)]
    assert told == [
        (1, Relation.MOTHER, Standing.SEPARATED),
        (1, Relation.FATHER, Standing.PLAIN),
        (2, Relation.GRANDPARENT, Standing.PLAIN),
    ]


def test_a_call_and_a_remark_are_mentions_of_children() -> None:
    found = encode(families()).children
    assert [RELATIONS[r] for r in found.relation] == [Relation.MOTHER]
    remark = encoded(Kind.ADULTS, {"note": "claims child in ORR custody: Lucía Choc"}, {"note": "prior removal"})
    assert remark.children.line.tolist() == [0]
    assert encoded(Kind.CHILDREN, {"note": "child Lucía Choc"}).children.line.tolist() == []


def test_a_callers_relation_is_not_that_of_a_relative_whom_they_name() -> None:
    found = encoded(Kind.CONTACTS, {"relation": "mother", "relative_name": "Eva Ramos", "child_name": "Ana"})
    assert [RELATIONS[r] for r in found.relatives.relation] == [Relation.OTHER]
    assert [RELATIONS[r] for r in found.children.relation] == [Relation.MOTHER]


def test_no_records_are_encoded_as_none() -> None:
    found = encode(families().slice(0, 0))
    assert len(found.rows) == len(found.relatives.rows) == len(found.children.rows) == 0
