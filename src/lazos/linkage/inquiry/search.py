"""Search one store for the person an inquiry describes."""

from dataclasses import dataclass
from typing import Final

import numba as nb
import numpy as np
import numpy.typing as npt

from lazos.linkage.inquiry.asked import USABLE, Inquiry, NothingAsked, facts
from lazos.linkage.inquiry.compare import compare_all, score_everybody
from lazos.linkage.inquiry.facts import A_FLAG, A_NUMBER, A_PHONE, facts_of
from lazos.linkage.inquiry.first import Profiles, births, numbers, profiles
from lazos.linkage.inquiry.hearing import ALIKE
from lazos.linkage.inquiry.levels import Ready
from lazos.linkage.inquiry.pairing import level_of
from lazos.linkage.inquiry.relatives import BIN_EDGES
from lazos.linkage.inquiry.scale import (
    BINS,
    C_PHONE,
    C_RELATIVE,
    OWN,
    RELATIVE_FOUND,
    SLOTS,
    SOURCES,
    TABLE,
    WIDTH,
)
from lazos.linkage.inquiry.spoken import GIVEN_SLOTS, UNHEARD, Ear, Name, heard_again, heard_name
from lazos.linkage.inquiry.store import TIES, Store
from lazos.linkage.inquiry.sweep import (
    chosen,
    counted,
    credit,
    everybody,
    gathered,
    likeliest,
    post,
    scratch,
    strengths,
    sweep,
    threshold,
)
from lazos.linkage.inquiry.weights import Weights
from lazos.linkage.inquiry.worth import gains, names_rarity, nobody_facts, rarity_of, tables_of

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]
Cells = npt.NDArray[np.uint16]
Ranked = tuple[Ints, Floats]  # persons, and how the first look ranked them, descending

FINALISTS: Final = 128  # persons compared in full
ALONE: Final = 400  # the same where little but a name is told, which the first look judges less well
NAMESAKES: Final = 1500  # namesakes of the relative whose companions are credited
WEAKEST: Final = 2.0  # log-odds from which a namesake of the relative counts
_NAMES: Final = frozenset({"full_name", "nickname", "about", "sex"})
_EDGES: Final = np.array(BIN_EDGES, np.float32)


@dataclass(frozen=True, slots=True)
class Asked:
    """An inquiry made ready for one store.

    `rarity` (WIDTH, levels) of agreeing; `tables` (WIDTH): the table of weights of each comparison; `nobody`: what the
    weight of nobody depends on.
    """

    name: Name
    other: Name
    rarity: Floats
    tables: Ints
    nobody: npt.NDArray[np.float64]
    ready: Ready


@dataclass(frozen=True, slots=True)
class Found:
    """Persons of one store compared in full, best first.

    `who` (n), `levels` (n, WIDTH), `scores` (n), `near` (n): the companion who was taken for the relative, or -1.
    """

    who: Ints
    levels: Bytes
    scores: Floats
    near: Ints
    asked: Asked


class Searcher:
    """Searches one store; holds room to write on, so that each thread needs its own."""

    def __init__(self, store: Store, weights: Weights) -> None:
        arrays = store.arrays
        self.store, self._weights = store, weights
        self._ear = Ear(store)
        self._entities = store.persons + len(arrays.mention_of)
        self._room = scratch(self._entities, store.persons)
        self._classes = np.full((2 * SLOTS, len(store.book.length)), UNHEARD, np.uint8)

    def search(
        self, inquiry: Inquiry, *, harder: bool = False, finalists: int | None = None, like: Found | None = None
    ) -> Found:
        """Find the likeliest persons; `harder` compares every person in full.

        `like`: what was found in a larger store, by whose counts rarity is judged here, too. Raises NothingAsked.
        """
        told = facts(inquiry)
        if not told & frozenset(USABLE):
            raise NothingAsked
        finalists = finalists or (ALONE if told <= _NAMES else FINALISTS)
        asked = self._asked(inquiry, like)
        self._spread(asked.name, asked.other)
        try:
            who, rough = self._everybody(asked.ready, finalists) if harder else self._likely(asked, finalists)
            levels = np.empty((len(who), WIDTH), np.uint8)
            scores, near = np.empty(len(who), np.float32), np.empty(len(who), np.int32)
            count = compare_all(who, rough, asked.ready, self.store.arrays, levels, scores, near)
        except BaseException:
            # What a search that was broken off has written is not known.
            self._room = scratch(self._entities, self.store.persons)
            raise
        finally:
            self._gather(asked.name, asked.other)
        order = np.argsort(-scores[:count], kind="stable")
        return Found(who[order], levels[order], scores[order], near[order], asked)

    def _asked(self, inquiry: Inquiry, like: Found | None) -> Asked:
        store, learnt = self.store, self._weights
        told = facts_of(inquiry, store)
        hit, around = store.homes.find(inquiry.home)
        if like is None:
            name = heard_name(inquiry.full_name, inquiry.nickname, self._ear)
            other = heard_name(inquiry.relative_name, "", self._ear)
            rarity = rarity_of(name, other, told, hit, store)
            gain = gains(rarity, tables_of(name), learnt)
            kin_gain = gains(names_rarity(other, store.persons), tables_of(other)[:SLOTS], learnt)
            nobody = nobody_facts(name, other, told, rarity, store.persons)
        else:
            name, other = heard_again(like.asked.name, self._ear), heard_again(like.asked.other, self._ear)
            rarity, nobody = like.asked.rarity, like.asked.nobody
            gain, kin_gain = like.asked.ready.gain, like.asked.ready.kin_gain
        slots = np.array([_kind(n, s) for n in (name, other) for s in range(SLOTS)], np.int32)
        ready = Ready(told, self._classes, slots, hit, around, store.homes.department_of, gain, kin_gain)
        return Asked(name, other, rarity, tables_of(name), nobody, ready)

    def _spread(self, name: Name, other: Name) -> None:
        for slot, heard in enumerate((*name.slots, *other.slots)):
            if heard is not None:
                self._classes[slot, heard.found] = heard.classes

    def _gather(self, name: Name, other: Name) -> None:
        for slot, heard in enumerate((*name.slots, *other.slots)):
            if heard is not None:
                self._classes[slot, heard.found] = UNHEARD

    def _everybody(self, ready: Ready, finalists: int) -> Ranked:
        scores = np.empty(self.store.persons, np.float32)
        score_everybody(ready, self.store.arrays, scores)
        count = min(finalists, len(scores))
        best = np.argpartition(-scores, count - 1)[:count] if count else np.empty(0, np.int64)
        best = best[np.isfinite(scores[best])]
        best = best[np.argsort(-scores[best], kind="stable")]
        return best.astype(np.int32), scores[best]

    def _likely(self, asked: Asked, finalists: int) -> Ranked:
        ready, name, other = asked.ready, asked.name, asked.other
        room = self._room
        met, count = 0, self._posted(ready)
        if other.asked:
            met = self._swept(other, SLOTS, ready.kin_gain, room.other, room.met)
            count = self._credited(ready, met, count)
        credited = count
        count = self._swept(name, 0, ready.gain, room.own, room.touched, count)
        look = profiles(ready, self.store.arrays)
        if count < finalists or (name.asked == 0 and not self._told(ready)):
            who, values = self._among_all(look, finalists)
            gathered(room, count, credited, met)
        else:
            evidence = gathered(room, count, credited, met)
            who, values = likeliest(room, evidence, *look, self.store.arrays, finalists)
        order = np.argsort(-values, kind="stable")
        order = order[self.store.arrays.living[who[order]] == 1]
        return who[order], values[order]

    def _told(self, ready: Ready) -> bool:
        return bool(ready.facts[A_NUMBER] >= 0 or ready.facts[A_PHONE] >= 0)

    def _swept(self, name: Name, first: int, gain: Floats, cells: Cells, touched: Ints, count: int = 0) -> int:
        """Sweep the postings of a name, the token first of which an exact one is worth most."""
        slots = [slot for slot, heard in enumerate(name.slots) if heard is not None]
        for slot in sorted(slots, key=lambda slot: -gain[slot, OWN]):
            heard = name.slots[slot]
            if heard is not None:
                worth = worth_by_part(gain, slot, _kind(name, slot))
                classes = self._classes[first + slot]
                book = self.store.book
                count = sweep(heard.found, classes, worth, slot + 1, book, cells, touched, count)
        return count

    def _credited(self, ready: Ready, met: int, count: int) -> int:
        room = self._room
        bound = max(WEAKEST, float(threshold(strengths(room, met), NAMESAKES))) if met else WEAKEST
        base = ready.gain[C_RELATIVE, 1]
        bins = len(BINS)
        worth = ready.gain[C_RELATIVE, RELATIVE_FOUND : RELATIVE_FOUND + len(SOURCES) * bins].reshape(-1, bins) - base
        near = np.ascontiguousarray(worth[2 : 2 + len(TIES)])
        named = np.ascontiguousarray(worth[0])
        return int(credit(room, met, bound, near, named, _EDGES, self.store.arrays, count))

    def _posted(self, ready: Ready) -> int:
        """Touch the persons whose birth, A-number or telephone agrees; first of all, so that none counts twice."""
        room, arrays = self._room, self.store.arrays
        posted = numbers(ready)
        count = 0
        if ready.facts[A_FLAG] > 0:
            days, worth = births(ready)
            count = post(days, worth, arrays.born_day, arrays.born_who, room.own, room.touched, count)
        if posted is not None:
            values, worth = posted
            count = post(values, worth, arrays.number, arrays.number_who, room.own, room.touched, count)
        if ready.facts[A_PHONE] >= 0:
            phone = np.array([[ready.facts[A_PHONE]] * 2], np.int32)
            worth = ready.gain[C_PHONE, 2:3]
            count = post(phone, worth, arrays.phone, arrays.phone_who, room.own, room.touched, count)
        return int(count)

    def _among_all(self, look: Profiles, finalists: int) -> Ranked:
        """The likeliest of the whole register, for too few or too many are touched."""
        values = np.empty(self.store.persons, np.float32)
        everybody(*look, self.store.arrays, self._room.own, values)
        who = chosen(values, threshold(values, finalists), 2 * finalists)
        return who, values[who]


def _kind(name: Name, slot: int) -> int:
    """1 a given name, 2 a first or only surname, 3 another surname, 0 not asked."""
    if name.slots[slot] is None:
        return 0
    if slot < GIVEN_SLOTS:
        return 1
    return 3 if name.table[slot] == TABLE["surname_other"] else 2


@nb.njit(cache=True)
def worth_by_part(gain: Floats, slot: int, kind: int) -> Cells:
    """What one heard token is worth (classes, 8) by the parts in which a like one stands, over not standing there."""
    worth = np.zeros((len(ALIKE), 8), np.uint16)
    base = (gain[slot, 1] + gain[slot, 2]) / 2
    for alike in range(len(ALIKE)):
        for parts in range(1, 8):
            for bit in range(3):
                if parts >> bit & 1:
                    level = level_of(kind, alike, 0 if bit == 0 else bit + 2)
                    worth[alike, parts] = max(worth[alike, parts], counted(gain[slot, level] - base))
    return worth
