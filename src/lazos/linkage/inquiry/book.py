"""The book of name tokens of a register: what it takes to hear one of them, and who bears each.

Two million records hold some ten thousands of distinct tokens and fewer sounds, so that a heard token can be compared
with every one of them.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from lazos.core.names import bare, sound

LETTERS: Final = 20  # letters of a token that are compared; longer tokens are cut

Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int32]


class Book(NamedTuple):
    """Tokens and sounds as arrays, and the postings of each token.

    `letters` (V, LETTERS), `length` (V): capitals, zero padded; `start_of` (V): the first four letters in one number.
    `sound_letters` (S, LETTERS), `sound_length`, `sound_mask` (S): distinct sounds and the set of letters of each;
    `sound_start` (S + 1), `sound_tokens` (V): the tokens of each sound. `posting_start` (V + 1), `postings`: entity * 8
    with the parts of the name in which the token stands there: GIVEN, FIRST, SECOND. `as_given`, `as_surname` (V): how
    many persons bear it so.
    """

    letters: Bytes
    length: Ints
    start_of: npt.NDArray[np.uint32]
    sound_letters: Bytes
    sound_length: Ints
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


def spoken(token: str, known: "Sequence[str] | set[str] | dict[str, int]") -> str:
    """The sound of a token; a joined particle falls away where the bare name is known."""
    plain = bare(token)
    return sound(plain if plain in known else token)


def masks(letters: Bytes) -> npt.NDArray[np.uint32]:
    """The set of letters of each token as bits."""
    bits = np.where(letters > 0, np.left_shift(np.uint32(1), (letters - 65).astype(np.uint32) & 31), 0)
    return np.asarray(np.bitwise_or.reduce(bits.astype(np.uint32), axis=1), np.uint32)


def starts(letters: Bytes) -> npt.NDArray[np.uint32]:
    """The first four letters of each token as one number."""
    first = letters[:, :4].astype(np.uint32)
    return np.asarray(first[:, 0] << 24 | first[:, 1] << 16 | first[:, 2] << 8 | first[:, 3], np.uint32)


def make_book(
    tokens: Sequence[str], posting_start: npt.NDArray[np.int64], postings: Ints, persons: int
) -> Book:
    """Make the book of folded `tokens`; entities from `persons` on are not persons and are not counted."""
    letters, length = spelt(tokens)
    known = set(tokens)
    keys: dict[str, int] = {}
    sounds = np.array([keys.setdefault(spoken(token, known), len(keys)) for token in tokens] or [0], np.int64)
    sound_letters, sound_length = spelt(list(keys))
    order = np.argsort(sounds, kind="stable")
    sound_start = np.zeros(max(1, len(keys)) + 1, np.int64)
    np.cumsum(np.bincount(sounds, minlength=max(1, len(keys))), out=sound_start[1:])
    of = np.repeat(np.arange(len(posting_start) - 1), np.diff(posting_start))
    mine = postings < persons * 8
    return Book(
        letters, length, starts(letters), sound_letters, sound_length, masks(sound_letters), sound_start,
        order.astype(np.int32), posting_start, postings,
        np.bincount(of[mine & (postings & GIVEN > 0)], minlength=len(letters)).astype(np.int32),
        np.bincount(of[mine & (postings & (FIRST | SECOND) > 0)], minlength=len(letters)).astype(np.int32),
    )  # fmt: skip
