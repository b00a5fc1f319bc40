"""Hear one name token: compare it with every token of the register, and class how alike each is.

A set of letters rejects most sounds; bit-parallel edit distance judges the rest; then the letters themselves.
"""

from typing import Final

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.linkage.inquiry.book import LETTERS, Book

Bytes = npt.NDArray[np.uint8]
Ints = npt.NDArray[np.int32]

ALIKE: Final = (
    "exact", "sound", "one_letter", "sound_near", "two_letters", "prefix", "nickname", "initial", "other_sex",
)  # fmt: skip
EXACT, SOUND, ONE, NEAR, TWO, PREFIX, NICKNAME, INITIAL, OTHER_SEX = range(len(ALIKE))
UNHEARD: Final = 255


@nb.njit(cache=True)
def edits(a: Bytes, m: int, b: Bytes, n: int, most: int) -> int:
    """Edits between two tokens, a transposition being one; more than `most` is `most` + 1."""
    if abs(m - n) > most:
        return most + 1
    before, last, row = np.empty(LETTERS + 1, np.int64), np.empty(LETTERS + 1, np.int64), np.empty(LETTERS + 1, np.int64)
    for j in range(n + 1):
        last[j] = j
    for i in range(1, m + 1):
        row[0] = i
        best = i
        for j in range(1, n + 1):
            value = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                value = min(value, before[j - 2] + 1)
            row[j] = value
            best = min(best, value)
        if best > most:
            return most + 1
        before, last, row = last, row, before
    return int(min(last[n], most + 1))


@nb.njit(cache=True)
def _peq(letters: Bytes, length: int) -> npt.NDArray[np.uint64]:
    """Where each letter stands in a token, as bits."""
    found = np.zeros(32, np.uint64)
    for i in range(length):
        found[(letters[i] - 65) & 31] |= np.uint64(1) << np.uint64(i)
    return found


@nb.njit(cache=True)
def _distance(peq: npt.NDArray[np.uint64], m: int, text: Bytes, n: int) -> int:
    """Levenshtein distance by bit vectors (Myers 1999, Hyyrö's form)."""
    one = np.uint64(1)
    pv, mv, score = ~np.uint64(0), np.uint64(0), m
    last = one << np.uint64(m - 1)
    for j in range(n):
        eq = peq[(text[j] - 65) & 31]
        xv = eq | mv
        xh = (((eq & pv) + pv) ^ pv) | eq
        ph = mv | ~(xh | pv)
        mh = pv & xh
        if ph & last:
            score += 1
        if mh & last:
            score -= 1
        ph = (ph << one) | one
        mh = mh << one
        pv = mh | ~(xv | ph)
        mv = ph & xv
    return score


@nb.njit(cache=True)
def _bits(x: int) -> int:
    count = 0
    while x:
        x &= x - 1
        count += 1
    return count


@nb.njit(cache=True)
def _ends_by_sex(a: Bytes, m: int, b: Bytes, n: int) -> bool:
    """MARIO and MARIA, DANIEL and DANIELA: one name's two sexes."""
    short = min(m, n)
    if short < 3 or abs(m - n) > 1:
        return False
    for i in range(short - 1):
        if a[i] != b[i]:
            return False
    x, y = a[m - 1], b[n - 1]
    if m == n:
        return bool(x != y and x in (65, 69, 79) and y in (65, 69, 79))
    if a[short - 1] != b[short - 1]:
        return False
    extra = x if m > n else y
    return bool(extra == 65 and a[short - 1] not in (65, 69, 73, 79, 85))


@nb.njit(cache=True)
def _class(q: Bytes, m: int, t: Bytes, n: int, apart: int) -> int:
    """Class two tokens whose sounds are `apart` edits from each other."""
    if m == n:
        same = True
        for i in range(m):
            if q[i] != t[i]:
                same = False
                break
        if same:
            return 0
    if _ends_by_sex(q, m, t, n):
        return 8
    if apart == 0:
        return 1
    letters = edits(q, m, t, n, 2)
    if letters <= 1:
        return 2
    if apart == 1:
        return 3
    return 4 if letters <= 2 or min(m, n) >= 5 else 255


@nb.njit(cache=True)
def hear(
    q: Bytes, m: int, s: Bytes, k: int, mask: int, start: int, book: Book, classes: Bytes, found: Ints
) -> int:
    """Class every token alike to the heard one, `q` of `m` letters with the sound `s` of `k`; count them.

    Writes into `classes` (V), which is UNHEARD before, and the tokens heard into `found`.
    """
    heard = 0
    if m == 1:
        return _initial(q[0], book, classes, found)
    most = 0 if k <= 1 else (1 if k <= 3 else 2)
    peq = _peq(s, k)
    for sound in range(len(book.sound_length)):
        n = book.sound_length[sound]
        if abs(n - k) > most or _bits(mask ^ book.sound_mask[sound]) > 2 * most:
            continue
        apart = _distance(peq, k, book.sound_letters[sound], n)
        if apart > most:
            continue
        for at in range(book.sound_start[sound], book.sound_start[sound + 1]):
            token = book.sound_tokens[at]
            level = _class(q, m, book.letters[token], book.length[token], apart)
            if level < 255 and classes[token] == 255:
                classes[token] = level
                found[heard] = token
                heard += 1
    return _prefixes(q, m, start, book, classes, found, heard)


@nb.njit(cache=True)
def _initial(letter: int, book: Book, classes: Bytes, found: Ints) -> int:
    """An initial agrees with every name that begins so."""
    heard = 0
    for token in range(len(book.length)):
        if book.letters[token, 0] == letter:
            classes[token] = 7 if book.length[token] > 1 else 0
            found[heard] = token
            heard += 1
    return heard


@nb.njit(cache=True)
def _prefixes(q: Bytes, m: int, start: int, book: Book, classes: Bytes, found: Ints, heard: int) -> int:
    """Add tokens that begin with the heard one, or that it begins with; an initial in the register agrees, too."""
    cut = np.uint32(0xFFFFFFFF) if m >= 4 else np.uint32(0xFFFFFF00)
    for token in range(len(book.length)):
        n = book.length[token]
        if classes[token] != 255:
            continue
        if n == 1:
            if book.letters[token, 0] == q[0]:
                classes[token] = 7
                found[heard] = token
                heard += 1
            continue
        if m < 3 or n < 3 or (book.start_of[token] ^ np.uint32(start)) & cut or (n == 3 and m > 3):
            continue
        same = True
        for i in range(min(m, n)):
            if book.letters[token, i] != q[i]:
                same = False
                break
        if same:
            classes[token] = 5
            found[heard] = token
            heard += 1
    return heard
