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
Longs = npt.NDArray[np.int64]
Counted = tuple[Ints, Bytes, Longs]

ALIKE: Final = (
    "exact", "sound", "one_letter", "sound_near", "two_letters", "prefix", "nickname", "initial", "other_sex",
)  # fmt: skip
EXACT, SOUND, ONE, NEAR, TWO, PREFIX, NICKNAME, INITIAL, OTHER_SEX = range(len(ALIKE))
UNHEARD: Final = 255


@nb.njit(cache=True)
def _peq(letters: Bytes, length: int) -> npt.NDArray[np.uint64]:
    """Where each letter stands in a token, as bits."""
    found = np.zeros(32, np.uint64)
    for i in range(length):
        found[(letters[i] - 65) & 31] |= np.uint64(1) << np.uint64(i)
    return found


@nb.njit(cache=True)
def edits(peq: npt.NDArray[np.uint64], m: int, texts: Bytes, row: int, n: int, most: int) -> int:
    """Edits between a token of `m` letters, given as `_peq`, and a row of letters, two neighbours exchanged being one.

    More than `most` are not counted to the end. By bit vectors (Hyyrö 2003): one step a letter, and no table.
    """
    one = np.uint64(1)
    vp, vn, d0, before, score = ~np.uint64(0), np.uint64(0), np.uint64(0), np.uint64(0), m
    last = one << np.uint64(m - 1)
    for j in range(n):
        at = peq[(texts[row, j] - 65) & 31]
        exchanged = ((~d0 & at) << one) & before
        d0 = (((at & vp) + vp) ^ vp) | at | vn | exchanged
        hp = vn | ~(d0 | vp)
        hn = d0 & vp
        if hp & last:
            score += 1
        if hn & last:
            score -= 1
        hp = (hp << one) | one
        hn = hn << one
        vp = hn | ~(d0 | hp)
        vn = hp & d0
        before = at
        if score - (n - 1 - j) > most:
            break
    return score


@nb.njit(cache=True)
def _unlike(mask: int, masks: npt.NDArray[np.uint32], out: Bytes) -> None:
    """How many letters of each set are not in the other: bits counted side by side, many at a time."""
    mine = np.uint32(mask)
    odd, two, four = np.uint32(0x55555555), np.uint32(0x33333333), np.uint32(0x0F0F0F0F)
    for k in range(len(masks)):
        x = mine ^ masks[k]
        x = np.uint32(x - ((x >> np.uint32(1)) & odd))
        x = np.uint32((x & two) + ((x >> np.uint32(2)) & two))
        x = np.uint32((x + (x >> np.uint32(4))) & four)
        out[k] = np.uint8(np.uint32(x * np.uint32(0x01010101)) >> np.uint32(24))


@nb.njit(cache=True)
def _ends_by_sex(a: Bytes, m: int, texts: Bytes, row: int, n: int) -> bool:
    """MARIO and MARIA, DANIEL and DANIELA: one name's two sexes."""
    short = min(m, n)
    if short < 3 or abs(m - n) > 1:
        return False
    for i in range(short - 1):
        if a[i] != texts[row, i]:
            return False
    x, y = a[m - 1], texts[row, n - 1]
    if m == n:
        return bool(x != y and x in (65, 69, 79) and y in (65, 69, 79))
    if a[short - 1] != texts[row, short - 1]:
        return False
    extra = x if m > n else y
    return bool(extra == 65 and a[short - 1] not in (65, 69, 73, 79, 85))


@nb.njit(cache=True)
def _class(q: Bytes, m: int, peq: npt.NDArray[np.uint64], texts: Bytes, row: int, n: int, apart: int) -> int:
    """Class two tokens whose sounds are `apart` edits from each other; `peq` of the heard letters."""
    letters = edits(peq, m, texts, row, n, 2)
    if letters == 0:
        return 0
    if _ends_by_sex(q, m, texts, row, n):
        return 8
    if apart == 0:
        return 1
    if letters <= 1:
        return 2
    if apart == 1:
        return 3
    return 4 if letters <= 2 or min(m, n) >= 5 else 255


@nb.njit(cache=True)
def hear(q: Bytes, m: int, s: Bytes, k: int, mask: int, book: Book, classes: Bytes, found: Ints) -> int:
    """Class every token whose sound is near the heard one's, `q` of `m` letters with the sound `s` of `k`; count them.

    Writes into `classes` (V), which is UNHEARD before, and the tokens heard into `found`.
    """
    heard = 0
    most = 0 if k <= 1 else (1 if k <= 3 else 2)
    peq, letters = _peq(s, k), _peq(q, m)
    low, high = max(1, k - most), min(LETTERS, k + most)
    begin = book.of_length[low]
    unlike = np.empty(book.of_length[high + 1] - begin, np.uint8)
    _unlike(mask, book.sound_mask[begin : book.of_length[high + 1]], unlike)
    for n in range(low, high + 1):
        for sound in range(book.of_length[n], book.of_length[n + 1]):
            if unlike[sound - begin] > 2 * most - abs(n - k):
                continue
            apart = edits(peq, k, book.sound_letters, sound, n, most)
            if apart > most:
                continue
            for at in range(book.sound_start[sound], book.sound_start[sound + 1]):
                token = book.sound_tokens[at]
                level = _class(q, m, letters, book.letters, token, book.length[token], apart)
                if level < 255:
                    classes[token] = level
                    found[heard] = token
                    heard += 1
    return heard


@nb.njit(cache=True)
def between(low: Bytes, high: Bytes, book: Book) -> tuple[int, int]:
    """Where in the alphabet the tokens from `low` to `high` stand, both zero padded letters."""
    return _place(low, book), _place(high, book)


@nb.njit(cache=True)
def _place(q: Bytes, book: Book) -> int:
    first, last = 0, len(book.alphabet)
    while first < last:
        middle = (first + last) // 2
        t = book.letters[book.alphabet[middle]]
        less = False
        for i in range(LETTERS):
            if t[i] != q[i]:
                less = t[i] < q[i]
                break
        if less:
            first = middle + 1
        else:
            last = middle
    return first


@nb.njit(cache=True)
def counted(found: Ints, classes: Bytes, as_given: Ints, as_surname: Ints, rank: Longs, width: int) -> Counted:
    """Put the tokens heard in order, the likest first: tokens, classes, and persons by class (2, classes)."""
    counts = np.zeros((2, width), np.int64)
    place = np.zeros(width + 1, np.int64)
    for token in found:
        level = classes[token]
        counts[0, level] += as_given[token]
        counts[1, level] += as_surname[token]
        place[rank[level] + 1] += 1
    for k in range(1, width + 1):
        place[k] += place[k - 1]
    out, levels = np.empty(len(found), np.int32), np.empty(len(found), np.uint8)
    for token in found:
        level = classes[token]
        out[place[rank[level]]] = token
        levels[place[rank[level]]] = level
        place[rank[level]] += 1
        classes[token] = 255
    return out, levels, counts
