"""The shared sample's inquiries through the command, where it lies beside the tree; scored, never learnt from."""

import csv
import sys
import tempfile
from pathlib import Path

from bench.cases import SAMPLE, sample_cases
from bench.inquiry.measure import CALLED, SURE, share
from bench.run import run
from bench.tables import read_csv


def sample() -> dict[str, float]:
    """Recall, false alarms and calibration on the sample; empty where it is absent."""
    cases = sample_cases()[:1]
    if not cases or not (SAMPLE / "truth" / "inquiries.csv").exists():
        return {}
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "answers.csv"
        asked = str(SAMPLE / "inquiries.csv")
        command = [sys.executable, "-m", "lazos.cli", "inquire", *cases[0].sources]
        cost = run([*command, "--inquiries", asked, "--out", str(out)])
        with out.open(encoding="utf-8", newline="") as file:
            answers = list(csv.DictReader(file))
    return _scored(answers) | {"command_s": cost.wall, "command_peak_gb": cost.peak / 2**30}


def _scored(answers: list[dict[str, str]]) -> dict[str, float]:
    person = {(where, ref): who for where, ref, who in read_csv(SAMPLE / "truth" / "rows.csv")}
    ranked: dict[str, dict[int, set[str]]] = {}
    first: dict[str, float] = {}
    for row in answers:
        mine = ranked.setdefault(row["inquiry_id"], {})
        mine.setdefault(int(row["rank"]), set()).add(person.get((row["list"], row["ref"]), ""))
        if row["rank"] == "1":
            first[row["inquiry_id"]] = float(row["probability"])
    truth = {row[0]: row[1] for row in read_csv(SAMPLE / "truth" / "inquiries.csv")}
    ranks = {q: min((k for k, who in ranked.get(q, {}).items() if truth[q] in who), default=0) for q in truth}
    sought = [q for q, who in truth.items() if who]
    called = [q for q in truth if CALLED[0] <= first.get(q, 0.0) <= CALLED[1]]
    return {
        "inquiries": len(truth),
        "recall_1": share([ranks[q] == 1 for q in sought]),
        "recall_10": share([ranks[q] > 0 for q in sought]),
        "absent": len(truth) - len(sought),
        "false_alarms": share([first.get(q, 0.0) >= SURE for q, who in truth.items() if not who]),
        "called": len(called),
        "called_right": share([bool(truth[q]) and ranks[q] == 1 for q in called]),
    }
