"""The labelled lists that the benches run on: the shared sample, where it lies beside the tree, and invented worlds.

Invented worlds are held out: their seeds begin at 900000, weights are learnt from smaller ones. The sample is only ever
scored, never learnt from.
"""

import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from lazos.demo.office.files import write_lists
from lazos.demo.office.styles import Format
from lazos.demo.parameters import Covers, WorldKind
from lazos.demo.plans import WorldParameters
from lazos.demo.world import generate

ROOT: Final = Path(__file__).resolve().parents[1]
SHARED: Final = Path(os.environ.get("LAZOS_BENCH_SHARED") or ROOT.parent / "shared")
SAMPLE: Final = SHARED / "samples"
RESULTS: Final = Path(__file__).resolve().parent / "results"
FIRST_SEED: Final = 900_000


@dataclass(frozen=True, slots=True)
class Case:
    """Lists with their truth: `sources` are the arguments of `lazos match`; the rest names lists by what they cover."""

    name: str
    folder: str
    sources: tuple[str, ...]
    children: tuple[str, ...]
    adults: tuple[str, ...]
    calls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A held-out world to be invented."""

    kind: WorldKind
    seed: int
    children: int = 3000
    adults: int = 30_000
    form: Format = Format.MIXED

    @property
    def name(self) -> str:
        """What the world is called in the results."""
        return f"{self.kind.value}-{self.children}-{self.adults}-{self.seed}"


SMALL: Final = (
    Plan(WorldKind.AGENCIES, 900_001),
    Plan(WorldKind.AGENCIES, 900_002),
    Plan(WorldKind.BORDER, 900_003),
    Plan(WorldKind.SHELTERS, 900_004),
    Plan(WorldKind.HOTLINE, 900_005),
    Plan(WorldKind.PORT, 900_006),
    Plan(WorldKind.VILLAGE, 900_007),
    Plan(WorldKind.CONSULATE, 900_008),
)
SPEED_SMALL: Final = Plan(WorldKind.AGENCIES, 900_011, form=Format.CSV)
LARGE: Final = Plan(WorldKind.AGENCIES, 900_012, 20_000, 200_000, Format.CSV)
HUGE: Final = Plan(WorldKind.AGENCIES, 900_013, 200_000, 1_000_000, Format.CSV)

_SAMPLE_LISTS: Final = {
    "custody": "UAC_custody_list_v2.xlsx",
    "custody_v0": "UAC list 06-20 draft.xlsx",
    "adults": "ERO adults detained-removed.xlsx",
    "apprehensions": "e3_apprehensions.xlsx",
    "ngo": "llamadas_linea_directa.xlsx",
}


def sample_cases() -> list[Case]:
    """Give the shared sample twice, with list names as its README has them and without; empty where it is absent."""
    if not (SAMPLE / "truth" / "rows.csv").exists():
        return []
    paths = {name: str(SAMPLE / "lists" / file) for name, file in _SAMPLE_LISTS.items()}
    hinted = tuple(f"{name}={path}" for name, path in paths.items())
    covered = (("custody", "custody_v0", "apprehensions"), ("adults", "apprehensions"), ("ngo",))
    return [
        Case("sample", str(SAMPLE), hinted, *covered),
        Case("sample-unhinted", str(SAMPLE), tuple(paths.values()), *covered),
    ]


def stems() -> dict[str, str]:
    """Give the name in the truth for each name that an unhinted list of the sample goes by."""
    return {Path(file).stem: name for name, file in _SAMPLE_LISTS.items()}


def workshop() -> Path:
    """Give the folder of worlds and results that are not kept; `LAZOS_BENCH_WORK` moves it."""
    folder = Path(os.environ.get("LAZOS_BENCH_WORK") or Path(tempfile.gettempdir()) / "lazos-bench")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def world_case(plan: Plan) -> Case:
    """Invent a world and write its files, unless they are there; the world is the same every time."""
    folder = workshop() / plan.name
    told = folder / "case.json"
    if told.exists():
        return _read(json.loads(told.read_text(encoding="utf-8")))
    rng = np.random.Generator(np.random.PCG64(plan.seed))
    parameters = WorldParameters.draw(rng, plan.kind, plan.children, plan.adults)
    paths = write_lists(generate(parameters, plan.seed), folder, plan.seed, plan.form)

    def covering(*covers: Covers) -> tuple[str, ...]:
        return tuple(it.name for it in parameters.lists if it.covers in covers)

    sources = tuple(f"{it.kind}:{it.name}={path}" for it, path in zip(parameters.lists, paths, strict=True))
    case = Case(
        plan.name, str(folder), sources, covering(Covers.CHILDREN, Covers.CROSSERS),
        covering(Covers.ADULTS, Covers.CROSSERS), covering(Covers.CALLERS),
    )  # fmt: skip
    told.write_text(json.dumps(asdict(case), indent=1), encoding="utf-8")
    return case


def _read(told: dict[str, Any]) -> Case:
    lists = (tuple(map(str, told[name])) for name in ("sources", "children", "adults", "calls"))
    return Case(str(told["name"]), str(told["folder"]), *lists)
