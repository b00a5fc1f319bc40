"""What every test run is held to: no network, no skip that nobody allowed, examples that repeat in CI."""

import os
import sys
from collections.abc import Iterator
from typing import Final

import pytest
from hypothesis import HealthCheck, settings

ALLOWED_SKIPS: Final = ("shared samples", "PostgreSQL's own log")
"""A test may be skipped only for a reason that holds one of these: the samples lie beside the tree, not in it."""

_UNIX: Final = 1
_unexpected: list[str] = []

settings.register_profile("local", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("local"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "local")


class NetworkUsedError(RuntimeError):
    """A test reached for the network."""


def _no_network(event: str, arguments: tuple[object, ...]) -> None:
    if event in {"socket.connect", "socket.bind"} and getattr(arguments[0], "family", None) != _UNIX:
        raise NetworkUsedError(event)
    if event == "socket.getaddrinfo":
        raise NetworkUsedError(event)


def is_allowed(reason: str) -> bool:
    """Tell whether a test may be skipped for this reason."""
    return any(allowed in reason for allowed in ALLOWED_SKIPS)


def pytest_configure() -> None:
    """Close the network for this process; workers are processes of their own and do the same."""
    sys.addaudithook(_no_network)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note a skip that nobody allowed."""
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if not is_allowed(reason):
            _unexpected.append(f"{report.nodeid}: {reason}")


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    """Fail a run with a skip that nobody allowed."""
    if _unexpected and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    return (yield)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which tests were skipped without leave."""
    for line in _unexpected:
        terminalreporter.write_line(f"skipped without leave: {line}", red=True)
