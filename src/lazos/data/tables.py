"""The packaged reference tables, read once."""

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def csv_rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a packaged CSV file as dictionaries of its headers."""
    text = files("lazos.data").joinpath(name).read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def toml_table(name: str) -> dict[str, Any]:
    """A packaged TOML file."""
    return tomllib.loads(files("lazos.data").joinpath(name).read_text(encoding="utf-8"))
