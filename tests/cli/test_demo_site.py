"""The demo's site: whole, verifiable, entered by what was printed, and apart from every other installation."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pyotp
import pytest

from lazos.cli.demo_site import SIGN_IN, SITE, Ways, is_earlier_site, surroundings, told_ways
from lazos.cli.main import main
from lazos.core.disclosure import Role
from lazos.documents.language import Tongue, language

WAYS = Ways(
    "abcd-efgh",
    "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
    ({"name": "keeper", "organisation": "casa", "roles": "register_keeper"},),
)
LAZOS = [sys.executable, "-m", "lazos.cli"]


def test_a_demo_is_made_whole_verifies_and_has_somebody_for_every_role(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    command = [*LAZOS, "demo", "--children", "12", "--out", str(out), "--lang", "es"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    told = json.loads((out / SITE / SIGN_IN).read_text(encoding="utf-8"))
    assert {role for door in told["doors"] for role in door["roles"]} == set(Role)
    assert told["password"] in done.stdout and told["secret"] in done.stdout
    assert stat.S_IMODE((out / SITE / SIGN_IN).stat().st_mode) == 0o600
    verified = subprocess.run(
        [*LAZOS, "verify"], env=surroundings(out / SITE, 8000, Tongue.ENGLISH), capture_output=True, check=False
    )
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert is_earlier_site(out / SITE)


def test_the_ways_in_are_told_with_the_digits_of_now() -> None:
    told = told_ways(WAYS, 8123, language(Tongue.ENGLISH))
    assert "http://localhost:8123" in told and "keeper" in told
    assert pyotp.TOTP(WAYS.secret).verify(told.split("digits of now: ")[1][:6], valid_window=1)
    assert WAYS.secret not in repr(WAYS) and WAYS.password not in repr(WAYS)


def test_no_setting_of_another_installation_gets_into_the_demos(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAZOS_DATABASE", "postgresql://real")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "elsewhere")
    kept = surroundings(tmp_path, 8000, Tongue.SPANISH)
    assert {name for name in kept if name.startswith(("LAZOS_", "DJANGO_"))} == {
        "LAZOS_DATA", "LAZOS_KEYS", "LAZOS_URL", "LAZOS_LANGUAGE",
    }  # fmt: skip
    assert kept["PATH"] == os.environ["PATH"]


@pytest.mark.parametrize("content", [None, "", "{}", '{"doors": [1]}'])
def test_without_a_demo_its_ways_in_are_one_clear_line(
    tmp_path: Path, content: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / SITE).mkdir()
        (tmp_path / SITE / SIGN_IN).write_text(content)
    assert main(["demo", "--sign-in", "--out", str(tmp_path)]) == 2
    assert "make one with lazos demo" in capsys.readouterr().err


def test_a_folder_with_somebodys_file_is_no_earlier_site(tmp_path: Path) -> None:
    for name in (SIGN_IN, "data", "keys", "mine.txt"):
        (tmp_path / name).touch()
    assert not is_earlier_site(tmp_path)
