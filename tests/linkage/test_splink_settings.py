"""The settings for Splink hold every level once, and add up to our scores."""

import json
import math
from typing import Any

import numpy as np
import pytest

from lazos.linkage.frequencies import Frequencies
from lazos.linkage.model import Model, empty, score
from lazos.linkage.packaged import SCALES, frequencies
from lazos.linkage.splink_settings import DIALECTS, splink_settings

SCALE = SCALES["identity"]


def model() -> Model:
    """Weights drawn by chance: whatever they are, the settings must say the same."""
    tables = empty(SCALE)
    rng = np.random.Generator(np.random.PCG64(3))
    for index, (_, words) in enumerate(SCALE):
        tables.single[index, : len(words)] = rng.normal(0, 2, len(words))
    return Model(SCALE, tables._replace(base=-5.72))


def settings(seen: Frequencies | None = None, dialect: str = "duckdb") -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(splink_settings(model(), seen or frequencies(), dialect))
    return answer


def logit(p: float) -> float:
    return math.log(p) - math.log1p(-p)


def test_every_comparison_and_level_stands_once_in_order() -> None:
    found = [
        (it["output_column_name"], tuple(level["label_for_charts"] for level in it["comparison_levels"]))
        for it in settings()["comparisons"]
    ]
    assert found == [(f"level_{name}", words) for name, words in SCALE]


def test_levels_are_asked_by_name_and_the_last_takes_the_rest() -> None:
    for comparison in settings()["comparisons"]:
        conditions = [level["sql_condition"] for level in comparison["comparison_levels"]]
        assert conditions[-1] == "ELSE" and len(set(conditions)) == len(conditions)
        assert all(it.startswith(f"{comparison['output_column_name']}_l = '") for it in conditions[:-1])


@pytest.mark.parametrize("seen", [None, Frequencies(SCALE, *np.zeros((2, len(SCALE), 24)))])
def test_shares_are_above_nothing_and_sum_to_one(seen: Frequencies | None) -> None:
    for comparison in settings(seen)["comparisons"]:
        for kind in ("m_probability", "u_probability"):
            shares = [level[kind] for level in comparison["comparison_levels"]]
            assert min(shares) > 0 and sum(shares) == pytest.approx(1)


def test_prior_and_weights_sum_to_our_score() -> None:
    said = settings()
    rng = np.random.Generator(np.random.PCG64(4))
    levels = np.array([[rng.integers(len(words)) for _, words in SCALE] for _ in range(50)], np.uint8)
    for row, ours in zip(levels, score(levels, model().tables), strict=True):
        chosen = [it["comparison_levels"][k] for it, k in zip(said["comparisons"], row, strict=True)]
        theirs = sum(math.log(level["m_probability"] / level["u_probability"]) for level in chosen)
        assert theirs + logit(said["probability_two_random_records_match"]) == pytest.approx(ours, abs=1e-3)


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_dialect_stands_wherever_splink_asks_for_it(dialect: str) -> None:
    said = settings(dialect=dialect)
    assert said["sql_dialect"] == dialect
    assert [rule["sql_dialect"] for rule in said["blocking_rules_to_generate_predictions"]] == [dialect]
