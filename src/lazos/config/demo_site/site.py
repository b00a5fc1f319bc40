"""Fills a new installation with the demo: its members, its lists, what happened in it; tells how to sign in."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from lazos.apps.accounts.services.people import found_organisation
from lazos.config.demo_site.cast import ADMINISTRATORS, CAST, HOLDER, OTHER, draw_way, take_parts
from lazos.config.demo_site.scenes import Tell, play

NAMES: Final = {HOLDER: "Casa Luz (demo)", OTHER: "Puente Sur (demo)"}
DESK: Final = "555 0100"


@dataclass(frozen=True, slots=True)
class Door:
    """How somebody of the demo signs in."""

    name: str
    organisation: str
    roles: tuple[str, ...]


def fill(token: str, lists: Sequence[Path], sheet: Path, tell: Tell) -> None:
    """Fill an installation whose first administrator was invited by this token; writes how to sign in into `sheet`."""
    way = draw_way()
    _, other = found_organisation(
        code=OTHER, name=NAMES[OTHER], desk=DESK, administrator=ADMINISTRATORS[OTHER].name
    )  # fmt: skip
    tell("inviting")
    actors = take_parts({HOLDER: token, OTHER: other}, way)
    doors = [Door(it.sign_in, it.organisation, tuple(it.roles)) for it in (*CAST, *ADMINISTRATORS.values())]
    told = {"password": way.password, "secret": way.secret, "doors": [asdict(it) for it in doors]}
    sheet.touch(mode=0o600)
    sheet.write_text(json.dumps(told, indent=1), encoding="utf-8")
    play(actors, lists, tell)
