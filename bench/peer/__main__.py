"""`python -m bench.peer [CASE...]`: run the peer on labelled cases and freeze its figures beside ours."""

import argparse
import sys

from bench.cases import LARGE, RESULTS, SMALL, Case, sample_cases, workshop, world_case
from bench.run import Cost, run
from bench.score import Figures, score
from bench.tables import Cell, markdown, merged, read_csv, write_csv
from bench.truth import read_answer, read_truth

SHOWN = (
    "parents F1",
    "parents best F1",
    "top-1",
    "ECE",
    "false links .5",
    "rows pairwise F1",
    "rows B-cubed F1",
    "callers recall",
)


def main() -> int:
    """Run the peer; by default on the sample and the first small world."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", nargs="*", help="beginning of the names of the cases to run")
    options = parser.parse_args()
    wanted = tuple(options.case) or ("sample", SMALL[0].name)
    cases = [it for it in sample_cases()[:1] if it.name.startswith(wanted)]
    cases += [world_case(plan) for plan in (*SMALL, LARGE) if plan.name.startswith(wanted)]
    for case in cases:
        cost, figures = judge(case)
        lines: list[list[Cell]] = [[case.name, name, value] for name, value in figures.items()]
        lines += [[case.name, "seconds", cost.wall], [case.name, "peak GiB", cost.peak / 2**30]]
        write_csv(RESULTS / "peer.csv", ("case", "figure", "value"), merged(RESULTS / "peer.csv", lines))
        print(f"{case.name}: parents F1 {figures['parents F1']:.4f}", file=sys.stderr)
    write_page()
    return 0


def judge(case: Case) -> tuple[Cost, Figures]:
    """Run the peer on a case and score what it said."""
    out = workshop() / "peer" / case.name
    out.parent.mkdir(parents=True, exist_ok=True)
    stages = str(out.with_suffix(".stages.csv"))
    cost = run([sys.executable, "-m", "bench.peer.match", *case.sources, "--out", str(out), "--stages", stages])
    truth = read_truth(case)
    return cost, score(case, truth, read_answer(out, truth))


def write_page() -> None:
    """Write `bench/results/peer.md`: the peer's figures and ours, case by case."""
    lines = []
    for who, file in (("peer", "peer.csv"), ("Lazos", "quality.csv")):
        cases: dict[str, dict[str, str]] = {}
        for case, figure, value in read_csv(RESULTS / file):
            cases.setdefault(case, {})[figure] = value
        lines += [[case, who, *(its.get(name, "") for name in SHOWN)] for case, its in cases.items()]
    peers = {line[0] for line in lines if line[1] == "peer"}
    kept = sorted(line for line in lines if line[0] in peers)
    text = "# Beside a peer\n\nSplink 5 on DuckDB, trained by expectation maximisation on the lists at hand.\n\n"
    (RESULTS / "peer.md").write_text(text + markdown(("case", "who", *SHOWN), kept), encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
