"""The vocabulary: every name token of the lists once, with its letters, its sound and how rare it is.

Two million rows hold only some ten thousands of distinct tokens, so whatever is slow is done here, once a token.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.core.names import bare, sound

LETTERS: Final = 20  # letters of a token that are compared; longer tokens are cut
RARITY_EDGES: Final = (0.01, 0.002, 0.0004)  # shares of all records: common, usual, uncommon, rare
MENDING: Final = 8  # how much commoner a token must be to be what a rare one was meant to be
MENDED_LETTERS: Final = 5  # letters from which a token may be a misspelling of another
PRIOR_RECORDS: Final = 2000.0  # how many records the packaged frequencies count for

NONE, PREFIX, NEAR, NICKNAME, SOUND, EXACT = range(6)


class Words(NamedTuple):
    """What comparing needs to know of every token; arrays are by token number.

    `letters` (V, LETTERS) capitals as bytes, zero padded; `length` (V); `sound` (V) equal numbers sound alike;
    `canonical` (V, 3) the token and the given names it may be a nickname of, -1 padded; `mended` (V) the sound of the
    commoner token one edit away that a rare token is likely a misspelling of, else its own sound;
    `surname_rarity`, `given_rarity` (V) 0 common to 3 rare, by share among this run's surnames or given names;
    `surname_share` (V) that share itself.
    """

    letters: npt.NDArray[np.uint8]
    length: npt.NDArray[np.int32]
    sound: npt.NDArray[np.int32]
    canonical: npt.NDArray[np.int32]
    mended: npt.NDArray[np.int32]
    surname_rarity: npt.NDArray[np.uint8]
    given_rarity: npt.NDArray[np.uint8]
    surname_share: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Distinct folded tokens, the number of each, and what comparing needs to know of them."""

    tokens: Sequence[str]
    number: Mapping[str, int]
    words: Words


def build(
    tokens: Sequence[str],
    *,
    given_counts: npt.NDArray[np.int64],
    surname_counts: npt.NDArray[np.int64],
    nicknames: Callable[[str], tuple[str, ...]],
    given_prior: Mapping[str, float],
    surname_prior: Mapping[str, float],
) -> Vocabulary:
    """Build the vocabulary of distinct folded `tokens`; counts are by token, priors are weights by folded token."""
    number = {token: index for index, token in enumerate(tokens)}
    letters, length = _letters(tokens)
    sounds = _sounds(tokens, number, surname_counts)
    shares = _shares(tokens, surname_counts, surname_prior)
    words = Words(
        letters,
        length,
        sounds,
        _canonical(tokens, number, nicknames),
        sounds[mend(tokens, given_counts + surname_counts)],
        _rarity(shares),
        _rarity(_shares(tokens, given_counts, given_prior)),
        shares.astype(np.float32),
    )
    return Vocabulary(tokens, number, words)


def mend(tokens: Sequence[str], counts: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return for each token the number of the commoner token that it is likely a misspelling of, else its own.

    Likely: one letter dropped from either makes them equal, and the other stands MENDING times as often. Dropping
    letters finds insertions, deletions, substitutions and transpositions without comparing all with all.
    """
    owner: dict[str, int] = {}
    for index in np.argsort(-counts, kind="stable"):
        for form in _shortened(tokens[index]):
            owner.setdefault(form, int(index))
    mended = np.arange(max(1, len(tokens)))
    for index, token in enumerate(tokens):
        best = max((owner[form] for form in _shortened(token)), key=lambda other: (counts[other], -other))
        if counts[best] >= MENDING * counts[index]:
            mended[index] = best
    return mended


def _shortened(token: str) -> set[str]:
    if len(token) < MENDED_LETTERS:
        return {token}
    return {token, *(token[:i] + token[i + 1 :] for i in range(len(token)))}


def _letters(tokens: Sequence[str]) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int32]]:
    fixed = np.array([token.encode("ascii", "ignore") for token in tokens] or [b""], dtype=f"S{LETTERS}")
    letters = fixed.view(np.uint8).reshape(len(fixed), LETTERS)
    # Signed, for lengths are subtracted from each other in compiled code.
    return letters, (letters != 0).sum(axis=1).astype(np.int32)


def _sounds(
    tokens: Sequence[str], number: Mapping[str, int], surname_counts: npt.NDArray[np.int64]
) -> npt.NDArray[np.int32]:
    """Number the sounds; a token with a joined particle sounds like the bare one where that is the commoner name."""
    keys: dict[str, int] = {}
    numbers = np.empty(max(1, len(tokens)), np.int32)
    for index, token in enumerate(tokens):
        plain = number.get(bare(token), index)
        spoken = tokens[plain] if surname_counts[plain] > 4 * surname_counts[index] else token
        numbers[index] = keys.setdefault(sound(spoken), len(keys))
    return numbers


def _canonical(
    tokens: Sequence[str], number: Mapping[str, int], nicknames: Callable[[str], tuple[str, ...]]
) -> npt.NDArray[np.int32]:
    canonical = np.full((max(1, len(tokens)), 3), -1, np.int32)
    for index, token in enumerate(tokens):
        known = [number[name] for name in nicknames(token) if name in number and name != token][:2]
        canonical[index, : len(known) + 1] = [index, *known]
    return canonical


def _shares(
    tokens: Sequence[str], counts: npt.NDArray[np.int64], prior: Mapping[str, float]
) -> npt.NDArray[np.float64]:
    """Smoothed share of each token: what this run counts, and for small runs what is known beforehand."""
    weights = np.array([prior.get(token, 0.0) for token in tokens] or [0.0])
    total = sum(prior.values()) or 1.0
    shares: npt.NDArray[np.float64] = (counts + PRIOR_RECORDS * weights / total) / (
        max(1, counts.sum()) + PRIOR_RECORDS
    )
    return shares


def _rarity(shares: npt.NDArray[np.float64]) -> npt.NDArray[np.uint8]:
    return np.searchsorted(-np.array(RARITY_EDGES), -shares).astype(np.uint8)


@nb.njit(cache=True)
def within_edits(letters: npt.NDArray[np.uint8], a: int, b: int, m: int, n: int, most: int) -> bool:
    """Tell whether two tokens of `m` and `n` letters are at most `most` edits apart, `most` being 0, 1 or 2.

    Transposition of neighbours is one edit. What the tokens share at the start and at the end costs nothing; where they
    first differ, an edit of one of four kinds must stand.
    """
    if abs(m - n) > most:
        return False
    i = 0
    while i < m and i < n and letters[a, i] == letters[b, i]:
        i += 1
    if most <= 1:
        return within_one(letters, a, b, i, i, m, n) and (most == 1 or m == n == i)
    if m <= i + 2 and n <= i + 2:
        return True
    return (
        within_one(letters, a, b, i + 1, i + 1, m, n)
        or within_one(letters, a, b, i + 1, i, m, n)
        or within_one(letters, a, b, i, i + 1, m, n)
        or (_crossed(letters, a, b, i, i, m, n) and within_one(letters, a, b, i + 2, i + 2, m, n))
    )


@nb.njit(cache=True)
def within_one(letters: npt.NDArray[np.uint8], a: int, b: int, i: int, j: int, m: int, n: int) -> bool:
    """Tell whether one token from letter `i` on and the other from letter `j` on are at most one edit apart."""
    if abs((m - i) - (n - j)) > 1 or i > m or j > n:
        return False
    while i < m and j < n and letters[a, i] == letters[b, j]:
        i, j = i + 1, j + 1
    while i < m and j < n and letters[a, m - 1] == letters[b, n - 1]:
        m, n = m - 1, n - 1
    if m - i <= 1 and n - j <= 1:
        return True
    return bool(m - i == 2 and n - j == 2 and _crossed(letters, a, b, i, j, m, n))


@nb.njit(cache=True)
def _crossed(letters: npt.NDArray[np.uint8], a: int, b: int, i: int, j: int, m: int, n: int) -> bool:
    if i + 2 > m or j + 2 > n:
        return False
    return bool(letters[a, i] == letters[b, j + 1] and letters[a, i + 1] == letters[b, j])


@nb.njit(cache=True)
def shared_prefix(letters: npt.NDArray[np.uint8], a: int, b: int, most: int) -> int:
    """Count the letters that two tokens share from the start, up to `most`."""
    for k in range(most):
        if letters[a, k] != letters[b, k]:
            return k
    return most


@nb.njit(cache=True)
def differ_by_gender(letters: npt.NDArray[np.uint8], a: int, b: int, m: int, n: int) -> bool:
    """Tell pairs such as MARIO and MARIA, DANIEL and DANIELA: one edit apart, another person (as `gender_minimal`)."""
    shorter, longer = min(m, n), max(m, n)
    if shorter < 3:
        return False
    common = shared_prefix(letters, a, b, shorter)
    if m == n:
        return bool(common == m - 1 and _ends_by_gender(letters[a, m - 1]) and _ends_by_gender(letters[b, n - 1]))
    extra = letters[a, m - 1] if m > n else letters[b, n - 1]
    before = letters[a, shorter - 1]
    vowel = before == 85 or before == 73 or _ends_by_gender(before)
    return bool(longer == shorter + 1 and common == shorter and extra == 65 and not vowel)


@nb.njit(cache=True)
def _ends_by_gender(letter: int) -> bool:
    """Tell whether a letter is A, E or O."""
    return bool(letter == 65 or letter == 69 or letter == 79)


@nb.njit(cache=True)
def alike(
    a: int,
    b: int,
    words: Words,
    given: bool,
) -> int:
    """Class how alike two tokens are: NONE < PREFIX < NEAR < NICKNAME < SOUND < EXACT."""
    if a == b:
        return EXACT
    letters, length, sounds, canonical = words.letters, words.length, words.sound, words.canonical
    m, n = int(length[a]), int(length[b])
    if given and differ_by_gender(letters, a, b, m, n):
        return NONE
    if sounds[a] == sounds[b]:
        return SOUND
    if given and nicknames_meet(canonical, a, b):
        return NICKNAME
    shorter = min(m, n)
    most = 2 if shorter >= 8 else (1 if shorter >= 3 else 0)
    if most > 0 and within_edits(letters, a, b, m, n, most):
        return NEAR
    common = shared_prefix(letters, a, b, shorter)
    if common == shorter:
        return NEAR if shorter >= 4 else (PREFIX if shorter == 1 else NONE)
    return NONE


@nb.njit(cache=True)
def nicknames_meet(canonical: npt.NDArray[np.int32], a: int, b: int) -> bool:
    """Tell whether two given names may stand for the same name (Chepe and José)."""
    if canonical[a, 1] < 0 and canonical[b, 1] < 0:  # neither is a nickname
        return bool(canonical[a, 0] == canonical[b, 0])
    for x in range(canonical.shape[1]):
        for y in range(canonical.shape[1]):
            if canonical[a, x] >= 0 and canonical[a, x] == canonical[b, y]:
                return True
    return False
