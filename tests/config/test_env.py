"""A wrong setting stops the start with one line that says which."""

from pathlib import Path

import pytest

from lazos.config.env import BadSettingError, read_env
from lazos.config.sqlite.library import is_wal_sound, library, pragmas

GOOD = {"LAZOS_DATA": "/d", "LAZOS_KEYS": "/k"}


def test_an_empty_environment_is_a_local_installation() -> None:
    env = read_env({})
    assert (env.host, env.port, env.tls, env.postgres, env.language) == ("localhost", 8000, False, None, "es")


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("LAZOS_DATA", "here", "whole path"),
        ("LAZOS_KEYS", "/d/keys", "may not lie inside"),
        ("LAZOS_KEYS", "/d", "may not lie inside"),
        ("LAZOS_URL", "lazos.example.org", "no address"),
        ("LAZOS_URL", "http://lazos.example.org", "https"),
        ("LAZOS_URL", "http://127.0.0.1:8000", "https"),
        ("LAZOS_URL", "https://lazos.example.org/site", "no address"),
        ("LAZOS_URL", "https://a:b@lazos.example.org", "no password"),
        ("LAZOS_URL", "https://lazos.example.org:port", "no address"),
        ("LAZOS_DATABASE", "mysql://a", "postgresql://"),
        ("LAZOS_DATABASE", "postgresql://host", "postgresql://"),
        ("LAZOS_DATABASE", "postgresql://u@h/n?sslmode=off", "host="),
        ("LAZOS_LANGUAGE", "fr", "es or en"),
        ("LAZOS_DATBASE", "x", "no such setting"),
    ],
)
def test_a_wrong_setting_is_named(name: str, value: str, why: str) -> None:
    with pytest.raises(BadSettingError, match=why) as error:
        read_env(GOOD | {name: value})
    assert name in str(error.value) and "\n" not in str(error.value)


def test_a_password_of_the_database_is_not_repeated_in_an_error() -> None:
    with pytest.raises(BadSettingError) as error:
        read_env(GOOD | {"LAZOS_DATABASE": "mysql://u:secret@host/name"})
    assert "secret" not in str(error.value)


def test_postgresql_is_one_setting() -> None:
    env = read_env(
        GOOD | {"LAZOS_DATABASE": "postgresql://u:p@h:5433/register", "LAZOS_URL": "https://lazos.example.org/"}
    )
    assert env.postgres and (env.postgres.name, env.postgres.port, env.postgres.host) == ("register", "5433", "h")
    assert (env.tls, env.url, env.data) == (True, "https://lazos.example.org", Path("/d"))


@pytest.mark.parametrize(
    ("version", "sound"),
    [
        ((3, 6, 23), False), ((3, 40, 1), False), ((3, 44, 5), False), ((3, 44, 6), True), ((3, 50, 6), False),
        ((3, 50, 7), True), ((3, 51, 2), False), ((3, 51, 3), True), ((3, 53, 4), True), ((4, 0, 0), True),
    ],
)  # fmt: skip
def test_a_write_ahead_log_with_the_race_is_not_used(version: tuple[int, int, int], sound: bool) -> None:
    assert is_wal_sound(version) is sound
    assert ("journal_mode=WAL" in pragmas(version)) is sound


def test_the_library_in_use_is_sound() -> None:
    assert is_wal_sound(library().sqlite_version_info)


def test_a_socket_and_a_password_with_odd_letters_are_understood() -> None:
    it = read_env(GOOD | {"LAZOS_DATABASE": "postgresql://u:a%40b@/register?host=/run/postgresql"}).postgres
    assert it and (it.host, it.password) == ("/run/postgresql", "a@b")
