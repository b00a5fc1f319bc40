"""A whole invented world from parameters and a seed: its lists as canonical tables, and its truth."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from lazos.demo.calls import make_calls
from lazos.demo.crowd import make_crowd
from lazos.demo.dates import mistake
from lazos.demo.facts import Facts, companions, main_crossings, phones, stays
from lazos.demo.families import Group, make_families
from lazos.demo.hearing import Hearing, Tokens, hear, true_tokens
from lazos.demo.journeys import DAY, event_texts, make_crossings, make_numbers, renumbered
from lazos.demo.people import Namer, People, Sort, join
from lazos.demo.plans import WorldParameters
from lazos.demo.statements import Statement, state
from lazos.demo.truth import Truth, person_ids, tell
from lazos.demo.words import Numbers, Texts, Words


@dataclass(frozen=True, slots=True)
class World:
    """An invented world: what it was made from, its lists in the order planned, and the truth."""

    parameters: WorldParameters
    seed: int
    facts: Facts
    statements: tuple[Statement, ...]
    person_ids: Texts
    truth: Truth

    @property
    def records(self) -> pa.Table:
        """All lists one after another in canonical columns; a column that a list lacks is null."""
        return pa.concat_tables([statement.table for statement in self.statements], promote_options="default")


def _streams(seed: int) -> "list[np.random.Generator]":
    return [np.random.Generator(np.random.PCG64(child)) for child in np.random.SeedSequence(seed).spawn(40)]


def _people(parameters: WorldParameters, rng: np.random.Generator, today: int) -> Group:
    namer = Namer.start(rng, parameters.families)
    group = make_families(namer, today, parameters.children)
    grown = int(((group.people.sort != Sort.CHILD) & (group.people.party >= 0)).sum())
    rest = max(parameters.adults - grown, 0)
    crowd = make_crowd(namer, today, rest, len(group.mother), parameters.journeys.crowd_party)
    people = join([group.people, crowd])
    return Group(people, group.mother, group.father, group.custody, group.relatives)


def _first_heard(
    parameters: WorldParameters, rng: np.random.Generator, people: People, words: Words, crossed: Numbers
) -> tuple[Tokens, Numbers]:
    everybody = np.arange(len(people))
    hearing = Hearing(rng, parameters.intake, words)
    tokens = hear(hearing, true_tokens(people, words, everybody), words.tradition[people.place])
    age = (crossed - people.birth) / 365.25
    return tokens, mistake(rng, parameters.intake, people.birth, ((age > 15) & (age < 18)).astype(np.int64))


def make_facts(parameters: WorldParameters, streams: "list[np.random.Generator]") -> Facts:
    """Makes people, their journeys and what was first heard of them."""
    today = (
        int(np.datetime64(parameters.journeys.start).astype("datetime64[D]").astype(np.int64))
        + parameters.journeys.days
    )
    group = _people(parameters, streams[0], today)
    people = group.people
    crossings = make_crossings(streams[1], parameters.journeys, people, group.custody)
    main = main_crossings(people, crossings)
    words = Namer.start(streams[9], parameters.families).words
    taken, left = stays(streams[2], people, crossings, main)
    intake, intake_birth = _first_heard(parameters, streams[3], people, words, crossings.minute[main] // DAY)
    return Facts(
        words=words,
        people=people,
        group=group,
        crossings=crossings,
        main=main,
        number=make_numbers(streams[4], parameters.journeys, people, crossings),
        renumbered=renumbered(streams[11], parameters.journeys, crossings, main),
        event=event_texts(streams[5], crossings, words),
        taken=taken,
        left=left,
        phone=phones(streams[6], people, words),
        intake=intake,
        intake_birth=intake_birth,
        calls=make_calls(streams[7], group, taken, parameters.call_rate),
        companion=companions(streams[8], people),
    )


def generate(parameters: WorldParameters, seed: int) -> World:
    """Makes the world that `parameters` and `seed` determine, the same every time."""
    streams = _streams(seed)
    facts = make_facts(parameters, streams)
    made: dict[str, Statement] = {}
    for plan, rng in zip(parameters.lists, streams[12:], strict=False):
        made[plan.name] = state(facts, plan, rng, made.get(plan.copy_of))
    statements = tuple(made.values())
    ids = person_ids(streams[10], len(facts.people))
    return World(parameters, seed, facts, statements, ids, tell(facts, list(statements), ids))
