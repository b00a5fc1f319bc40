"""The first look: every person whose name, birth, number or companion agrees with the inquiry, roughly scored.

Evidence is added up in one array over all persons; only the postings of heard tokens are touched, for the rest of the
register shares one constant. The best go on to be compared in full.
"""

from typing import Final, NamedTuple

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.linkage.inquiry.book import Book
from lazos.linkage.inquiry.store import Arrays

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]
Cells = npt.NDArray[np.uint16]

UNIT: Final = 64.0  # evidence is counted in 64ths of a unit of log-odds
SLOT: Final = 7  # the low bits of a cell: what touched the person last, a slot of the name or
OTHERWISE: Final = 7  # a birth, a number, a companion
MOST: Final = 8191  # the most evidence that a cell holds, 128 units
FRESH: Final = 288  # 4.5 units: from here one heard token alone makes a person worth a look


class Scratch(NamedTuple):
    """What the searches of one thread write on; all of it 0 between searches.

    `own` (P), `other` (E): evidence of own names and of the relative's by entity, times 8, and what touched it last:
    two bytes, so that a million persons lie in the nearest memory. `touched` (P + 1), `met` (E + 1): which were
    touched; `best` (P): the credit through a relative.
    """

    own: Cells
    other: Cells
    touched: Ints
    met: Ints
    best: Cells


def scratch(entities: int, persons: int) -> Scratch:
    """Make room for the searches of one thread."""
    return Scratch(
        np.zeros(persons, np.uint16), np.zeros(entities, np.uint16), np.empty(persons + 1, np.int32),
        np.empty(entities + 1, np.int32), np.zeros(persons, np.uint16),
    )  # fmt: skip


@nb.njit(cache=True)
def counted(gain: float) -> int:
    """Log-odds as the whole number that a cell counts; nothing below 0."""
    return min(MOST, max(0, int(gain * UNIT + 0.5)))


@nb.njit(cache=True)
def sweep(
    found: Ints, classes: Bytes, worth: Cells, slot: int, book: Book, cells: Cells, list_: Ints, count: int
) -> int:
    """Add the evidence of one heard token to all who bear one like it, and return how many are touched by now.

    `found`: tokens heard, the likest first; `worth` (classes, 8): by the parts of the name it stands in there. What
    is worth less than FRESH counts only for who is touched already: nobody is found by it alone.
    """
    for token in found:
        row = worth[classes[token]]
        first, last = book.posting_start[token], book.posting_start[token + 1]
        if row.max() > 0 and first < last:
            last = _end(book.postings, first, last, len(cells))
            count = _sweep(book.postings[first:last], row, slot, cells, list_, count)
    return count


@nb.njit(cache=True)
def _end(postings: Ints, first: int, last: int, entities: int) -> int:
    """Where in a token's postings, sorted by entity, those of the first so many entities end."""
    if postings[last - 1] >> 3 < entities:
        return last
    return first + bisect(postings[first:last], entities << 3)


@nb.njit(cache=True)
def _sweep(postings: Ints, row: Cells, slot: int, cells: Cells, list_: Ints, count: int) -> int:
    # Without branches: which persons are touched already, no processor can foresee.
    for k in range(len(postings)):
        posting = np.uint32(postings[k])
        entity, gain = posting >> np.uint32(3), np.int32(row[posting & np.uint32(7)])
        cell = np.int32(cells[entity])
        fresh = (cell == 0) & (gain >= FRESH)
        taken = fresh | ((cell != 0) & ((cell & SLOT) != slot) & (gain > 0))
        more = (cell >> 3) + gain
        cells[entity] = ((more if more < MOST else MOST) << 3 | slot) if taken else cell
        list_[count] = entity
        count += fresh
    return count


@nb.njit(cache=True)
def bisect(values: Ints, key: int) -> int:
    """Where in sorted values the first one not below the key stands."""
    first, last = 0, len(values)
    while first < last:
        middle = (first + last) // 2
        if values[middle] < key:
            first = middle + 1
        else:
            last = middle
    return first


@nb.njit(cache=True)
def post(spans: Ints, worth: Floats, values: Ints, who: Ints, cells: Cells, list_: Ints, count: int) -> int:
    """Add the evidence of postings by value: spans (n, 2) of values, ends included, the strongest first."""
    for k in range(len(spans)):
        gain = counted(worth[k])
        if gain <= 0:
            continue
        for at in range(bisect(values, spans[k, 0]), bisect(values, spans[k, 1] + 1)):
            person = who[at]
            if cells[person] == 0:
                list_[count] = person
                count += 1
                cells[person] = gain << 3 | OTHERWISE
    return count


@nb.njit(cache=True)
def strengths(room: Scratch, met: int) -> Floats:
    """How strongly each namesake that was met agrees."""
    out = np.empty(met, np.float32)
    for k in range(met):
        out[k] = (room.other[room.met[k]] >> 3) / UNIT
    return out


@nb.njit(cache=True)
def threshold(values: Floats, wanted: int) -> float:
    """A bound that about `wanted` of the values reach."""
    if len(values) <= wanted:
        return -1e30
    low, high = values[0], values[0]
    for value in values:
        low, high = min(low, value), max(high, value)
    counts = np.zeros(1024, np.int64)
    scale = 1023.0 / max(high - low, 1e-6)
    for value in values:
        counts[int((value - low) * scale)] += 1
    total = 0
    for bin_ in range(1023, -1, -1):
        total += counts[bin_]
        if total >= wanted:
            if total > 2 * wanted and bin_ < 1023:
                return float(low + (bin_ + 1) / scale)
            return float(low + bin_ / scale)
    return float(low)


@nb.njit(cache=True)
def credit(
    room: Scratch, met: int, bound: float, near_gain: Floats, named_gain: Floats, step: Floats, arrays: Arrays,
    count: int,
) -> int:  # fmt: skip
    """Credit everybody near the likeliest namesakes of the relative; return how many persons are touched by now.

    `near_gain` (ties, bins), `named_gain` (bins): what a companion or a mention of such strength is worth; `step`:
    edges of the bins.
    """
    persons = len(arrays.child)
    for k in range(met):
        entity = room.met[k]
        strength = (room.other[entity] >> 3) / UNIT
        if strength < bound:
            continue
        bin_ = 0
        while bin_ < len(step) and strength >= step[bin_]:
            bin_ += 1
        if entity >= persons:
            count = _raise(arrays.mention_of[entity - persons], counted(named_gain[bin_]), room, count)
            continue
        for at in range(arrays.near_start[entity], arrays.near_start[entity + 1]):
            tie = arrays.near[at] & 7
            count = _raise(arrays.near[at] >> 3, counted(near_gain[tie, bin_]), room, count)
    return count


@nb.njit(cache=True)
def _raise(person: int, gain: int, room: Scratch, count: int) -> int:
    if gain <= room.best[person]:
        return count
    cell = np.int32(room.own[person])
    if cell == 0:
        room.touched[count] = person
        count += 1
    more = (cell >> 3) + gain - np.int32(room.best[person])
    room.own[person] = (more if more < MOST else MOST) << 3 | OTHERWISE
    room.best[person] = gain
    return count


@nb.njit(cache=True)
def gathered(room: Scratch, touched: int, credited: int, met: int) -> Cells:
    """The evidence of each person touched; all that the search has written is left as it was before.

    `credited`: how many of the touched, the first ones, may have a credit.
    """
    out = np.empty(touched, np.uint16)
    for k in range(touched):
        person = room.touched[k]
        out[k] = room.own[person] >> 3
        room.own[person] = 0
    for k in range(credited):
        room.best[room.touched[k]] = 0
    for k in range(met):
        room.other[room.met[k]] = 0
    return out


@nb.njit(cache=True)
def likeliest(
    room: Scratch, evidence: Cells, people: Floats, moments: Floats, homes: Floats, arrays: Arrays, wanted: int
) -> tuple[Ints, Floats]:  # fmt: skip
    """About so many persons touched, whose evidence with their profiles is most, and how much that is.

    `evidence` by `gathered`; `people`, `moments`, `homes`: what each profile is worth.
    """
    values = np.empty(len(evidence), np.float32)
    for k in range(len(evidence)):
        codes = arrays.codes[room.touched[k]]
        values[k] = evidence[k] / UNIT + people[codes[0]] + moments[codes[1]] + homes[codes[2]]
    at = chosen(values, threshold(values, wanted), 2 * wanted)
    return room.touched[at], values[at]


@nb.njit(cache=True)
def everybody(people: Floats, moments: Floats, homes: Floats, arrays: Arrays, own: Cells, out: Floats) -> None:
    """The same for all persons of the register."""
    for person in range(len(out)):
        codes = arrays.codes[person]
        total = (own[person] >> 3) / UNIT + people[codes[0]] + moments[codes[1]] + homes[codes[2]]
        out[person] = total if arrays.living[person] else -np.inf


@nb.njit(cache=True)
def chosen(values: Floats, bound: float, most: int) -> Ints:
    """Where values reach the bound, at most `most` of them."""
    out = np.empty(min(most, len(values)), np.int32)
    count = 0
    for k in range(len(values)):
        if values[k] >= bound and values[k] > -np.inf:
            if count == len(out):
                break
            out[count] = k
            count += 1
    return out[:count]
