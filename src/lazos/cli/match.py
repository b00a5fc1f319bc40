"""`lazos match`: lists in, workbook out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer

from lazos.cli.engines import Engines, Lists, Progress, real_engines
from lazos.cli.errors import Exit
from lazos.cli.progress import Terminal
from lazos.documents.language import Tongue
from lazos.linkage.result import Match

FILES: Final = frozenset({"people.csv", "kin.csv", "problems.csv", "families.xlsx"})

ListArgument = Annotated[
    list[str],
    typer.Argument(metavar="LIST", help="Lists: PATH, NAME=PATH or KIND:NAME=PATH.", show_default=False),
]
OutOption = Annotated[
    Path, typer.Option("--out", metavar="DIR", help="Folder of the result; made whole or not at all.")
]
SeedOption = Annotated[int, typer.Option("--seed", min=0, help="Seed of whatever is drawn by chance.")]
LangOption = Annotated[Tongue, typer.Option("--lang", help="Language of the workbook, the summary and errors.")]
MappingsOption = Annotated[
    Path | None, typer.Option("--mappings", metavar="DIR", help="Folder of saved column mappings.")
]
WeightsOption = Annotated[
    Path | None, typer.Option("--weights", metavar="DIR", help="Folder of weights that lazos fit wrote.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print the summary as one JSON object.")]


@dataclass(frozen=True, slots=True)
class MatchJob:
    """What one run of `match` was asked for."""

    lists: tuple[str, ...]
    out: Path
    seed: int = 0
    tongue: Tongue = Tongue.ENGLISH
    mappings: Path | None = None
    json: bool = False
    weights: Path | None = None


def match(
    context: typer.Context,
    lists: ListArgument,
    out: OutOption,
    seed: SeedOption = 0,
    lang: LangOption = Tongue.ENGLISH,
    mappings: MappingsOption = None,
    weights: WeightsOption = None,
    json: JsonOption = False,
) -> None:
    """Find out who is who and whose child on the lists.

    Writes people.csv, kin.csv, problems.csv and families.xlsx into DIR.

    Example: lazos match children:shelters=july.xlsx removed.csv --out result
    """
    engines = context.obj if isinstance(context.obj, Engines) else real_engines()
    raise typer.Exit(run_match(MatchJob(tuple(lists), out, seed, lang, mappings, json, weights), engines))


def run_match(job: MatchJob, engines: Engines) -> Exit:
    """Carry out a job; print the summary. Raises UnusableRequest before anything is written."""
    from lazos.cli.findings import count, list_facts
    from lazos.cli.folder import check_out, whole
    from lazos.cli.register import Register
    from lazos.cli.report import as_json, as_text
    from lazos.documents.language import language

    check_out(job.out, is_earlier_result)
    terminal = Terminal()
    lists = engines.read(job.lists, job.mappings, terminal)
    answer = engines.link(lists.records, job.seed, job.weights, terminal)
    with whole(job.out, is_earlier_result) as folder:
        write_result(folder, lists, answer, job.tongue, terminal)
    terminal.done()
    read, counts = list_facts(lists), count(lists, Register(answer))
    words = language(job.tongue)
    typer.echo(as_json(read, counts, job.out) if job.json else as_text(read, counts, job.out, words))
    return Exit.PROBLEMS if lists.problems else Exit.DONE


def write_result(folder: Path, lists: Lists, answer: Match, tongue: Tongue, progress: Progress) -> None:
    """Write the four files of the contract into an empty folder."""
    from lazos.cli.findings import findings
    from lazos.cli.tables import write_kin, write_people, write_problems
    from lazos.documents.families import write_families

    progress("Writing the tables")
    write_people(folder / "people.csv", answer)
    write_kin(folder / "kin.csv", answer)
    write_problems(folder / "problems.csv", lists.problems)
    progress("Writing the workbook")
    write_families(folder / "families.xlsx", findings(lists, answer), tongue)


def is_earlier_result(folder: Path) -> bool:
    """Tell whether a folder holds the four files of an earlier result, and nothing that somebody put there."""
    return {path.name for path in folder.iterdir()} == FILES
