"""Learn all packaged weights anew: `python -m bench.learn [--folder src/lazos/data/weights]`.

Takes about half an hour on two cores. Kinship is learnt twice, on other worlds each time, and the mean is kept.
The worlds to learn on, to calibrate on and to judge by never meet: their seeds differ, and the benches draw theirs
from 900000 up.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.learn.average import mean
from bench.learn.calibrate import calibrate
from bench.learn.identity import learn_identity
from bench.learn.kinship import Scene, join_callers, learn_caller, learn_context, learn_kinship, scene
from bench.learn.worlds import Labelled, draw
from lazos.linkage import same
from lazos.linkage.model import Model, Questions, read_model, scale_of, write_model
from lazos.linkage.packaged import VERSION, write_curve

IDENTITY_SEED, IDENTITY_WORLDS = 11, 28
KINSHIP_SEEDS, KINSHIP_WORLDS = (21, 22), 38
HELD_OUT_SEED, HELD_OUT_WORLDS = 31, 26


def main() -> None:
    """Learn identity, kinship, callers, the second look and the calibration, and write each as a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--folder", type=Path, default=Path("src/lazos/data/weights"))
    options.add_argument("--identity", type=Path, help="keep the weights of identity that stand in this file")
    chosen = options.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)

    identity = _identity(chosen.identity)
    _write(chosen.folder, "identity", identity)
    rounds = [list(draw(KINSHIP_WORLDS, seed)) for seed in KINSHIP_SEEDS]
    learnt = [learn_kin(worlds, [scene(world, identity) for world in worlds]) for worlds in rounds]
    kinship, context = (_mean(*pair) for pair in list(zip(*learnt, strict=True))[:2])
    caller = mean(*(one[2] for one in learnt))
    _write(chosen.folder, "caller", caller)
    for name, questions in (("kinship", kinship), ("context", context)):
        _write(chosen.folder, f"{name}_family", questions.family)
        _write(chosen.folder, f"{name}_parent", questions.parent)
    worlds = [world for drawn in rounds for world in drawn]
    held_out = list(draw(HELD_OUT_WORLDS, HELD_OUT_SEED))
    curve = calibrate(held_out, identity, caller, kinship, context)
    (chosen.folder / "calibration.csv").write_text(write_curve(curve), encoding="utf-8")
    _provenance(chosen.folder, worlds, held_out)


def _identity(file: Path | None) -> Model:
    if file is None:
        return learn_identity(draw(IDENTITY_WORLDS, IDENTITY_SEED))
    return read_model(file.read_text(encoding="utf-8"), scale_of(same.COMPARISONS))


def learn_kin(worlds: Sequence[Labelled], scenes: Sequence[Scene]) -> tuple[Questions, Questions, Model]:
    """Learn kinship twice: once to join callers, and again with the callers joined, as the product meets them."""
    rough = learn_kinship(scenes)
    caller = learn_caller(scenes, rough)
    joined = [join_callers(at, rough, caller, world) for at, world in zip(scenes, worlds, strict=True)]
    kinship = learn_kinship(joined, rough)
    return kinship, learn_context(joined, kinship), caller


def _mean(one: Questions, other: Questions) -> Questions:
    return Questions(mean(one.family, other.family), mean(one.parent, other.parent))


def _write(folder: Path, name: str, model: Model) -> None:
    (folder / f"{name}.csv").write_text(write_model(model), encoding="utf-8")


def _provenance(folder: Path, worlds: Sequence[Labelled], held_out: Sequence[Labelled]) -> None:
    told = {
        "version": VERSION,
        "learnt_on": [world.name for world in worlds],
        "calibrated_on": [world.name for world in held_out],
        "seeds": {"identity": IDENTITY_SEED, "kinship": KINSHIP_SEEDS, "calibration": HELD_OUT_SEED},
        "records": int(np.sum([world.records.num_rows for world in worlds])),
    }
    (folder / "provenance.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
