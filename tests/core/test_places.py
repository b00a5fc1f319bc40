"""Places are recognised as clerks write them, and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lazos.core.place_index import one_edit, segments_of, words_of
from lazos.core.places import Gazetteer, How, Level, PlaceMatch, PlaceRow

_D, _M, _L = Level.DEPARTMENT, Level.MUNICIPALITY, Level.LOCALITY
ROWS = [
    PlaceRow("GT", _D, "GT13", "ocha", "", "Huehuetenango", ("Huehue",)),
    PlaceRow("GT", _D, "GT02", "ocha", "", "El Progreso"),
    PlaceRow("GT", _D, "GT14", "ocha", "", "Quiché", ("El Quiché",)),
    PlaceRow("GT", _D, "GT22", "ocha", "", "Jutiapa"),
    PlaceRow("GT", _D, "GT16", "ocha", "", "Alta Verapaz"),
    PlaceRow("HN", _D, "HN18", "ocha", "", "Yoro"),
    PlaceRow("HN", _D, "HN03", "ocha", "", "Comayagua"),
    PlaceRow("HN", _D, "HN01", "ocha", "", "Atlántida"),
    PlaceRow("GT", _M, "GT1301", "ocha", "GT13", "Huehuetenango"),
    PlaceRow("GT", _M, "GT1325", "ocha", "GT13", "San Sebastián Coatán"),
    PlaceRow("GT", _M, "GT1319", "ocha", "GT13", "San Sebastián Huehuetenango"),
    PlaceRow("GT", _M, "GT1401", "ocha", "GT14", "Santa Cruz del Quiché"),
    PlaceRow("GT", _M, "GT1412", "ocha", "GT14", "Joyabaj"),
    PlaceRow("GT", _M, "GT1601", "ocha", "GT16", "Cobán", ("Santo Domingo de Cobán",)),
    PlaceRow("GT", _M, "GT2201", "ocha", "GT22", "Jutiapa"),
    PlaceRow("GT", _M, "GT2202", "ocha", "GT22", "El Progreso"),
    PlaceRow("HN", _M, "HN0107", "ocha", "HN01", "Jutiapa"),
    PlaceRow("HN", _M, "HN1801", "ocha", "HN18", "Yoro"),
    PlaceRow("HN", _M, "HN1804", "ocha", "HN18", "El Progreso"),
    PlaceRow("HN", _M, "HN0306", "ocha", "HN03", "La Libertad"),
    PlaceRow("HN", _L, "360", "geonames", "HN18", "Toyós"),
]
GAZETTEER = Gazetteer(ROWS)


@pytest.mark.parametrize(
    ("country", "department", "municipality", "code", "how"),
    [
        ("GT", "Huehuetenango", "San Sebastián Coatán", "GT1325", How.EXACT),
        ("GT", "HUEHUE", "S. Sebastian Coatan", "GT1325", How.EXACT),
        ("GT", "Depto. de Quiche", "Sta. Cruz del Quiché", "GT1401", How.EXACT),
        ("GT", "Quiche", "Joyavaj", "GT1412", How.SOUND),
        ("GT", "Quiche", "Joyabjj", "GT1412", How.NEAR),
        ("GT", "Huehuetenanho", "San Sebastian Coatan", "GT1325", How.NEAR),
        ("GT", "", "Coatán", "GT1325", How.PART),
        ("GT", "Coban", "Alta Verapaz", "GT1601", How.EXACT),
        ("GT", "Cobán", "", "GT1601", How.EXACT),
        ("GT", "San Sebastian Coatan, Huehuetenango", "", "GT1325", How.EXACT),
        ("GT", "", "aldea Yolaquitac, San Sebastian Coatan (Huehuetenango)", "GT1325", How.EXACT),
        ("HN", "", "La Libertad Comayagua", "HN0306", How.EXACT),
        ("HN", "Comayagua", "La Libertad Comayagua", "HN0306", How.EXACT),
        ("GT", "Huehuetenango", "Huehuetenango", "GT1301", How.EXACT),
        ("", "Yoro", "El Progreso", "HN1804", How.EXACT),
        ("", "", "Santo Domingo de Coban", "GT1601", How.EXACT),
    ],
)
def test_a_municipality_is_recognised(country: str, department: str, municipality: str, code: str, how: How) -> None:
    row = GAZETTEER.row(code)
    assert row
    expected = PlaceMatch(row.country, row.parent, code, how)
    assert GAZETTEER.resolve(country, department, municipality) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (("GT", "Jutiapa", ""), PlaceMatch("GT", "GT22", "", How.EXACT)),
        (("HN", "Yoro", "Xyzzyx"), PlaceMatch("HN", "HN18", "", How.PARTLY)),
        (("HN", "", "Toyos"), PlaceMatch("HN", "HN18", "", How.EXACT)),
        (("GT", "", "Alta Verapaz"), PlaceMatch("GT", "GT16", "", How.EXACT)),
    ],
)
def test_a_department_alone_is_recognised(written: tuple[str, str, str], expected: PlaceMatch) -> None:
    assert GAZETTEER.resolve(*written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (("", "", "Jutiapa"), PlaceMatch("", "", "", How.AMBIGUOUS)),
        (("GT", "", "El Progreso"), PlaceMatch("GT", "", "", How.AMBIGUOUS)),
        (("GT", "Huehuetenango", "San Sebastián"), PlaceMatch("GT", "GT13", "", How.AMBIGUOUS)),
        (("GT", "Huehuetenango", "Cobán"), PlaceMatch("GT", "", "", How.CONTRADICTION)),
        (("", "Huehuetenango", "Yoro"), PlaceMatch("", "", "", How.CONTRADICTION)),
        (("GT", "", "Xyzzyx"), PlaceMatch("GT", "", "", How.UNKNOWN)),
        (("BR", "Goiás", "Goiânia"), PlaceMatch("BR", "", "", How.UNKNOWN)),
        (("GT", "", "  - "), PlaceMatch("GT", "", "", How.EMPTY)),
        (("", "", ""), PlaceMatch("", "", "", How.EMPTY)),
    ],
)
def test_between_equals_only_what_they_have_in_common_is_given(
    written: tuple[str, str, str], expected: PlaceMatch
) -> None:
    assert GAZETTEER.resolve(*written) == expected


@pytest.mark.parametrize(
    ("note", "codes"),
    [
        ("sep. from mother Ana Lopez, from San Sebastián Coatán", ["GT1325"]),
        ("lives in Yoro", ["HN18"]),
        ("Mother in Comayagua; father in Huehuetenango", ["HN03", "GT13"]),
        ("es de El Progreso, Yoro", ["HN1804"]),
        ("es de Cobán Alta Verapaz", ["GT1601"]),
        ("mother Yoro Garcia", []),
        ("Coban", []),
        ("llamar al 3778", []),
        ("", []),
    ],
)
def test_a_note_speaks_of_places(note: str, codes: list[str]) -> None:
    found = GAZETTEER.mentions(note)
    assert [match.municipality_code or match.department_code for match in found] == codes


@given(st.text(max_size=40), st.text(max_size=40), st.sampled_from(["", "GT", "HN", "BR"]))
def test_any_text_gets_an_answer_that_hangs_together(department: str, municipality: str, country: str) -> None:
    match = GAZETTEER.resolve(country, department, municipality)
    if country:
        assert match.country == country
    if match.municipality_code:
        row = GAZETTEER.row(match.municipality_code)
        assert row
        assert (row.country, row.parent) == (match.country, match.department_code)


@given(st.permutations(ROWS))
def test_the_order_of_the_rows_does_not_matter(rows: list[PlaceRow]) -> None:
    other = Gazetteer(rows)
    for written in (("GT", "Huehue", "San Sebastian"), ("", "", "Jutiapa"), ("GT", "", "Coatan")):
        assert other.resolve(*written) == GAZETTEER.resolve(*written)


def test_abbreviations_are_written_out_and_articles_left_out() -> None:
    assert words_of("Sta. Cruz del Quiché") == ("SANTA", "CRUZ", "QUICHE")
    assert words_of("Municipio de La Paz") == ("PAZ",)
    assert words_of("El") == ("EL",)
    assert segments_of("Cobán (Alta Verapaz) / GT") == [("COBAN",), ("ALTA", "VERAPAZ"), ("GT",)]


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("YORO", "YORO", True),
        ("YORO", "YORRO", True),
        ("YORO", "YRO", True),
        ("YORO", "YURO", True),
        ("YORO", "YOOR", True),
        ("YORO", "YUORRO", False),
        ("YORO", "OYOR", False),
        ("", "A", True),
        ("", "AB", False),
    ],
)
def test_one_edit_is_one_letter(a: str, b: str, near: bool) -> None:
    assert one_edit(a, b) is near
    assert one_edit(b, a) is near
