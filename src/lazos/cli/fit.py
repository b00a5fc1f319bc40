"""`lazos fit`: lists in, a folder of weights refitted to them out."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from lazos.cli.engines import Engines, real_engines
from lazos.cli.errors import Exit, UnusableRequest
from lazos.cli.match import JsonOption, LangOption, ListArgument, MappingsOption, SeedOption
from lazos.cli.progress import Terminal
from lazos.documents.language import Tongue, mark

WeightsOutOption = Annotated[
    Path, typer.Option("--out", metavar="DIR", help="Folder of the new weights; made whole or not at all.")
]
JudgementsOption = Annotated[
    Path | None,
    typer.Option(
        "--judgements",
        metavar="FILE",
        help="CSV of decisions: child_list,child_ref,adult_list,adult_ref,judgement (yes, no, unsure).",
    ),
]
DateOption = Annotated[
    str, typer.Option("--date", metavar="YYYY-MM-DD", help="Date to write into fit.toml; today if not given.")
]


@dataclass(frozen=True, slots=True)
class FitJob:
    """What one run of `fit` was asked for."""

    lists: tuple[str, ...]
    out: Path
    on: date
    judgements: Path | None = None
    seed: int = 0
    tongue: Tongue = Tongue.ENGLISH
    mappings: Path | None = None
    json: bool = False


def fit(
    context: typer.Context,
    lists: ListArgument,
    out: WeightsOutOption,
    judgements: JudgementsOption = None,
    seed: SeedOption = 0,
    date: DateOption = "",
    lang: LangOption = Tongue.ENGLISH,
    mappings: MappingsOption = None,
    json: JsonOption = False,
) -> None:
    """Refit the packaged weights to lists, for lazos match --weights.

    Identity is refitted to the lists alone, kinship only to what people decided. Writes the weights, fit.toml (what
    they were made from), changes.csv (every weight that moved) and problems.csv into DIR.

    Example: lazos fit july.xlsx removed.csv --judgements decided.csv --out weights
    """
    engines = context.obj if isinstance(context.obj, Engines) else real_engines()
    job = FitJob(tuple(lists), out, _day(date), judgements, seed, lang, mappings, json)
    raise typer.Exit(run_fit(job, engines))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else datetime.now(UTC).date()
    except ValueError as error:
        raise UnusableRequest(mark("give a day as 2026-05-17"), f"--date {text}") from error


def run_fit(job: FitJob, engines: Engines) -> Exit:
    """Carry out a job; print what changed. Raises UnusableRequest before anything is written."""
    from lazos.cli.findings import list_facts
    from lazos.cli.fit_report import CHANGES, PROVENANCE, fit_as_json, fit_as_text, provenance, write_changes
    from lazos.cli.folder import check_out, whole
    from lazos.cli.judgements import read_judgements, unused_judgement
    from lazos.cli.report import lines_of_lists, lines_of_problems
    from lazos.cli.tables import write_problems
    from lazos.documents.language import language
    from lazos.linkage.packaged import VERSION, write_models

    check_out(job.out, is_earlier_fit)
    terminal = Terminal()
    judged, odd = read_judgements(job.judgements) if job.judgements else ([], [])
    lists = engines.read(job.lists, job.mappings, terminal)
    fitted = engines.fit(lists.records, judged, job.seed, terminal)
    unused = [unused_judgement(job.judgements, *one) for one in fitted.unused] if job.judgements else []
    problems = [*lists.problems, *odd, *unused]
    with whole(job.out, is_earlier_fit) as folder:
        write_models(folder, fitted.models)
        story = provenance(fitted, lists.reports, job.judgements, base=VERSION, seed=job.seed, on=job.on)
        (folder / PROVENANCE).write_text(story, encoding="utf-8")
        write_changes(folder / CHANGES, fitted.changes)
        write_problems(folder / "problems.csv", problems)
    terminal.done()
    words, wrong = language(job.tongue), Counter(str(problem.code) for problem in problems)
    if job.json:
        typer.echo(fit_as_json(fitted, wrong, job.out))
    else:
        read = lines_of_lists(list_facts(lists), words)
        said = (*read, *lines_of_problems(wrong, words), *fit_as_text(fitted, job.out, words))
        typer.echo("\n".join(said))
    return Exit.PROBLEMS if problems else Exit.DONE


def is_earlier_fit(folder: Path) -> bool:
    """Tell whether a folder holds the files of an earlier refit, and nothing that somebody put there."""
    from lazos.cli.fit_report import CHANGES, PROVENANCE
    from lazos.linkage.packaged import FILES

    return {path.name for path in folder.iterdir()} == {*FILES, PROVENANCE, CHANGES, "problems.csv"}
