"""Several processes share one folder: readers never see half of a change, and a killed build leaves the old index."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lazos.linkage.inquiry.asked import Inquiry
from lazos.linkage.inquiry.register import SavedRegister
from tests.linkage.inquiry.people import refs, register

ROOT = Path(__file__).resolve().parents[3]
WHOLE = {(("shelters", "1"), ("border", "1")), (("border", "1"),)}  # with the record, and with it withdrawn
READER = """
import sys
from pathlib import Path
from lazos.linkage.inquiry.asked import Inquiry
from lazos.linkage.inquiry.register import SavedRegister
folder = Path(sys.argv[1])
register = SavedRegister(folder)
print("ready", flush=True)
seen, last = set(), False
while not last:
    last = (folder / "stop").exists()
    seen.add(register.ask(Inquiry(full_name="Mateo Choc Xol")).answers[0].places)
print(sorted(seen))
"""
BUILDER = """
import sys, time
from pathlib import Path
from lazos.linkage.inquiry import files
from tests.linkage.inquiry.people import register
def slowly(path, records):
    print("writing", flush=True)
    time.sleep(600)
files.write_table = slowly
register().save(Path(sys.argv[1]))
"""


def start(code: str, folder: Path) -> "subprocess.Popen[str]":
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": paths},
    )  # fmt: skip


def line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_two_processes_read_right_answers_while_a_third_changes_and_rebuilds(tmp_path: Path) -> None:
    register().save(tmp_path)
    readers = [start(READER, tmp_path) for _ in range(2)]
    try:
        assert [line(reader) for reader in readers] == ["ready", "ready"]
        for turn in range(6):
            if turn % 3 == 2:
                register().save(tmp_path)
            writer = SavedRegister(tmp_path)
            writer.register.withdraw(("shelters", "1"))
            writer.save()
            time.sleep(0.1)
    finally:
        (tmp_path / "stop").touch()
        told = [reader.communicate(timeout=60)[0] for reader in readers]
    assert [reader.returncode for reader in readers] == [0, 0]
    for text in told:
        seen = eval(text, {"__builtins__": {}})  # noqa: S307 (it is what the reader above printed)
        assert set(seen) <= WHOLE
        assert (("border", "1"),) in seen


@pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be killed so on this system")
def test_a_build_killed_while_it_writes_leaves_the_old_index_and_is_cleared_away(tmp_path: Path) -> None:
    register().save(tmp_path)
    builder = start(BUILDER, tmp_path)
    assert line(builder) == "writing"
    builder.send_signal(signal.SIGKILL)
    builder.communicate(timeout=60)
    assert list(tmp_path.glob(".part-*"))
    inquiry = Inquiry(full_name="Mateo Choc")
    assert refs(SavedRegister(tmp_path).ask(inquiry)) == refs(register().ask(inquiry))
    register().save(tmp_path)
    assert not list(tmp_path.glob(".part-*"))
