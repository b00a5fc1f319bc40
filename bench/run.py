"""Runs a command as a child process and tells what it cost."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.cases import ROOT

PROBLEMS = 1  # the exit code of a command that did its work on messy lists


@dataclass(frozen=True, slots=True)
class Cost:
    """Wall and processor seconds, peak resident memory in bytes, and the machine's load when it ended."""

    wall: float
    cpu: float
    peak: int
    load: float


class CommandFailedError(RuntimeError):
    """A command ended with a code that is no success."""

    def __init__(self, command: Sequence[str], code: int, said: str) -> None:
        super().__init__(f"exit code {code} of {' '.join(command[:4])} ...: {said.strip()[-800:]}")


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end. Raises CommandFailedError unless it ends with 0 or 1 (done, with problems listed)."""
    start = time.monotonic()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as heard:
        child = subprocess.Popen(  # noqa: S603
            command, stdout=subprocess.DEVNULL, stderr=heard, env=_environment(environment or {})
        )
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = code = os.waitstatus_to_exitcode(status)
        heard.seek(0)
        said = heard.read()
    if code not in (0, PROBLEMS):
        raise CommandFailedError(command, code, said)
    wall = time.monotonic() - start
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit, os.getloadavg()[0])


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    paths = [str(ROOT / "src"), str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONHASHSEED": "0", **more}


def match(sources: Sequence[str], out: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run `lazos match`, the stages noted beside the result as `OUT.stages.csv`."""
    if out.exists():
        shutil.rmtree(out)  # a run that fails must not leave the answer of the run before to be scored
    stages = str(out.with_suffix(".stages.csv"))
    cost = run([sys.executable, "-m", "bench.staged", *sources, "--out", str(out), "--stages", stages], environment)
    if not (out / "people.csv").exists():
        raise FileNotFoundError(out / "people.csv")
    return cost
