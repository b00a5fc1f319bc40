"""Names into tokens: which words of a record are given names and which are surnames.

Lists disagree on cells, order and completeness. What the lists' own separate cells say of a word decides how a name in
one cell is split and whether a record's two cells were swapped.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lazos.core.columns import Column
from lazos.core.names import NameParts, Nicknames, fold, split_full_name
from lazos.core.names import tokens as read_tokens
from lazos.core.particles import join_particles
from lazos.data.reader import given_names, nicknames, surnames
from lazos.linkage import vocabulary
from lazos.linkage.text import coded

PER_PART: Final = 3  # tokens kept of the given names, and of the surnames
PRIOR: Final = 4.0  # how many sightings the packaged tables count for in a token's share as a given name
SWAPPED: Final = 3.0  # log-odds at which a record's cells are taken to be swapped

Numbers = npt.NDArray[np.int32]
_NOTHING: Final = NameParts((), ())


@dataclass(frozen=True)
class Shares:
    """How often each token stood as a given name and as a surname, in the lists' separate cells."""

    given: Counter[str]
    surname: Counter[str]

    @cached_property
    def _priors(self) -> tuple[dict[str, float], dict[str, float]]:
        return _normalised(given_names()), _normalised(surnames())

    def given_share(self, token: str) -> float:
        """Share of a token's sightings that were as a given name, 0 to 1; 0.5 for a token never seen."""
        share = self._known.get(token)
        if share is None:
            share = self._known[token] = self._given_share(token)
        return share

    @cached_property
    def _known(self) -> dict[str, float]:
        return {}

    def _given_share(self, token: str) -> float:
        given, surname = self._priors
        a, b = given.get(token, 0.0), surname.get(token, 0.0)
        prior = a / (a + b) if a + b else 0.5
        seen = self.given[token] + self.surname[token]
        return (self.given[token] + PRIOR * prior) / (seen + PRIOR)


def _normalised(weights: Mapping[str, float]) -> dict[str, float]:
    total = sum(weights.values()) or 1.0
    return {token: weight / total for token, weight in weights.items()}


@dataclass(frozen=True, slots=True)
class Names:
    """The names of all records as token numbers, (N, 3) each, -1 padded, and the vocabulary they point into.

    `more` holds the names of other sequences asked for (mentions), as pairs of such arrays.
    """

    given: Numbers
    surname: Numbers
    vocabulary: vocabulary.Vocabulary
    more: Sequence[tuple[Numbers, Numbers]]


def read_names(table: pa.Table, others: Sequence[Sequence[str]]) -> Names:
    """Read the names of every record of a table, and of each further list of one-cell names."""
    cells = {column: coded(table, column) for column in _COLUMNS}
    tokens = Tokens()
    words = {column: [tokens(value) for value in cells[column][1]] for column in (*_GIVEN, *_SURNAME)}
    shares = _shares(cells, words, tokens)
    whole = [split_full_name(value, shares.given_share, tokens) for value in cells[Column.FULL_NAME][1]]
    parts = [[split_full_name(value, shares.given_share, tokens) for value in names] for names in others]
    book = _Book()
    given, surname = _assemble(cells, words, whole, book)
    del words, whole
    more = [(_rows([p.given for p in ps], book), _rows([p.surnames for p in ps], book)) for ps in parts]
    given, surname = _unswapped(given, surname, book, shares)
    return Names(given, surname, _vocabulary(book, given, surname), more)


_GIVEN: Final = (Column.GIVEN_NAMES,)
_SURNAME: Final = (Column.SURNAME_1, Column.SURNAME_2, Column.SURNAMES)
_COLUMNS: Final = (*_GIVEN, *_SURNAME, Column.FULL_NAME)
Cells = dict[Column, tuple[npt.NDArray[np.int32], list[str]]]
Words = dict[Column, list[tuple[str, ...]]]


class Tokens:
    """Reads tokens of names as `lazos.core.names.tokens` does, each written word once.

    Folding goes letter by letter, so a name's words can be folded alone; particles alone need their neighbours.
    """

    def __init__(self) -> None:
        """Know no words yet."""
        self._folded: dict[str, tuple[str, ...]] = {}
        self._joining: set[str] = set()

    def __call__(self, text: str) -> tuple[str, ...]:
        """Fold and split a name."""
        words = text.split(" ")
        if not self._joining.isdisjoint(words):
            return read_tokens(text)
        found: list[str] = []
        for word in words:
            folded = self._folded.get(word)
            if folded is None:
                folded = self._learn(word)
                if word in self._joining:
                    return read_tokens(text)
            found += folded
        return tuple(found)

    def _learn(self, word: str) -> tuple[str, ...]:
        folded = tuple(fold(word).split())
        if join_particles(("A", *folded, "A")) != ("A", *folded, "A"):
            self._joining.add(word)
        else:
            self._folded[word] = folded
        return folded


class _Book(dict[str, int]):
    """Numbers tokens in the order they are first asked for."""

    def __missing__(self, token: str) -> int:
        self[token] = len(self)
        return len(self) - 1


def _shares(cells: Cells, words: Words, tokens: Tokens) -> Shares:
    """Count tokens by part from separate cells and from one-cell names with a comma."""
    shares = Shares(Counter(), Counter())
    for column in (*_GIVEN, *_SURNAME):
        codes, values = cells[column]
        seen = np.bincount(codes[codes >= 0], minlength=len(values)).tolist() if len(values) else ()
        target = shares.given if column in _GIVEN else shares.surname
        for value_words, count in zip(words[column], seen, strict=True):
            for word in value_words:
                target[word] = target.get(word, 0) + count
    for value in cells[Column.FULL_NAME][1]:
        before, comma, after = value.partition(",")
        if comma:
            shares.surname.update(tokens(before))
            shares.given.update(tokens(after))
    return shares


def _rows(names: Sequence[tuple[str, ...]], book: _Book) -> Numbers:
    padded = [number for name in names for number in _padded(name, book)]
    return np.array([*padded, -1, -1, -1], np.int32).reshape(len(names) + 1, PER_PART)


def _padded(name: tuple[str, ...], book: _Book) -> tuple[int, int, int]:
    """Number the first three tokens of a name."""
    count = len(name)
    if count == 1:
        return book[name[0]], -1, -1
    if count == 2:
        return book[name[0]], book[name[1]], -1
    return (book[name[0]], book[name[1]], book[name[2]]) if count else (-1, -1, -1)


def _assemble(cells: Cells, words: Words, whole: Sequence[NameParts], book: _Book) -> tuple[Numbers, Numbers]:
    def of(column: Column) -> Numbers:
        return _rows(words[column], book)[cells[column][0]]

    full = cells[Column.FULL_NAME][0]
    given = _first(of(Column.GIVEN_NAMES), _rows([p.given for p in whole], book)[full])
    apart = _packed(np.hstack([of(Column.SURNAME_1), of(Column.SURNAME_2)]))
    surname = _first(apart, of(Column.SURNAMES), _rows([p.surnames for p in whole], book)[full])
    return given, surname


def _first(*sources: Numbers) -> Numbers:
    """Take each record's names from the first source that has any: a name given twice is not two names."""
    chosen = sources[0]
    for source in sources[1:]:
        chosen = np.where(chosen[:, :1] >= 0, chosen, source)
    return np.ascontiguousarray(chosen)


def _packed(names: Numbers) -> Numbers:
    """Move the tokens of each row to the front, keeping their order, and cut to the first few."""
    order = np.argsort(names < 0, axis=1, kind="stable")[:, :PER_PART]
    return np.ascontiguousarray(np.take_along_axis(names, order, axis=1))


def _unswapped(given: Numbers, surname: Numbers, book: _Book, shares: Shares) -> tuple[Numbers, Numbers]:
    """Put right the records whose given names stand where surnames belong and the other way round."""
    logit = np.zeros(len(book) + 1)
    for token, number in book.items():
        share = min(max(shares.given_share(token), 0.02), 0.98)
        logit[number] = log(share / (1 - share))
    swapped = logit[surname].sum(axis=1) - logit[given].sum(axis=1) > SWAPPED
    swapped &= (given[:, 0] >= 0) & (surname[:, 0] >= 0)
    return np.where(swapped[:, None], surname, given), np.where(swapped[:, None], given, surname)


def _vocabulary(book: _Book, given: Numbers, surname: Numbers) -> vocabulary.Vocabulary:
    return vocabulary.build(
        list(book),
        given_counts=np.bincount(given[given >= 0], minlength=len(book)),
        surname_counts=np.bincount(surname[surname >= 0], minlength=len(book)),
        nicknames=Nicknames(nicknames()).canonical,
        given_prior=given_names(),
        surname_prior=surnames(),
    )
