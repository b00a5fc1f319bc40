"""Inquiries: partial, misheard descriptions of one person who stands on a list, or of a person who stands on none."""

from dataclasses import replace

import numpy as np
import pyarrow as pa

from lazos.core.columns import Column
from lazos.demo.dates import days_to_texts, mistake
from lazos.demo.facts import Facts
from lazos.demo.hearing import Hearing, hear, lay_out, true_tokens
from lazos.demo.journeys import DAY
from lazos.demo.parameters import Layout, Noise
from lazos.demo.people import Sort
from lazos.demo.words import Numbers, Texts, only, texts
from lazos.demo.world import World


def _heard(facts: Facts, person: Numbers, rng: np.random.Generator, noise: Noise) -> Texts:
    """Writes names as a caller says them."""
    hearing = Hearing(rng, noise, facts.words)
    tradition = facts.words.tradition[facts.people.place[person]]
    tokens = hear(hearing, true_tokens(facts.people, facts.words, person), tradition)
    return texts(lay_out(hearing, tokens, Layout.PLAIN, 0.1, 0.5)[Column.FULL_NAME].to_pylist())


def _relative(world: World, person: Numbers, rng: np.random.Generator) -> tuple[Numbers, Texts]:
    """Chooses a parent of each child sought, and a child of each parent sought; -1 for others."""
    facts = world.facts
    kids = np.flatnonzero(facts.people.sort == Sort.CHILD)
    first = np.full(len(facts.group.custody), -1, dtype=np.int64)
    first[facts.people.family[kids][::-1]] = kids[::-1]
    family, sort = facts.people.family[person], facts.people.sort[person]
    mother = rng.random(len(person)) < 0.6
    parent = np.where(mother, facts.group.mother[family], facts.group.father[family])
    child = sort == Sort.CHILD
    own = (sort == Sort.MOTHER) | (sort == Sort.FATHER)
    other = np.where(child, parent, np.where(own, first[family], -1))
    word = np.where(child, np.where(mother, "mother", "father"), "child").astype(object)
    return other, only(other >= 0, word)


def _chosen(world: World, rng: np.random.Generator, count: int, absent: float) -> Numbers:
    facts = world.facts
    listed = np.zeros(len(facts.people), dtype=np.bool_)
    for statement in world.statements:
        listed[statement.person] = True
    present = np.flatnonzero(listed)
    child = facts.people.sort[present] == Sort.CHILD
    weight = np.where(child, 0.7 / max(child.sum(), 1), 0.3 / max((~child).sum(), 1))
    away = np.flatnonzero(~listed)
    missing = min(int(count * absent), len(away))
    known = rng.choice(present, min(count - missing, len(present)), replace=False, p=weight / weight.sum())
    return rng.permutation(np.concatenate([known, rng.choice(away, missing, replace=False)]))


def make_inquiries(world: World, seed: int, count: int = 500, absent: float = 0.1) -> tuple[pa.Table, pa.Table]:
    """Makes inquiries and their truth (inquiry_id, person_id); the person is null if on no list."""
    rng = np.random.Generator(np.random.PCG64(seed))
    facts, noise = world.facts, replace(Noise(), respell=0.12, slip=0.06, nickname=0.05, drop_given=0.5)
    person = _chosen(world, rng, count, absent)
    size = len(person)
    other, relation = _relative(world, person, rng)
    place = facts.people.place[person]
    crossing = facts.main[np.where(facts.main[person] >= 0, person, np.maximum(other, 0))]
    station = facts.words.station_name[facts.crossings.station[crossing]]
    told = only(crossing >= 0, days_to_texts(facts.crossings.minute[crossing] // DAY))
    birth = mistake(rng, noise, facts.people.birth[person], np.zeros(size, dtype=np.int64))
    asked = facts.crossings.minute.max() // DAY
    dated = rng.random(size) < 0.35
    age = np.maximum((asked - birth) // 365.25 + rng.choice([-1, 0, 1], size, p=[0.1, 0.8, 0.1]), 0).astype(np.int64)
    named = (other >= 0) & (rng.random(size) < 0.4)
    columns = {
        "inquiry_id": texts([f"Q{at + 1:05d}" for at in range(size)]),
        "about": np.where(facts.people.sort[person] == Sort.CHILD, "child", "adult").astype(object),
        "full_name": _heard(facts, person, rng, noise),
        "sex": only(rng.random(size) < 0.9, np.where(facts.people.sex[person] > 0, "M", "F")),
        "birth_date": only(dated, days_to_texts(birth)),
        "age": only(~dated & (rng.random(size) < 0.8), age.astype("U3")),
        "age_as_of": texts([str(days_to_texts(np.array([asked]))[0])[:7]] * size),
        "country": only(rng.random(size) < 0.85, facts.words.country[place]),
        "municipality": only(rng.random(size) < 0.4, facts.words.municipality[place]),
        "language": only(rng.random(size) < 0.3, facts.words.language[place]),
        "relative_name": only(named, _heard(facts, np.maximum(other, 0), rng, noise)),
        "relation": only(named, relation),
        "event_month": only(rng.random(size) < 0.5, texts([value and value[:7] for value in told])),
        "place": only((crossing >= 0) & (rng.random(size) < 0.35), station),
    }  # fmt: skip
    ids = world.person_ids
    on_list = set(world.truth.rows["person_id"].to_pylist())
    answer = [code if code in on_list else None for code in ids[person]]
    inquiries = pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})
    return inquiries, pa.table({"inquiry_id": inquiries["inquiry_id"], "person_id": pa.array(answer, pa.string())})
