"""What the surroundings say about this installation: read once, typed, frozen; a wrong value stops the start.

Every setting is a row of `SETTINGS`, which the documents and `lazos doctor` print.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from platformdirs import user_config_path, user_data_path


@dataclass(frozen=True, slots=True)
class Setting:
    """A name in the environment, what stands when it is absent, and what it is for."""

    name: str
    default: str
    meaning: str


SETTINGS: Final = (
    Setting("LAZOS_DATA", str(user_data_path("lazos")), "Folder of the database and of what is stored beside it."),
    Setting("LAZOS_KEYS", str(user_config_path("lazos")), "Folder of the key ring; never inside LAZOS_DATA."),
    Setting("LAZOS_URL", "http://localhost:8000", "Address that people type; https anywhere but on this computer."),
    Setting("LAZOS_DATABASE", "", "Empty for SQLite in LAZOS_DATA, or postgresql://USER:PASSWORD@HOST:PORT/NAME."),
    Setting("LAZOS_LANGUAGE", "es", "Language of pages for people who have not chosen one: es or en."),
)
LANGUAGES: Final = ("es", "en")
_LOCAL: Final = frozenset({"localhost"})


class BadSettingError(Exception):
    """A setting that cannot be used; `str()` is one line that says which and why."""


@dataclass(frozen=True, slots=True)
class Postgres:
    """Where a PostgreSQL database is reached; the host may be the folder of its socket."""

    name: str
    user: str
    password: str
    host: str
    port: str


@dataclass(frozen=True, slots=True)
class Env:
    """The settings of this installation."""

    data: Path
    keys: Path
    url: str
    postgres: Postgres | None
    language: str

    @property
    def host(self) -> str:
        """The name that the site answers to."""
        return urlsplit(self.url).hostname or "localhost"

    @property
    def port(self) -> int:
        """The port that the site listens on when it is served without a proxy before it."""
        return urlsplit(self.url).port or 8000

    @property
    def tls(self) -> bool:
        """Whether people reach the site by https."""
        return self.url.startswith("https://")

    @property
    def sqlite(self) -> Path:
        """The file of the SQLite database."""
        return self.data / "lazos.sqlite3"


def read_env(environ: Mapping[str, str]) -> Env:
    """Read the settings. Raises BadSettingError for the first that cannot be used."""
    told = {it.name: environ.get(it.name, "").strip() or it.default for it in SETTINGS}
    known = {it.name for it in SETTINGS}
    strange = sorted(name for name in environ if name.startswith("LAZOS_") and name not in known)
    if strange:
        raise BadSettingError(f"{strange[0]}: there is no such setting; there are {', '.join(sorted(known))}")
    env = Env(
        _folder("LAZOS_DATA", told["LAZOS_DATA"]),
        _folder("LAZOS_KEYS", told["LAZOS_KEYS"]),
        _url(told["LAZOS_URL"]),
        _postgres(told["LAZOS_DATABASE"]) if told["LAZOS_DATABASE"] else None,
        _language(told["LAZOS_LANGUAGE"]),
    )
    if env.keys.is_relative_to(env.data):
        raise BadSettingError(
            "LAZOS_KEYS: the key ring may not lie inside the data folder, which is backed up and copied"
        )
    return env


def _folder(name: str, value: str) -> Path:
    path = Path(value).expanduser()
    if not path.is_absolute():
        raise BadSettingError(f"{name}={value}: give the whole path, beginning at the root")
    return path


def _split(name: str, value: str, shown: str) -> SplitResult:
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        raise BadSettingError(f"{name}: {shown}") from None
    return parts


def _url(value: str) -> str:
    shown = f"{value} is no address; give one as https://lazos.example.org"
    parts = _split("LAZOS_URL", value, shown)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path not in {"", "/"} or parts.query:
        raise BadSettingError(f"LAZOS_URL: {shown}")
    if parts.username or parts.password:
        raise BadSettingError("LAZOS_URL: an address holds no name and no password")
    if parts.scheme == "http" and parts.hostname not in _LOCAL:
        raise BadSettingError("LAZOS_URL: without https only http://localhost can be served; passkeys refuse the rest")
    return value.rstrip("/")


def _postgres(value: str) -> Postgres:
    shown = "give it as postgresql://USER:PASSWORD@HOST:PORT/NAME"
    parts = _split("LAZOS_DATABASE", value, shown)
    name = parts.path.strip("/")
    if parts.scheme not in {"postgresql", "postgres"} or not name or "/" in name:
        raise BadSettingError(f"LAZOS_DATABASE: {shown}")
    port = str(parts.port) if parts.port else ""
    told = dict(parse_qsl(parts.query))
    if set(told) - {"host"}:
        raise BadSettingError(f"LAZOS_DATABASE: {shown}; the folder of a socket is given as ?host=/run/postgresql")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Postgres(name, user, password, told.get("host") or parts.hostname or "", port)


def _language(value: str) -> str:
    if value not in LANGUAGES:
        raise BadSettingError(f"LAZOS_LANGUAGE={value}: use es or en")
    return value
