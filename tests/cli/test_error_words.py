"""What ends a command is told in the language that the command line asks for."""

import errno
from pathlib import Path

import pytest
from tests.factories.register import small_match
from tests.fakes.engines import FakeEngines

from lazos.cli.error_words import tongue_of, what_failed, wrong_use
from lazos.cli.errors import UnusableRequest
from lazos.cli.main import main
from lazos.documents.language import Tongue, language
from lazos.lists.errors import Unusable

SPANISH = language(Tongue.SPANISH)


def line(capsys: pytest.CaptureFixture[str]) -> str:
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    return told.removeprefix("lazos: ").rstrip("\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["match", "--lang", "es"], "falta LIST. Ayuda: lazos --help"),
        (["match", "a.csv", "--lang", "es"], "falta --out. Ayuda: lazos --help"),
        (["match", "a.csv", "--lang=es", "--out"], "--out necesita un valor. Ayuda: lazos --help"),
        (["match", "a.csv", "--lang=es", "--what"], "no existe la opción --what. Ayuda: lazos --help"),
        (["match", "a.csv", "--lang=es", "--sed", "1"], "no existe la opción --sed. Ayuda: lazos --help"),
        (["macht", "a.csv", "--lang=es"], "no existe la orden macht. Ayuda: lazos --help"),
        (["match", "a", "--lang=es", "--out=x", "--seed=-1"], "--seed: este valor no sirve. Ayuda: lazos --help"),
        (["match", "a", "--lang=es", "--out=x", "--lang=fr"], "--lang: este valor no sirve. Ayuda: lazos --help"),
        (["match", "no.csv", "--lang=es", "--out", "x"], "no: no existe tal archivo"),
        (["match", "what:a=no.csv", "--lang=es", "--out", "x"],
         "a: 'what' no es un tipo de lista; indique children, adults, apprehensions, contacts, links o statuses"),
    ],
)  # fmt: skip
def test_wrong_use_and_unusable_lists_are_told_in_spanish(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert line(capsys) == told


def test_an_output_folder_that_is_refused_is_told_in_spanish(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    arguments = ["match", "a.csv", "--out", str(tmp_path), "--lang", "es"]
    assert main(arguments, FakeEngines(small_match()).engines()) == 2
    assert "que no son un resultado anterior" in line(capsys)


def test_an_interruption_is_told_in_spanish(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    fake = FakeEngines(small_match(), error=KeyboardInterrupt())
    assert main(["match", "a.csv", "--out", str(tmp_path / "out"), "--lang", "es"], fake.engines()) == 130
    assert line(capsys) == "interrumpido; no quedó nada a medio escribir"


@pytest.mark.parametrize("reason", Unusable)
def test_every_reason_against_a_file_has_a_line_in_both_languages(reason: Unusable) -> None:
    error = UnusableRequest(reason.value, "july.xlsx", limit=7, detail="{0}", kind="x")
    assert str(error).startswith("july.xlsx: ") and error.line(SPANISH).startswith("july.xlsx: ")
    assert str(error) != error.line(SPANISH)


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.ENOENT])
def test_what_the_machine_refuses_is_told_in_spanish(code: int) -> None:
    text = what_failed(OSError(code, "in English", "file"))
    assert SPANISH.say(text) not in (text, "in English")


def test_braces_in_a_path_or_an_unknown_refusal_are_text() -> None:
    assert str(UnusableRequest("there is no such file", "{x}")) == "{x}: there is no such file"
    assert SPANISH.say(what_failed(OSError(9999, "odd {thing}", "file"))) == "odd thing"


@pytest.mark.parametrize("arguments", [[], ["--lang"], ["--lang", "fr"], ["--lang=", "es"], ["match", "es"]])
def test_without_a_known_language_errors_are_english(arguments: list[str]) -> None:
    assert tongue_of(arguments) is Tongue.ENGLISH


def test_what_the_parser_says_in_words_of_its_own_is_passed_on() -> None:
    assert wrong_use("Something  quite\nnew.", SPANISH) == "Something quite new"
