"""The heard names of an inquiry: tokens in slots, what each may be in the register, and how common that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from lazos.core.names import Nicknames, split_full_name, tokens
from lazos.data.reader import given_names, nicknames, surnames
from lazos.linkage.inquiry.asked import LONGEST
from lazos.linkage.inquiry.book import LETTERS, masks, spelt, spoken, starts
from lazos.linkage.inquiry.hearing import ALIKE, EXACT, INITIAL, NEAR, NICKNAME, ONE, OTHER_SEX, PREFIX, SOUND, TWO
from lazos.linkage.inquiry.hearing import UNHEARD as _UNHEARD
from lazos.linkage.inquiry.hearing import hear
from lazos.linkage.inquiry.scale import SLOTS, TABLE
from lazos.linkage.inquiry.store import Store

Ints = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]
Longs = npt.NDArray[np.int64]

LIKEST: Final = (EXACT, SOUND, ONE, NEAR, NICKNAME, TWO, PREFIX, INITIAL, OTHER_SEX)  # the order in which names are taken
GIVEN_SLOTS: Final = SLOTS // 2
PRIOR: Final = 1.0
UNHEARD: Final = _UNHEARD


@dataclass(frozen=True, slots=True)
class Heard:
    """One heard token in one store: tokens like it, the likest first, and how many persons bear one of each class.

    `found` token numbers; `classes` of each of them; `counts` (2, classes): persons by class, as given name and as
    surname.
    """

    token: str
    found: Ints
    classes: Bytes
    counts: Longs


@dataclass(frozen=True, slots=True)
class Name:
    """A heard name: for each of the SLOTS a heard token or None, and the table of weights it is judged by."""

    slots: Sequence[Heard | None]
    table: Sequence[int]

    @property
    def asked(self) -> int:
        """How many tokens were heard."""
        return sum(slot is not None for slot in self.slots)


@cache
def _nicknames() -> Mapping[str, tuple[str, ...]]:
    """Every token that a nickname table joins with another, both ways."""
    both: dict[str, dict[str, None]] = {}
    known = Nicknames(nicknames())
    for short, _ in nicknames():
        for word in tokens(short)[:1]:
            for full in known.canonical(word):
                both.setdefault(word, {})[full] = None
                both.setdefault(full, {})[word] = None
    return {word: tuple(others) for word, others in both.items()}


class Ear:
    """Hears tokens in one store, with room to write on; of one thread."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._classes = np.full(len(store.book.length), UNHEARD, np.uint8)
        self._found = np.empty(len(store.book.length) + 1, np.int32)

    def token(self, word: str) -> Heard:
        """Hear one folded token."""
        book, classes = self._store.book, self._classes
        letters, length = spelt([word])
        key, size = spelt([spoken(word, self._store.tokens)])
        count = hear(
            letters[0], int(length[0]), key[0], int(size[0]), int(masks(key)[0]), int(starts(letters)[0]), book,
            classes, self._found,
        )  # fmt: skip
        count = self._nicknamed(word, count)
        found = self._found[:count].copy()
        mine = classes[found]
        classes[found] = UNHEARD
        order = np.argsort(_RANK[mine], kind="stable")
        found, mine = found[order], mine[order]
        counts = np.zeros((2, len(ALIKE)), np.int64)
        np.add.at(counts[0], mine, book.as_given[found])
        np.add.at(counts[1], mine, book.as_surname[found])
        return Heard(word, found, mine, counts)

    def _nicknamed(self, word: str, count: int) -> int:
        for other in _nicknames().get(word, ()):
            number = self._store.tokens.get(other)
            if number is None:
                continue
            if self._classes[number] == UNHEARD:
                self._found[count] = number
                count += 1
            if _RANK[self._classes[number]] > _RANK[NICKNAME]:
                self._classes[number] = NICKNAME
        return count


_RANK: Final = np.full(256, 99, np.int64)
_RANK[list(LIKEST)] = np.arange(len(LIKEST))


def cumulated(counts: Longs) -> Longs:
    """Persons who bear a token at least so like (2, classes)."""
    out = np.empty_like(counts)
    out[:, list(LIKEST)] = np.cumsum(counts[:, list(LIKEST)], axis=1)
    return out


@cache
def _priors() -> tuple[float, float]:
    return sum(given_names().values()) or 1.0, sum(surnames().values()) or 1.0


def given_share(heard: Heard, persons: int) -> float:
    """Share of the bearers of the likest names who bear it as a given name."""
    for classes in ((EXACT,), (EXACT, SOUND), (EXACT, SOUND, ONE), tuple(range(len(ALIKE)))):
        as_given, as_surname = heard.counts[:, list(classes)].sum(axis=1)
        if as_given + as_surname > (3 if classes != (EXACT,) else 20):
            return float((as_given + 0.2) / (as_given + as_surname + 0.4))
    all_given, all_surnames = _priors()
    given, surname = given_names().get(heard.token, 0.0) / all_given, surnames().get(heard.token, 0.0) / all_surnames
    del persons
    return given / (given + surname) if given + surname else 0.5


def words_of(text: str) -> tuple[str, ...]:
    """The tokens of a heard name, the first few: nobody bears more than are compared."""
    return tuple(token[:LETTERS] for token in tokens(text[:LONGEST]))[: 2 * SLOTS]


def heard_name(text: str, nickname: str, ear: Ear) -> Name:
    """Hear a name written in one piece, in any order, and what the person is called besides."""
    heard = {word: ear.token(word) for word in words_of(text)}
    known = {word: given_share(it, 0) for word, it in heard.items()}
    parts = split_full_name(text[:LONGEST], lambda token: known.get(token[:LETTERS], 0.5))
    given = [heard[token[:LETTERS]] for token in parts.given if token[:LETTERS] in heard][:GIVEN_SLOTS]
    family = [heard[token[:LETTERS]] for token in parts.surnames if token[:LETTERS] in heard][:GIVEN_SLOTS]
    called = [ear.token(word) for word in words_of(nickname)][:1]
    given = (given + called)[:GIVEN_SLOTS]
    return _slotted(given, family)


def _slotted(given: Sequence[Heard], family: Sequence[Heard]) -> Name:
    slots: list[Heard | None] = [None] * SLOTS
    slots[: len(given)] = given
    slots[GIVEN_SLOTS : GIVEN_SLOTS + len(family)] = family
    first = TABLE["surname_only" if len(family) == 1 else "surname_first"]
    other = TABLE["surname_other"]
    table = (TABLE["given_first"], *([TABLE["given_other"]] * (GIVEN_SLOTS - 1)), first, other, other)
    return Name(slots, table)
