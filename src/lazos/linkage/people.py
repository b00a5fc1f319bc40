"""Names into tokens: which words of a record are given names and which are surnames.

Lists disagree on cells, order and completeness. What the lists' own separate cells say of a word decides how a name in
one cell is split and whether a record's two cells were swapped.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from typing import Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from lazos.core.columns import Column
from lazos.core.names import NameParts, Nicknames, split_full_name, tokens
from lazos.data.reader import given_names, nicknames, surnames
from lazos.linkage import vocabulary
from lazos.linkage.text import coded

PER_PART: Final = 3  # tokens kept of the given names, and of the surnames
PRIOR: Final = 4.0  # how many sightings the packaged tables count for in a token's share as a given name
SWAPPED: Final = 3.0  # log-odds at which a record's cells are taken to be swapped

Tokens = npt.NDArray[np.int32]
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

    given: Tokens
    surname: Tokens
    vocabulary: vocabulary.Vocabulary
    more: Sequence[tuple[Tokens, Tokens]]


def read_names(table: pa.Table, others: Sequence[Sequence[str]]) -> Names:
    """Read the names of every record of a table, and of each further list of one-cell names."""
    cells = {column: coded(table, column) for column in _COLUMNS}
    words = {column: [tokens(value) for value in values] for column, (_, values) in cells.items()}
    shares = _shares(cells, words)
    whole = [split_full_name(value, shares.given_share) for value in cells[Column.FULL_NAME][1]]
    parts = [[split_full_name(value, shares.given_share) for value in names] for names in others]
    book = _Book()
    given, surname = _assemble(cells, words, whole, book)
    more = [(_rows((p.given for p in ps), book), _rows((p.surnames for p in ps), book)) for ps in parts]
    given, surname = _unswapped(given, surname, book, shares)
    return Names(given, surname, _vocabulary(book, given, surname), more)


_GIVEN: Final = (Column.GIVEN_NAMES,)
_SURNAME: Final = (Column.SURNAME_1, Column.SURNAME_2, Column.SURNAMES)
_COLUMNS: Final = (*_GIVEN, *_SURNAME, Column.FULL_NAME)
Cells = dict[Column, tuple[npt.NDArray[np.int32], list[str]]]
Words = dict[Column, list[tuple[str, ...]]]


class _Book(dict[str, int]):
    """Numbers tokens in the order they are first asked for."""

    def __missing__(self, token: str) -> int:
        self[token] = len(self)
        return len(self) - 1


def _shares(cells: Cells, words: Words) -> Shares:
    """Count tokens by part from separate cells and from one-cell names with a comma."""
    shares = Shares(Counter(), Counter())
    for column in (*_GIVEN, *_SURNAME):
        codes, values = cells[column]
        seen = np.bincount(codes[codes >= 0], minlength=len(values)) if len(values) else ()
        target = shares.given if column in _GIVEN else shares.surname
        for value_words, count in zip(words[column], seen, strict=True):
            for word in value_words:
                target[word] += int(count)
    for value in cells[Column.FULL_NAME][1]:
        before, comma, after = value.partition(",")
        if comma:
            shares.surname.update(tokens(before))
            shares.given.update(tokens(after))
    return shares


def _rows(names: Iterable[tuple[str, ...]], book: _Book) -> Tokens:
    rows = [[book[token] for token in name[:PER_PART]] for name in names]
    out = np.full((len(rows) + 1, PER_PART), -1, np.int32)
    for index, row in enumerate(rows):
        out[index, : len(row)] = row
    return out


def _assemble(cells: Cells, words: Words, whole: Sequence[NameParts], book: _Book) -> tuple[Tokens, Tokens]:
    def of(column: Column) -> Tokens:
        return _rows(words[column], book)[cells[column][0]]

    full = cells[Column.FULL_NAME][0]
    given = _first(of(Column.GIVEN_NAMES), _rows((p.given for p in whole), book)[full])
    apart = _packed(np.hstack([of(Column.SURNAME_1), of(Column.SURNAME_2)]))
    surname = _first(apart, of(Column.SURNAMES), _rows((p.surnames for p in whole), book)[full])
    return given, surname


def _first(*sources: Tokens) -> Tokens:
    """Take each record's names from the first source that has any: a name given twice is not two names."""
    chosen = sources[0]
    for source in sources[1:]:
        chosen = np.where(chosen[:, :1] >= 0, chosen, source)
    return np.ascontiguousarray(chosen)


def _packed(names: Tokens) -> Tokens:
    """Move the tokens of each row to the front, keeping their order, and cut to the first few."""
    order = np.argsort(names < 0, axis=1, kind="stable")[:, :PER_PART]
    return np.ascontiguousarray(np.take_along_axis(names, order, axis=1))


def _unswapped(given: Tokens, surname: Tokens, book: _Book, shares: Shares) -> tuple[Tokens, Tokens]:
    """Put right the records whose given names stand where surnames belong and the other way round."""
    logit = np.zeros(len(book) + 1)
    for token, number in book.items():
        share = min(max(shares.given_share(token), 0.02), 0.98)
        logit[number] = log(share / (1 - share))
    swapped = logit[surname].sum(axis=1) - logit[given].sum(axis=1) > SWAPPED
    swapped &= (given[:, 0] >= 0) & (surname[:, 0] >= 0)
    return np.where(swapped[:, None], surname, given), np.where(swapped[:, None], given, surname)


def _vocabulary(book: _Book, given: Tokens, surname: Tokens) -> vocabulary.Vocabulary:
    return vocabulary.build(
        list(book),
        given_counts=np.bincount(given[given >= 0], minlength=len(book)),
        surname_counts=np.bincount(surname[surname >= 0], minlength=len(book)),
        nicknames=Nicknames(nicknames()).canonical,
        given_prior=given_names(),
        surname_prior=surnames(),
    )
