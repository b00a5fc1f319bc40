"""`python -m bench.staged LIST... --out DIR --stages FILE`: `lazos match`, telling when each stage ended.

The same code as the command with the same engines; only the listener of their progress is another. FILE gets one line
a stage: its name, seconds of the clock and of the processor, and the peak resident memory so far in bytes.
`--profile FILE` profiles the Python side.
"""

import argparse
import cProfile
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa

from bench.tables import write_csv
from lazos.cli.engines import Engines, Lists, Progress, real_engines
from lazos.cli.errors import Exit
from lazos.cli.main import Boundary
from lazos.cli.match import MatchJob, run_match
from lazos.linkage.result import Match

UNIT = 1 if sys.platform == "darwin" else 1024


def _cpu() -> float:
    """Processor seconds of this process and of the children that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(it.ru_utime + it.ru_stime for it in used)


@dataclass(slots=True)
class Clock:
    """Notes stages, each ending where the next begins; in a file if told, so that a stopped run still tells."""

    kept: Path | None = None
    name: str = "reading the lists"
    began: float = field(default_factory=time.monotonic)
    spent: float = field(default_factory=_cpu)
    stages: list[tuple[str, float, float, float]] = field(default_factory=list)

    def __call__(self, name: str) -> None:
        """End the stage under way and begin another."""
        now, cpu = time.monotonic(), _cpu()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT
        self.stages.append((self.name, now - self.began, cpu - self.spent, float(peak)))
        self.name, self.began, self.spent = name, now, cpu
        if self.kept:
            write_csv(self.kept, ("stage", "seconds", "cpu seconds", "peak"), self.stages)


def engines(clock: Clock) -> Engines:
    """Give the real engines, heard by a clock."""
    real = real_engines()

    def read(sources: Sequence[str], mappings: Path | None, progress: Progress) -> Lists:
        del progress
        return real.read(sources, mappings, lambda _: None)

    def link(records: pa.Table, seed: int, weights: Path | None, progress: Progress) -> Match:
        del progress
        answer = real.link(records, seed, weights, clock)
        clock("writing the result")
        return answer

    return replace(real, read=read, link=link)


def main() -> int:
    """Run one match."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lists", nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--stages", type=Path)
    parser.add_argument("--profile", type=Path)
    options = parser.parse_args()
    clock = Clock(options.stages)
    profile = cProfile.Profile()
    if options.profile:
        profile.enable()
    code = run_match(MatchJob(tuple(options.lists), options.out), engines(clock))
    if options.profile:
        profile.disable()
        profile.dump_stats(options.profile)
    clock("")
    return int(code)


if __name__ == "__main__":
    with Boundary() as boundary:
        boundary.code = Exit(main())
    raise SystemExit(int(boundary.code))
