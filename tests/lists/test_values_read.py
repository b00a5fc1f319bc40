"""Columns are mapped and values brought into their canonical forms."""

import pytest

from lazos.core.columns import Column, Kind
from lazos.lists import normalise_sheet
from lazos.lists.headers import target_of


def column(kind: Kind, header: str, values: list[object], wanted: str, beside: str = "Name") -> list[str | None]:
    cells: list[list[object]] = [[beside, header], *([f"P{number}", value] for number, value in enumerate(values))]
    result: list[str | None] = normalise_sheet("x", kind, "s", cells).records.column(wanted).to_pylist()
    return result


@pytest.mark.parametrize(
    ("kind", "header", "wanted"),
    [
        (Kind.CHILDREN, "Alien No.", "a_number"),
        (Kind.CHILDREN, "Minor Name (Last, First)", "full_name"),
        (Kind.CHILDREN, "Referral Dt.", "custody_from"),
        (Kind.CHILDREN, "D/C type", "discharge_kind"),
        (Kind.CHILDREN, "PROGRAM_NAME", "facility"),
        (Kind.CHILDREN, "Mother's Name", "mother_name"),
        (Kind.CHILDREN, "Parent A#", "note.labelled"),
        (Kind.ADULTS, "A-File", "a_number"),
        (Kind.ADULTS, "Book-In", "custody_from"),
        (Kind.ADULTS, "FO Date", "final_order_date"),
        (Kind.ADULTS, "Age if DOB unk", "age"),
        (Kind.ADULTS, "First/Middle", "given_names"),
        (Kind.ADULTS, "Last Name 2", "surname_2"),
        (Kind.APPREHENSIONS, "DOB_YYYYMMDD", "birth_date"),
        (Kind.APPREHENSIONS, "APPR_DT_TM", "event_at"),
        (Kind.APPREHENSIONS, "FMUA_NBR", "family_unit"),
        (Kind.APPREHENSIONS, "CTZNSHP_CD", "country"),
        (Kind.CONTACTS, "Nombre de quien llama", "full_name"),
        (Kind.CONTACTS, "Niño/a (nombre o apodo)", "child_name"),
        (Kind.CONTACTS, "Cruzó en (aprox.)", "crossed_at"),
        (Kind.CONTACTS, "¿Por dónde cruzó?", "crossed_place"),
        (Kind.CONTACTS, "Teléfono(s)", "phone"),
        (Kind.CHILDREN, "F. Nac.", "birth_date"),
        (Kind.CHILDREN, "FECHA DE NACIMIENTO", "birth_date"),
        (Kind.CHILDREN, "Date of Brith", "birth_date"),
        (Kind.CHILDREN, "dateOfBirth", "birth_date"),
        (Kind.ADULTS, "Bunk colour", None),
        (Kind.ADULTS, "Last Name 3", None),
    ],
)
def test_a_header_names_its_column(kind: Kind, header: str, wanted: str | None) -> None:
    assert target_of(header, kind) == wanted


@pytest.mark.parametrize("wanted", [item.value for item in Column])
def test_a_canonical_header_needs_no_mapping(wanted: str) -> None:
    assert target_of(wanted, None) == wanted


def test_an_order_of_day_and_month_is_decided_by_the_column() -> None:
    assert column(Kind.CHILDREN, "DOB", ["03/04/2010", "05/17/2011"], "birth_date") == ["2010-03-04", "2011-05-17"]
    assert column(Kind.CHILDREN, "DOB", ["03/04/2010", "17/05/2011"], "birth_date") == ["2010-04-03", "2011-05-17"]
    assert column(Kind.CHILDREN, "DOB", ["03/04/2010"], "birth_date") == ["2010-03-04|2010-04-03"]


def test_a_single_date_against_its_column_is_kept_and_named() -> None:
    cells = [
        ["Name", "DOB"],
        *([f"P{day}", f"05/{day}/2010"] for day in range(13, 29)),
        ["Q", "17/05/2011"],
        ["R", "03/04/2010"],
    ]
    reading = normalise_sheet("x", Kind.CHILDREN, "s", cells)
    assert reading.records.column("birth_date").to_pylist()[-2:] == ["2011-05-17", "2010-03-04"]
    assert [(p.row, p.code) for p in reading.problems] == [(18, "date_against_order")]


def test_an_age_in_the_place_of_a_birth_date_goes_to_the_age() -> None:
    assert column(Kind.CHILDREN, "DOB", ["8 yrs", "7 meses", "unk"], "age") == ["8", "0.58", None]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("7", "7"),
        ("7 años", "7"),
        ("8 yrs", "8"),
        ("6 m", "0.5"),
        ("7 1/2", "7.5"),
        ("casi 8", "8"),
        ("7.0", "7"),
        (7.0, "7"),
        ("3y", "3"),
        ("1 año y 6 meses", "1.5"),
        ("18 months old", "1.5"),
        ("N/A", None),
        ("200", None),
        ("seven?", None),
    ],
)
def test_ages_are_years(text: object, years: str | None) -> None:
    assert column(Kind.CHILDREN, "Age", [text], "age") == [years]


@pytest.mark.parametrize(
    ("header", "values", "sexes"),
    [
        ("Sex", ["M", "F", "male", "FEMALE", "?"], ["M", "F", "M", "F", None]),
        ("Sexo", ["H", "M", "Hombre", "mujer"], ["M", "F", "M", "F"]),
        ("Sexo (H/M)", ["M", "M"], ["F", "F"]),
        ("Sexo", ["M", "F"], ["M", "F"]),
        ("Sexo", ["M", "M"], [None, None]),
        ("Sexo", ["masculino", "Femenino", "niña"], ["M", "F", "F"]),
    ],
)
def test_the_letter_m_means_what_its_column_says(header: str, values: list[object], sexes: list[str | None]) -> None:
    assert column(Kind.CHILDREN, header, values, "sex") == sexes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("GUATE", "GT"),
        ("Guatemala", "GT"),
        ("MÉXICO", "MX"),
        ("SLV", "SV"),
        ("ELSAL", "SV"),
        ("Brasil", "BR"),
        ("RUMANIA", "RO"),
        ("hondureña", "HN"),
        ("Nebaj, Guatemala", "GT"),
        ("Narnia", None),
    ],
)
def test_countries_are_two_letters(text: str, code: str | None) -> None:
    assert column(Kind.CHILDREN, "COB", [text], "country") == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Quiché", "quc"),
        ("K’iche’", "quc"),
        ("Kanjobal", "kjb"),
        ("Q'eqchi", "kek"),
        ("mam y español", "mam spa"),
        ("Popti'", "jac"),
        ("Klingon", "Klingon"),
        ("unk", None),
    ],
)
def test_languages_are_codes(text: str, code: str | None) -> None:
    assert column(Kind.CHILDREN, "Language", [text], "languages") == [code]


@pytest.mark.parametrize(
    ("text", "sector", "station"),
    [
        ("RGV", "RGV", None),
        ("Tucson / Casa Grande", "TCA", "CAG"),
        ("Harlingen BPS", "RGV", "HRL"),
        ("El Paso", "EPT", None),
        ("El Paso BPS", "EPT", "EPS"),
        ("Yuma / Yuma", "YUM", "YUS"),
        ("Rio Grande Valley Sector", "RGV", None),
        ("nowhere", "NOWHERE", None),
    ],
)
def test_a_sector_column_may_name_a_station(text: str, sector: str, station: str | None) -> None:
    assert column(Kind.CHILDREN, "Apprehending Sector", [text], "sector") == [sector]
    assert column(Kind.CHILDREN, "Apprehending Sector", [text], "station") == [station]


@pytest.mark.parametrize(
    ("text", "country", "digits"),
    [
        ("5555-1234", "Guatemala", "50255551234"),
        ("(502) 5555-1234", "Honduras", "50255551234"),
        ("011-502-5555-1234", "", "50255551234"),
        ("tel. 7204.6359", "El Salvador", "50372046359"),
        ("+52 55 1234 5678", "", "525512345678"),
        ("123", "", None),
        ("5555 1234 / 5555 6666", "Guatemala", "50255551234 50255556666"),
        ("(956) 555-0134 ext 7", "", "19565550134"),
    ],
)
def test_telephones_have_their_country(text: str, country: str, digits: str | None) -> None:
    cells: list[list[object]] = [["Name", "Country", "Phone"], ["Ana", country, text]]
    assert normalise_sheet("x", Kind.CONTACTS, "s", cells).records.column("phone").to_pylist() == [digits]


def test_a_contact_describes_its_caller_and_mentions_the_child() -> None:
    cells = [
        ["Fecha", "Nombre de quien llama", "Parentesco", "Niño", "Edad", "Sexo", "Cruzó en"],
        ["14/03/2018", "Ana Tzul", "mamá", "Luis", "7", "H", "octubre"],
        ["15/03/2018", "Eva Paz", "abuela", "Ema", "5", "M", "a mediados de mayo 2017"],
    ]
    first, second = normalise_sheet("x", Kind.CONTACTS, "s", cells).records.to_pylist()
    assert (first["role"], first["relation"], first["sex"], first["age"]) == ("mother", "mother", "F", None)
    assert (first["child_name"], first["child_age"], first["child_sex"], first["crossed_at"]) == (
        "Luis",
        "7",
        "M",
        "2017-10",
    )
    assert (second["role"], second["relation"], second["child_sex"]) == ("relative", "grandparent", "F")
    assert second["crossed_at"] == "2017-05"


def test_nombre_beside_surnames_holds_the_given_names() -> None:
    cells: list[list[object]] = [
        ["Nombres", "Apellido paterno", "Apellido materno", "Edad"],
        ["José", "Pérez", "Tzul", 7],
    ]
    record = normalise_sheet("x", Kind.CHILDREN, "s", cells).records.to_pylist()[0]
    assert (record["given_names"], record["surname_1"], record["surname_2"]) == ("José", "Pérez", "Tzul")


def test_a_time_of_its_own_joins_its_day() -> None:
    cells = [["Event", "Name", "Arrest Date", "Arrest Time"], ["MCS18001", "ANA", "5/17/2018", "2:30 PM"]]
    record = normalise_sheet("x", Kind.APPREHENSIONS, "s", cells).records.to_pylist()[0]
    assert record["event_at"] == "2018-05-17T14:30"
