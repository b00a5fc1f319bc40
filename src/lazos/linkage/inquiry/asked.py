"""An inquiry: what a caller could tell of the person sought, in the canonical forms of `lazos.core.columns`."""

from dataclasses import dataclass, fields
from typing import Final

from lazos.core.names import tokens

LONGEST: Final = 200  # characters of a name that are heard; a longer one is cut


class NothingAsked(Exception):  # noqa: N818 (it names what is missing, and is shown to people as one line)
    """An inquiry without any usable fact; `usable`: the facts of which one is needed."""

    def __init__(self) -> None:
        super().__init__("nothing_asked")
        self.usable = USABLE


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A partial description of one person; every part may be empty.

    `about`: child or adult. `full_name`, `relative_name`: as heard, in any order; `nickname`: what the person is
    called at home. `relation`: what the relative is to the person sought: a `Relation` value, or `child`.
    `birth_date`, `age_as_of`, `event`: partial ISO dates; `event`: when apprehended. `sector`, `station`: codes.
    `country`, `language`, `a_number`, `phone`: as in a record table; `home`: a municipality or department as heard.
    """

    about: str = ""
    full_name: str = ""
    nickname: str = ""
    sex: str = ""
    birth_date: str = ""
    age: str = ""
    age_as_of: str = ""
    country: str = ""
    home: str = ""
    language: str = ""
    relative_name: str = ""
    relation: str = ""
    event: str = ""
    sector: str = ""
    station: str = ""
    facility: str = ""
    a_number: str = ""
    phone: str = ""


USABLE: Final = (
    "full_name", "nickname", "relative_name", "birth_date", "age", "a_number", "phone", "home", "event", "facility",
)  # fmt: skip
CHILD: Final = "child"


_READ: Final = frozenset({"full_name", "nickname", "relative_name", "home"})  # what is read letter by letter


def facts(inquiry: Inquiry) -> frozenset[str]:
    """The names of the parts that tell something; a name of signs and digits, or in another script, tells nothing."""
    told = {item.name: getattr(inquiry, item.name).strip() for item in fields(inquiry)}
    return frozenset(name for name, text in told.items() if text and (name not in _READ or tokens(text[:LONGEST])))
