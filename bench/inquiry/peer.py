"""Splink's own path for one new record against a register: `predict_between`, with the model of `bench.peer`."""

import logging
import time
import warnings
from typing import Any, Final

import numpy as np
import pandas as pd
import pyarrow as pa
from splink import DuckDBAPI, Linker, block_on

from bench.inquiry.measure import share
from bench.inquiry.worlds import Asked, Bench
from bench.peer.identity import settings
from bench.peer.table import features
from lazos.core.columns import Column, Kind, Place, Role
from lazos.linkage.inquiry.asked import Inquiry

ASKED: Final = 40  # it scans the register for each inquiry
TRAINED: Final = 150_000  # records from which it learns; a part of a larger register
# A caller tells less than a list: rules that a partial name or a bare birth date satisfies.
RULES: Final = (("a_number",), ("s1", "g1"), ("s2", "g1"), ("born",), ("s1", "born_year"), ("g1", "born_year", "sex"))


def ask_splink(bench: Bench) -> dict[str, float]:
    """Train, ask some inquiries after one to warm up; times in milliseconds and recall over persons of the truth."""
    warnings.simplefilter("ignore")
    logging.getLogger("splink").setLevel(logging.ERROR)
    began = time.perf_counter()
    register = features(bench.records)
    linker = _trained(register)
    prepared = time.perf_counter() - began
    held = linker._db_api.register(register, dataset_display_name="everybody")
    times, ranks = [], []
    for number, asked in enumerate(bench.inquiries[: ASKED + 1]):
        took, rank = _one(linker, held, bench, asked, number)
        times.append(took)
        ranks.append(rank)
    known = [rank for rank, (_, lines, _) in zip(ranks, bench.inquiries, strict=False) if lines]
    quantiles = {f"p{q}_ms": float(np.percentile(times[1:], q)) for q in (50, 95)}
    return {
        "inquiries": len(times) - 1, "recall_1": share([rank == 1 for rank in known]),
        "recall_10": share([0 < rank <= 10 for rank in known]), **quantiles, "max_ms": max(times[1:]),
        "prepared_s": prepared,
    }  # fmt: skip


def _trained(register: pd.DataFrame) -> Any:
    part = register.sample(min(len(register), TRAINED), random_state=1)
    linker: Any = Linker(DuckDBAPI().register(part, dataset_display_name="learnt"), settings(), log_level=None)
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("a_number", "g1")], recall=0.7)
    training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in (block_on("a_number"), block_on("born", "s1"), block_on("s1", "g1", "s2")):
        training.estimate_parameters_using_expectation_maximisation(rule)
    for column in ("s1", "g1"):
        linker.table_management.compute_tf_table(column)
    return linker


def _one(linker: Any, held: Any, bench: Bench, asked: Asked, number: int) -> tuple[float, int]:
    """Milliseconds of one inquiry, and the rank of the person sought among the true persons of what was found."""
    inquiry, lines, _ = asked
    row = features(_record(inquiry)).assign(unique_id=-1 - number)
    began = time.perf_counter()
    new = linker._db_api.register(row, dataset_display_name=f"asked_{number}")
    rules = [block_on(*rule) for rule in RULES]
    found = linker.inference.predict_between(
        held, new, blocking_rules_to_generate_predictions=rules
    ).as_pandas_dataframe()
    took = (time.perf_counter() - began) * 1000
    found = found.sort_values("match_probability", ascending=False, kind="stable")
    ids = found[["unique_id_l", "unique_id_r"]].max(axis=1).to_numpy(dtype=int)
    persons = list(dict.fromkeys(bench.person[ids].tolist()))
    wanted = {int(bench.person[line]) for line in lines}
    return took, next((rank for rank, who in enumerate(persons, 1) if who in wanted), 0)


def _record(inquiry: Inquiry) -> pa.Table:
    """The inquiry as a record: what of it the model compares."""
    cells = {
        Place.LIST: "asked", Place.KIND: Kind.ADULTS, Column.REF: "1", Column.FULL_NAME: inquiry.full_name,
        Column.ROLE: Role.CHILD if inquiry.about == "child" else Role.ADULT, Column.SEX: inquiry.sex,
        Column.BIRTH_DATE: inquiry.birth_date, Column.AGE: inquiry.age, Column.EVENT_AT: inquiry.event,
        Column.COUNTRY: inquiry.country, Column.A_NUMBER: inquiry.a_number,
    }  # fmt: skip
    return pa.table({str(name): pa.array([str(value) or None], pa.string()) for name, value in cells.items()})
