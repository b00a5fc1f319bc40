"""`lazos doctor`: is this installation well?"""

import json as encoding
import os
from typing import Annotated, Any

import typer

from lazos.cli.errors import Exit
from lazos.cli.match import LangOption
from lazos.cli.site import clear_lines, open_site
from lazos.documents.language import Language, Tongue, language, mark

JsonOption = Annotated[bool, typer.Option("--json", help="Print it as one JSON object.")]
WORDS = {
    "key_ring": mark("key ring, number of roots"),
    "database": mark("database can be reached"),
    "sqlite_sound": mark("SQLite without the race of its write-ahead log"),
    "migrations": mark("tables as new as the program, steps missing"),
    "backup": mark("backup of the last day"),
    "jobs": mark("no job has failed"),
    "space": mark("free space for data"),
}


def doctor(lang: LangOption = Tongue.ENGLISH, json: JsonOption = False) -> None:
    """Check this installation and print its settings.

    Ends with 1 where something needs to be done.

    Example: lazos doctor
    """
    with clear_lines():
        from lazos.config.env import SETTINGS, read_env

        read_env(os.environ)
        open_site(migrated=False)
        from lazos.config.doctor import examine

        looks = examine()
    told = {it.name: _masked(it.name, os.environ.get(it.name, "") or it.default) for it in SETTINGS}
    if json:
        checks = {it.check.value: {"good": it.good, "value": it.value} for it in looks}
        typer.echo(encoding.dumps({"settings": told, "checks": checks}))
    else:
        typer.echo(
            "\n".join([*(f"{name}={value}" for name, value in told.items()), "", *_lines(looks, language(lang))])
        )
    raise typer.Exit(Exit.DONE if all(it.good for it in looks) else Exit.PROBLEMS)


def _lines(looks: list[Any], words: Language) -> list[str]:
    return [
        f"{words.say('good') if it.good else words.say('not good'):9} {words.say(WORDS[it.check])}: {it.value}"
        for it in looks
    ]


def _masked(name: str, value: str) -> str:
    """Hide what stands between the name and the place of the database: a password."""
    head, at, tail = value.rpartition("@")
    return f"{head.split('://')[0]}://***@{tail}" if name == "LAZOS_DATABASE" and at else value
