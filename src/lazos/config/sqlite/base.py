"""Django's SQLite backend on the library that `library` chose.

Django names the standard library's module at import; here its converters, adapters and cursor are set up again on the
chosen one.
"""

import datetime as dt
import decimal
from collections.abc import Iterable, Mapping
from importlib import import_module
from itertools import tee
from typing import Any, Final

from django.db.backends.sqlite3 import base
from django.utils.dateparse import parse_date, parse_datetime, parse_time

from lazos.config.sqlite.library import library

Database: Any = library()
_register: Final[Any] = import_module("django.db.backends.sqlite3._functions").register

Database.register_converter("bool", b"1".__eq__)
Database.register_converter("date", base.decoder(parse_date))
Database.register_converter("time", base.decoder(parse_time))
Database.register_converter("datetime", base.decoder(parse_datetime))
Database.register_converter("timestamp", base.decoder(parse_datetime))
Database.register_adapter(decimal.Decimal, str)
Database.register_adapter(dt.date, base.adapt_date)
Database.register_adapter(dt.datetime, base.adapt_datetime)


class Cursor(Database.Cursor):  # type: ignore[misc]  # its base is chosen when the program starts
    """A cursor that takes Django's placeholders, `%s` and `%(name)s`."""

    def execute(self, query: str, params: Any = None) -> Any:
        """Carry out a statement."""
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, Mapping) else None
        return super().execute(_placed(query, names), params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        """Carry out a statement once for each set of values."""
        peeked, rest = tee(iter(param_list))
        first = next(peeked, None)
        names = list(first) if isinstance(first, Mapping) else None
        return super().executemany(_placed(query, names), rest)


def _placed(query: str, names: list[str] | None) -> str:
    if names is None:
        return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")
    return query % {name: f":{name}" for name in names}


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's wrapper, connecting by the chosen library."""

    Database = Database
    init_commands: list[str]

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open a connection, with Django's functions and our pragmas."""
        connection = Database.connect(**conn_params)
        _register(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA legacy_alter_table = OFF")
        for command in self.init_commands:
            if command.strip():
                connection.execute(command.strip())
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        """Make a cursor of the chosen library; names of cursors are of no use here."""
        del name
        return self.connection.cursor(factory=Cursor)
