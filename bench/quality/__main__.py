"""`python -m bench.quality`: match every labelled case, score it, say who was missed, and freeze the results.

python -m bench.quality                     the sample where it is, and the small worlds
python -m bench.quality sample              only cases whose name begins so
python -m bench.quality --large             the large world as well
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.cases import LARGE, RESULTS, SHARED, SMALL, Case, sample_cases, stems, workshop, world_case
from bench.errors import Line, count_errors, sight
from bench.groups import Share, by_group, widest_gaps
from bench.quality.examples import write_examples
from bench.quality.page import write_page
from bench.run import match, run
from bench.score import Figures, score
from bench.tables import Cell, merged, write_csv
from bench.truth import read_answer, read_truth
from lazos.lists import Limits, parse_source, read_lists


def main() -> int:
    """Run the bench; the results of cases that were not run stay as they are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", nargs="*", help="beginning of the names of the cases to run")
    parser.add_argument("--large", action="store_true", help="run the world of 200,000 adults as well")
    parser.add_argument("--reuse", action="store_true", help="score the answers of the run before")
    options = parser.parse_args()
    for case in _cases(tuple(options.case), options.large):
        figures, shares, errors = judge(case, reuse=options.reuse)
        _freeze(case, figures, shares, errors)
        write_page()
        print(f"{case.name}: parents F1 {figures['parents F1']:.4f}, false links {figures['false links .5']:.4f}")
    return 0


def _cases(wanted: tuple[str, ...], large: bool) -> Iterator[Case]:
    samples = sample_cases()
    if not samples:
        print("The shared sample is not beside this tree: it is left out.", file=sys.stderr)
    yield from (it for it in samples if not wanted or it.name.startswith(wanted))
    plans = (*SMALL, LARGE) if large else SMALL
    yield from (world_case(plan) for plan in plans if not wanted or plan.name.startswith(wanted))


def judge(case: Case, *, reuse: bool = False) -> tuple[Figures, list[Share], list[Line]]:
    """Match a case and judge the answer."""
    out = workshop() / "out" / case.name
    if not (reuse and out.exists()):
        cost = match(case.sources, out)
        print(f"{case.name}: {cost.wall:.1f} s, {cost.peak / 2**30:.2f} GiB, load {cost.load:.1f}", file=sys.stderr)
    truth = read_truth(case)
    answer = read_answer(out, truth)
    figures = score(case, truth, answer)
    if case.name.startswith("sample"):
        _agree(figures, case, out)
    records = read_lists([parse_source(it) for it in case.sources], limits=Limits.command_line()).records
    seen = sight(case, truth, records, stems())
    write_examples(out.with_suffix(".examples.txt"), truth, answer, seen, records)
    return figures, by_group(truth, answer), count_errors(truth, answer, seen)


def _agree(figures: Figures, case: Case, out: Path) -> None:
    """Hold our figures against those of the scorer that lies beside the sample."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "score.json"
        tool = [sys.executable, str(SHARED / "tools" / "score_lists.py"), "--data", case.folder, "--json", str(told)]
        run([*tool, "--people", str(out / "people.csv"), "--kin", str(out / "kin.csv")])
        theirs = json.loads(told.read_text())
    pairs = {
        "rows pairwise F1": theirs["T1"]["pairwise"]["f1"], "rows B-cubed F1": theirs["T1"]["bcubed"]["f1"],
        "parents F1": theirs["T2"]["at_0.5"]["f1"], "parents best F1": theirs["T2"]["best_f1"]["f1"],
        "top-1": theirs["T2"]["top1_accuracy"], "ECE": theirs["T2"]["ece_10"],
        "false links .5": theirs["T2"]["false_link_rate"], "false links .8": theirs["T2"]["false_link_rate_at_0.8"],
        "p>=.95 precision": theirs["T2"]["p95"]["precision"], "p>=.95 recall": theirs["T2"]["p95"]["recall"],
    }  # fmt: skip
    apart = {name: (figures[name], value) for name, value in pairs.items() if abs(figures[name] - value) > 1e-9}
    if apart:
        raise SystemExit(f"our figures and those of the sample's scorer differ: {apart}")


def _freeze(case: Case, figures: Figures, shares: list[Share], errors: list[Line]) -> None:
    gaps = {f"widest gap by {group}": gap for group, gap in widest_gaps(shares).items()}
    name = case.name
    tables: dict[str, tuple[Sequence[str], list[list[Cell]]]] = {
        "quality": (("case", "figure", "value"), [[name, k, v] for k, v in (figures | gaps).items()]),
        "groups": (
            ("case", "group", "value", "found", "of", "recall", "low", "high"),
            [[name, s.group, s.value, str(s.found), str(s.of), s.recall, *s.interval] for s in shares],
        ),
        "errors": (
            ("case", "side", "kind", "count", "of"),
            [[name, e.side, e.kind, str(e.count), str(e.of) if e.of else ""] for e in errors],
        ),
    }
    for table, (header, lines) in tables.items():
        path = RESULTS / f"{table}.csv"
        write_csv(path, header, merged(path, lines))


if __name__ == "__main__":
    raise SystemExit(main())
