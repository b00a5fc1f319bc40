"""Which SQLite library is used, and whether its write-ahead log is sound.

Versions 3.7.0 to 3.51.2 can lose or corrupt commits when two connections reset the log at once; 3.44.6, 3.50.7 and all
from 3.51.3 on are mended. One library opens a database file, never two.
"""

from importlib import import_module
from typing import Any, Final

_FIRST_WITH_WAL: Final = (3, 7, 0)
_MENDED: Final = (3, 51, 3)
_MENDED_BEFORE: Final = {(3, 44): 6, (3, 50): 7}


def library() -> Any:
    """Give the bundled library where it is installed, else the one Python was built with."""
    try:
        return import_module("pysqlite3.dbapi2")
    except ImportError:
        return import_module("sqlite3.dbapi2")


def is_wal_sound(version: tuple[int, int, int]) -> bool:
    """Tell whether this version's write-ahead log is without the race."""
    if version >= _MENDED or version < _FIRST_WITH_WAL:
        return version >= _MENDED
    least = _MENDED_BEFORE.get(version[:2])
    return least is not None and version[2] >= least


def pragmas(version: tuple[int, int, int]) -> str:
    """Give the statements that every new connection begins with; an unsound log is not used."""
    journal = "WAL" if is_wal_sound(version) else "TRUNCATE"
    return (
        f"PRAGMA journal_mode={journal};PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;PRAGMA trusted_schema=OFF;"
        "PRAGMA secure_delete=ON;PRAGMA temp_store=MEMORY;PRAGMA cache_size=-20000;PRAGMA mmap_size=134217728"
    )
