"""An import that is killed at any moment shows nothing or everything, and doing it again gives the same register."""

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

import pytest
from tests.consistency.catalogue import ROOT
from tests.factories.register_lists import write

from lazos.sealing.ring import KeyRing, new_root
from lazos.sealing.ring_file import write_ring

KILLS: Final = int(os.environ.get("KILLS", "10"))
ROWS: Final = 2_500
SEED: Final = 20180726


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    (tmp_path / "data").mkdir()
    write_ring(tmp_path / "keys", KeyRing((new_root(),), "age1invented"))
    own = {"LAZOS_DATA": str(tmp_path / "data"), "LAZOS_KEYS": str(tmp_path / "keys")}
    python = {"DJANGO_SETTINGS_MODULE": "lazos.config.settings", "PYTHONPATH": str(ROOT)}
    return {**os.environ, **own, **python}


def started(path: Path, surroundings: dict[str, str]) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.hostile.importing", str(path)]
    return subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True)


def heard(process: "subprocess.Popen[str]") -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def killed(process: "subprocess.Popen[str]", chance: random.Random) -> dict[str, Any]:
    """Kill after some batches and a moment; gives what the process had found when it began."""
    found: dict[str, Any] = json.loads(heard(process))
    for _ in range(chance.randint(0, 7)):
        if heard(process) in ("done", ""):
            break
    time.sleep(chance.random() / 10)
    process.kill()
    process.communicate()
    return found


def whole(process: "subprocess.Popen[str]") -> tuple[str, str]:
    """Let a process end; gives what it found and what it left."""
    lines = process.communicate()[0].splitlines()
    assert process.returncode == 0
    return lines[0], lines[-1]


def children(number: int) -> list[tuple[str, ...]]:
    names = [f"Niña Número {at % 97} Ejemplo" for at in range(number)]
    return [(f"C{at}", name, str(2005 + at % 12), "F", "GT", "", f"nota {at}") for at, name in enumerate(names)]


def test_kills_at_random_points_leave_all_or_nothing_and_doing_it_again_gives_the_same(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    """The list grows by a row whenever it came in whole, so that there is always something to import."""
    chance, states, files = random.Random(SEED), [], 1
    path = write(tmp_path / "july.csv", children(ROWS))
    for _ in range(KILLS):
        found = killed(started(path, surroundings), chance)
        states.append(found)
        if found["releases"] == files:
            path = write(tmp_path / "july.csv", children(ROWS + files))
            files += 1
    first, last = (json.loads(line) for line in whole(started(path, surroundings)))
    for one in [*states, first, last]:
        assert one["visible"] == sum(ROWS + at for at in range(one["releases"]))
        assert (one["broken"], one["drift"]) == ([], 0)
        assert one["acts"] == one["releases"]
        assert one["records"] == one["visible"] + one["staged"] == one["cases"]
    assert (last["staged"], last["releases"]) == (0, files)
    assert any(one["staged"] for one in states), "no kill fell into the staging: nothing was tested"
