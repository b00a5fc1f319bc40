"""`lazos init`: a key ring, a database, the first administrator."""

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from lazos.cli.errors import Exit, UnusableRequest
from lazos.cli.match import LangOption
from lazos.cli.site import clear_lines, open_site
from lazos.documents.language import Language, Tongue, language

OrganisationOption = Annotated[str, typer.Option("--organisation", metavar="CODE", help="Short code of yours.")]
NameOption = Annotated[str, typer.Option("--name", help="Name of the organisation.")]
DeskOption = Annotated[str, typer.Option("--desk", help="Where others may call it about a person.")]
AdministratorOption = Annotated[str, typer.Option("--administrator", help="Name of its first administrator.")]
SheetOption = Annotated[
    Path | None, typer.Option("--sheet", metavar="FILE", help="Write the recovery sheet there instead of printing it.")
]
UpgradeOption = Annotated[bool, typer.Option("--upgrade", help="Only bring the tables of an installation up to date.")]


def init(
    organisation: OrganisationOption = "lazos",
    name: NameOption = "Lazos",
    desk: DeskOption = "",
    administrator: AdministratorOption = "Administrator",
    sheet: SheetOption = None,
    upgrade: UpgradeOption = False,
    lang: LangOption = Tongue.ENGLISH,
) -> None:
    """Make an installation: key ring, database, first organisation and administrator.

    Prints, once, the address at which the administrator sets up how they sign in, and the recovery sheet.

    Example: lazos init --organisation casa --name "Casa Luz" --administrator "Ada Paz"
    """
    words = language(lang)
    if upgrade:
        _upgrade(words)
        raise typer.Exit(Exit.DONE)
    typer.echo(_told(words, make(organisation, name, desk, administrator, sheet), sheet))
    raise typer.Exit(Exit.DONE)


@dataclass(frozen=True, slots=True)
class Made:
    """A new installation: its folders, the address of the first invitation, the text of the recovery sheet."""

    data: Path
    keys: Path
    address: str = field(repr=False)
    sheet: str = field(repr=False)


def make(code: str, name: str, desk: str, administrator: str, sheet: Path | None) -> Made:
    """Make the installation. Leaves nothing behind when it fails."""
    from lazos.config.env import read_env
    from lazos.sealing import sheet as paper
    from lazos.sealing.backups import new_identity
    from lazos.sealing.ring import KeyRing, new_root
    from lazos.sealing.ring_file import RING, write_ring
    from lazos.sealing.sheet import Sheet

    _check_code(code)
    with clear_lines():
        env = read_env(os.environ)
        made = [path for path in (env.data, env.keys) if not path.exists()]
        if (env.keys / RING).exists() or env.sqlite.exists():
            raise UnusableRequest(f"{env.keys}: there is an installation already. Try: lazos doctor")
        if sheet and sheet.exists():
            raise UnusableRequest(f"{sheet}: there is a file already; choose another --sheet")
        identity, recipient = new_identity()
        ring = KeyRing((new_root(),), recipient)
        try:
            write_ring(env.keys, ring)
            address = _begin(env.data, code, name, desk, administrator)
            text = paper.written(Sheet(ring, identity))
            if sheet:
                with os.fdopen(
                    os.open(sheet, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
                ) as file:
                    file.write(text)
        except BaseException:
            (env.keys / RING).unlink(missing_ok=True)
            for path in made:
                shutil.rmtree(path, ignore_errors=True)
            raise
    return Made(env.data, env.keys, address, text)


def _check_code(code: str) -> None:
    import re

    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,31}", code):
        raise UnusableRequest(f"--organisation {code}: use small letters, digits and hyphens, 32 at most")


def _begin(data: Path, code: str, name: str, desk: str, administrator: str) -> str:
    from lazos.config.env import BadSettingError

    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    open_site(migrated=False)
    from django.db import DatabaseError

    from lazos.config.installation import Founder, begin, own_folder

    own_folder(data)
    try:
        return begin(Founder(code, name, desk, administrator))
    except DatabaseError as error:
        raise BadSettingError("the database cannot be reached or is not empty; see LAZOS_DATABASE") from error


def _upgrade(words: Language) -> None:
    open_site(migrated=False)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    typer.echo(words.say("The tables are up to date."))


def _told(words: Language, made: Made, sheet: Path | None) -> str:
    lines = [
        words.say("Data: {path}", path=made.data),
        words.say("Key ring: {path}", path=made.keys),
        "",
        words.say("The administrator sets up how they sign in here, within three days, once:"),
        f"  {made.address}",
        "",
        words.say("Recovery sheet. It is shown only now. Without it no backup can be opened."),
    ]
    if sheet:
        lines.append(words.say("It stands in {path}: print it, then delete the file.", path=sheet))
    else:
        lines += [words.say("Print it or write it down, and keep it away from this computer:"), "", made.sheet.rstrip()]
    return "\n".join([*lines, "", words.say("Next: lazos serve")])
