"""A register with a few invented families, whose linkage says what a test tells it to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
from tests.factories.register import link as linked
from tests.factories.register_lists import CHILDREN, source, write
from tests.factories.site import member, organisation

from lazos.apps.accounts.actors import Actor
from lazos.apps.accounts.models import Organisation
from lazos.apps.matching.services.bringing import bring
from lazos.apps.matching.services.judging import Decision
from lazos.apps.matching.services.linking import link
from lazos.apps.registry.models import Record, Release, Source
from lazos.apps.registry.services.imports import Wanted
from lazos.core.columns import Column, Kind
from lazos.core.disclosure import Role
from lazos.core.judgement import Judgement, Tie
from lazos.core.kinship import Grade, Relation
from lazos.linkage.result import Match, Same

ADULTS = (
    ("A1", "Marta Cedillo Raymundo", "1988", "F", "GT", "50255551234", ""),
    ("A2", "Juan Brito Santiago", "1985", "M", "GT", "", ""),
    ("A3", "Marta Cedillo", "1988-02-01", "F", "GT", "", ""),
)


@dataclass(frozen=True)
class Register:
    """An organisation with two lists, a keeper and two reviewers."""

    casa: Organisation
    keeper: Actor
    ana: Actor
    luz: Actor
    children: Release
    adults: Release
    folder: Path

    def code(self, ref: str) -> str:
        """Give the code of a row's first record: `C1`, `A2`."""
        return self.record(ref).case.code

    def record(self, ref: str) -> Record:
        """Give a row's first record."""
        release = self.children if ref[0] == "C" else self.adults
        return Record.objects.select_related("case").get(release=release, row__number=int(ref[1:]) + 1)

    def same(self, left: str, right: str, verdict: Judgement = Judgement.YES, *, despite: bool = False) -> Decision:
        """Decide that two rows are one person, or not."""
        return Decision(Tie.SAME, self.code(left), self.code(right), verdict, despite=despite)

    def kin(
        self,
        child: str,
        adult: str,
        verdict: Judgement = Judgement.YES,
        relation: Relation = Relation.MOTHER,
        *,
        despite: bool = False,
    ) -> Decision:
        """Decide that an adult is a child's mother, or another relative, or not."""
        return Decision(
            Tie.KIN, self.code(child), self.code(adult), verdict, Grade.BIRTH_CERTIFICATE, relation, despite
        )

    def refs(self, lines: Sequence[str]) -> list[int]:
        """Give the numbers of some rows' records."""
        return [self.record(ref).id for ref in lines]


def incoming(into: Source, path: Path, stated: str = "2018-07-26", kind: Kind = Kind.CHILDREN) -> Release:
    """Bring a file into the register."""
    done = bring(actor=None, source=into, wanted=Wanted(path, date.fromisoformat(stated), kind))
    return Release.objects.get(id=done.release)


def register(folder: Path) -> Register:
    """Make the register."""
    casa = organisation("casa")
    people = [member(casa, role) for role in (Role.KEEPER, Role.REVIEWER, Role.REVIEWER)]
    children = incoming(source(casa, "shelters"), write(folder / "children.csv", CHILDREN))
    adults = incoming(source(casa, "removed"), write(folder / "adults.csv", ADULTS), kind=Kind.ADULTS)
    return Register(casa, people[0], people[1], people[2], children, adults, folder)


def linkage(
    same: Mapping[tuple[str, str], float] | None = None, kin: Mapping[tuple[str, str], float] | None = None
) -> "Linkage":
    """Give a linkage that finds these pairs, by their ids, and nothing else."""
    return Linkage(same or {}, kin or {})


@dataclass(frozen=True)
class Linkage:
    """Finds what it was told to find."""

    same: Mapping[tuple[str, str], float]
    kin: Mapping[tuple[str, str], float]

    def __call__(self, records: pa.Table) -> Match:
        line = {ref: at for at, ref in enumerate(records[Column.REF].to_pylist())}
        children = [at for ref, at in line.items() if ref.startswith("C")]
        kin = [(line[c], line[a], Relation.MOTHER, p) for (c, a), p in self.kin.items() if {c, a} <= line.keys()]
        found = linked(records, list(range(len(line))), children, kin)
        pairs = [(line[a], line[b], p) for (a, b), p in self.same.items() if {a, b} <= line.keys()]
        left, right, sure = zip(*pairs, strict=True) if pairs else ((), (), ())
        same = Same(np.array(left, np.int64), np.array(right, np.int64), np.array(sure, np.float64))
        return Match(
            found.records, found.person, found.person_id, found.is_child, found.kin, found.explain, found.explain_same,
            found.uncertain_same, same,
        )  # fmt: skip


def run(made: Register, finds: Linkage) -> None:
    """Link the register."""
    link(organisation=made.casa, linkage=finds, tell=lambda done, of: None)
