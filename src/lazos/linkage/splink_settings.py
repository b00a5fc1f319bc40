"""The main effects of identity as settings of Splink 5: the same weights, for anybody to run on DuckDB or Spark.

Splink scores pairs of records, our levels belong to pairs. So each pair worth comparing goes in as two records, one in
each of two tables, that share a `pair` and carry its levels by name in columns `level_<comparison>`; Splink then needs
none of our comparisons. What it cannot hold is left out: interactions. Its scores differ from the full model by them.

From a weight w and the share u of strangers at a level, m is u times e to the w, made to sum to one. So log(m/u) is w
less one number a comparison; those numbers go into the prior, and prior and weights sum to our base and weights.
"""

import json
import math
from typing import Any, Final

import numpy as np

from lazos.linkage.frequencies import Frequencies
from lazos.linkage.model import Model

PAIR: Final = "pair"
COLUMN: Final = "level_{}"
DIALECTS: Final = ("duckdb", "spark")


def splink_settings(model: Model, seen: Frequencies, dialect: str = "duckdb") -> str:
    """Write the base and single levels of a model of identity as Splink's JSON, for one of DIALECTS.

    `seen` tells how often strangers are at each level. A level never seen counts as seen once.
    """
    prior, comparisons = model.tables.base, []
    for index, (name, words) in enumerate(model.scale):
        strangers = seen.random[index, : len(words)] + 1
        u = strangers / strangers.sum()
        m = u * np.exp(model.tables.single[index, : len(words)].astype(np.float64))
        prior += math.log(m.sum())
        comparisons.append(_comparison(name, words, (m / m.sum()).tolist(), u.tolist()))
    settings = {
        "link_type": "link_only",
        "sql_dialect": dialect,
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": 1 / (1 + math.exp(-prior)),
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": f"l.{PAIR} = r.{PAIR}", "sql_dialect": dialect},
        ],
        "comparisons": comparisons,
        "retain_matching_columns": True,
        "retain_intermediate_calculation_columns": False,
        "additional_columns_to_retain": [],
    }
    return json.dumps(settings, indent=2)


def _comparison(name: str, words: tuple[str, ...], m: list[float], u: list[float]) -> dict[str, Any]:
    column = COLUMN.format(name)
    levels = [
        {
            "sql_condition": f"{column}_l = '{word}'" if word != words[-1] else "ELSE",
            "label_for_charts": word,
            "m_probability": m[place],
            "u_probability": u[place],
        }
        for place, word in enumerate(words)
    ]
    return {"output_column_name": column, "comparison_levels": levels}
