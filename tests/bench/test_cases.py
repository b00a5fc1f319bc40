"""Labelled cases: held-out worlds written once, read back with their truth."""

from pathlib import Path

import pytest
from bench.cases import FIRST_SEED, HUGE, LARGE, SMALL, SPEED_SMALL, Plan, sample_cases, world_case
from bench.truth import read_truth

from lazos.demo.parameters import WorldKind


def test_worlds_are_held_out_by_their_seeds() -> None:
    assert all(plan.seed >= FIRST_SEED for plan in (*SMALL, SPEED_SMALL, LARGE, HUGE))
    assert {plan.kind for plan in SMALL} == set(WorldKind)


def test_a_world_is_written_once_and_its_truth_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAZOS_BENCH_WORK", str(tmp_path))
    plan = Plan(WorldKind.AGENCIES, 900_500, children=40, adults=200)
    case = world_case(plan)
    truth = read_truth(case)
    assert world_case(plan) == case
    assert truth.gold
    assert not truth.gold & truth.soft
    assert {child for child, _ in truth.gold} <= truth.sought


def test_the_sample_is_scored_only_where_it_lies() -> None:
    cases = sample_cases()
    if not cases:
        pytest.skip("the shared samples are absent")
    assert [case.name for case in cases] == ["sample", "sample-unhinted"]
    assert len(read_truth(cases[0]).gold) == 2668
