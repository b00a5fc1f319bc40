"""A command is run as a process of its own, and what it cost is told."""

import sys

import pytest
from bench.run import CommandFailedError, run


def test_a_command_tells_its_cost() -> None:
    cost = run([sys.executable, "-c", "b = bytearray(60_000_000); raise SystemExit(1)"])
    assert cost.peak > 60_000_000
    assert cost.wall > 0


def test_a_command_that_fails_tells_why() -> None:
    with pytest.raises(CommandFailedError, match="no such list"):
        run([sys.executable, "-c", "raise SystemExit(print('no such list', file=__import__('sys').stderr) or 2)"])
