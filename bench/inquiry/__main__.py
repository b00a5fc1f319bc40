"""Measure inquiries: `python -m bench.inquiry [10000 100000 1000000] [--asked N] [--peer] [--sample] [--groups]`.

For each number of adults (with a tenth as many children) a world is invented, indexed and asked; a third of the persons
sought are taken off the lists. Up to 100,000 adults persons are those of the product's own linking, beyond those of the
truth. Times of answers are of this process alone, as elapsed and as processor time. Groups of people are compared on a
register of their own, smaller, with so many inquiries about each.
"""

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa

from bench.cases import RESULTS
from bench.inquiry.measure import Outcome, ask_all, groups, names_only, summary, widest, with_dates
from bench.inquiry.page import write_page
from bench.inquiry.sample import sample
from bench.inquiry.worlds import Asked, Bench, bench_of, groups_bench, indexed
from bench.tables import Cell, merged, write_csv
from lazos.core.columns import Column, Kind, Place
from lazos.linkage.inquiry.asked import Inquiry
from lazos.linkage.inquiry.files import current, load
from lazos.linkage.inquiry.register import Register

FIELDS = ("adults", "set", "measure", "value")
GROUPS_ADULTS: Final = 100_000  # the register on which groups of people are compared
TABLE: Path = RESULTS / "inquiry.csv"
Row = Sequence[Cell]


def main() -> int:
    """Measure what is asked for; what was not run stays as it is."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("size", type=int, nargs="*")
    options.add_argument("--asked", type=int, default=6000)
    options.add_argument("--peer", action="store_true", help="ask Splink the same")
    options.add_argument("--sample", action="store_true", help="score the shared sample through the command")
    options.add_argument("--groups", type=int, default=0, metavar="N", help="ask N times for people of each group")
    options.add_argument("--first", type=int, help="ask only so many of the inquiries posed")
    options.add_argument("--kept", action="store_true", help="take the index of an earlier run, where there is one")
    options.add_argument("--harder", type=int, default=150, help="inquiries answered by the slow exact pass as well")
    chosen = options.parse_args()
    if chosen.sample:
        _keep([("sample", "all evidence", name, value) for name, value in sample().items()], 1)
    if chosen.groups:
        _keep(by_group(groups_bench(GROUPS_ADULTS, chosen.groups), kept=chosen.kept), 2)
    for adults in chosen.size:
        for rows in size(bench_of(adults, chosen.asked), chosen.first, chosen.harder, kept=chosen.kept):
            _keep(rows, 2)
        if chosen.peer:
            from bench.inquiry.peer import ask_splink

            found = ask_splink(bench_of(adults, chosen.asked))
            _keep([(str(adults), "splink", name, value) for name, value in found.items()], 2)
    write_page()
    return 0


def _keep(rows: Sequence[Row], keys: int) -> None:
    write_csv(TABLE, FIELDS, merged(TABLE, rows, keys))
    write_page()


def size(bench: Bench, first: int | None, harder: int, *, kept: bool) -> Iterator[list[Row]]:
    """Everything measured on one world, part by part, by the first inquiries posed or all."""
    adults, inquiries = str(bench.adults), bench.inquiries[:first]
    yield [(adults, "index", name, value) for name, value in indexed(bench, kept=kept).items()]
    register = _opened(bench)
    for name, chosen in _sets(inquiries):
        outcomes = list(ask_all(register, chosen))
        yield [(adults, name, measure, value) for measure, value in summary(outcomes).items()]
        if name == "all evidence":
            yield _by_group(adults, outcomes)
    if harder:
        yield [(adults, "pruning", name, value) for name, value in pruned(register, inquiries, harder).items()]
    yield [(adults, "changes", name, value) for name, value in changes(_opened(bench)).items()]


def _opened(bench: Bench) -> Register:
    """The register of a world, with compiled code loaded and some names heard, as in use."""
    store, records = load(bench.index, current(bench.index).snapshot)
    register = Register(records, store)
    register.warm()
    list(ask_all(register, bench.inquiries[:50]))
    return register


def by_group(bench: Bench, *, kept: bool) -> list[Row]:
    """Recall by group of people, and the widest gap within each kind of group."""
    indexed(bench, kept=kept)
    return _by_group(str(bench.adults), list(ask_all(_opened(bench), bench.inquiries)))


def _by_group(adults: str, outcomes: Sequence[Outcome]) -> list[Row]:
    found = groups(outcomes)
    rows: list[Row] = []
    for group in found:
        told = (
            ("sought", group.sought), ("persons", group.persons), ("recall_1", group.first),
            ("recall_10", group.recall), ("low", group.low), ("high", group.high),
        )  # fmt: skip
        rows += [(adults, group.name, measure, value) for measure, value in told]
    return rows + [(adults, "widest gap", kind, gap) for kind, gap in widest(found).items()]


ADDED: Final = 1000  # records added before a change is timed


def changes(register: Register) -> dict[str, float]:
    """Seconds from a change to its being seen in an answer, with many changes made before."""
    records = register.records
    more = records.take(pa.array(np.linspace(0, records.num_rows - 1, ADDED).astype(np.int64)))
    at = more.column_names.index(Column.REF)
    register.add(more.set_column(at, Column.REF, pa.array([f"added {k}" for k in range(ADDED)])))
    name = "Zoraida Quetzalli Batzibal"
    new = pa.table({Place.LIST: ["added"], Place.KIND: [Kind.ADULTS], Column.REF: ["new"], Column.FULL_NAME: [name]})
    place = ("added", "new")

    def until(change: Callable[[], None], *, found: bool) -> float:
        began = time.perf_counter()
        change()
        answers = register.ask(Inquiry(full_name=name)).answers
        assert any(place in it.places for it in answers) is found
        return time.perf_counter() - began

    return {
        "added before": ADDED,
        "add_s": until(lambda: register.add(new), found=True),
        "withdraw_s": until(lambda: register.withdraw(place), found=False),
    }


def _sets(inquiries: Sequence[Asked]) -> list[tuple[str, list[Asked]]]:
    dated = [(with_dates(q), lines, where) for q, lines, where in inquiries if q.birth_date]
    named = [(names_only(q), lines, where) for q, lines, where in inquiries if len(q.full_name.split()) >= 3]
    return [("all evidence", list(inquiries)), ("names and birth date", dated), ("names only, three or more", named)]


def pruned(register: Register, inquiries: Sequence[Asked], count: int) -> dict[str, float]:
    """How often the person is among the ten of the exact pass and not among those of the quick one, and the reverse."""
    some = [asked for asked in inquiries if asked[1]][:count]
    quick = [it.rank for it in ask_all(register, some)]
    slow = list(ask_all(register, some, harder=True))
    pairs = list(zip(quick, [it.rank for it in slow], strict=True))
    return {
        "inquiries": len(some), "lost": sum(b > 0 and a == 0 for a, b in pairs),
        "first lost": sum(b == 1 and a != 1 for a, b in pairs), "gained": sum(a > 0 and b == 0 for a, b in pairs),
        "harder_p50_ms": sorted(it.seconds for it in slow)[len(slow) // 2] * 1000 if slow else float("nan"),
    }  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main())
