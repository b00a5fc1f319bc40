"""Names as a list heard them: tokens lost, swapped, shortened and misspelt, then laid out in the list's cells."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from lazos.core.columns import Column
from lazos.demo.parameters import Layout, Noise
from lazos.demo.people import People
from lazos.demo.spelling import misread, respell, slip, truncate
from lazos.demo.words import MAYAN, Mask, Numbers, Rates, Texts, Words, only, present, texts

Tokens = dict[str, Texts]
PARTS = ("given_1", "given_2", "surname_1", "surname_2")


@dataclass(frozen=True, slots=True)
class Hearing:
    """How one list mishears, with the randomness it draws on."""

    rng: np.random.Generator
    noise: Noise
    words: Words

    def chance(self, rate: float, count: int) -> Mask:
        """Marks a share of `count` rows."""
        return self.rng.random(count) < rate


def true_tokens(people: People, words: Words, person: Numbers) -> Tokens:
    """Spells people's names as they are."""
    spelt = {}
    for part in PARTS:
        index = getattr(people, part)[person]
        source = words.given if part.startswith("given") else words.surnames
        spelt[part] = only(index >= 0, source[index])
    return spelt


def marry(people: People, words: Words, person: Numbers, tokens: Tokens, rng: np.random.Generator, rate: float) -> None:
    """Lets some married women go by `de` and the husband's surname instead of their second."""
    husband = people.married[person]
    chosen = np.flatnonzero((husband >= 0) & (rng.random(len(person)) < rate))
    tokens["surname_2"][chosen] = texts([f"de {words.surnames[index]}" for index in husband[chosen]])


def _misspell(hearing: Hearing, tokens: Texts, native: Mask) -> Texts:
    rng, noise = hearing.rng, hearing.noise
    draw = rng.random(len(tokens))
    total = noise.slip + noise.misread + noise.respell + noise.truncate
    hit = np.flatnonzero((draw < total) & present(tokens))
    made = tokens.copy()
    for row, kind, first, second in zip(
        hit.tolist(), draw[hit].tolist(), rng.random(len(hit)).tolist(), rng.random(len(hit)).tolist(), strict=True
    ):
        made[row] = _one(tokens[row], kind, noise, first, second, bool(native[row]))
    return made


def _one(word: str, kind: float, noise: Noise, first: float, second: float, native: bool) -> str:
    if kind < noise.slip:
        return slip(word, first, second)
    if kind < noise.slip + noise.misread:
        return misread(word, first)
    if kind < noise.slip + noise.misread + noise.respell:
        once = respell(word, "mayan" if native else "spanish", first)
        return respell(once, "spanish", second) if second < 0.3 else once
    return truncate(word, first)


def _nickname(hearing: Hearing, given: Texts) -> None:
    for row in np.flatnonzero(hearing.chance(hearing.noise.nickname, len(given))).tolist():
        known = hearing.words.nicknames.get(given[row] or "", ())
        if known:
            given[row] = known[int(hearing.rng.integers(len(known)))]


def _swap(first: Texts, second: Texts, rows: Mask) -> tuple[Texts, Texts]:
    return np.where(rows, second, first), np.where(rows, first, second)


def hear(hearing: Hearing, tokens: Tokens, tradition: Texts) -> Tokens:
    """Loses, swaps and misspells name tokens at the list's rates; never leaves a person without any name."""
    noise, count = hearing.noise, len(tradition)
    g1, g2, s1, s2 = (tokens[part].copy() for part in PARTS)
    _nickname(hearing, g1)
    lost = hearing.chance(noise.drop_first_given, count) & present(g2)
    g1, g2 = np.where(lost, g2, g1), only(~lost & ~hearing.chance(noise.drop_given, count), g2)
    initial = np.flatnonzero(hearing.chance(noise.initial, count) & present(g2))
    g2[initial] = texts([word[:1] for word in g2[initial]])
    s1, s2 = _swap(s1, s2, hearing.chance(noise.swap_surnames, count) & present(s2))
    s2 = only(~hearing.chance(noise.drop_surname, count), s2)
    native = np.isin(tradition, MAYAN)
    g1, g2, s1, s2 = (_misspell(hearing, part, native) for part in (g1, g2, s1, s2))
    return dict(zip(PARTS, (g1, g2, s1, s2), strict=True))


def choose(first: Tokens, second: Tokens, rows: Mask) -> Tokens:
    """Takes names from `first` where `rows`, else from `second`."""
    return {part: np.where(rows, first[part], second[part]) for part in PARTS}


def _join(*parts: "pa.Array", by: str = " ") -> "pa.Array":
    joined = pc.binary_join_element_wise(*parts, by, null_handling="skip")
    return pc.if_else(pc.equal(joined, ""), pa.scalar(None, pa.string()), joined)


def fold_accents(values: "pa.Array") -> "pa.Array":
    """Takes the accents off a column."""
    return pc.replace_substring_regex(pc.utf8_normalize(values, "NFD"), r"\p{Mn}", "")


def _dress(values: "pa.Array", capitals: float, accents: float, drawn: tuple[Rates, Rates]) -> "pa.Array":
    plain = pc.if_else(pa.array(drawn[0] < accents), values, fold_accents(values))
    return pc.if_else(pa.array(drawn[1] < capitals), pc.utf8_upper(plain), plain)


def lay_out(
    hearing: Hearing, tokens: Tokens, layout: Layout, capitals: float, accents: float
) -> dict[Column, "pa.Array"]:
    """Writes names into the cells of a list; some with given names and surnames swapped or in one cell."""
    noise, count = hearing.noise, len(tokens["given_1"])
    g1, g2, s1, s2 = (pa.array(tokens[part], pa.string()) for part in PARTS)
    given, family = _join(g1, g2), _join(s1, s2)
    swapped = pa.array(hearing.chance(noise.swap_fields, count))
    given, family = pc.if_else(swapped, family, given), pc.if_else(swapped, given, family)
    if layout is Layout.THREE:
        one_cell = pa.array(hearing.chance(noise.one_cell, count))
        first = pc.if_else(pc.or_(one_cell, swapped), family, s1)
        second = pc.if_else(pc.or_(one_cell, swapped), pa.scalar(None, pa.string()), s2)
        cells = {Column.GIVEN_NAMES: given, Column.SURNAME_1: first, Column.SURNAME_2: second}
    elif layout is Layout.TWO:
        cells = {Column.GIVEN_NAMES: given, Column.SURNAMES: family}
    elif layout is Layout.PLAIN:
        cells = {Column.FULL_NAME: _join(given, family)}
    elif layout is Layout.INVERTED:
        cells = {Column.FULL_NAME: _join(family, given)}
    else:
        odd = pa.array(hearing.chance(noise.one_cell, count))
        cells = {Column.FULL_NAME: pc.if_else(odd, _join(given, family), _join(family, given, by=", "))}
    drawn = hearing.rng.random(count), hearing.rng.random(count)
    return {column: _dress(values, capitals, accents, drawn) for column, values in cells.items()}
