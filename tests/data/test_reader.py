"""The packaged tables are whole, honest about their sources, and fit for what is built on them."""

from collections import Counter
from functools import cache
from importlib.resources import files

import pytest

from lazos.core.names import Nicknames, bare, fold, split_full_name
from lazos.core.places import Gazetteer, How, Level
from lazos.data import reader


@cache
def packaged_places() -> Gazetteer:
    """The packaged places, indexed once for this file."""
    return Gazetteer.from_table(reader.gazetteer_rows())


def test_names_are_folded_tokens_with_weights() -> None:
    for table in (reader.given_names(), reader.surnames()):
        assert all(fold(name) == name and " " not in name and weight > 0 for name, weight in table.items())
    assert len(reader.surnames()) > 10_000
    assert len(reader.given_names()) > 700


@pytest.mark.parametrize("surname", ["CAAL", "CHOC", "XOL", "COC", "TZOC", "IXCOY", "AJU", "MAQUIN", "RAX", "CUZ"])
def test_mayan_surnames_are_known(surname: str) -> None:
    assert reader.surnames()[surname] >= 100
    assert reader.given_share(surname) < 0.1


@pytest.mark.parametrize("given_name", ["BRAYAN", "YEISON", "WILMER", "HEIDY", "YESENIA", "JOSE", "MARIA"])
def test_central_american_given_names_are_known(given_name: str) -> None:
    assert reader.given_share(given_name) > 0.9


def test_a_token_in_no_table_says_nothing() -> None:
    assert reader.given_share("QXQXQX") == 0.5


def test_names_that_are_both_stay_uncertain() -> None:
    assert 0.1 < reader.given_share("MATEO") < 0.98


@pytest.mark.parametrize(
    ("written", "surnames"),
    [
        ("Brayan Estuardo Caal Choc", "CAAL CHOC"),
        ("CAAL CHOC BRAYAN ESTUARDO", "CAAL CHOC"),
        ("LOPEZ HERNANDEZ, MATEO JOSE", "LOPEZ HERNANDEZ"),
        ("Ixcoy Tum Wilmer", "IXCOY TUM"),
        ("Yesenia Hernández", "HERNANDEZ"),
    ],
)
def test_the_tables_split_names_of_one_cell(written: str, surnames: str) -> None:
    assert " ".join(split_full_name(written, reader.given_share).surnames) == surnames


def test_common_nicknames_are_known() -> None:
    known = Nicknames(reader.nicknames())
    assert "JOSE" in known.canonical("CHEPE")
    assert "GUADALUPE" in known.canonical("LUPE")
    assert len(known.canonical("BETO")) >= 5
    assert len(known) > 350


def test_what_begins_like_a_particle_and_is_a_common_name_stays_whole() -> None:
    shortened = {name for name, weight in reader.given_names().items() if weight >= 300 and bare(name) != name}
    assert shortened == set()


def test_what_a_common_surname_is_shortened_to_is_a_name() -> None:
    known = reader.surnames()
    shortened = [name for name, weight in known.items() if weight >= 30 and bare(name) != name]
    assert len(shortened) > 30
    strange = {name for name in shortened if bare(name) not in known}
    assert strange <= {"DELATORRE", "LATORRE", "DELRIO", "DELAHOZ", "DELALUZ", "DELARIVA", "DELCARMEN"}


def test_places_have_unique_codes_and_departments_that_exist() -> None:
    rows = reader.gazetteer_rows()
    departments = {row["code"] for row in rows if row["level"] == "1"}
    assert len({row["code"] for row in rows}) == len(rows)
    assert all((row["parent"] in departments) is (row["level"] != "1") for row in rows)
    assert all(row["name"] == row["name"].strip() and row["system"] in {"ocha", "geonames"} for row in rows)


def test_countries_have_the_departments_and_municipalities_that_they_had_in_2018() -> None:
    counted = Counter((row["country"], int(row["level"])) for row in reader.gazetteer_rows())
    for country, departments, municipalities in (("GT", 22, 340), ("HN", 18, 298), ("SV", 14, 262), ("MX", 32, 2457)):
        assert counted[country, Level.DEPARTMENT] == departments
        assert abs(counted[country, Level.MUNICIPALITY] - municipalities) <= 1
    assert counted["NI", Level.DEPARTMENT] == 17
    assert counted["NI", Level.MUNICIPALITY] > 120


def test_no_lake_is_a_municipality_and_accents_are_restored() -> None:
    names = {row["code"]: row["name"] for row in reader.gazetteer_rows()}
    assert not {"GT0100", "GT0700", "SV1099", "SV1298", "SV1299"} & set(names)
    assert (names["GT13"], names["GT14"], names["HN11"]) == ("Huehuetenango", "Quiché", "Islas de la Bahía")
    assert (names["GT1325"], names["GT0206"], names["GT0207"]) == ("San Sebastián Coatán", "Sanarate", "Sansare")


@pytest.mark.parametrize(
    ("country", "department", "municipality", "code"),
    [
        ("GT", "", "San Miguel Ixtahuacan", "GT1205"),
        ("GT", "Xela", "", "GT09"),
        ("HN", "", "Tegucigalpa", "HN0801"),
        ("SV", "", "San Francisco Gotera", "SV0819"),
        ("NI", "Leon", "El Sauce", "3619382"),
        ("", "", "Todos Santos Cuchumatan", "GT1315"),
    ],
)
def test_the_packaged_gazetteer_recognises_places(country: str, department: str, municipality: str, code: str) -> None:
    match = packaged_places().resolve(country, department, municipality)
    assert match.how in {How.EXACT, How.SOUND}
    assert code in {match.municipality_code, match.department_code}


def test_every_packaged_table_of_names_and_places_has_its_licence_in_the_notice() -> None:
    folder = files("lazos.data")
    notice = folder.joinpath("NOTICE.md").read_text(encoding="utf-8")
    for part in ("names", "places"):
        for file in folder.joinpath(part).iterdir():
            if file.name.endswith(".csv"):
                assert f"{part}/{file.name}" in notice


def test_tables_are_read_once() -> None:
    assert reader.surnames() is reader.surnames()
    assert reader.given_names() is reader.given_names()
    assert reader.nicknames() is reader.nicknames()
    assert reader.gazetteer_rows() is reader.gazetteer_rows()
