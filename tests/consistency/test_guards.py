"""The guards of the test run itself."""

import socket

import pytest
from tests.conftest import NetworkUsedError, is_allowed


def test_a_test_cannot_reach_the_network() -> None:
    with socket.socket() as one, pytest.raises(NetworkUsedError):
        one.connect(("127.0.0.1", 9))
    with pytest.raises(NetworkUsedError):
        socket.getaddrinfo("localhost", 80)


@pytest.mark.parametrize(("reason", "allowed"), [("the shared samples are absent", True), ("slow today", False)])
def test_only_listed_reasons_allow_a_skip(reason: str, allowed: bool) -> None:
    assert is_allowed(reason) is allowed
