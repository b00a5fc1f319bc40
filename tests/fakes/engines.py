"""Engines that answer what a test tells them to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from lazos.cli.engines import Engines, Lists, Progress
from lazos.cli.errors import UnusableRequest
from lazos.core.problems import Problem
from lazos.linkage.fit import Fitted, JudgedKin
from lazos.linkage.result import Match


@dataclass(frozen=True)
class FakeReport:
    """How a list was read."""

    name: str
    kind: str
    path: str
    counts: Mapping[str, int]


@dataclass(frozen=True)
class FakeLists:
    """Lists as read."""

    records: pa.Table
    problems: Sequence[Problem] = ()
    reports: Sequence[FakeReport] = ()


@dataclass
class FakeEngines:
    """Gives one result; remembers what it was asked. `error` is raised instead of linking."""

    match: Match
    problems: Sequence[Problem] = ()
    error: BaseException | None = None
    unusable: str = ""
    asked: list[tuple[str, ...]] = field(default_factory=list)
    weights: list[Path | None] = field(default_factory=list)
    judged: list[JudgedKin] = field(default_factory=list)
    fitted: Fitted | None = None

    def engines(self) -> Engines:
        """Give them in the form that commands take."""
        return Engines(self._read, self._link, self._invent, self._fit)

    def _read(self, sources: Sequence[str], mappings: Path | None, progress: Progress) -> Lists:
        self.asked.append(tuple(sources))
        if self.unusable:
            raise UnusableRequest(self.unusable)
        names = self.match.records.column("list").to_pylist()
        reports = [FakeReport(name, "children", f"in/{name}.csv", {"record": names.count(name), "total": 1})
                   for name in dict.fromkeys(names)]  # fmt: skip
        return FakeLists(self.match.records, self.problems, reports)

    def _link(self, records: pa.Table, seed: int, weights: Path | None, progress: Progress) -> Match:
        progress("linking")
        self.weights.append(weights)
        if self.error:
            raise self.error
        return self.match

    def _fit(self, records: pa.Table, judgements: Sequence[JudgedKin], seed: int, progress: Progress) -> Fitted:
        self.judged += judgements
        if self.fitted is None:
            raise UnusableRequest("too few")
        return self.fitted

    def _invent(self, children: int, seed: int, folder: Path) -> Sequence[Path]:
        path = folder / "shelters.csv"
        path.write_text("ref,full_name\n1,Nadie Nunca\n", encoding="utf-8")
        return [path]
