"""The book of name tokens of a register: what it takes to hear one of them, and who bears each.

Two million records hold some ten thousands of distinct tokens and fewer sounds, so that a heard token can be compared
with every one of them.
"""

from collections.abc import Container, Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from lazos.core.names import bare, sound

LETTERS: Final = 20  # letters of a token that are compared; longer tokens are cut

Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int32]


class Book(NamedTuple):
    """Tokens and sounds as arrays, and the postings of each token.

    `letters` (V, LETTERS), `length` (V): capitals, zero padded; `alphabet` (V): tokens in alphabetical order.
    `sound_letters` (S, LETTERS), `sound_mask` (S): distinct sounds, shortest first, and the set of letters of each;
    `of_length` (LETTERS + 2): where sounds of each length begin; `sound_start` (S + 1), `sound_tokens` (V): the tokens
    of each sound. `posting_start` (V + 1), `postings`: entity * 8
    with the parts of the name in which the token stands there: GIVEN, FIRST, SECOND. `as_given`, `as_surname` (V): how
    many persons bear it so.
    """

    letters: Bytes
    length: Ints
    alphabet: Ints
    sound_letters: Bytes
    of_length: Ints
    sound_mask: npt.NDArray[np.uint32]
    sound_start: npt.NDArray[np.int64]
    sound_tokens: Ints
    posting_start: npt.NDArray[np.int64]
    postings: Ints
    as_given: Ints
    as_surname: Ints


GIVEN, FIRST, SECOND = 1, 2, 4


def spelt(tokens: Sequence[str]) -> tuple[Bytes, Ints]:
    """Letters (n, LETTERS) and lengths (n) of folded tokens."""
    fixed = np.array([token.encode("ascii", "ignore") for token in tokens] or [b""], dtype=f"S{LETTERS}")
    letters = fixed.view(np.uint8).reshape(len(fixed), LETTERS)
    return letters, (letters != 0).sum(axis=1).astype(np.int32)


def spoken(token: str, known: Container[str]) -> str:
    """The sound of a token; a joined particle falls away where the bare name is known."""
    plain = bare(token)
    return sound(plain if plain in known else token)


def masks(letters: Bytes) -> npt.NDArray[np.uint32]:
    """The set of letters of each token as bits."""
    bits = np.where(letters > 0, np.left_shift(np.uint32(1), (letters - 65).astype(np.uint32) & 31), 0)
    return np.asarray(np.bitwise_or.reduce(bits.astype(np.uint32), axis=1), np.uint32)


def make_book(tokens: Sequence[str], posting_start: npt.NDArray[np.int64], postings: Ints, persons: int) -> Book:
    """Make the book of folded `tokens`; entities from `persons` on are not persons and are not counted."""
    letters, length = spelt(tokens)
    known = set(tokens)
    heard = [spoken(token, known) for token in tokens] or [""]
    keys = sorted(set(heard), key=lambda key: (len(key), key))
    number = {key: index for index, key in enumerate(keys)}
    sounds = np.array([number[key] for key in heard], np.int64)
    sound_letters, sound_length = spelt(keys)
    sound_start = np.zeros(len(keys) + 1, np.int64)
    np.cumsum(np.bincount(sounds, minlength=len(keys)), out=sound_start[1:])
    of_length = np.searchsorted(sound_length, np.arange(LETTERS + 2)).astype(np.int32)
    alphabet = np.argsort(letters.view(f"S{LETTERS}").ravel(), kind="stable")
    of = np.repeat(np.arange(len(posting_start) - 1), np.diff(posting_start))
    mine = postings < persons * 8
    return Book(
        letters, length, alphabet.astype(np.int32), sound_letters, of_length, masks(sound_letters), sound_start,
        np.argsort(sounds, kind="stable").astype(np.int32), posting_start, postings,
        np.bincount(of[mine & (postings & GIVEN > 0)], minlength=len(letters)).astype(np.int32),
        np.bincount(of[mine & (postings & (FIRST | SECOND) > 0)], minlength=len(letters)).astype(np.int32),
    )  # fmt: skip
