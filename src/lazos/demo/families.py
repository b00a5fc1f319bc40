"""Families: children, parents, relatives and those who claim to be, with who of them travelled."""

from dataclasses import dataclass

import numpy as np

from lazos.demo.parameters import Families
from lazos.demo.people import Namer, People, Sort, births, join
from lazos.demo.words import Mask, Numbers, Rates

RELATIVES = ("aunt", "uncle", "grandmother", "grandfather", "sibling", "cousin")
WEIGHTS = (0.22, 0.27, 0.14, 0.12, 0.19, 0.06)
YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Group:
    """Families in arrays: indices into `people` of each family's mother and father, and who is whose relative."""

    people: People
    mother: Numbers
    father: Numbers
    custody: Numbers
    relatives: list[tuple[int, int, str]]


def _sizes(rng: np.random.Generator, children: int, more: float) -> Numbers:
    sizes = np.minimum(rng.geometric(1 - min(more, 0.7), children), 6)
    total = np.cumsum(sizes)
    last = int(np.searchsorted(total, children))
    sizes = sizes[: last + 1].copy()
    sizes[-1] -= int(total[last] - children)
    return sizes[sizes > 0]


def _child_ages(rng: np.random.Generator, sizes: Numbers, typical: float) -> tuple[Rates, Rates]:
    """Draws each family's oldest age, then the younger ones below it at gaps of a year and more."""
    count = len(sizes)
    oldest = np.minimum(rng.beta(1.6, 1.6 * (18 - typical) / typical, count) * 18, 17.95)
    family = np.repeat(np.arange(count), sizes)
    rank = np.arange(len(family)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    ages = oldest[family] - rank * (1.0 + rng.exponential(1.2, len(family)))
    ages = np.where(ages < 0.1, rng.random(len(ages)) * np.maximum(oldest[family] - 0.05, 0.1), ages)
    return oldest, np.maximum(ages, 0.05)


def _heirs(namer: Namer, family: Numbers, mother: People, father: People) -> tuple[Numbers, Numbers]:
    """Gives children their surnames: father's first, mother's first, or by custom."""
    rng, rules, words, count = namer.rng, namer.families, namer.words, len(mother)
    first, second = father.surname_1.copy(), mother.surname_1.copy()
    tradition = words.tradition[father.place]
    portuguese = tradition == "portuguese"
    first[portuguese], second[portuguese] = mother.surname_1[portuguese], father.surname_1[portuguese]
    second[tradition == "romanian"] = -1
    unacknowledged = father.party < 0  # a father whose name a child does not bear seldom travels with it
    alone = (rng.random(count) < rules.mother_surnames) & unacknowledged
    first[alone], second[alone] = mother.surname_1[alone], mother.surname_2[alone]
    named = np.array([words.given_as_surname.get(words.given[index], -1) for index in father.given_1], dtype=np.int64)
    patronymic = (tradition == "qan") & (rng.random(count) < rules.patronymic) & (named >= 0)
    first[patronymic] = named[patronymic]
    strange = rng.random(count) < rules.other_surname
    first[strange] = namer.surnames(father.place[strange])
    single = rng.random(count) < rules.one_surname
    first[single & unacknowledged] = mother.surname_1[single & unacknowledged]
    last = single & portuguese & ~unacknowledged  # of two, the last is the father's
    first[last] = father.surname_1[last]
    second[single] = -1
    return first[family], second[family]


def _parents(namer: Namer, today: int, oldest: Rates, place: Numbers, native: Numbers) -> tuple[People, People]:
    rng, count = namer.rng, len(oldest)
    family, nobody = np.arange(count), np.full(count, -1, dtype=np.int64)
    rules = namer.families
    at_birth = np.minimum(rules.youngest_parent + rng.gamma(2.6, rules.parent_years / 2.6, count), 44)
    mother_age = oldest + at_birth
    father_age = np.maximum(mother_age + rng.normal(3.2, rules.years_between, count), oldest + 15)
    father_age = np.minimum(father_age, np.maximum(oldest + 62, 40))
    elsewhere = rng.random(count) < rules.elsewhere
    there = np.where(elsewhere, namer.homes(count), place)
    mother = namer.make(
        Sort.MOTHER,
        np.zeros(count, dtype=np.int64),
        births(rng, today, mother_age),
        place,
        family,
        nobody,
        native=native,
    )
    tongue = np.where(elsewhere, namer.words.language_share[there] > 0.5, native).astype(np.int64)
    man, born = np.ones(count, dtype=np.int64), births(rng, today, father_age)
    father = namer.make(Sort.FATHER, man, born, there, family, nobody.copy(), native=tongue)
    mother.married[:] = np.where(rng.random(count) < namer.families.married_name, father.surname_1, -1)
    return mother, father


def _side(kind: str, mother: People, father: People, maternal: Mask, fresh: Numbers,
          child: tuple[Numbers, Numbers]) -> tuple[Numbers, Numbers]:  # fmt: skip
    """Gives a relative's two surnames from the side of the family."""
    first = np.where(maternal, mother.surname_1, father.surname_1)
    second = np.where(maternal, mother.surname_2, father.surname_2)
    if kind == "sibling":
        return child
    if kind in ("aunt", "uncle"):
        return first, second
    if kind == "grandfather":
        return first, fresh
    if kind == "grandmother":
        return np.where(second >= 0, second, fresh), fresh
    return fresh, first


def make_relatives(namer: Namer, today: int, kinds: Numbers, families: Numbers, core: People,
                   parents: tuple[Numbers, Numbers], child_of: Numbers, sort: int) -> People:  # fmt: skip
    """Makes one relative for each (kind, family), aged and named as one. `child_of` is a child a family."""
    rng, groups = namer.rng, []
    for code, kind in enumerate(RELATIVES):
        family = families[kinds == code]
        count = len(family)
        mother, father = (pick(core, side[family]) for side in parents)
        child = pick(core, child_of[family])
        maternal = rng.random(count) < 0.55
        parent_birth = np.where(maternal, mother.birth, father.birth)
        shift = {
            "aunt": rng.normal(0, namer.families.aunt_years, count),
            "uncle": rng.normal(0, namer.families.aunt_years, count),
            "sibling": np.zeros(count),
            "cousin": np.zeros(count),
        }
        older = shift.get(kind, np.clip(rng.normal(namer.families.generation, 5.5, count), 14, 45))
        birth = (parent_birth - older * YEAR).astype(np.int64)
        if kind in ("sibling", "cousin"):
            birth = (today - (18.1 + rng.gamma(1.5, 2.2, count)) * YEAR).astype(np.int64)
        birth = np.minimum(birth, int(today - 18.1 * YEAR))
        sex = {"aunt": 0, "grandmother": 0, "uncle": 1, "grandfather": 1}.get(kind, -1)
        sexes = rng.integers(0, 2, count) if sex < 0 else np.full(count, sex, dtype=np.int64)
        fresh = namer.surnames(child.place)
        surnames = _side(kind, mother, father, maternal, fresh, (child.surname_1, child.surname_2))
        groups.append(
            namer.make(
                sort, sexes, birth, child.place, family, np.full(count, -1, dtype=np.int64), surnames, child.native
            )
        )
    return join(groups)


def pick(people: People, index: Numbers) -> People:
    """Takes some people."""
    return People(*(getattr(people, name)[index] for name in People.__dataclass_fields__))


def make_families(namer: Namer, today: int, children: int) -> Group:
    """Makes families with `children` children in custody, and some families whose children were not taken."""
    rng, rules = namer.rng, namer.families
    extra = int(children * rules.intact)
    sizes = (
        np.concatenate([_sizes(rng, children, rules.siblings), _sizes(rng, extra, rules.siblings + 0.1)])
        if extra
        else _sizes(rng, children, rules.siblings)
    )
    family = np.repeat(np.arange(len(sizes)), sizes)
    custody = np.arange(len(sizes)) < np.searchsorted(np.cumsum(sizes), children, side="left") + 1
    oldest, ages = _child_ages(rng, sizes, rules.child_age)
    place = namer.homes(len(sizes))
    native = (rng.random(len(sizes)) < namer.words.language_share[place]).astype(np.int64)
    mother, father = _parents(namer, today, oldest, place, native)
    _send(rng, rules, custody, mother, father)
    surnames = _heirs(namer, family, mother, father)
    born = _with_twins(rng, rules, family, births(rng, today, ages))
    kids = namer.make(Sort.CHILD, rng.integers(0, 2, len(family)), born, place[family], family,
                      family.copy(), surnames, native[family])  # fmt: skip
    count = len(kids)
    core = join([kids, mother, father])
    sides = count + np.arange(len(sizes)), count + len(sizes) + np.arange(len(sizes))
    first_child = np.cumsum(sizes) - sizes
    others, links = _others(namer, today, core, sides, first_child, custody)
    return Group(join([core, *others]), sides[0], sides[1], custody.astype(np.int64), links)


def _with_twins(rng: np.random.Generator, rules: Families, family: Numbers, born: Numbers) -> Numbers:
    """Lets some children be born on the day of the sibling before them."""
    twin = np.concatenate([[False], family[1:] == family[:-1]]) & (rng.random(len(family)) < rules.twins)
    return np.where(twin, np.concatenate([born[:1], born[:-1]]), born)


def _send(rng: np.random.Generator, rules: Families, custody: Mask, mother: People, father: People) -> None:
    """Decides which parents travelled with the children."""
    count = len(custody)
    draw, whose = rng.random(count), rng.random(count) < rules.father
    alone = (draw < rules.alone) & custody
    both = draw > 1 - rules.both_parents
    mother.party[:] = np.where(~alone & (both | ~whose), np.arange(count), -1)
    father.party[:] = np.where(~alone & (both | whose), np.arange(count), -1)


def _others(namer: Namer, today: int, core: People, sides: tuple[Numbers, Numbers], child_of: Numbers,
            custody: Mask) -> tuple[list[People], list[tuple[int, int, str]]]:  # fmt: skip
    """Adds relatives who travelled along or in the parents' place, relatives elsewhere and claimants."""
    rng, rules = namer.rng, namer.families
    groups: list[People] = []
    links: list[tuple[int, int, str]] = []
    at, count = len(core), len(custody)
    orphaned = (core.party[sides[0]] < 0) & (core.party[sides[1]] < 0)
    along = np.where(orphaned, rules.relatives_instead, rules.relatives)
    for sort, rate in ((Sort.RELATIVE, along), (Sort.OUTSIDE, np.full(count, rules.outside))):
        family = np.flatnonzero((rng.random(count) < rate) & custody)
        family = np.sort(np.concatenate([family, family[rng.random(len(family)) < 0.15]]))
        kinds = rng.choice(len(RELATIVES), len(family), p=np.array(WEIGHTS) / sum(WEIGHTS))
        made = make_relatives(namer, today, kinds, family, core, sides, child_of, sort)
        if sort == Sort.RELATIVE:
            made.party[:] = made.family
        names = [RELATIVES[code] for code in np.sort(kinds)]
        links += [
            (at + index, int(fam), name) for index, (fam, name) in enumerate(zip(made.family, names, strict=True))
        ]
        at += len(made)
        groups.append(made)
    claimed = np.where(orphaned, rules.claimants_instead, rules.claimants)
    family = np.flatnonzero((rng.random(count) < claimed) & custody)
    claimant = _claimants(namer, today, family, core, child_of)
    links += [(at + index, int(fam), "claimant") for index, fam in enumerate(family)]
    return [*groups, claimant], links


def _claimants(namer: Namer, today: int, family: Numbers, core: People, child_of: Numbers) -> People:
    """Makes adults who crossed with a child and say they are its parent."""
    rng, count = namer.rng, len(family)
    child = pick(core, child_of[family])
    place = np.where(rng.random(count) < namer.families.claimant_home, child.place, namer.homes(count))
    same = rng.random(count) < namer.families.claimant_surname
    first = np.where(same, child.surname_1, namer.surnames(place))
    age = (today - child.birth) / YEAR + np.clip(rng.normal(24, 6, count), 14, 45)
    return namer.make(Sort.CLAIMANT, rng.integers(0, 2, count), births(rng, today, age), place, family, family.copy(),
                      (first, namer.surnames(place)))  # fmt: skip
