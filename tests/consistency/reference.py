"""The help texts inside docs/commands.md, put there from the program (`make documents`)."""

import os
import re
import subprocess
import sys
from typing import Final

from tests.consistency.catalogue import ROOT

PAGE: Final = ROOT / "docs" / "commands.md"


def helped(command: str) -> str:
    """Give the help of a command, 100 characters wide."""
    arguments = [sys.executable, "-m", "lazos.cli", *command.split()[1:], "--help"]
    surroundings = os.environ | {"COLUMNS": "100"}
    return subprocess.run(arguments, env=surroundings, capture_output=True, check=True, text=True).stdout.strip()


def update() -> None:
    """Replace every block that begins with `$ lazos ... --help`."""
    page = PAGE.read_text(encoding="utf-8")
    block = re.compile(r"```text\n\$ (lazos[a-z -]*?) --help\n(?:(?!```).*\n)*```")
    fresh = block.sub(lambda hit: f"```text\n$ {hit[1]} --help\n{helped(hit[1])}\n```", page)
    PAGE.write_text(fresh, encoding="utf-8")


if __name__ == "__main__":
    update()
