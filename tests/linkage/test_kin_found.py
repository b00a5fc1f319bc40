"""What was found of kinship follows persons when callers are joined to adults: the same as if found anew."""

import numpy as np
import numpy.typing as npt
import pytest

from lazos.demo.parameters import WorldKind
from lazos.linkage.calls import calling_only
from lazos.linkage.encode import Encoded, encode
from lazos.linkage.kin_found import Found, find, follow
from lazos.linkage.persons import are_children, gather, numbered
from tests.demo.worlds import small_world

Longs = npt.NDArray[np.int64]


def found_for(encoded: Encoded, person: Longs) -> Found:
    return find(encoded, gather(encoded, person), person, are_children(encoded, person))


@pytest.mark.parametrize("share", [0.0, 0.5, 1.0])
def test_following_finds_what_finding_anew_finds(share: float) -> None:
    encoded = encode(small_world(WorldKind.HOTLINE).records)
    person = np.arange(len(encoded.rows), dtype=np.int64)
    rng = np.random.default_rng(4)
    becomes = person.copy()
    callers = np.flatnonzero(calling_only(encoded, person, len(person)))
    adults = np.flatnonzero(~are_children(encoded, person) & ~calling_only(encoded, person, len(person)))
    chosen = callers[rng.random(len(callers)) < share]
    becomes[chosen] = rng.choice(adults, len(chosen))
    becomes = numbered(becomes)
    before = found_for(encoded, person)
    after = follow(before, becomes, gather(encoded, becomes), encoded.vocabulary.words)
    anew = found_for(encoded, becomes)
    assert len(before.child) > 1000 and (share == 0) == (len(chosen) == 0)
    for name in ("child", "adult", "levels", "share"):
        assert np.array_equal(getattr(after, name), getattr(anew, name)), name
