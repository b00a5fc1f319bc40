"""Learn an additive model with pairwise interactions: boosted trees of two comparisons at most, summed into tables.

A sum of trees that each look at no more than two comparisons is exactly a sum of tables over one or two comparisons.
LightGBM grows the trees; here they are added up, cell by cell, so that what is packaged is only the tables.
"""

from collections.abc import Sequence
from typing import Any

import lightgbm as lgb
import numpy as np
import numpy.typing as npt

from lazos.linkage.model import MOST_LEVELS, Model, Scale, Tables, empty

Floats = npt.NDArray[np.float64]


def learn(
    levels: npt.NDArray[np.uint8],
    truth: npt.NDArray[np.bool_],
    scale: Scale,
    *,
    weight: Floats | None = None,
    offset: Floats | None = None,
    rounds: int = 400,
    rate: float = 0.1,
    most_pairs: int = 40,
    seed: int = 1,
) -> Model:
    """Learn the log-odds of `truth` from `levels` (P, C); `offset` is added to every score before learning."""
    first = _grow(levels, truth, weight, offset, rounds // 2, rate, seed, None)
    pairs = _worthwhile(first, most_pairs)
    trees = _grow(levels, truth, weight, offset, rounds, rate, seed, pairs)
    return Model(scale, _purified(_tables(trees, scale, pairs), levels))


def _grow(
    levels: npt.NDArray[np.uint8],
    truth: npt.NDArray[np.bool_],
    weight: Floats | None,
    offset: Floats | None,
    rounds: int,
    rate: float,
    seed: int,
    pairs: Sequence[tuple[int, int]] | None,
) -> Any:
    parameters: dict[str, Any] = {
        "objective": "binary", "max_depth": 2, "num_leaves": 4, "learning_rate": rate, "min_data_in_leaf": 40,
        "lambda_l2": 5.0, "max_bin": 32, "min_data_in_bin": 1, "verbose": -1, "seed": seed, "deterministic": True,
        "force_row_wise": True, "num_threads": 2, "boost_from_average": offset is None,
    }  # fmt: skip
    if pairs is not None:
        parameters["interaction_constraints"] = [list(pair) for pair in pairs] + [[c] for c in range(levels.shape[1])]
    data = lgb.Dataset(levels.astype(np.float32), truth.astype(np.float32), weight=weight, init_score=offset)
    return lgb.train(parameters, data, num_boost_round=rounds)


def _worthwhile(booster: Any, most: int) -> list[tuple[int, int]]:
    """Rank the pairs of comparisons by the gain of the splits that use both."""
    gains: dict[tuple[int, int], float] = {}
    for tree in booster.dump_model()["tree_info"]:
        root = tree["tree_structure"]
        for child in (root.get("left_child", {}), root.get("right_child", {})):
            if "split_feature" in child and child["split_feature"] != root["split_feature"]:
                a, b = sorted((root["split_feature"], child["split_feature"]))
                gains[a, b] = gains.get((a, b), 0.0) + child["split_gain"]
    return sorted(sorted(gains, key=lambda pair: -gains[pair])[:most])


def _tables(booster: Any, scale: Scale, pairs: Sequence[tuple[int, int]]) -> Tables:
    tables = empty(scale, pairs)
    place = {pair: index for index, pair in enumerate(pairs)}
    base = 0.0
    for tree in booster.dump_model()["tree_info"]:
        root = tree["tree_structure"]
        if "leaf_value" in root:
            base += float(root["leaf_value"])
            continue
        first = root["split_feature"]
        below = np.arange(MOST_LEVELS) <= root["threshold"]
        for side, child in ((below, root["left_child"]), (~below, root["right_child"])):
            _add_side(tables, place, first, side, child)
    return tables._replace(base=base)


def _add_side(
    tables: Tables, place: dict[tuple[int, int], int], first: int, side: npt.NDArray[np.bool_], child: dict[str, Any]
) -> None:
    """Add what a tree says on one side of its root, a matter of the root's comparison and at most one other."""
    if "leaf_value" in child:
        tables.single[first, side] += child["leaf_value"]
        return
    second = child["split_feature"]
    values = np.where(
        np.arange(MOST_LEVELS) <= child["threshold"],
        child["left_child"]["leaf_value"],
        child["right_child"]["leaf_value"],
    )
    if second == first:
        tables.single[first, side] += values[side]
    elif first < second:
        tables.double[place[first, second]] += np.outer(side, values)
    else:
        tables.double[place[second, first]] += np.outer(values, side)


def _purified(tables: Tables, levels: npt.NDArray[np.uint8]) -> Tables:
    """Move what an interaction says of one comparison alone to that comparison, and all means to the base."""
    base = tables.base
    for index, (a, b) in enumerate(tables.pairs):
        table = tables.double[index].astype(np.float64)
        counts = np.zeros((MOST_LEVELS, MOST_LEVELS))
        np.add.at(counts, (levels[:, a], levels[:, b]), 1.0)
        for _ in range(20):
            for axis, comparison in ((1, a), (0, b)):
                mean = (table * counts).sum(axis=axis) / np.maximum(counts.sum(axis=axis), 1)
                tables.single[comparison] += mean
                table -= mean[:, None] if axis == 1 else mean[None, :]
        table[counts == 0] = 0.0
        tables.double[index] = table
    for comparison in range(len(tables.single)):
        mean = float(tables.single[comparison][levels[:, comparison]].mean())
        tables.single[comparison] -= mean
        base += mean
    return tables._replace(base=base)
