"""Backups under a public key (age format): who holds the machine cannot open them, who holds the sheet of paper can."""

import hashlib
import io
import json
import os
import tarfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import pyrage

from lazos.sealing.errors import SealError

MANIFEST: Final = "manifest.json"
CONTENTS: Final = "database"
_BLOCK: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself: the kind of its database, its hash, the time, and the signed heads of the log."""

    kind: str
    sha256: str
    made_at: str
    heads: tuple[tuple[str, int, str, str], ...]
    """Chain, number, hash, signature."""


def new_identity() -> tuple[str, str]:
    """Draw a pair of keys for backups; gives the private and the public one."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def hash_of(path: Path) -> str:
    """Give the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def pack(database: Path, manifest: Manifest, out: Path, recipient: str) -> None:
    """Write a backup that appears whole or not at all; readable by its owner alone."""
    bundle, part = database.with_suffix(".tar"), out.with_name(out.name + ".part")
    try:
        with tarfile.open(bundle, "w") as tar:
            told = json.dumps(asdict(manifest)).encode()
            entry = tarfile.TarInfo(MANIFEST)
            entry.size = len(told)
            tar.addfile(entry, io.BytesIO(told))
            tar.add(database, CONTENTS)
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        pyrage.encrypt_file(str(bundle), str(part), [pyrage.x25519.Recipient.from_str(recipient)])
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(out)
    finally:
        bundle.unlink(missing_ok=True)
        part.unlink(missing_ok=True)


def unpack(backup: Path, folder: Path, identity: str) -> tuple[Path, Manifest]:
    """Open a backup into a folder; gives the database's file and what the backup says of itself.

    Raises SealError where the key is not its own, a byte was changed, or it is no backup.
    """
    bundle, database = folder / "bundle.tar", folder / CONTENTS
    try:
        _decrypt(backup, bundle, identity)
        with tarfile.open(bundle) as tar:
            manifest = _manifest(tar)
            _extract(tar, database)
    except (pyrage.DecryptError, pyrage.IdentityError, tarfile.TarError, KeyError, ValueError, TypeError):
        raise SealError(f"{backup}: this is no backup, it is damaged, or the recovery sheet is of another") from None
    finally:
        bundle.unlink(missing_ok=True)
    if hash_of(database) != manifest.sha256:
        raise SealError(f"{backup}: the database in it is not the one that was backed up")
    return database, manifest


def _decrypt(backup: Path, bundle: Path, identity: str) -> None:
    try:
        pyrage.decrypt_file(str(backup), str(bundle), [pyrage.x25519.Identity.from_str(identity)])
    except OSError as error:  # pyrage's word for a block that was changed, too
        if error.filename or error.errno:
            raise
        raise ValueError from error


def _manifest(tar: tarfile.TarFile) -> Manifest:
    file = tar.extractfile(MANIFEST)
    told = json.loads(file.read() if file else b"")
    heads = tuple((str(chain), int(number), str(digest), str(by)) for chain, number, digest, by in told["heads"])
    return Manifest(told["kind"], told["sha256"], told["made_at"], heads)


def _extract(tar: tarfile.TarFile, to: Path) -> None:
    """Copy the one member that is wanted, by our own path: no name inside the archive is followed."""
    file = tar.extractfile(CONTENTS)
    if file is None:
        raise KeyError(CONTENTS)
    with os.fdopen(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        while block := file.read(_BLOCK):
            out.write(block)
