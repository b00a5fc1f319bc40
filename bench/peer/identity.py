"""Who is who, with Splink: names as arrays of sound keys in any order, term frequencies, EM, clusters."""

from typing import Any, Final

import pandas as pd
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

SHARED: Final = "len(list_intersect({0}_l, {0}_r))"
NONE: Final = "({0}_l is null or len({0}_l) = 0 or {0}_r is null or len({0}_r) = 0)"


def _surnames() -> Any:
    shared = SHARED.format("surnames")
    return cl.CustomComparison(
        output_column_name="surnames",
        comparison_levels=[
            cll.NullLevel("s1").configure(is_null_level=True),
            cll.CustomLevel(f"{shared} >= 2", "two surnames, any order"),
            cll.CustomLevel("s1_l = s1_r and (s2_l is null or s2_r is null)", "first equal, second missing")
            .configure(tf_adjustment_column="s1"),
            cll.CustomLevel("s1_l = s1_r", "first equal").configure(tf_adjustment_column="s1"),
            cll.CustomLevel(f"{shared} >= 1", "one shared"),
            cll.CustomLevel("len(list_intersect(surnames_l, given_r)) + len(list_intersect(given_l, surnames_r)) >= 2",
                            "cells exchanged"),
            cll.CustomLevel("jaro_winkler_similarity(s1_l, s1_r) >= 0.88", "near"),
            cll.ElseLevel(),
        ],
    )  # fmt: skip


def _given() -> Any:
    shared = SHARED.format("given")
    return cl.CustomComparison(
        output_column_name="given",
        comparison_levels=[
            cll.NullLevel("g1").configure(is_null_level=True),
            cll.CustomLevel(f"{shared} >= 2", "two given names"),
            cll.CustomLevel("g1_l = g1_r", "first equal").configure(tf_adjustment_column="g1"),
            cll.CustomLevel(f"{shared} >= 1", "one shared"),
            cll.CustomLevel("jaro_winkler_similarity(g1_l, g1_r) >= 0.88", "near"),
            cll.ElseLevel(),
        ],
    )


def _born() -> Any:
    swapped = "born_l[1:4] = born_r[1:4] and born_l[6:7] = born_r[9:10] and born_l[9:10] = born_r[6:7]"
    return cl.CustomComparison(
        output_column_name="born",
        comparison_levels=[
            cll.CustomLevel("born_year_l is null or born_year_r is null", "missing").configure(is_null_level=True),
            cll.CustomLevel("born_l = born_r", "equal"),
            cll.CustomLevel(swapped, "day and month exchanged"),
            cll.CustomLevel("damerau_levenshtein(born_l, born_r) <= 1", "one slip"),
            cll.CustomLevel("born_year_l = born_year_r", "same year"),
            cll.CustomLevel("abs(born_year_l - born_year_r) <= 1", "a year off"),
            cll.ElseLevel(),
        ],
    )


def _number() -> Any:
    return cl.CustomComparison(
        output_column_name="a_number",
        comparison_levels=[
            cll.NullLevel("a_number"),
            cll.CustomLevel("a_number_l = a_number_r", "equal"),
            cll.CustomLevel("damerau_levenshtein(a_number_l, a_number_r) <= 1", "one slip"),
            cll.ElseLevel(),
        ],
    )


def settings() -> SettingsCreator:
    """Comparisons and blocking rules; every person falls in several rules with no field in common."""
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[_surnames(), _given(), _born(), _number(), cl.ExactMatch("sex"), cl.ExactMatch("country")],
        blocking_rules_to_generate_predictions=[
            block_on("a_number"),
            block_on("s1", "g1", "s2"),
            block_on("s1", "g1", "born_year"),
            block_on("born", "s1"),
            block_on("born", "g1"),
            block_on("born", "s2"),
            block_on("s2", "g1", "born_year"),
            block_on("event", "g1"),
            block_on("surnames", "g1", "born_year", arrays_to_explode=["surnames"]),
            block_on("surnames", "given", "sex", "born_year", arrays_to_explode=["surnames", "given"]),
        ],
        retain_matching_columns=False,
    )


def identify(table: pd.DataFrame) -> tuple[pd.DataFrame, Linker]:
    """Train and give pairs of at least one half."""
    database = DuckDBAPI()
    linker = Linker(database.register(table, dataset_display_name="records"), settings(), log_level=None)
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("a_number", "g1")], recall=0.7)
    training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in (block_on("a_number"), block_on("born", "s1"), block_on("s1", "g1", "s2")):
        training.estimate_parameters_using_expectation_maximisation(rule)
    return linker.inference.predict(threshold_match_probability=0.5), linker


def clusters(pairs: Any, linker: Linker, threshold: float) -> pd.Series:
    """Cluster at a threshold: the cluster of each `unique_id`."""
    found: Any = linker.clustering.cluster_pairwise_predictions_at_threshold(
        pairs, threshold_match_probability=threshold
    )
    table = found.as_pandas_dataframe()
    return table.set_index("unique_id")["cluster_id"].sort_index()
