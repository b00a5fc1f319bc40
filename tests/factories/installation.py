"""A whole installation in a folder, used through its commands as a person does."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit


def new_installation(folder: Path) -> "Installation":
    """Give a place for an installation on the database that is tested: SQLite, or a new one of PostgreSQL."""
    tested = os.environ.get("LAZOS_DATABASE", "")
    if not tested:
        return Installation(folder)
    site = Installation(folder, tested.replace("/lazos?", f"/it{next(_NUMBERS)}_{os.getpid()}?"))
    site.new_database()
    return site


_NUMBERS = count()


@dataclass(frozen=True, slots=True)
class Installation:
    """Where it is. `run` carries out a command; `python` a program with Django set up."""

    folder: Path
    database: str = ""
    url: str = ""

    @property
    def environment(self) -> dict[str, str]:
        """Give its environment, with nothing of the test run's own."""
        bare = {name: value for name, value in os.environ.items() if not name.startswith(("LAZOS_", "DJANGO_"))}
        own = {"LAZOS_URL": self.url} if self.url else {}
        own |= {"LAZOS_DATA": str(self.folder / "data"), "LAZOS_KEYS": str(self.folder / "keys")}
        return (
            bare | own | ({"LAZOS_DATABASE": self.database} if self.database else {}) | {"TMPDIR": str(self.temporary)}
        )

    @property
    def temporary(self) -> Path:
        """Give the folder of its temporary files."""
        (self.folder / "tmp").mkdir(exist_ok=True)
        return self.folder / "tmp"

    def run(self, *arguments: str, code: int = 0) -> str:
        """Carry out a command; gives what it printed, both streams, and fails on another exit code."""
        done = subprocess.run(
            [sys.executable, "-m", "lazos.cli", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, (arguments, done.returncode, done.stdout, done.stderr)
        return done.stdout + done.stderr

    def python(self, program: str) -> str:
        """Carry out a program inside the site; gives what it printed."""
        done = subprocess.run(
            [sys.executable, "-c", "from lazos.cli.site import open_site; open_site()\n" + program],
            env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    def begin(self) -> str:
        """Make it; gives the token of the first invitation."""
        told = self.run(
            "init", "--organisation", "casa", "--name", "Casa Luz", "--administrator", "Ada Invented",
            "--sheet", str(self.folder / "sheet.txt"),
        )  # fmt: skip
        found = re.search(r"/invitation/([^/]+)/", told)
        assert found
        return found[1]

    def new_database(self) -> None:
        """Make its PostgreSQL database, in the place of the one that is there."""
        parts = urlsplit(self.database)
        place = ["-h", dict(parse_qsl(parts.query))["host"], "-U", str(parts.username), parts.path.strip("/")]
        for program in (["dropdb", "--if-exists", "--force"], ["createdb"]):
            subprocess.run([*program, *place], check=True, capture_output=True)

    def lose_data(self, name: str = "lost") -> None:
        """Lose the database and everything beside it."""
        (self.folder / "data").rename(self.folder / name)
        if self.database:
            self.new_database()

    def without_ring(self) -> None:
        """Lose the key ring."""
        for path in (self.folder / "keys").iterdir():
            path.unlink()
        (self.folder / "keys").rmdir()
