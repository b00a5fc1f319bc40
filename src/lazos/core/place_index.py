"""Finds places by name, tolerantly: as written, by sound, one slip away, or by the telling part of the name."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from lazos.core.names import fold, sound


class Level(IntEnum):
    """Which kind of place, the larger first."""

    DEPARTMENT = 1
    MUNICIPALITY = 2
    LOCALITY = 3


class How(StrEnum):
    """How a place was recognised, the surest first; the last five say why it was not, or not wholly."""

    EXACT = "exact"
    SOUND = "sound"
    NEAR = "near"
    PART = "part"
    PARTLY = "partly"
    AMBIGUOUS = "ambiguous"
    CONTRADICTION = "contradiction"
    UNKNOWN = "unknown"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place of the gazetteer. `code` belongs to `system`; `parent` is the department's code, empty for one."""

    country: str
    level: Level
    code: str
    system: str
    parent: str
    name: str
    aliases: tuple[str, ...] = ()

    @property
    def department(self) -> str:
        """Code of the department that the place is or lies in."""
        return self.parent or self.code


_FULL = {"STA": "SANTA", "SNTA": "SANTA", "STO": "SANTO", "SN": "SAN", "FCO": "FRANCISCO", "GPE": "GUADALUPE"}
_FULL |= {"NVA": "NUEVA", "NVO": "NUEVO", "PTO": "PUERTO", "CD": "CIUDAD", "MA": "MARIA", "SGO": "SANTIAGO"}
_ARTICLES = frozenset({"DE", "DEL", "LA", "LAS", "LOS", "EL", "Y", "EN", "OF", "THE"})
_KIND_WORDS = """
    DEPTO DPTO DEP DEPT DEPARTAMENTO DEPARTMENT ESTADO EDO STATE PROVINCIA PROVINCE MUNICIPIO MUNICIPALIDAD MUNICIPALITY
    MUN MUNI MPIO ALDEA CASERIO VILLAGE TOWN PUEBLO CANTON
"""
_KINDS = frozenset(_KIND_WORDS.split())
_SAINTS = frozenset({"SAN", "SANTA", "SANTO", "SANTIAGO"})
_SEGMENTS = re.compile(r"[,;/()|]|\s[-–]\s")


def words_of(text: str) -> tuple[str, ...]:
    """Fold a place's name to its words: abbreviations written out, articles and words for kinds of places left out."""
    written = [_FULL.get(word, word) for word in fold(text).split()]
    if len(written) > 1 and written[0] == "S":
        written[0] = "SAN"
    for dropped in (_ARTICLES | _KINDS, _ARTICLES):
        kept = tuple(word for word in written if word not in dropped)
        if kept:
            return kept
    return tuple(written)


def segments_of(text: str) -> list[tuple[str, ...]]:
    """Split a cell at commas, slashes and brackets into names, each as words."""
    return [words for part in _SEGMENTS.split(text) if (words := words_of(part))]


def sound_of(words: Sequence[str]) -> str:
    """The sound of a place's name, written as one word."""
    return "".join(sound(word) for word in words)


def _shortened(key: str) -> set[str]:
    """A key and what is left of it without any one letter: keys one edit apart share one of these."""
    return {key} | {key[:at] + key[at + 1 :] for at in range(len(key))}


def one_edit(a: str, b: str) -> bool:
    """Say that two keys differ by at most one letter left out, added, replaced, or by two neighbours exchanged."""
    if len(a) > len(b):
        a, b = b, a
    at = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if len(a) == len(b):
        return a[at + 1 :] == b[at + 1 :] or (a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :])
    return len(b) - len(a) == 1 and a[at:] == b[at + 1 :]


_SHORTEST_SLIP = 6

Keep = Callable[[PlaceRow], bool]
Found = tuple[How, tuple[PlaceRow, ...]]
NOTHING: Found = (How.UNKNOWN, ())


class PlaceIndex:
    """The places of one level, found by name."""

    def __init__(self, rows: Iterable[PlaceRow]) -> None:
        """Index names and aliases; a fraction of a second for thousands of rows."""
        self._written: dict[str, list[PlaceRow]] = defaultdict(list)
        self._heard: dict[str, list[PlaceRow]] = defaultdict(list)
        self._parts: dict[str, list[PlaceRow]] = defaultdict(list)
        self._near_written: dict[str, list[str]] = defaultdict(list)
        self._near_heard: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            for name in (row.name, *row.aliases):
                self._add(words_of(name), row)
        for names, near in ((self._written, self._near_written), (self._heard, self._near_heard)):
            for key in names:
                for shortened in _shortened(key) if len(key) >= _SHORTEST_SLIP else ():
                    near[shortened].append(key)

    def _add(self, words: tuple[str, ...], row: PlaceRow) -> None:
        """Enter one name of a place."""
        self._written["".join(words)].append(row)
        self._heard[sound_of(words)].append(row)
        if len(words) >= 3 and words[0] in _SAINTS:
            self._parts[sound_of(words[2:])].append(row)
            self._parts[sound_of(words[:2])].append(row)
        elif len(words) == 2:
            self._parts[sound_of(words[1:] if words[0] in _SAINTS else words[:1])].append(row)

    def knows(self, words: Sequence[str]) -> bool:
        """Say that a place is called so, as written or by sound."""
        return "".join(words) in self._written or sound_of(words) in self._heard

    def find(self, words: Sequence[str], keep: Keep) -> Found:
        """Give the places of this name among those to keep, by the surest way that finds any."""
        heard = sound_of(words)
        stages: tuple[tuple[How, Callable[[], Iterable[PlaceRow]]], ...] = (
            (How.EXACT, lambda: self._written.get("".join(words), ())),
            (How.SOUND, lambda: self._heard.get(heard, ())),
            (How.NEAR, lambda: self._near("".join(words), heard)),
            (How.PART, lambda: self._parts.get(heard, ())),
        )
        for how, candidates in stages:
            kept = tuple({row.code: row for row in candidates() if keep(row)}.values())
            if kept:
                return how, kept
        return NOTHING

    def _near(self, written: str, heard: str) -> Iterable[PlaceRow]:
        """Places whose name is one edit away, as written or by sound."""
        for said, names, near in (
            (written, self._written, self._near_written),
            (heard, self._heard, self._near_heard),
        ):
            if len(said) >= _SHORTEST_SLIP:
                keys = {key for shortened in _shortened(said) for key in near.get(shortened, ())}
                for key in sorted(keys):
                    if one_edit(said, key):
                        yield from names[key]
