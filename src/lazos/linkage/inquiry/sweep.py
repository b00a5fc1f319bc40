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

POSTED: Final = 200
CREDITED: Final = 201
SPAN: Final = 256.0  # stamps of one search
MOST_STAMPS: Final = 2.0**24  # up to here single precision holds every whole number
FRESH: Final = 4.5  # log-odds from which one heard token alone makes a person worth a look


class Scratch(NamedTuple):
    """What the searches of one thread write on.

    `own` (P, 2), `other` (E, 2): evidence of own names and of the relative's by entity, and what touched it last: a
    stamp above that of the search's beginning, so that what earlier searches left need not be cleared. `touched` (P),
    `met` (E): which were touched; `best` (P): the credit through a relative, 0 between searches.
    """

    own: Floats
    other: Floats
    touched: Ints
    met: Ints
    best: Floats


def scratch(entities: int, persons: int) -> Scratch:
    """Make room for the searches of one thread."""
    return Scratch(
        np.zeros((persons, 2), np.float32), np.zeros((entities, 2), np.float32), np.empty(persons, np.int32),
        np.empty(entities, np.int32), np.zeros(persons, np.float32),
    )  # fmt: skip


@nb.njit(cache=True)
def sweep(
    found: Ints, classes: Bytes, worth: Floats, slot: int, book: Book, evidence: Floats, list_: Ints, count: int,
    since: float,
) -> int:  # fmt: skip
    """Add the evidence of one heard token to all who bear one like it, and return how many are touched by now.

    `found`: tokens heard, the likest first; `worth` (8, classes): by the parts of the name it stands in there. What
    is worth less than FRESH counts only for who is touched already: nobody is found by it alone. `since`: the stamp of
    the search's beginning.
    """
    persons, mine = len(evidence), np.float32(since + slot)
    for token in found:
        level = classes[token]
        for at in range(book.posting_start[token], book.posting_start[token + 1]):
            posting = book.postings[at]
            entity = posting >> 3
            if entity >= persons:
                break
            gain = worth[posting & 7, level]
            last = evidence[entity, 1]
            if gain <= 0 or last == mine or (last <= since and gain < FRESH):
                continue
            if last <= since:
                list_[count] = entity
                count += 1
                evidence[entity, 0] = gain
            else:
                evidence[entity, 0] += gain
            evidence[entity, 1] = mine
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
def post(
    spans: Ints, worth: Floats, values: Ints, who: Ints, evidence: Floats, list_: Ints, count: int, since: float
) -> int:
    """Add the evidence of postings by value: spans (n, 2) of values, ends included, the strongest first."""
    for k in range(len(spans)):
        if worth[k] <= 0:
            continue
        for at in range(bisect(values, spans[k, 0]), bisect(values, spans[k, 1] + 1)):
            person = who[at]
            if evidence[person, 1] <= since:
                list_[count] = person
                count += 1
                evidence[person, 1] = since + POSTED
                evidence[person, 0] = worth[k]
    return count


@nb.njit(cache=True)
def strengths(room: Scratch, met: int) -> Floats:
    """How strongly each namesake that was met agrees."""
    out = np.empty(met, np.float32)
    for k in range(met):
        out[k] = room.other[room.met[k], 0]
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
    count: int, since: float,
) -> int:  # fmt: skip
    """Credit everybody near the likeliest namesakes of the relative; return how many persons are touched by now.

    `near_gain` (ties, bins), `named_gain` (bins): what a companion or a mention of such strength is worth; `step`:
    edges of the bins.
    """
    persons = len(arrays.child)
    for k in range(met):
        entity = room.met[k]
        strength = room.other[entity, 0]
        if strength < bound:
            continue
        bin_ = 0
        while bin_ < len(step) and strength >= step[bin_]:
            bin_ += 1
        if entity >= persons:
            count = _raise(arrays.mention_of[entity - persons], named_gain[bin_], room, count, since)
            continue
        for at in range(arrays.near_start[entity], arrays.near_start[entity + 1]):
            tie = arrays.near[at] & 7
            count = _raise(arrays.near[at] >> 3, near_gain[tie, bin_], room, count, since)
    return count


@nb.njit(cache=True)
def _raise(person: int, gain: float, room: Scratch, count: int, since: float) -> int:
    if gain <= room.best[person]:
        return count
    if room.own[person, 1] <= since:
        room.own[person, 0] = 0
        room.own[person, 1] = since + CREDITED
        room.touched[count] = person
        count += 1
    room.own[person, 0] += gain - room.best[person]
    room.best[person] = gain
    return count


@nb.njit(cache=True)
def totals(
    room: Scratch, count: int, people: Floats, moments: Floats, homes: Floats, arrays: Arrays, out: Floats
) -> None:
    """Add to the evidence of each person touched what sex, age, country, month, sector and home are worth."""
    for k in range(count):
        person = room.touched[k]
        codes = arrays.codes[person]
        out[k] = room.own[person, 0] + people[codes[0]] + moments[codes[1]] + homes[codes[2]]


@nb.njit(cache=True)
def everybody(
    people: Floats, moments: Floats, homes: Floats, arrays: Arrays, own: Floats, since: float, out: Floats
) -> None:
    """The same for all persons of the register."""
    for person in range(len(out)):
        codes = arrays.codes[person]
        total = people[codes[0]] + moments[codes[1]] + homes[codes[2]]
        if own[person, 1] > since:
            total += own[person, 0]
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


@nb.njit(cache=True)
def uncredit(room: Scratch, count: int) -> None:
    """Leave the credits as they were."""
    for k in range(count):
        room.best[room.touched[k]] = 0


def begin(room: Scratch, since: float) -> float:
    """The stamp of the next search's beginning; before stamps grow too large to be told apart, all are cleared."""
    if since + 2 * SPAN < MOST_STAMPS:
        return since + SPAN
    room.own[:, 1], room.other[:, 1] = 0, 0
    return 0.0
