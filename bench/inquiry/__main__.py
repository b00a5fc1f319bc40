"""Measure inquiries: `python -m bench.inquiry [--sizes 10000 100000] [--asked 3000] [--peer] [--out FILE]`.

For each number of adults (with a tenth as many children) a world is invented, indexed and asked; a third of the persons
sought are taken off the lists. Persons are those of the truth unless `--linked`. Times are of this process alone, as
elapsed and as processor time.
"""

import argparse
import csv
import resource
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.inquiry.measure import Asked, ask_all, groups, names_only, summary, with_dates
from bench.inquiry.peer import ask_splink
from bench.learn.inquiry import Posed, posed
from lazos.demo.parameters import WorldKind
from lazos.demo.plans import WorldParameters
from lazos.demo.world import generate
from lazos.linkage.inquiry.files import current as current_of
from lazos.linkage.inquiry.files import load, save
from lazos.linkage.inquiry.register import Register

SEED = 900_600
FIELDS = ("adults", "set", "measure", "value")
Row = tuple[int, str, str, float]


def main() -> None:
    """Measure every size and write one table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000])
    options.add_argument("--asked", type=int, default=3000)
    options.add_argument("--linked", action="store_true")
    options.add_argument("--peer", action="store_true")
    options.add_argument("--out", type=Path, default=Path("bench/results/inquiry.csv"))
    chosen = options.parse_args()
    rows: list[Row] = []
    for adults in chosen.sizes:
        rows += size(adults, chosen.asked, linked=chosen.linked, peer=chosen.peer)
    with chosen.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(FIELDS)
        writer.writerows((a, s, m, f"{v:.4f}") for a, s, m, v in rows)


def size(adults: int, asked: int, *, linked: bool, peer: bool) -> list[Row]:
    """Everything measured on one world."""
    parameters = WorldParameters.draw(np.random.default_rng(SEED), WorldKind.AGENCIES, adults // 10, adults)
    began = time.perf_counter()
    at = posed(generate(parameters, SEED), SEED, "bench", asked, linked=linked)
    print(f"{adults} adults posed in {time.perf_counter() - began:.0f} s", flush=True)
    rows: list[Row] = [(adults, "index", name, value) for name, value in stored(at).items()]
    register = Register(at.records, at.store)
    inquiries = asked_of(at)
    list(ask_all(register, inquiries[:50]))
    dated = [(with_dates(q), lines, g) for q, lines, g in inquiries if q.birth_date]
    named = [(names_only(q), lines, g) for q, lines, g in inquiries if len(q.full_name.split()) >= 3]
    for name, chosen in (("all evidence", inquiries), ("names and birth date", dated), ("names, three or more", named)):
        outcomes = list(ask_all(register, chosen))
        rows += [(adults, name, measure, value) for measure, value in summary(outcomes).items()]
        if name == "all evidence":
            for group, count, share, low, high in groups(outcomes):
                rows += [(adults, group, m, v) for m, v in
                         (("inquiries", count), ("recall_10", share), ("low", low), ("high", high))]  # fmt: skip
    rows += [(adults, "pruned", "lost of ten", lost(register, inquiries[: min(100, asked)]))]
    if peer:
        rows += [(adults, "splink", name, value) for name, value in ask_splink(at, inquiries).items()]
    return rows


def asked_of(at: Posed) -> list[Asked]:
    """Inquiries with the lines of the person sought and the group they belong to."""
    lines: dict[int, list[int]] = {}
    for line, who in enumerate(at.person.tolist()):
        lines.setdefault(who, []).append(line)
    return [
        (inquiry, frozenset(lines.get(who, ()) if who >= 0 else ()), f"{inquiry.about} {inquiry.country or 'unsaid'}")
        for inquiry, who in at.inquiries
    ]


def stored(at: Posed) -> dict[str, float]:
    """Disk, time to save and to open, and memory at its highest so far."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        began = time.perf_counter()
        save(path, at.store, at.records)
        saved = time.perf_counter() - began
        disk = sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
        texts = sum(file.stat().st_size for file in path.rglob("records.arrow"))
        began = time.perf_counter()
        load(path, current_of(path).snapshot)
        opened = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10
    return {
        "persons": at.store.persons, "records": at.records.num_rows, "build_s": at.seconds, "save_s": saved,
        "open_s": opened, "index_mb": (disk - texts) / 2**20, "records_mb": texts / 2**20, "peak_mb": peak,
    }  # fmt: skip


def lost(register: Register, inquiries: Sequence[Asked]) -> float:
    """Share of inquiries whose person is among the ten of the exact pass and not among the ten of the quick one."""
    quick = [it.rank for it in ask_all(register, inquiries)]
    slow = [it.rank for it in ask_all(register, inquiries, harder=True)]
    return sum(b > 0 and a == 0 for a, b in zip(quick, slow, strict=True)) / max(1, len(inquiries))


if __name__ == "__main__":
    main()
