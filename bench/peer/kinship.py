"""Whose child, with Splink: children on one side, adults on the other, the same columns, evidence as custom levels."""

from typing import Any, Final

import pandas as pd
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

_FIRST: Final = (
    "g1", "s1", "s2", "born_year", "sex", "country", "a", "event", "minute", "custody", "sector", "station", "unit",
)  # fmt: skip
SHARE: Final = 0.8  # prior share of children with a parent in reach, times one parent each


def persons(table: pd.DataFrame, cluster: pd.Series) -> pd.DataFrame:
    """Describe each person by the first known value of its records, official lists before calls."""
    rows = table.assign(person=cluster.loc[table["unique_id"]].to_numpy()).sort_values(["caller", "unique_id"])
    made = rows.groupby("person")[list(_FIRST)].first()
    made["told"] = rows.groupby("person")["told"].agg(lambda lists: sorted({it for one in lists for it in one}))
    made["child"] = rows.groupby("person")["child"].mean() >= 0.5
    made["line"] = rows.groupby("person")["unique_id"].first()
    made = made.reset_index().rename(columns={"person": "unique_id"})
    return _keyed(made)


def _keyed(made: pd.DataFrame) -> pd.DataFrame:
    """Add the keys to block on: neighbourhoods as arrays, so that edges of a bucket lose nobody."""
    made["near_number"] = [[] if pd.isna(a) else [int(a) // 8, int(a) // 8 + 1] for a in made["a"]]
    made["near_hour"] = [[] if pd.isna(m) else [int(m) // 60, int(m) // 60 + 1] for m in made["minute"]]
    day = made["minute"].floordiv(1440).fillna(made["custody"])
    made["near_day"] = [[] if pd.isna(d) else [int(d) // 3, int(d) // 3 + 1] for d in day]
    made["day"] = day
    made["s1_share"] = made["s1"].map(made["s1"].value_counts(normalize=True))  # Splink's own needs an exact level
    made["surnames"] = [
        sorted({it for it in pair if isinstance(it, str)}) for pair in zip(made["s1"], made["s2"], strict=True)
    ]
    return made


def _near() -> Any:
    """All nearness in one comparison: as several it would count one evidence four times."""
    a, minute = "abs(a_l - a_r)", "abs(minute_l - minute_r)"
    custody = "abs(coalesce(custody_l, minute_l // 1440) - coalesce(custody_r, minute_r // 1440))"
    levels: list[Any] = [
        cll.CustomLevel("unit_l = unit_r", "same unit"),
        cll.CustomLevel(f"{a} <= 3 and {minute} <= 15", "next number, same minutes"),
        cll.CustomLevel(f"{a} <= 3", "next number"),
        cll.CustomLevel(f"event_l = event_r and {a} <= 30", "same event, near number"),
        cll.CustomLevel(f"event_l = event_r and {minute} <= 5", "same event and minutes"),
        cll.CustomLevel("event_l = event_r", "same event"),
        cll.CustomLevel(f"{a} <= 30", "near number"),
        cll.CustomLevel(f"{minute} <= 15 and sector_l = sector_r", "same minutes and sector"),
        cll.CustomLevel(f"{minute} <= 240 and sector_l = sector_r", "same hours and sector"),
        cll.CustomLevel(f"{minute} <= 2880 or {custody} <= 3", "same days"),
        cll.CustomLevel(f"{minute} is null and {custody} is null and {a} is null", "missing")
        .configure(is_null_level=True),
        cll.ElseLevel(),
    ]  # fmt: skip
    return cl.CustomComparison(output_column_name="near", comparison_levels=levels)


def _surnames() -> Any:
    rule = "((sex_r = 'M' and s1_l = s1_r) or (sex_r = 'F' and s2_l = s1_r))"
    levels: list[Any] = [
        cll.CustomLevel("s1_l is null or s1_r is null", "missing").configure(is_null_level=True),
        cll.CustomLevel(f"{rule} and s1_share_r < 0.001", "handed down by the rule, rare"),
        cll.CustomLevel(f"{rule} and s1_share_r < 0.01", "handed down by the rule, less common"),
        cll.CustomLevel(rule, "handed down by the rule"),
        cll.CustomLevel("sex_r = 'F' and s2_l is null and s1_l = s1_r", "mother's, alone"),
        cll.CustomLevel("s1_l = s1_r or s2_l = s1_r", "first of the adult"),
        cll.CustomLevel("len(list_intersect(surnames_l, surnames_r)) > 0", "second of the adult"),
        cll.ElseLevel(),
    ]
    return cl.CustomComparison(output_column_name="surnames", comparison_levels=levels)


def _age() -> Any:
    gap = "(born_year_l - born_year_r)"
    levels: list[Any] = [
        cll.NullLevel("born_year"),
        cll.CustomLevel(f"{gap} between 17 and 40", "usual"),
        cll.CustomLevel(f"{gap} between 14 and 50", "possible"),
        cll.ElseLevel(),
    ]
    return cl.CustomComparison(output_column_name="age", comparison_levels=levels)


def _named() -> Any:
    levels: list[Any] = [
        cll.CustomLevel("len(told_l) = 0 and len(told_r) = 0", "nobody").configure(is_null_level=True),
        cll.CustomLevel("list_contains(told_l, g1_r) and list_contains(told_l, s1_r)", "child names adult"),
        cll.CustomLevel("list_contains(told_r, g1_l) and list_contains(told_r, s1_l)", "adult names child"),
        cll.CustomLevel("list_contains(told_l, g1_r) or list_contains(told_r, g1_l)", "given name only"),
        cll.ElseLevel(),
    ]
    return cl.CustomComparison(output_column_name="named", comparison_levels=levels)


def settings(children: int, adults: int) -> SettingsCreator:
    """Comparisons and blocking rules of a child with an adult."""

    return SettingsCreator(
        link_type="link_only",
        comparisons=[
            _near(),
            _surnames(),
            _age(),
            _named(),
            cl.ExactMatch("country"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("event"),
            block_on("unit"),
            block_on("near_number", arrays_to_explode=["near_number"]),
            block_on("station", "near_hour", arrays_to_explode=["near_hour"]),
            block_on("surnames", "near_day", arrays_to_explode=["surnames", "near_day"]),
        ],
        probability_two_random_records_match=SHARE / max(adults, 1) if children else 0.5,
        retain_matching_columns=False,
    )  # fmt: skip


def relate(made: pd.DataFrame) -> pd.DataFrame:
    """Train and give the best adult of each sex for each child: child, adult, sex, probability."""
    young, grown = made[made["child"]], made[~made["child"]]
    database = DuckDBAPI()
    tables = [
        database.register(young.drop(columns="child"), dataset_display_name="a_children"),
        database.register(grown.drop(columns="child"), dataset_display_name="b_adults"),
    ]
    linker: Any = Linker(tables, settings(len(young), len(grown)), log_level=None)
    training = linker.training
    training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    for rule in (block_on("s1", "day"), block_on("station", "day", "country"), block_on("event")):
        training.estimate_parameters_using_expectation_maximisation(rule)
    pairs = linker.inference.predict(threshold_match_probability=0.01).as_pandas_dataframe()
    pairs["sex"] = grown.set_index("unique_id")["sex"].loc[pairs["unique_id_r"]].fillna("X").to_numpy()
    pairs = pairs.sort_values("match_probability", ascending=False, kind="stable")
    best = pairs.drop_duplicates(["unique_id_l", "sex"])
    return best.rename(columns={"unique_id_l": "child", "unique_id_r": "adult", "match_probability": "probability"})
