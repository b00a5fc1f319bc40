"""The engines behind the commands, so that tests can put others in their place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pyarrow as pa

from lazos.core.problems import Problem
from lazos.documents.language import mark
from lazos.linkage.result import Match

if TYPE_CHECKING:
    from lazos.linkage.fit import Fitted, JudgedKin
    from lazos.linkage.inquiry.answers import Answers
    from lazos.linkage.inquiry.asked import Inquiry
    from lazos.linkage.packaged import Models

Progress = Callable[[str], None]


class ReadReport(Protocol):
    """How one list was read."""

    @property
    def name(self) -> str:
        """The list's name."""

    @property
    def kind(self) -> str:
        """What it is about: a `Kind`."""

    @property
    def path(self) -> str:
        """Its file."""

    @property
    def counts(self) -> Mapping[Any, int]:
        """How many rows of each kind of row it has; `record` are the ones that became records."""


class Lists(Protocol):
    """Lists as read."""

    @property
    def records(self) -> pa.Table:
        """The record table."""

    @property
    def problems(self) -> Sequence[Problem]:
        """What could not be used."""

    @property
    def reports(self) -> Sequence[ReadReport]:
        """One report a list."""


class Read(Protocol):
    """Reads lists given as `PATH`, `NAME=PATH` or `KIND:NAME=PATH`. Raises UnusableRequest."""

    def __call__(self, sources: Sequence[str], mappings: Path | None, progress: Progress) -> Lists:
        """Read all lists, in their order."""


class Link(Protocol):
    """Links records."""

    def __call__(self, records: pa.Table, seed: int, weights: Path | None, progress: Progress) -> Match:
        """Tell who is who, and whose child, by the packaged weights or those of a folder. Raises UnusableRequest."""


class Fit(Protocol):
    """Refits the packaged weights to records."""

    def __call__(self, records: pa.Table, judgements: "Sequence[JudgedKin]", seed: int, progress: Progress) -> "Fitted":
        """Refit identity without labels, and kinship to judgements. Raises UnusableRequest if there is too little."""


class Register(Protocol):
    """Records that can be asked for a person."""

    def ask(self, inquiry: "Inquiry", *, top: int = 10, harder: bool = False) -> "Answers":
        """Answer one inquiry. Raises NothingAsked."""


class Index(Protocol):
    """Links records into persons and makes them ready to be asked."""

    def __call__(self, records: pa.Table, progress: Progress) -> Register:
        """Link and index."""


class Invent(Protocol):
    """Invents lists of people who do not exist."""

    def __call__(self, children: int, seed: int, folder: Path) -> Sequence[Path]:
        """Write the lists into the folder and give their paths."""


def _index(records: pa.Table, progress: Progress) -> Register:
    from lazos.linkage.inquiry.register import register_of

    return register_of(records, progress=progress)


@dataclass(frozen=True, slots=True)
class Engines:
    """What the commands work with."""

    read: Read
    link: Link
    invent: Invent
    fit: Fit
    index: Index = _index


def real_engines() -> Engines:
    """Give the engines of the package; they are loaded when first used, so that `--help` is quick."""
    return Engines(_read, _link, _invent, _fit)


def _read(sources: Sequence[str], mappings: Path | None, progress: Progress) -> Lists:
    from lazos.cli.errors import UnusableRequest
    from lazos.lists import Limits, UnusableList, parse_source, read_lists

    def tell(name: str, done: int, of: int) -> None:
        if name:
            progress(f"Reading list {done + 1} of {of}: {name}")

    try:
        parsed = [parse_source(source) for source in sources]
        return read_lists(parsed, limits=Limits.command_line(), mappings=mappings, progress=tell)
    except UnusableList as error:
        raise UnusableRequest(error.reason.value, error.name, **error.parameters) from error


def _link(records: pa.Table, seed: int, weights: Path | None, progress: Progress) -> Match:
    from lazos.linkage.match import match

    return match(records, seed=seed, learnt=_models(weights) if weights else None, progress=progress)


_WHY = {
    "absent": mark("{file} is absent; give a folder that lazos fit wrote"),
    "not_text": mark("{file} is not text; give a folder that lazos fit wrote"),
    "not_understood": mark("{file} holds what this version does not compare; give a folder that lazos fit wrote"),
}


def _models(folder: Path) -> "Models":
    from lazos.cli.errors import UnusableRequest
    from lazos.linkage.packaged import UnusableWeights, models_in

    try:
        return models_in(folder)
    except UnusableWeights as error:
        raise UnusableRequest(_WHY[error.why], folder, file=error.file) from error


def _fit(records: pa.Table, judgements: "Sequence[JudgedKin]", seed: int, progress: Progress) -> "Fitted":
    from lazos.cli.errors import UnusableRequest
    from lazos.linkage.fit import fit
    from lazos.linkage.fit_identity import TooFewPairs
    from lazos.linkage.packaged import frequencies, models

    try:
        return fit(records, models(), frequencies(), judgements=judgements, seed=seed, progress=progress)
    except TooFewPairs as error:
        raise UnusableRequest(
            mark("the lists hold about {found} pairs of rows of one person; it takes {needed} to refit"),
            found=f"{error.found:.0f}",
            needed=f"{error.needed:.0f}",
        ) from error


def _invent(children: int, seed: int, folder: Path) -> Sequence[Path]:
    from lazos.demo.office.files import write_lists
    from lazos.demo.plans import WorldParameters
    from lazos.demo.world import generate

    return write_lists(generate(WorldParameters.demo(children), seed), folder, seed)
