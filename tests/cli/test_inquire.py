"""`lazos inquire` refuses what it cannot answer in one line, before it reads any list."""

from pathlib import Path

import pytest
from tests.factories.register import small_match
from tests.fakes.engines import FakeEngines

from lazos.apps.matching.asked import inquiry_of, left_out
from lazos.cli.main import main
from lazos.documents.inquiry_words import as_share


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["list.csv"], "no usable fact; needed is at least one of"),
        (["list.csv", "--sex", "F", "--about", "child", "--country", "GT"], "no usable fact"),
        (["list.csv", "--name", "  "], "no usable fact"),
        (["--name", "Ana Tzul"], "no list is given"),
        (["list.csv", "--inquiries", "asked.csv"], "go together"),
    ],
)
def test_an_unusable_request_gives_two_and_one_line(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["inquire", *arguments], FakeEngines(small_match()).engines()) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert told in said.err
    assert said.err.count("\n") == 1


def test_a_file_without_inquiry_ids_gives_two_and_names_the_columns(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = tmp_path / "asked.csv"
    asked.write_text("name\nAna\n", encoding="utf-8")
    out = str(tmp_path / "answers.csv")
    given = ["inquire", "list.csv", "--inquiries", str(asked), "--out", out]
    assert main(given, FakeEngines(small_match()).engines()) == 2
    assert "inquiry_id" in capsys.readouterr().err
    assert not Path(out).exists()


@pytest.mark.parametrize(
    ("probability", "shown"), [(1.0, "> 99%"), (0.996, "> 99%"), (0.99, "99%"), (0.5, "50%"), (0.001, "< 1%")]
)
def test_no_answer_is_called_certain_or_impossible(probability: float, shown: str) -> None:
    assert as_share(probability) == shown


@pytest.mark.parametrize(
    ("cells", "missed"),
    [
        ({"full_name": "Ana", "birth_date": "31/02/2011"}, ("birth_date",)),
        ({"full_name": "Ana", "age": "nine hundred", "sex": "?!"}, ("sex", "age")),
        ({"full_name": "Ana", "place": "the moon", "about": "dog"}, ("about", "place")),
        ({"full_name": "%_*?", "age": "7"}, ("full_name",)),
        ({"full_name": "Ana", "age": "7", "age_as_of": "2018-05", "sex": "F", "place": "McAllen", "phone": ""}, ()),
    ],
)
def test_what_was_not_understood_is_told(cells: dict[str, str], missed: tuple[str, ...]) -> None:
    assert left_out(cells, inquiry_of(cells)) == missed


@pytest.mark.parametrize("name", ["%_*?", "12345 67", "👧🏽👩‍👧", "محمد", "'; --"])
def test_a_name_without_a_letter_that_can_be_heard_is_no_fact(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inquire", "list.csv", "--name", name], FakeEngines(small_match()).engines()) == 2
    assert "no usable fact" in capsys.readouterr().err


def test_errors_are_told_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inquire", "list.csv", "--sex", "F", "--lang", "es"], FakeEngines(small_match()).engines()) == 2
    assert "ningún dato útil" in capsys.readouterr().err
