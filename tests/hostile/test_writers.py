"""Processes write into one chain at once: it does not fork, and backups taken meanwhile are whole."""

import subprocess
import sys
from pathlib import Path

from tests.factories.installation import Installation, new_installation

WRITERS, EACH = 8, 60
WRITE = f"""
from lazos.cli.site import open_site; open_site()
import sys
from lazos.apps.audit.services import record
for at in range({EACH}): record(chain="casa", actor=sys.argv[1], action="look", about=f"case:{{at}}")
"""


def write_at_once(site: Installation) -> None:
    writers = [subprocess.Popen([sys.executable, "-c", WRITE, f"w{at}"], env=site.environment) for at in range(WRITERS)]
    assert [writer.wait(timeout=300) for writer in writers] == [0] * WRITERS


def test_a_chain_with_eight_writers_is_one_chain(tmp_path: Path) -> None:
    site = new_installation(tmp_path)
    site.begin()
    write_at_once(site)
    assert f"{WRITERS * EACH + 3} events in 2 chains" in site.run("verify")


def test_backups_taken_under_writes_are_whole(tmp_path: Path) -> None:
    site = new_installation(tmp_path)
    site.begin()
    endless = WRITE.replace(f"range({EACH})", "range(10**9)")
    writers = [subprocess.Popen([sys.executable, "-c", endless, f"w{at}"], env=site.environment) for at in range(2)]
    try:
        for at in range(3):
            site.run("backup", str(tmp_path / f"{at}.age"))
    finally:
        for writer in writers:
            writer.kill()
            writer.wait()
    for at in range(3):
        site.lose_data(f"lost-{at}")
        site.run("restore", str(tmp_path / f"{at}.age"), "--sheet", str(tmp_path / "sheet.txt"))
    assert "Nothing is wrong" in site.run("verify")
