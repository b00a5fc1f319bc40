"""The key ring as a folder outside the data folder: `ring.json` with the roots, `erased.txt` with erased records.

Both are readable by their owner alone. `erased.txt` only grows: it makes an erasure hold in a backup taken before it.
"""

import json
import os
from pathlib import Path
from typing import Any, Final

from lazos.sealing.errors import SealError
from lazos.sealing.ring import KeyRing, Root

RING: Final = "ring.json"
ERASED: Final = "erased.txt"
_OWN: Final = 0o600
_OPEN_TO_OTHERS: Final = 0o077


def write_ring(folder: Path, ring: KeyRing) -> None:
    """Write a ring into a new folder of its owner alone. Raises SealError where a ring stands already."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if (folder / RING).exists():
        raise SealError(f"{folder / RING}: a key ring stands here already, and is never overwritten")
    roots = [{"id": root.id, "secret": root.secret.hex()} for root in ring.roots]
    _write_new(folder / RING, json.dumps({"version": 1, "roots": roots, "recipient": ring.recipient}, indent=1))
    append_erased(folder, sorted(ring.erased))


def read_ring(folder: Path) -> KeyRing:
    """Read a ring. Raises SealError where there is none, it cannot be read, or others may read it."""
    path = folder / RING
    try:
        if os.name == "posix" and path.stat().st_mode & _OPEN_TO_OTHERS:
            raise SealError(f"{path}: others may read the key ring; make it yours alone (chmod 600)")
        written: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        roots = tuple(Root(one["id"], bytes.fromhex(one["secret"])) for one in written["roots"])
        erased = folder / ERASED
        gone = erased.read_text(encoding="ascii").split() if erased.exists() else []
        return KeyRing(roots, written["recipient"], frozenset(gone))
    except OSError as error:
        raise SealError(f"{path}: no key ring can be read here ({error.strerror})") from None
    except (ValueError, KeyError, TypeError):
        raise SealError(f"{path}: this is no key ring, or it is damaged") from None


def append_erased(folder: Path, ids: list[str]) -> None:
    """Add erased records, on disk before this returns."""
    with os.fdopen(
        os.open(folder / ERASED, os.O_WRONLY | os.O_CREAT | os.O_APPEND, _OWN), "a", encoding="ascii"
    ) as file:
        file.writelines(f"{one}\n" for one in ids)
        file.flush()
        os.fsync(file.fileno())


def _write_new(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWN), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
