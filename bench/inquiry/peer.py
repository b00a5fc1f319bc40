"""Splink's own path for one new record against a register: `predict_between`, with a model trained on the register."""

import time
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from bench.inquiry.measure import Asked
from bench.learn.inquiry import Posed
from lazos.core.columns import Column
from lazos.core.names import tokens

ASKED = 25  # it scans the register for each inquiry


def ask_splink(at: Posed, inquiries: Sequence[Asked]) -> dict[str, float]:
    """Train on the register, ask some inquiries, and return the times in milliseconds."""
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on
    from splink import comparison_library as cl

    frame = _frame(at)
    api = DuckDBAPI()
    settings = SettingsCreator(
        link_type="link_only",
        unique_id_column_name="unique_id",
        comparisons=[cl.JaroWinklerAtThresholds("given"), cl.JaroWinklerAtThresholds("surname"),
                     cl.ExactMatch("birth_date"), cl.ExactMatch("sex"), cl.ExactMatch("country")],
        blocking_rules_to_generate_predictions=[
            block_on("given", "surname"), block_on("surname"), block_on("birth_date"),
        ],
    )  # fmt: skip
    register = api.register(frame, dataset_display_name="register")
    times: list[float] = []
    linker: Any = Linker(register, settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for number, (inquiry, _, _) in enumerate(inquiries[:ASKED]):
        words = tokens(inquiry.full_name)
        asked = pd.DataFrame(
            [{"unique_id": f"q{number}", "given": " ".join(words[:1]), "surname": " ".join(words[1:2]),
              "birth_date": inquiry.birth_date or None, "sex": inquiry.sex or None, "country": inquiry.country or None}]
        )  # fmt: skip
        began = time.perf_counter()
        new = api.register(asked, dataset_display_name=f"asked_{number}")
        linker.inference.predict_between(register, new).as_record_dict(limit=10)
        times.append((time.perf_counter() - began) * 1000)
    return {"p50_ms": float(np.percentile(times, 50)), "p95_ms": float(np.percentile(times, 95)), "asked": len(times)}


def _frame(at: Posed) -> pd.DataFrame:
    columns = (Column.GIVEN_NAMES, Column.SURNAME_1, Column.FULL_NAME, Column.BIRTH_DATE, Column.SEX, Column.COUNTRY)
    held = {str(name): at.records.column(name).to_pylist() for name in columns if name in at.records.column_names}
    count = at.records.num_rows
    full = [tokens(text or "") for text in held.get("full_name", [None] * count)]
    given = [" ".join(tokens(text or "")[:1]) or " ".join(words[:1]) for text, words in
             zip(held.get("given_names", [None] * count), full, strict=True)]  # fmt: skip
    surname = [" ".join(tokens(text or "")[:1]) or " ".join(words[1:2]) for text, words in
               zip(held.get("surname_1", [None] * count), full, strict=True)]  # fmt: skip
    return pd.DataFrame(
        {"unique_id": [str(line) for line in range(count)], "given": given, "surname": surname,
         **{name: held[name] for name in ("birth_date", "sex", "country")}}
    )  # fmt: skip
