"""The site of the demo: made in a process of its own, its ways in printed, served."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import typer

from lazos.cli.errors import Exit, UnusableRequest
from lazos.cli.folder import whole
from lazos.documents.language import Language, Tongue, language, mark

SITE: Final = "site"
SIGN_IN: Final = "sign-in.json"
DATA: Final = "data"
KEYS: Final = "keys"
ADDRESS: Final = "http://localhost:{port}"
STEP: Final = 30
"""Seconds for which a one-time code holds."""


@dataclass(frozen=True, slots=True)
class Ways:
    """How everybody of a demo signs in: one password, one secret of one-time codes, and who there is."""

    password: str = field(repr=False)
    secret: str = field(repr=False)
    doors: tuple[Mapping[str, str], ...]

    def code(self) -> str:
        """Give the six digits of now."""
        import pyotp

        return pyotp.TOTP(self.secret).now()


def make_site(out: Path, lists: Sequence[Path], tongue: Tongue) -> None:
    """Make the demo's installation below a folder, in the place of that of an earlier demo; whole or not at all."""
    with whole(out / SITE, is_earlier_site) as work:
        code = subprocess.run(
            [sys.executable, "-m", "lazos.cli", "demo-site"],
            env=surroundings(work.absolute(), 8000, tongue),
            input="\n".join(str(path.absolute()) for path in lists),
            text=True,
            check=False,
        ).returncode
        if code == Exit.INTERRUPTED or code < 0:
            raise KeyboardInterrupt
        if code:
            raise UnusableRequest(mark("the demo's site could not be made; what happened stands above"), out / SITE)


def demo_site() -> None:
    """Fill the installation of the surroundings with lists named on standard input; lazos demo starts this by itself.

    Example: ls demo-out/lists/*.* | lazos demo-site
    """
    from lazos.cli.init import make
    from lazos.cli.progress import Terminal
    from lazos.config.env import read_env

    folder = read_env(os.environ).data.parent
    made = make("casa", "Casa Luz (demo)", "555 0100", "Ada Rima", folder / KEYS / "recovery-sheet.txt")
    from lazos.config.demo_site.site import fill

    terminal = Terminal()
    try:
        lists = [Path(line) for line in sys.stdin.read().splitlines()]
        fill(made.address.rstrip("/").rpartition("/")[2], lists, folder / SIGN_IN, terminal)
    finally:
        terminal.done()


def is_earlier_site(folder: Path) -> bool:
    """Tell whether a folder holds only what an earlier demo made of a site."""
    return {path.name for path in folder.iterdir()} == {SIGN_IN, DATA, KEYS}


def surroundings(site: Path, port: int, tongue: Tongue) -> dict[str, str]:
    """Give the environment of the demo's own installation: no setting of another one gets in."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LAZOS_", "DJANGO_"))}
    own = {"LAZOS_DATA": str(site / DATA), "LAZOS_KEYS": str(site / KEYS)}
    return kept | own | {"LAZOS_URL": ADDRESS.format(port=port), "LAZOS_LANGUAGE": tongue.value}


def read_ways(out: Path) -> Ways:
    """Read how one signs in to the demo below a folder. Raises UnusableRequest where there is none."""
    try:
        told = json.loads((out / SITE / SIGN_IN).read_text(encoding="utf-8"))
        doors = tuple({**it, "roles": ", ".join(it["roles"])} for it in told["doors"])
        return Ways(told["password"], told["secret"], doors)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnusableRequest(mark("there is no demo with a site; make one with lazos demo"), out) from error


def told_ways(ways: Ways, port: int, words: Language) -> str:
    """Tell how everybody signs in."""
    width = max(len(it["name"]) for it in ways.doors)
    lines = [
        words.say("The demo's site: {address}", address=ADDRESS.format(port=port)),
        words.say("Password of everybody: {password}", password=ways.password),
        words.say("Secret of the one-time codes of everybody, for an authenticator app: {secret}", secret=ways.secret),
        words.say("The six digits of now: {code}", code=ways.code()),
        "",
        words.say("Sign-in name, organisation, role:"),
    ]
    return "\n".join(lines + [f"  {it['name']:<{width}}  {it['organisation']:<6}  {it['roles']}" for it in ways.doors])


def serve_site(out: Path, ways: Ways, port: int, tongue: Tongue) -> None:
    """Serve the demo until interrupted; on a terminal the six digits of now stand in the last line."""
    words = language(tongue)
    typer.echo(words.say("The six digits change twice a minute. In another window: {command}",
                         command=f"lazos demo --sign-in --out {out}"))  # fmt: skip
    with subprocess.Popen(
        [sys.executable, "-m", "lazos.cli", "serve"], env=surroundings((out / SITE).absolute(), port, tongue)
    ) as server:
        try:
            while server.poll() is None:
                _show_code(ways, words)
                time.sleep(1)
        except KeyboardInterrupt:
            server.terminate()
            raise
    if server.returncode:
        raise UnusableRequest(mark("the demo could not be served; what happened stands above"))


def _show_code(ways: Ways, words: Language) -> None:
    if sys.stderr.isatty():
        left = STEP - int(time.time()) % STEP
        sys.stderr.write("\r" + words.say("The six digits of now: {code}", code=ways.code()) + f"  ({left} s) ")
        sys.stderr.flush()
