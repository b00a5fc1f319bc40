"""`lazos import`, `releases`, `undo`, `diff`, `link`: lists into the register, and what they did there."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lazos.cli.errors import Exit, UnusableRequest
from lazos.cli.named import register_named, release_called
from lazos.cli.progress import Terminal
from lazos.cli.release_words import as_compared, as_imported, as_previewed, as_releases
from lazos.cli.site import open_site
from lazos.documents.language import Tongue, language

if TYPE_CHECKING:
    from lazos.apps.registry.models import Source
    from lazos.apps.registry.services.imports import Imported, Wanted

ListArgument = Annotated[str, typer.Argument(metavar="LIST", help="The list: PATH, or KIND:NAME=PATH.")]
SourceOption = Annotated[str, typer.Option("--source", metavar="NAME", help="Who sends this kind of list.")]
StatedOption = Annotated[str, typer.Option("--stated", metavar="DATE", help="Day for which it speaks: 2018-07-26.")]
DryOption = Annotated[bool, typer.Option("--dry-run", help="Say what would happen; keep nothing.")]
OrganisationOption = Annotated[
    str, typer.Option("--organisation", metavar="CODE", help="Whose register, where there are several.")
]
LangOption = Annotated[Tongue, typer.Option("--lang", help="Language of what is printed.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
ReleaseArgument = Annotated[str, typer.Argument(metavar="RELEASE", help="The first signs of its id: lazos releases.")]


def import_(
    listed: ListArgument,
    source: SourceOption,
    stated: StatedOption,
    dry_run: DryOption = False,
    organisation: OrganisationOption = "",
    lang: LangOption = Tongue.ENGLISH,
    as_json: JsonOption = False,
) -> None:
    """Import a list into the register: all of it or nothing; the same file twice changes nothing.

    Example: lazos import children:july.xlsx --source shelters --stated 2018-07-26 --dry-run
    """
    open_site()
    wanted = _wanted(listed, stated)
    into = _source(source, organisation, keep=not dry_run)
    if dry_run:
        facts = _previewed(into, wanted)
        _print(facts, as_previewed(facts, language(lang)), as_json)
    else:
        facts = _imported(into, wanted)
        _print(facts, as_imported(facts, language(lang)), as_json)
    raise typer.Exit(Exit.PROBLEMS if facts["problems"] else Exit.DONE)


def releases(
    organisation: OrganisationOption = "", lang: LangOption = Tongue.ENGLISH, as_json: JsonOption = False
) -> None:
    """List the releases of the register, the newest first.

    Example: lazos releases
    """
    from lazos.apps.registry.selectors.lists import releases_of

    open_site()
    rows: list[dict[str, object]] = [
        {"release": str(it.id), "source": it.source, "stated": it.stated.isoformat(), "visible": it.visible,
         "records": it.records, "problems": it.problems, **{change.value: n for change, n in it.changes.items()}}
        for it in releases_of(register_named(organisation)[1])
    ]  # fmt: skip
    _print({"releases": rows}, as_releases(rows, language(lang)), as_json)


def undo(
    release: ReleaseArgument,
    restore: Annotated[bool, typer.Option("--restore", help="Show again a release that was undone.")] = False,
    organisation: OrganisationOption = "",
    lang: LangOption = Tongue.ENGLISH,
    as_json: JsonOption = False,
) -> None:
    """Take back everything that a release brought, and nothing else; undoing is undone with --restore.

    Example: lazos undo 3f2a91c0
    """
    from lazos.apps.matching.services import bringing

    open_site()
    found = release_called(register_named(organisation)[1], release)
    (bringing.restore if restore else bringing.undo)(actor=None, release=found)
    words = language(lang)
    said = words.say("The release is shown again.") if restore else words.say("The release is undone; nothing is lost.")
    _print({"release": str(found.id), "visible": restore}, said, as_json)


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help="The release before.")],
    after: Annotated[str, typer.Argument(metavar="B", help="The release after.")],
    organisation: OrganisationOption = "",
    lang: LangOption = Tongue.ENGLISH,
    as_json: JsonOption = False,
) -> None:
    """Compare two releases: rows added, gone and changed, by code and by field; no value is printed.

    Example: lazos diff 3f2a91c0 81b7d2e4
    """
    from lazos.apps.registry.services.comparing import compare_releases

    open_site()
    _, number = register_named(organisation)
    found = compare_releases(release_called(number, before), release_called(number, after))
    changed = [{"before": it.before, "after": it.after, "fields": [*it.columns]} for it in found.changed]
    facts: dict[str, object] = {
        "pairing": found.pairing.value, "added": [*found.added], "gone": [*found.gone], "changed": changed,
        "same": found.same,
    }  # fmt: skip
    _print(facts, as_compared(found, language(lang)), as_json)


def link(organisation: OrganisationOption = "", lang: LangOption = Tongue.ENGLISH, as_json: JsonOption = False) -> None:
    """Link the records of the register now: who is who, and whose child. People decide on what it proposes.

    Example: lazos link
    """
    from lazos.apps.matching.selectors.reviews import run_seen
    from lazos.apps.matching.services.linking import link_named

    open_site()
    code, _ = register_named(organisation)
    terminal, words = Terminal(), language(lang)
    run = run_seen(link_named(code, lambda done, of: terminal(f"{done}/{of}")))
    terminal.done()
    said = (
        words.count("{n} record linked;", "{n} records linked;", run.records),
        words.count("{n} kinship proposed,", "{n} kinships proposed,", run.kinships),
        words.count("{n} pair that may be one person.", "{n} pairs that may be one person.", run.identities),
        words.say("The program proposes, people decide."),
    )
    facts = {"run": str(run.id), "records": run.records, "kinships": run.kinships, "identities": run.identities}
    _print(facts, " ".join(said), as_json)


def _wanted(listed: str, stated: str) -> "Wanted":
    from lazos.apps.registry.services.imports import Wanted
    from lazos.core.columns import Kind
    from lazos.lists import Limits, UnusableList, parse_source

    try:
        kind, colon, path = listed.partition(":")
        known = colon and kind in Kind.__members__.values() and "=" not in listed
        found = parse_source(f"{kind}:{Path(path).stem}={path}" if known else listed)
        return Wanted(found.path, date.fromisoformat(stated), found.kind, limits=Limits.command_line())
    except UnusableList as error:
        raise UnusableRequest(str(error)) from error
    except ValueError as error:
        raise UnusableRequest(f"--stated {stated}: give the day as 2018-07-26") from error


def _source(name: str, organisation: str, *, keep: bool) -> "Source":
    from lazos.apps.registry.services.imports import make_source, source_to_be

    _, number = register_named(organisation)
    if keep:
        return make_source(actor=None, organisation_id=number, name=name)
    return source_to_be(organisation_id=number, name=name)


def _previewed(source: "Source", wanted: "Wanted") -> dict[str, object]:
    from lazos.apps.registry.services.imports import preview_list
    from lazos.lists import UnusableList

    try:
        found = preview_list(source=source, wanted=wanted)
    except UnusableList as error:
        raise UnusableRequest(str(error)) from error
    report, difference = found.reading.reports[0], found.difference
    facts: dict[str, object] = {
        "kind": report.kind.value,
        "records": found.reading.records.num_rows,
        "columns": {header: target for sheet in report.sheets for header, target in sheet.columns if header},
        "problems": dict(Counter(it.code for it in found.reading.problems)),
        "again": str(found.again) if found.again else None,
    }
    if difference:
        facts |= {"added": len(difference.added), "gone": len(difference.gone), "changed": len(difference.changed)}
    return facts


def _imported(source: "Source", wanted: "Wanted") -> dict[str, object]:
    from lazos.apps.registry.selectors.lists import findings_of, release_seen, releases_called

    done = _brought(source, wanted)
    (release,) = releases_called(source.organisation_id, done.release.hex)
    seen = release_seen(release)
    facts: dict[str, object] = {
        "release": str(done.release),
        "again": done.again,
        "records": seen.records,
        "problems": dict(Counter(it.code for it in findings_of(release))),
    }
    return facts | ({change.value: number for change, number in seen.changes.items()} if seen.compared else {})


def _brought(source: "Source", wanted: "Wanted") -> "Imported":
    from lazos.apps.matching.services.bringing import bring
    from lazos.apps.registry.errors import Unimportable, UnimportableError
    from lazos.lists import UnusableList

    why = {
        Unimportable.BUSY: "another import of this source is under way; wait for it to end",
        Unimportable.STATED_LATER: "--stated: this day lies in the future",
        Unimportable.UNDONE: "this file was imported and undone; show it again with lazos undo --restore {release}",
    }
    terminal = Terminal()
    try:
        return bring(actor=None, source=source, wanted=wanted, tell=lambda done, of: terminal(f"{done:,}/{of:,}"))
    except UnusableList as error:
        raise UnusableRequest(str(error)) from error
    except UnimportableError as error:
        raise UnusableRequest(why[error.why].format(release=error.release[:8])) from error
    finally:
        terminal.done()


def _print(facts: dict[str, object], text: str, as_json: bool) -> None:
    typer.echo(json.dumps(facts, ensure_ascii=False, indent=2) if as_json else text)
