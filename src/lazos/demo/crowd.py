"""The crowd: adults who crossed on their own account, alone, in couples and in small groups."""

import numpy as np

from lazos.demo.people import Namer, People, Sort, births


def make_crowd(namer: Namer, today: int, adults: int, parties_before: int, together: float) -> People:
    """Makes `adults` adults in parties numbered from `parties_before`; companions often share home and surname."""
    rng = namer.rng
    joins = rng.random(adults) < together
    joins[:1] = False
    party = parties_before + np.cumsum(~joins) - 1
    leader = np.maximum.accumulate(np.where(joins, 0, np.arange(adults)))
    place = namer.homes(adults)[leader]
    native = (rng.random(adults) < namer.words.language_share[place])[leader].astype(np.int64)
    sex = (rng.random(adults) < 0.68).astype(np.int64)
    age = np.clip(18 + rng.gamma(1.9, 6.2, adults), 18.01, 74)
    people = namer.make(
        Sort.ADULT, sex, births(rng, today, age), place, np.full(adults, -1, dtype=np.int64), party, native=native
    )
    kin = joins & (rng.random(adults) < 0.5)
    people.surname_1[kin] = people.surname_1[leader[kin]]
    brothers = kin & (rng.random(adults) < 0.5)
    people.surname_2[brothers] = people.surname_2[leader[brothers]]
    wife = (sex == 0) & (rng.random(adults) < namer.families.married_name)
    people.married[wife] = namer.surnames(place[wife])
    return people
