"""`lazos verify`: is everything whole, and is the log the one that was signed?"""

import json as encoding
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lazos.cli.errors import Exit, UnusableRequest
from lazos.cli.match import LangOption
from lazos.cli.site import open_site
from lazos.documents.language import Language, Tongue, language, mark

if TYPE_CHECKING:
    from lazos.config.verifying import Verified
    from lazos.core.chain import Head

HeadsOption = Annotated[
    Path | None, typer.Option("--heads", metavar="FILE", help="Signed heads that were kept elsewhere, to hold against.")
]
WriteOption = Annotated[
    Path | None, typer.Option("--write-heads", metavar="FILE", help="Sign the heads now and write them there.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print it as one JSON object.")]
WORDS = {
    "database_damaged": mark("the database is damaged"),
    "reference_broken": mark("a row refers to one that is not there"),
    "log_broken": mark("the log was changed"),
    "signature_wrong": mark("a signature is not of this installation"),
    "key_does_not_open": mark("a key does not open with this key ring"),
    "projection_differs": mark("persons and families do not follow from the records and judgements"),
}


def verify(
    heads: HeadsOption = None,
    write_heads: WriteOption = None,
    lang: LangOption = Tongue.ENGLISH,
    json: JsonOption = False,
) -> None:
    """Check the database, the chained log, its signed heads and every key.

    A log that lost its end looks whole by itself: keep the heads elsewhere, and give them with --heads.

    Example: lazos verify --heads heads-2026-07.json
    """
    open_site()
    from lazos.config import verifying

    verified = verifying.verify(_read(heads) if heads else ())
    if write_heads and not verified.findings:
        write_heads.write_text(_signed(), encoding="utf-8")
    if json:
        found = [{"what": it.what.value, "where": it.where} for it in verified.findings]
        typer.echo(encoding.dumps({"chains": verified.chains, "events": verified.events, "findings": found}))
    else:
        typer.echo("\n".join(lines_of(verified, language(lang))))
    raise typer.Exit(Exit.PROBLEMS if verified.findings else Exit.DONE)


def lines_of(verified: "Verified", words: Language) -> list[str]:
    """Say what was checked, and what was found."""
    checked = words.say("{events} events in {chains} chains of the log", events=verified.events, chains=verified.chains)
    found = [f"{words.say(WORDS[it.what])} {it.where}".rstrip() for it in verified.findings]
    return [checked, *(found or [words.say("Nothing is wrong.")])]


def _read(path: Path) -> "list[tuple[Head, str]]":
    from lazos.core.chain import Head

    try:
        told: dict[str, Any] = encoding.loads(path.read_text(encoding="utf-8"))
        return [(Head(it["chain"], it["number"], it["hash"]), it["signature"]) for it in told["heads"]]
    except (ValueError, KeyError, TypeError) as error:
        raise UnusableRequest(f"{path}: these are no signed heads of a log") from error


def _signed() -> str:
    from django.utils import timezone

    from lazos.apps.audit import selectors, services
    from lazos.apps.vault.ring import key_ring

    services.sign_heads(now=timezone.now())
    heads = [
        {"chain": head.chain, "number": head.number, "hash": head.hash, "signature": signature}
        for head, signature in selectors.signed_heads()
    ]
    return encoding.dumps({"verifying_key": key_ring().verifying_key(), "heads": heads}, indent=1) + "\n"
