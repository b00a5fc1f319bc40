"""Inquiries: partial, misheard descriptions of one person who stands on a list, or of a person who stands on none."""

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from lazos.core.columns import Column
from lazos.demo.dates import days_to_texts, mistake
from lazos.demo.facts import Facts
from lazos.demo.hearing import Hearing, hear, lay_out, marry, true_tokens
from lazos.demo.journeys import DAY
from lazos.demo.parameters import Layout, Noise
from lazos.demo.people import Sort
from lazos.demo.spelling import fold, shift_digits, slip
from lazos.demo.words import Mask, Numbers, Texts, only, present, texts
from lazos.demo.world import World

ABOUT_CHILD, ABOUT_PARENT = 0.55, 0.18  # shares of inquiries; the rest is about other adults


@dataclass(frozen=True, slots=True)
class Telling:
    """How often a caller tells each thing, and how often it is wrong."""

    sex: float = 0.87
    birth_date: float = 0.3
    age: float = 0.85
    age_off: float = 0.22
    country: float = 0.88
    country_wrong: float = 0.01
    home: float = 0.5
    home_wrong: float = 0.05
    language: float = 0.37
    relative: float = 0.88
    relative_given_only: float = 0.12
    month: float = 0.6
    month_off: float = 0.08
    place: float = 0.42
    given_only: float = 0.04
    nickname: float = 0.04
    a_number: float = 0.03
    phone: float = 0.02

    @classmethod
    def draw(cls, rng: np.random.Generator) -> "Telling":
        """Draws another kind of caller: each rate moves by up to half."""
        base = cls()
        return replace(
            base, **{name: min(0.95, float(value * rng.uniform(0.5, 1.4))) for name, value in _rates(base).items()}
        )


def _rates(telling: Telling) -> dict[str, float]:
    return {name: getattr(telling, name) for name in Telling.__slots__}


NOISE = replace(
    Noise(), slip=0.06, respell=0.12, nickname=0.05, drop_given=0.6, drop_surname=0.45, initial=0.0, swap_surnames=0.02,
    drop_first_given=0.05, swap_fields=0.0, day_month=0.02, year_off=0.03, january=0.03, mid_month=0.0, year_only=0.0,
    day_off=0.02, falsified=0.0,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Caller:
    """What the inquiries are drawn from."""

    facts: Facts
    rng: np.random.Generator
    noise: Noise
    telling: Telling

    def chance(self, rate: float, count: int) -> Mask:
        return self.rng.random(count) < rate


def _heard(caller: _Caller, person: Numbers, layouts: tuple[Layout, ...], given_only: float, capitals: float) -> Texts:
    """Writes names as an operator hears them, each in one of the layouts."""
    facts, rng = caller.facts, caller.rng
    hearing = Hearing(rng, caller.noise, facts.words)
    spelt = true_tokens(facts.people, facts.words, person)
    marry(facts.people, facts.words, person, spelt, rng, 0.1)
    tokens = hear(hearing, spelt, facts.words.tradition[facts.people.place[person]])
    bare = caller.chance(given_only, len(person)) & present(tokens["given_1"])
    tokens["surname_1"], tokens["surname_2"] = np.where(bare, "", tokens["surname_1"]), only(~bare, tokens["surname_2"])
    written = [
        texts(lay_out(hearing, tokens, layout, capitals, 0.4)[Column.FULL_NAME].to_pylist()) for layout in layouts
    ]
    pick = rng.integers(0, len(layouts), len(person))
    return texts([written[at][row] for row, at in enumerate(pick.tolist())])


def _relative(world: World, person: Numbers, caller: _Caller) -> tuple[Numbers, Texts]:
    """Chooses a parent or another relative of each child sought, and a child of each parent; -1 for others."""
    facts, rng = world.facts, caller.rng
    kids = np.flatnonzero(facts.people.sort == Sort.CHILD)
    first = np.full(len(facts.group.custody), -1, dtype=np.int64)
    shuffled = rng.permutation(kids)
    first[facts.people.family[shuffled]] = shuffled
    family, sort = facts.people.family[person], facts.people.sort[person]
    mother = rng.random(len(person)) < 0.52
    parent = np.where(mother, facts.group.mother[family], facts.group.father[family])
    child = sort == Sort.CHILD
    own = (sort == Sort.MOTHER) | (sort == Sort.FATHER)
    other = np.where(child, parent, np.where(own, first[family], -1))
    word = np.where(child, np.where(mother, "mother", "father"), "child").astype(object)
    by_family: dict[int, list[tuple[int, str]]] = {}
    for someone, of, what in facts.group.relatives:
        by_family.setdefault(of, []).append((someone, what))
    for row in np.flatnonzero(child & caller.chance(0.06, len(person))).tolist():
        known = [pair for pair in by_family.get(int(family[row]), []) if pair[1] != "claimant"]
        if known:
            other[row], word[row] = known[int(rng.integers(len(known)))]
    return other, only(other >= 0, word)


def _chosen(world: World, rng: np.random.Generator, count: int, absent: float) -> Numbers:
    facts = world.facts
    listed = np.zeros(len(facts.people), dtype=np.bool_)
    for statement in world.statements:
        listed[statement.person] = True
    present_ = np.flatnonzero(listed)
    sort = facts.people.sort[present_]
    weight = np.zeros(len(present_))
    parent = (sort == Sort.MOTHER) | (sort == Sort.FATHER)
    for group, share in (
        (sort == Sort.CHILD, ABOUT_CHILD),
        (parent, ABOUT_PARENT),
        ((sort != Sort.CHILD) & ~parent, 0.0),
    ):
        weight[group] = (share or 1 - ABOUT_CHILD - ABOUT_PARENT) / max(int(group.sum()), 1)
    away = np.flatnonzero(~listed)
    missing = min(int(count * absent), len(away))
    known = rng.choice(present_, min(count - missing, len(present_)), replace=False, p=weight / weight.sum())
    return rng.permutation(np.concatenate([known, rng.choice(away, missing, replace=False)]))


def make_inquiries(
    world: World, seed: int, count: int = 500, absent: float = 0.1, telling: Telling | None = None
) -> tuple[pa.Table, pa.Table]:
    """Makes inquiries and their truth (inquiry_id, person_id); the person is null if on no list."""
    rng = np.random.Generator(np.random.PCG64(seed))
    caller = _Caller(world.facts, rng, NOISE, telling or Telling())
    person = _chosen(world, rng, count, absent)
    other, relation = _relative(world, person, caller)
    columns = {
        "inquiry_id": texts([f"Q{at + 1:05d}" for at in range(len(person))]),
        "about": np.where(world.facts.people.sort[person] == Sort.CHILD, "child", "adult").astype(object),
        "full_name": _heard(caller, person, (Layout.PLAIN,), caller.telling.given_only, 0.0),
        **_person(caller, person),
        **_kin(caller, other, relation),
        **_journey(caller, person, other),
        **_papers(caller, person),
    }
    ids = world.person_ids
    on_list = set(world.truth.rows["person_id"].to_pylist())
    answer = [code if code in on_list else None for code in ids[person]]
    inquiries = pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})
    return inquiries, pa.table({"inquiry_id": inquiries["inquiry_id"], "person_id": pa.array(answer, pa.string())})


def _person(caller: _Caller, person: Numbers) -> dict[str, Texts]:
    """Sex, birth, age, country, home and language."""
    facts, rng, telling, size = caller.facts, caller.rng, caller.telling, len(person)
    place = facts.people.place[person]
    asked = facts.crossings.minute.max() // DAY + 20
    birth = mistake(rng, caller.noise, facts.people.birth[person], np.zeros(size, dtype=np.int64))
    dated = caller.chance(telling.birth_date, size)
    off = np.where(caller.chance(telling.age_off, size), rng.choice([-2, -1, 1, 1, 2], size), 0)
    age = np.maximum((asked - facts.people.birth[person]) // 365.25 + off, 0).astype(np.int64)
    aged = ~dated & caller.chance(telling.age, size)
    country = np.where(
        caller.chance(telling.country_wrong, size), rng.permutation(facts.words.country[place]),
        facts.words.country[place],
    )  # fmt: skip
    return {
        "sex": only(caller.chance(telling.sex, size), np.where(facts.people.sex[person] > 0, "M", "F")),
        "birth_date": only(dated, days_to_texts(birth)),
        "age": only(aged, age.astype("U3")),
        "age_as_of": only(aged, texts([str(days_to_texts(np.array([asked]))[0])[:7]] * size)),
        "country": only(caller.chance(telling.country, size), country),
        "municipality": only(caller.chance(telling.home, size), _home(caller, place)),
        "language": only(caller.chance(telling.language, size), facts.words.language[place]),
    }


def _home(caller: _Caller, place: Numbers) -> Texts:
    """Municipalities as heard: half without accents, some misspelt, a few the neighbour's."""
    rng = caller.rng
    elsewhere = caller.chance(caller.telling.home_wrong, len(place))
    heard = np.where(elsewhere, rng.permutation(place), place)
    names = caller.facts.words.municipality[heard].copy()
    for row in np.flatnonzero(caller.chance(0.5, len(place)) & present(names)).tolist():
        names[row] = fold(names[row])
    for row in np.flatnonzero(caller.chance(0.1, len(place)) & present(names)).tolist():
        words = names[row].split()
        longest = max(range(len(words)), key=lambda at: len(words[at]))
        words[longest] = slip(words[longest], float(rng.random()), float(rng.random()))
        names[row] = " ".join(words)
    return names


def _kin(caller: _Caller, other: Numbers, relation: Texts) -> dict[str, Texts]:
    named = (other >= 0) & caller.chance(caller.telling.relative, len(other))
    layouts = (Layout.PLAIN, Layout.PLAIN, Layout.PLAIN, Layout.COMMA)
    heard = _heard(caller, np.maximum(other, 0), layouts, caller.telling.relative_given_only, 0.4)
    return {"relative_name": only(named, heard), "relation": only(named, relation)}


def _journey(caller: _Caller, person: Numbers, other: Numbers) -> dict[str, Texts]:
    """When and where the person, or the relative, was apprehended, as far as the caller knows."""
    facts, rng, telling, size = caller.facts, caller.rng, caller.telling, len(person)
    crossing = facts.main[np.where(facts.main[person] >= 0, person, np.maximum(other, 0))]
    off = np.where(caller.chance(telling.month_off, size), rng.choice([-30, 30], size), 0)
    day = days_to_texts(facts.crossings.minute[crossing] // DAY + off)
    station = facts.crossings.station[crossing]
    where = np.where(rng.random(size) < 0.7, facts.words.sector_name[station], facts.words.station_name[station])
    told = (crossing >= 0) & caller.chance(telling.month, size)
    return {
        "event_month": only(told, texts([value[:7] for value in day])),
        "place": only((crossing >= 0) & caller.chance(telling.place, size), where),
    }


def _papers(caller: _Caller, person: Numbers) -> dict[str, Texts]:
    """Nickname, A-number, a third of them with an error, and telephone: what few callers tell."""
    facts, rng, telling, size = caller.facts, caller.rng, caller.telling, len(person)
    given = true_tokens(facts.people, facts.words, person)["given_1"]
    known = [facts.words.nicknames.get(name or "", ()) for name in given]
    called = texts([names[int(rng.integers(len(names)))] if names else None for names in known])
    numbers = texts([f"{number:09d}" for number in facts.number[person].tolist()])
    held = facts.number[person] > 0
    for row in np.flatnonzero(held & caller.chance(0.35, size)).tolist():
        numbers[row] = shift_digits(numbers[row], float(rng.random()), float(rng.random()))
    return {
        "nickname": only(caller.chance(telling.nickname, size), called),
        "a_number": only(held & caller.chance(telling.a_number, size), numbers),
        "phone": only(caller.chance(telling.phone, size), facts.phone[person]),
    }
