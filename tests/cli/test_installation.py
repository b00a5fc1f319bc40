"""An installation as a person has it: made, checked, backed up, restored, verified, served."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.factories.installation import Installation, new_installation

ERASE = """
from lazos.apps.accounts.models import Member
from lazos.apps.vault.services import erase_keys
erase_keys(key_ids=[Member.objects.get().key_id])
"""
NAMES = """
from lazos.apps.accounts.models import Member
from lazos.apps.accounts.sealed import names_of
print(list(names_of(Member.objects.all()).values()))
"""


CURSOR = "from django.db import connection\nc = connection.cursor()\n"
DROP = """on = ' ON audit_{0}' if connection.vendor == 'postgresql' else ''
c.execute('DROP TRIGGER audit_{0}_no_{1}' + on)
"""
FORGET = "c.execute('DELETE FROM audit_head')"
CUT = """c.execute("DELETE FROM audit_event WHERE chain = 'casa' AND number = 2")"""
CHANGE = """c.execute("UPDATE audit_event SET actor = 'x' WHERE chain = 'casa'")"""


@pytest.fixture
def site(tmp_path: Path) -> Installation:
    made = new_installation(tmp_path)
    made.begin()
    return made


def backed_up(site: Installation) -> Path:
    site.run("backup", str(site.folder / "copy.age"))
    return site.folder / "copy.age"


def restore(site: Installation, backup: Path, *more: str, code: int = 0) -> str:
    return site.run("restore", str(backup), "--sheet", str(site.folder / "sheet.txt"), *more, code=code)


def test_an_installation_is_made_once_and_lies_open_to_its_owner_alone(site: Installation) -> None:
    assert "already" in site.run("init", code=2)
    assert (site.folder / "data").stat().st_mode & 0o077 == 0
    for name in ("keys/ring.json", "keys/erased.txt", "sheet.txt"):
        assert (site.folder / name).stat().st_mode & 0o077 == 0


def test_a_failed_init_leaves_nothing_behind(tmp_path: Path) -> None:
    site = Installation(tmp_path, database="postgresql://nobody:x@localhost:1/nothing")
    assert "lazos: " in site.run("init", code=2)
    assert not (tmp_path / "data").exists() and not (tmp_path / "keys").exists()
    assert "small letters" in site.run("init", "--organisation", "Casa Luz", code=2)


def test_the_doctor_says_what_is_missing(site: Installation) -> None:
    told = json.loads(site.run("doctor", "--json", code=1))
    assert {name for name, it in told["checks"].items() if not it["good"]} == {"backup"}
    backed_up(site)
    assert "copia de respaldo" in site.run("doctor", "--lang", "es")


def test_a_site_without_its_ring_says_so_in_one_line(site: Installation) -> None:
    site.without_ring()
    for command in ("serve", "doctor", "verify"):
        told = site.run(command, code=2)
        assert "key ring" in told and told.count("\n") == 1


def test_a_restored_backup_is_the_installation_it_was(site: Installation) -> None:
    backup = backed_up(site)
    if not site.database:
        assert "whole" in restore(site, backup, "--check")
    assert ("empty for a restore" if site.database else "never overwritten") in restore(site, backup, code=2)
    site.lose_data()
    restore(site, backup)
    assert "Ada Invented" in site.python(NAMES)
    assert "Nothing is wrong" in site.run("verify")


def test_a_backup_is_restored_on_another_computer_with_the_sheet_alone(site: Installation) -> None:
    backup = backed_up(site)
    site.lose_data()
    site.without_ring()
    restore(site, backup)
    assert "Ada Invented" in site.python(NAMES)


def test_a_backup_with_one_changed_byte_is_refused(site: Installation) -> None:
    backup = backed_up(site)
    whole = backup.read_bytes()
    for at in (0.0, 0.3, 0.99):
        body = bytearray(whole)
        body[int(len(body) * at)] ^= 1
        backup.write_bytes(body)
        assert "damaged" in restore(site, backup, "--check", code=2)
    assert not list(site.folder.glob(".lazos-*"))


def test_a_sheet_of_another_installation_does_not_open_a_backup(site: Installation, tmp_path: Path) -> None:
    backup = backed_up(site)
    (tmp_path / "other").mkdir()
    other = new_installation(tmp_path / "other")
    other.begin()
    told = site.run("restore", str(backup), "--sheet", str(tmp_path / "other" / "sheet.txt"), "--check", code=2)
    assert "of another" in told


def test_what_was_erased_does_not_come_back_with_a_backup(site: Installation) -> None:
    backup = backed_up(site)
    site.python(ERASE)
    assert "Ada" not in site.python(NAMES)
    site.lose_data()
    restore(site, backup)
    assert "Ada" not in site.python(NAMES)


def test_verify_names_a_changed_event_and_a_cut_end(site: Installation) -> None:
    site.run("verify", "--write-heads", str(site.folder / "heads.json"))
    site.python(CURSOR + DROP.format("event", "delete") + CUT)
    site.python(CURSOR + DROP.format("head", "delete") + FORGET)
    assert "Nothing is wrong" in site.run("verify")
    assert "casa 2 cut" in site.run("verify", "--heads", str(site.folder / "heads.json"), code=1)
    site.python(CURSOR + DROP.format("event", "update") + CHANGE)
    assert "casa 1 changed" in site.run("verify", code=1)


def test_a_file_that_holds_no_heads_is_refused(site: Installation) -> None:
    for text in ("", '{"heads": [{}]}', "[]"):
        (site.folder / "heads.json").write_text(text, encoding="utf-8")
        assert "no signed heads" in site.run("verify", "--heads", str(site.folder / "heads.json"), code=2)


def test_a_member_who_is_locked_out_is_invited_by_who_holds_the_machine(site: Installation) -> None:
    code = site.run("user", "list").split()[1]
    assert "/invitation/" in site.run("user", "invite", code)
    assert "no such member" in site.run("user", "invite", "nobody", code=2)
    assert "/invitation/" in site.run("user", "organisation", "puente", "--administrator", "Eva Invented")
    assert "already" in site.run("user", "organisation", "puente", code=2)
    assert "Eva" not in site.run("user", "list")


FETCH = """
import sys, time, urllib.request
for _ in range(150):
    try:
        print(urllib.request.urlopen(sys.argv[1], timeout=2).read().decode()); break
    except OSError: time.sleep(0.2)
"""


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_the_site_is_served_and_its_worker_ends_with_it(site: Installation, end: signal.Signals) -> None:
    port = 20000 + (time.time_ns() // 1000) % 20000
    command = [sys.executable, "-m", "lazos.cli", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=site.environment, stderr=subprocess.DEVNULL) as server:
        try:
            fetch = [sys.executable, "-c", FETCH, f"http://localhost:{port}/sign-in/"]
            page = subprocess.run(fetch, capture_output=True, text=True, check=True).stdout
            assert "<h1>Entrar</h1>" in page
            wait_for(lambda: "done" in heads_job(site))
        finally:
            server.send_signal(end)
            server.wait(timeout=20)
    wait_for(lambda: not workers_of(site))
    assert end is signal.SIGKILL or server.returncode == 0


def heads_job(site: Installation) -> str:
    return site.python(
        "from lazos.apps.jobs.models import Job\nprint(list(Job.objects.values_list('state', flat=True)))"
    )


def workers_of(site: Installation) -> list[int]:
    """Give the workers of this installation that are still alive."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            about, line = (process / "environ").read_bytes(), (process / "cmdline").read_bytes()
        except OSError:
            continue
        if str(site.folder).encode() in about and b"\0worker\0" in line:
            found.append(int(process.name))
    return found


def wait_for(condition: object) -> None:
    assert callable(condition)
    until = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.2)
