"""`python -m bench.inquiry.index FOLDER [--linked]`: index the records of a folder, and note what each step took."""

import argparse
import json
import resource
import time
from pathlib import Path

import numpy as np

from lazos.linkage.encode import encode
from lazos.linkage.inquiry.build import build
from lazos.linkage.inquiry.files import current, load, read_table, save
from lazos.linkage.match import scene_of
from lazos.linkage.order import in_order
from lazos.linkage.packaged import models
from lazos.linkage.persons import are_children, gather, numbered


def main() -> int:
    """Read, encode, link (or take the true persons), build and save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--linked", action="store_true")
    options = parser.parse_args()
    records = read_table(options.folder / "records.arrow")
    person = np.load(options.folder / "person.npy")
    told: dict[str, float] = {}
    began, spent = time.perf_counter(), time.process_time()

    def note(what: str) -> None:
        nonlocal began, spent
        told[f"{what}_s"] = time.perf_counter() - began
        told[f"{what}_cpu_s"] = time.process_time() - spent
        told[f"{what}_peak_gb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        began, spent = time.perf_counter(), time.process_time()

    order, said = in_order(records)
    note("order")
    encoded = encode(said)
    note("encode")
    if options.linked:
        scene, _ = scene_of(encoded, models())
        encoded, persons, children = scene.encoded, scene.persons, scene.is_child
    else:
        who = numbered(person[order])
        persons, children = gather(encoded, who), are_children(encoded, who)
    note("link")
    store = build(said, encoded, persons, children, order)
    note("build")
    save(options.folder / "index", store, records)
    note("save")
    load(options.folder / "index", current(options.folder / "index").snapshot)
    note("open")
    told |= {"persons": store.persons, "records": records.num_rows}
    (options.folder / "index.json").write_text(json.dumps(told), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
