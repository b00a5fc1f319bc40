"""What was measured of inquiries as one page of tables, and the same within the documents."""

import re
from collections.abc import Sequence
from typing import Final

from bench.cases import RESULTS, ROOT
from bench.tables import markdown, read_csv

OPEN: Final = "<!-- inquiries -->"
CLOSE: Final = "<!-- /inquiries -->"
SETS: Final = ("all evidence", "names and birth date", "names only, three or more", "splink")
QUALITY: Final = ("inquiries", "recall_1", "recall_10", "absent", "false_alarms", "called", "called_right")
TIMES: Final = ("cpu_p50_ms", "cpu_p95_ms", "cpu_p99_ms", "cpu_max_ms", "p50_ms", "p95_ms", "p99_ms", "max_ms")
STEPS: Final = ("order", "encode", "link", "build", "save")
INDEX: Final = (
    "persons", "records", *(f"{step}_s" for step in STEPS), *(f"{step}_cpu_s" for step in STEPS), "open_s",
    "save_peak_gb", "index_mb", "records_mb",
)  # fmt: skip
COUNTS: Final = frozenset(
    {"inquiries", "absent", "called", "sought", "persons", "records", "lost", "first lost", "gained", "added before"}
)
_FIGURE: Final = re.compile(r"-?\d+\.\d+")
Cells = dict[tuple[str, str], dict[str, str]]


def write_page() -> None:
    """Write `bench/results/inquiry.md` from the frozen table, and its tables into `docs/performance.md`."""
    cells: Cells = {}
    for adults, which, measure, value in read_csv(RESULTS / "inquiry.csv"):
        cells.setdefault((adults, which), {})[measure] = _short(measure, value)
    text = _text(cells)
    page = f"# Inquiries\n\nMade by `python -m bench.inquiry`; `docs/performance.md` says how.\n\n{text}"
    (RESULTS / "inquiry.md").write_text(page, encoding="utf-8")
    document = ROOT / "docs" / "performance.md"
    written = document.read_text(encoding="utf-8")
    if OPEN in written:
        before, rest = written.split(OPEN, 1)
        document.write_text(f"{before}{OPEN}\n{text}{CLOSE}{rest.split(CLOSE, 1)[1]}", encoding="utf-8")


def _text(cells: Cells) -> str:
    sizes = sorted({size for size, _ in cells}, key=lambda size: (size.isdigit(), int(size) if size.isdigit() else 0))
    rows = [
        [size, which, *(cells[size, which].get(name, "") for name in (*QUALITY, *TIMES))]
        for size in sizes
        for which in SETS
        if (size, which) in cells
    ]
    text = markdown(("adults", "told", *QUALITY, *TIMES), rows)
    rows = [
        [size, *(cells[size, "index"].get(name, "") for name in INDEX)] for size in sizes if (size, "index") in cells
    ]
    text += _part("The index", ("adults", *INDEX), rows)
    pruning = ("inquiries", "lost", "first lost", "gained", "harder_p50_ms")
    rows = [[size, *(told.get(n, "") for n in pruning)] for (size, which), told in cells.items() if which == "pruning"]
    title = "Against the exact pass (persons lost from the ten, from the first place, gained)"
    text += _part(title, ("adults", *pruning), rows)
    change = ("added before", "add_s", "withdraw_s")
    rows = [[size, *(told.get(n, "") for n in change)] for (size, which), told in cells.items() if which == "changes"]
    text += _part("From a change to the answer that shows it", ("adults", *change), rows)
    shown = ("sought", "persons", "recall_1", "recall_10", "low", "high")
    rows = [[size, which, *(told.get(n, "") for n in shown)] for (size, which), told in cells.items() if ": " in which]
    text += _part("Recall at ten by group, with Wilson's interval", ("adults", "group", *shown), rows)
    rows = [[size, kind, gap] for (size, which), told in cells.items() if which == "widest gap"
            for kind, gap in told.items()]  # fmt: skip
    return text + _part("The widest gap within each kind of group", ("adults", "groups", "gap"), rows)


def _part(title: str, header: Sequence[str], rows: list[list[str]]) -> str:
    """A table with its title; nothing where nothing was measured."""
    return f"\n{title}:\n\n{markdown(header, rows)}" if rows else ""


def _short(name: str, value: str) -> str:
    if name in COUNTS:
        return str(round(float(value)))
    if not _FIGURE.fullmatch(value):
        return value
    return f"{float(value):.1f}" if abs(float(value)) >= 10 else f"{float(value):.3f}"
