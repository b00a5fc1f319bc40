"""`python -m bench.inquiry.index FOLDER [--linked]`: index the records of a folder, and note what each step took."""

import argparse
import json
import resource
import time
from pathlib import Path

import numpy as np

from lazos.linkage.encode import encode
from lazos.linkage.inquiry.build import READ, build
from lazos.linkage.inquiry.files import current, load, read_table, save
from lazos.linkage.inquiry.store import Store
from lazos.linkage.match import scene_of
from lazos.linkage.order import in_order
from lazos.linkage.packaged import models
from lazos.linkage.persons import are_children, gather, numbered


class Costs:
    """What each step took: seconds of the clock and of the processor, and the peak of memory up to its end."""

    def __init__(self) -> None:
        self.told: dict[str, float] = {}
        self._began, self._spent = time.perf_counter(), time.process_time()

    def note(self, what: str) -> None:
        """Note that a step has ended."""
        self.told[f"{what}_s"] = time.perf_counter() - self._began
        self.told[f"{what}_cpu_s"] = time.process_time() - self._spent
        self.told[f"{what}_peak_gb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        self._began, self._spent = time.perf_counter(), time.process_time()


def main() -> int:
    """Read, encode, link (or take the true persons), build and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--linked", action="store_true")
    options = parser.parse_args()
    costs = Costs()
    store = _indexed(options.folder, costs, linked=options.linked)
    save(options.folder / "index", store, read_table(options.folder / "records.arrow"))
    costs.note("save")
    load(options.folder / "index", current(options.folder / "index").snapshot)
    costs.note("open")
    told = costs.told | {"persons": store.persons, "records": len(store.arrays.record)}
    (options.folder / "index.json").write_text(json.dumps(told), encoding="utf-8")
    return 0


def _indexed(folder: Path, costs: Costs, *, linked: bool) -> Store:
    order, said = in_order(read_table(folder / "records.arrow"))
    costs.note("order")
    encoded, said = encode(said), said.select([name for name in READ if name in said.column_names])
    costs.note("encode")
    if linked:
        scene, _ = scene_of(encoded, models())
        encoded, persons, children = scene.encoded, scene.persons, scene.is_child
    else:
        who = numbered(np.load(folder / "person.npy")[order])
        persons, children = gather(encoded, who), are_children(encoded, who)
    costs.note("link")
    store = build(said, encoded, persons, children, order)
    costs.note("build")
    return store


if __name__ == "__main__":
    raise SystemExit(main())
