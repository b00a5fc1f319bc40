"""The vocabulary is broad and skewed like life."""

import numpy as np

from lazos.demo.parameters import Families
from lazos.demo.people import Namer
from lazos.demo.words import MAYAN, load_words, read_rows


def test_the_vocabulary_is_broad() -> None:
    surnames = read_rows("surnames.csv")
    assert len({row["surname"] for row in surnames}) >= 800
    assert len({row["surname"] for row in surnames if row["tradition"] in MAYAN}) >= 190
    assert len({row["given"] for row in read_rows("given.csv")}) >= 400


def test_common_surnames_are_far_more_common_than_rare_ones() -> None:
    drawn = load_words().surname_pools["spanish"].draw(np.random.default_rng(1), 20_000)
    counts = np.sort(np.unique(drawn, return_counts=True)[1])[::-1]
    assert counts[0] > 20 * counts[len(counts) // 2]


def test_mayan_towns_have_mayan_surnames() -> None:
    words = load_words()
    town = int(np.flatnonzero(words.municipality == "San Pedro Carchá")[0])
    namer = Namer.start(np.random.default_rng(2), Families(local=0.0, tail=0.0, indigenous=0.9))
    drawn = namer.surnames(np.full(2000, town))
    assert 0.8 < np.isin(drawn, words.surname_pools["qeq"].items).mean() < 1.0


def test_every_place_has_a_known_tradition() -> None:
    words = load_words()
    assert set(words.tradition) <= set(words.surname_pools)


def test_a_sharpened_pool_draws_common_surnames_more_often_and_the_same_items() -> None:
    pool = load_words().surname_pools["spanish"]
    sharp = pool.sharpened(1.4)
    shares = [np.diff(one.cumulative, prepend=0.0) for one in (pool, sharp)]
    assert np.array_equal(sharp.items, pool.items)
    assert np.isclose(shares[1].sum(), 1.0)
    assert shares[1].max() > 1.5 * shares[0].max()
