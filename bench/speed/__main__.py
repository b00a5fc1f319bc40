"""`python -m bench.speed [small large huge]`: time and memory of `lazos match` by stage, beside the peer.

small is 3,000 children and 30,000 adults, large 20,000 and 200,000, huge 200,000 and 1,000,000 (the soak).
Each runs once as a process of its own, after a small run with nothing compiled yet, which is told as `first run`.
`--peer` runs the peer on the same lists right after ours, up to `large`; `--again N` repeats ours and keeps the run
that took the processor least. Prints growth and ratios at the end.
"""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bench.cases import HUGE, LARGE, RESULTS, SPEED_SMALL, Plan, workshop, world_case
from bench.run import Cost, match, run
from bench.speed.page import summary, write_page
from bench.tables import Cell, merged, read_csv, write_csv

SIZES: Final = {"small": SPEED_SMALL, "large": LARGE, "huge": HUGE}
TABLE: Final = RESULTS / "speed.csv"
HEADER: Final = ("size", "who", "stage", "seconds", "cpu seconds", "peak GiB", "load")


def main() -> int:
    """Measure the sizes asked for; what was not run stays as it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", nargs="*", help="small, large or huge; by default small and large")
    parser.add_argument("--peer", action="store_true", help="run the peer on the same lists")
    parser.add_argument("--again", type=int, default=1, metavar="N", help="runs of each, the quickest kept")
    options = parser.parse_args()
    write_csv(RESULTS / "machine.csv", ("what", "value"), machine())
    compiled = first_run()
    for size in options.size or ("small", "large"):
        measure(size, SIZES[size], options.again, compiled, peer=options.peer and size != "huge")
        write_page()
    print(summary())
    return 0


def first_run() -> dict[str, str]:
    """Measure the run after an installation; give the environment in which what it compiled is found again."""
    case, folder = world_case(SPEED_SMALL), workshop() / "speed"
    folder.mkdir(parents=True, exist_ok=True)
    compiled = {"NUMBA_CACHE_DIR": tempfile.mkdtemp(prefix="compiled-", dir=folder)}
    out = folder / "first"
    cost = match(case.sources, out, compiled)
    _keep("small", "Lazos, first run", cost, read_csv(out.with_suffix(".stages.csv")))
    return compiled


def measure(size: str, plan: Plan, again: int, compiled: Mapping[str, str], *, peer: bool) -> None:
    """Measure one size, ours and if asked the peer's."""
    case = world_case(plan)
    out = workshop() / "speed" / size
    out.parent.mkdir(parents=True, exist_ok=True)
    costs = []
    for _ in range(again):
        costs.append((match(case.sources, out, compiled), read_csv(out.with_suffix(".stages.csv"))))
        _tell(size, "Lazos", costs[-1][0])
    _keep(size, "Lazos", *min(costs, key=lambda it: it[0].cpu))
    if peer:
        other = workshop() / "speed" / f"{size}-peer"
        stages = other.with_suffix(".stages.csv")
        command = [sys.executable, "-m", "bench.peer.match", *case.sources]
        cost = run([*command, "--out", str(other), "--stages", str(stages)])
        _tell(size, "peer", cost)
        _keep(size, "peer", cost, read_csv(stages))


def _tell(size: str, who: str, cost: Cost) -> None:
    told = f"{cost.wall:.1f} s, of the processor {cost.cpu:.1f} s, {cost.peak / 2**30:.2f} GiB, load {cost.load:.1f}"
    print(f"{size}, {who}: {told}", file=sys.stderr)


def _keep(size: str, who: str, cost: Cost, stages: list[list[str]]) -> None:
    lines: list[list[Cell]] = [
        [size, who, stage, float(wall), float(cpu), float(peak) / 2**30, ""] for stage, wall, cpu, peak in stages
    ]
    lines.append([size, who, "all", cost.wall, cost.cpu, cost.peak / 2**30, cost.load])
    write_csv(TABLE, HEADER, merged(TABLE, lines, keys=2))


def machine() -> list[list[Cell]]:
    """Describe the machine by what changes a measurement."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return [
        ["processor", _processor()],
        ["cores", str(os.cpu_count())],
        ["memory GiB", memory],
        ["system", f"{platform.system()} {platform.release().split('-')[0]}"],
        ["Python", platform.python_version()],
    ]


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    if told.exists():
        for line in told.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.machine()


if __name__ == "__main__":
    raise SystemExit(main())
