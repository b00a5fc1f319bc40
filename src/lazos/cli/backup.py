"""`lazos backup` and `lazos restore`: an encrypted copy, and an installation made of one."""

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lazos.cli.errors import Exit, UnusableRequest
from lazos.cli.match import LangOption
from lazos.cli.site import clear_lines, open_site
from lazos.cli.verify import lines_of
from lazos.documents.language import Tongue, language

if TYPE_CHECKING:
    from lazos.config.env import Env
    from lazos.config.verifying import Verified
    from lazos.sealing.backups import Manifest
    from lazos.sealing.ring import KeyRing
    from lazos.sealing.sheet import Sheet

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="The backup.")]
SheetOption = Annotated[Path, typer.Option("--sheet", metavar="FILE", help="The recovery sheet, typed into a file.")]
CheckOption = Annotated[bool, typer.Option("--check", help="Only try it: nothing is put in place.")]


def backup(file: FileArgument, lang: LangOption = Tongue.ENGLISH) -> None:
    """Write an encrypted backup while the site runs; only the recovery sheet opens it.

    Example: lazos backup lazos-2026-07-26.age
    """
    if file.exists():
        raise UnusableRequest(f"{file}: there is a file already; choose another name")
    if not file.absolute().parent.is_dir():
        raise UnusableRequest(f"{file}: there is no such folder")
    open_site()
    with clear_lines():
        from lazos.config.installation import back_up

        back_up(file.absolute())
    typer.echo(language(lang).say("Backup: {path}", path=file))


def restore(
    file: FileArgument, sheet: SheetOption, check: CheckOption = False, lang: LangOption = Tongue.ENGLISH
) -> None:
    """Make an installation of a backup, after everything in it was verified.

    LAZOS_DATA must be empty; where the key ring still lies in LAZOS_KEYS, what was erased since stays erased.

    Example: lazos restore lazos-2026-07-26.age --sheet sheet.txt
    """
    with clear_lines():
        verified = _restore(file, sheet, check)
    words = language(lang)
    said = words.say("The backup is whole.") if check else words.say("Restored. Next: lazos serve")
    typer.echo("\n".join([*lines_of(verified, words), *([] if verified.findings else [said])]))
    raise typer.Exit(Exit.PROBLEMS if verified.findings else Exit.DONE)


def _restore(file: Path, sheet_file: Path, check: bool) -> "Verified":
    from lazos.config.env import read_env
    from lazos.sealing import sheet as paper
    from lazos.sealing.backups import unpack

    env = read_env(os.environ)
    if not file.is_file():
        raise UnusableRequest(f"{file}: there is no such file")
    if not check and env.sqlite.exists():
        raise UnusableRequest(f"{env.data}: there is a database already, and it is never overwritten")
    sheet = paper.read(sheet_file.read_text(encoding="utf-8"))
    above = env.data.parent
    above.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".lazos-restore-", dir=above))
    try:
        database, manifest = unpack(file, folder, sheet.identity)
        (folder / "data").mkdir(mode=0o700)
        ring = _ring(env, sheet)
        return _tried(env, folder, database, manifest, ring, check)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _ring(env: "Env", sheet: "Sheet") -> "KeyRing":
    """Take the ring that lies here, which knows what was erased, where it is the sheet's; else that of the sheet."""
    from lazos.sealing.ring_file import RING, read_ring

    if not (env.keys / RING).exists():
        return sheet.ring
    here = read_ring(env.keys)
    if not {root.id for root in sheet.ring.roots} & {root.id for root in here.roots}:
        raise UnusableRequest(f"{env.keys}: the key ring here is not that of the recovery sheet")
    return here


def _tried(env: "Env", folder: Path, database: Path, manifest: "Manifest", ring: "KeyRing", check: bool) -> "Verified":
    """Open the copy as if it were the installation, verify it, and put it in place if it is whole."""
    from lazos.config.copies import POSTGRESQL, put_back
    from lazos.sealing.ring_file import RING, write_ring

    keys = folder / "keys"
    write_ring(keys, ring)
    if manifest.kind == POSTGRESQL:
        if env.postgres is None:
            raise UnusableRequest("this backup is of PostgreSQL: set LAZOS_DATABASE to an empty database")
        if check:
            raise UnusableRequest(
                "a backup of PostgreSQL is tried by restoring it into an empty database, without --check"
            )
        put_back(database, env.postgres)
    else:
        if env.postgres is not None:
            raise UnusableRequest("this backup is of SQLite: leave LAZOS_DATABASE empty")
        database.replace(folder / "data" / env.sqlite.name)
    os.environ |= {"LAZOS_DATA": str(folder / "data"), "LAZOS_KEYS": str(keys)}
    verified = _verified(manifest, check)
    if not verified.findings and not check:
        env.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path in (folder / "data").iterdir():
            shutil.move(path, env.data / path.name)
        if not (env.keys / RING).exists():
            write_ring(env.keys, ring)
    return verified


def _verified(manifest: "Manifest", check: bool) -> "Verified":
    open_site(migrated=False)
    from django.db import connection

    from lazos.apps.audit.services import MACHINE, record
    from lazos.apps.vault.services import forget_erased
    from lazos.config.verifying import verify
    from lazos.core.chain import Head

    forget_erased()
    verified = verify((Head(chain, number, digest), by) for chain, number, digest, by in manifest.heads)
    if not verified.findings and not check:
        record(chain=MACHINE, actor=MACHINE, action="backup.restore", about=f"backup:{manifest.sha256[:16]}")
    connection.close()
    return verified
