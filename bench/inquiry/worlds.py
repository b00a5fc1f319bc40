"""A world to be asked: its records without a third of the persons sought, what is asked, and an index in a folder.

Each world is made once and kept in the workshop of the benches; indexing is a process of its own, so that its memory is
its own.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from bench.cases import workshop
from bench.groups import country, is_mayan
from bench.learn.inquiry import Posing, pose
from bench.run import run
from lazos.demo.inquiries import Telling
from lazos.demo.parameters import WorldKind
from lazos.demo.plans import WorldParameters
from lazos.demo.world import World, generate
from lazos.linkage.inquiry.asked import Inquiry
from lazos.linkage.inquiry.files import read_table, write_table

SEED = 900_600
LINKED_UP_TO = 100_000  # adults up to whom persons are those of the product's own linking; beyond, of the truth
Told = tuple[dict[str, str], int, tuple[str, ...]]  # an inquiry's facts, number of the person sought or -1, groups
Asked = tuple[Inquiry, frozenset[int], tuple[str, ...]]  # inquiry, lines of the person sought, groups


@dataclass(frozen=True, slots=True)
class Bench:
    """A world in the workshop: records, the true person of each line, the folder of its index, and inquiries."""

    adults: int
    folder: Path
    records: pa.Table
    person: npt.NDArray[np.int64]
    inquiries: tuple[Asked, ...]

    @property
    def linked(self) -> bool:
        """Whether persons are those of the product's own linking."""
        return self.adults <= LINKED_UP_TO

    @property
    def index(self) -> Path:
        """The folder of the index."""
        return self.folder / "index"


def bench_of(adults: int, asked: int) -> Bench:
    """The world of so many adults, with a tenth as many children, posed so many inquiries."""
    folder = workshop() / f"inquiry-{adults}-{asked}"
    if not (folder / "asked.json").exists():
        _make(adults, asked, folder)
    return _read(adults, folder)


def _read(adults: int, folder: Path) -> Bench:
    person = np.load(folder / "person.npy")
    lines: dict[int, list[int]] = {}
    told = json.loads((folder / "asked.json").read_text(encoding="utf-8"))
    wanted = {who for _, who, _ in told if who >= 0}
    for line in np.flatnonzero(np.isin(person, sorted(wanted))).tolist():
        lines.setdefault(int(person[line]), []).append(line)
    inquiries = tuple((Inquiry(**facts), frozenset(lines.get(who, ())), tuple(where)) for facts, who, where in told)
    return Bench(adults, folder, read_table(folder / "records.arrow"), person, inquiries)


def _make(adults: int, asked: int, folder: Path) -> None:
    parameters = WorldParameters.draw(np.random.default_rng(SEED), WorldKind.AGENCIES, adults // 10, adults)
    world = generate(parameters, SEED)
    posing = pose(world, SEED, asked, telling=Telling())
    _keep(
        folder,
        posing,
        [
            (asdict(inquiry), who, where)
            for (inquiry, who), where in zip(posing.inquiries, _groups(_known(world), posing), strict=True)
        ],
    )


def _keep(folder: Path, posing: Posing, told: Sequence[Told]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    write_table(folder / "records.arrow", posing.records.combine_chunks())
    np.save(folder / "person.npy", posing.person)
    part = folder / "asked.json.part"
    part.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    part.replace(folder / "asked.json")


def groups_bench(adults: int, least: int) -> Bench:
    """A world with at least so many inquiries about people of each group, as far as there are people enough.

    Nobody is absent. People of small groups are asked for several times, told and misheard anew each time.
    """
    folder = workshop() / f"inquiry-groups-{adults}-{least}"
    if not (folder / "asked.json").exists():
        parameters = WorldParameters.draw(np.random.default_rng(SEED + 1), WorldKind.AGENCIES, adults // 10, adults)
        world = generate(parameters, SEED + 1)
        posing = pose(world, SEED, 1, 0.0, telling=Telling())
        _keep(folder, posing, list(_balanced(world, adults // 5, least)))
    return _read(adults, folder)


TURNS: Final = 40  # how often everybody is asked for at most


def _balanced(world: World, count: int, least: int) -> Iterator[Told]:
    held: Counter[str] = Counter()
    known = _known(world)
    for turn in range(TURNS):
        posing = pose(world, SEED * 100 + turn, count, 0.0, telling=Telling())
        groups = _groups(known, posing)
        for (inquiry, who), where in zip(posing.inquiries, groups, strict=True):
            if any(held[group] < least for group in where):
                held.update(where)
                yield asdict(inquiry), who, where
        if all(held[group] >= least for where in groups for group in where if not group.endswith("other")):
            return


People = Mapping[str, Mapping[str, str | None]]  # what is true of each person, by id


def _known(world: World) -> People:
    return {row["person_id"]: row for row in world.truth.persons.to_pylist()}


def _groups(known: People, posing: Posing) -> list[tuple[str, ...]]:
    """The groups of the person sought of each inquiry, absent ones included."""
    found = []
    for (inquiry, _), code in zip(posing.inquiries, posing.codes, strict=True):
        row = known.get(code)
        found.append(() if row is None else _named(inquiry.about, row))
    return found


def _named(about: str, row: Mapping[str, str | None]) -> tuple[str, ...]:
    mayan = is_mayan(row.get("surname1") or "", row.get("surname2") or "")
    return (
        f"country: {about} {country(row.get('country') or '')}",
        f"surname: {about} {'Mayan' if mayan else 'other'}",
        f"sex: {about} {row.get('sex') or 'unknown'}",
    )


def indexed(bench: Bench, *, kept: bool) -> dict[str, float]:
    """Build the index in a process of its own, unless one is `kept`; its times, disk and peak of memory."""
    command = [sys.executable, "-m", "bench.inquiry.index", str(bench.folder)]
    if not (kept and (bench.folder / "index.json").exists()):
        run([*command, "--linked"] if bench.linked else command)
    told: dict[str, float] = json.loads((bench.folder / "index.json").read_text(encoding="utf-8"))
    sizes = {path.name: path.stat().st_size for path in bench.index.rglob("*") if path.is_file()}
    records = sizes.pop("records.arrow", 0)
    return told | {"index_mb": sum(sizes.values()) / 2**20, "records_mb": records / 2**20}
