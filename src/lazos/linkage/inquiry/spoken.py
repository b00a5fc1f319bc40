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
from lazos.linkage.inquiry.book import LETTERS, masks, spelt, spoken
from lazos.linkage.inquiry.hearing import (
    ALIKE,
    EXACT,
    INITIAL,
    NEAR,
    NICKNAME,
    ONE,
    OTHER_SEX,
    PREFIX,
    SOUND,
    TWO,
    between,
    counted,
    hear,
)
from lazos.linkage.inquiry.hearing import UNHEARD as _UNHEARD
from lazos.linkage.inquiry.scale import SLOTS, TABLE
from lazos.linkage.inquiry.store import Store

Ints = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]
Longs = npt.NDArray[np.int64]

LIKEST: Final = (
    EXACT,
    SOUND,
    ONE,
    NEAR,
    NICKNAME,
    TWO,
    PREFIX,
    INITIAL,
    OTHER_SEX,
)  # the order in which names are taken
GIVEN_SLOTS: Final = SLOTS // 2
REMEMBERED: Final = 2000  # heard tokens that an ear keeps
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
        self._heard: dict[str, Heard] = {}

    def token(self, word: str) -> Heard:
        """Hear one folded token; the last ones heard are remembered, for callers' names repeat as names do."""
        heard = self._heard.pop(word, None) or self._hear(word)
        self._heard[word] = heard
        if len(self._heard) > REMEMBERED:
            del self._heard[next(iter(self._heard))]
        return heard

    def _hear(self, word: str) -> Heard:
        store, classes = self._store, self._classes
        book = store.book
        letters, length = spelt([word])
        if length[0] == 1:
            count = self._begin_with(word, 0, INITIAL)
        else:
            key, size = spelt([spoken(word, store.tokens)])
            mask = int(masks(key)[0])
            count = hear(letters[0], int(length[0]), key[0], int(size[0]), mask, book, classes, self._found)
            count = self._nicknamed(word, self._prefixes(word, count))
        found, mine, counts = counted(self._found[:count], classes, book.as_given, book.as_surname, _RANK, len(ALIKE))
        return Heard(word, found, mine, counts)

    def _prefixes(self, word: str, count: int) -> int:
        """Add tokens that begin with the heard one, those that it begins with, and its initial."""
        shorter = [word[:size] for size in (1, *range(4, len(word)))]
        for other in shorter:
            number = self._store.tokens.get(other)
            if number is not None and self._classes[number] == UNHEARD:
                self._classes[number] = INITIAL if len(other) == 1 else PREFIX
                self._found[count] = number
                count += 1
        return self._begin_with(word, count, PREFIX) if len(word) >= 3 else count

    def _begin_with(self, word: str, count: int, level: int) -> int:
        """Add all tokens that begin with a text."""
        ends, _ = spelt([word, word + "Z" * (LETTERS - len(word))])
        first, last = between(ends[0], ends[1], self._store.book)
        for number in self._store.book.alphabet[first:last].tolist():
            if self._classes[number] == UNHEARD:
                self._classes[number] = EXACT if level == INITIAL and self._store.book.length[number] == 1 else level
                self._found[count] = number
                count += 1
        return count

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
    out[:, _LIKEST] = counts[:, _LIKEST].cumsum(axis=1)
    return out


_LIKEST: Final = np.array(LIKEST)


@cache
def _priors() -> tuple[float, float]:
    return sum(given_names().values()) or 1.0, sum(surnames().values()) or 1.0


def given_share(heard: Heard) -> float:
    """Share of the bearers of the likest names who bear it as a given name."""
    given, surname = heard.counts[:, list(LIKEST)].cumsum(axis=1).tolist()
    for k, least in ((0, 20), (1, 3), (2, 3), (len(LIKEST) - 1, 3)):
        if given[k] + surname[k] > least:
            return float((given[k] + 0.2) / (given[k] + surname[k] + 0.4))
    all_given, all_surnames = _priors()
    known = given_names().get(heard.token, 0.0) / all_given
    both = known + surnames().get(heard.token, 0.0) / all_surnames
    return known / both if both else 0.5


def words_of(text: str) -> tuple[str, ...]:
    """The tokens of a heard name, the first few: nobody bears more than are compared."""
    return tuple(token[:LETTERS] for token in tokens(text[:LONGEST]))[: 2 * SLOTS]


def heard_name(text: str, nickname: str, ear: Ear) -> Name:
    """Hear a name written in one piece, in any order, and what the person is called besides."""
    heard = {word: ear.token(word) for word in words_of(text)}
    known = {word: given_share(it) for word, it in heard.items()}
    parts = split_full_name(text[:LONGEST], lambda token: known.get(token[:LETTERS], 0.5))
    given = [heard[token[:LETTERS]] for token in parts.given if token[:LETTERS] in heard][:GIVEN_SLOTS]
    family = [heard[token[:LETTERS]] for token in parts.surnames if token[:LETTERS] in heard][:GIVEN_SLOTS]
    called = [ear.token(word) for word in words_of(nickname)][:1]
    given = (given + called)[:GIVEN_SLOTS]
    return _slotted(given, family)


def heard_again(name: Name, ear: Ear) -> Name:
    """Hear the tokens of a name in another store, in the same slots."""
    return Name([heard and ear.token(heard.token) for heard in name.slots], name.table)


def _slotted(given: Sequence[Heard], family: Sequence[Heard]) -> Name:
    slots: list[Heard | None] = [None] * SLOTS
    slots[: len(given)] = given
    slots[GIVEN_SLOTS : GIVEN_SLOTS + len(family)] = family
    first = TABLE["surname_only" if len(family) == 1 else "surname_first"]
    other = TABLE["surname_other"]
    table = (TABLE["given_first"], *([TABLE["given_other"]] * (GIVEN_SLOTS - 1)), first, other, other)
    return Name(slots, table)
