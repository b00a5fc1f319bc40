"""Nothing in the tree names a place that only its author has, or says that it is unfinished."""

import re
import subprocess
from pathlib import Path
from typing import Final

from tests.consistency.catalogue import ROOT

UNFINISHED: Final = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
MACHINE: Final = re.compile(r"(?<![\w./])/(work|farm|root|home|opt)/\w")
HOSTS: Final = re.compile(r"pypi\.|pythonhosted|index-url|trusted-host|find-links *[=/]|registry\.npmjs|deb\.debian")
BINARY: Final = {".mo", ".png", ".xlsx", ".xls", ".ods", ".parquet", ".npz", ".gz"}
WORDS_ABOUT_HOSTS: Final = {"Makefile", "tests/consistency/test_tree.py"}


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout  # noqa: S607
    paths = [ROOT / name for name in listed.split("\0") if name]
    return [path for path in paths if path.is_file() and path.suffix not in BINARY]


def found(pattern: re.Pattern[str], besides: frozenset[str] = frozenset()) -> list[str]:
    hits = []
    for path in tracked():
        name = path.relative_to(ROOT).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if name not in besides and pattern.search(line):
                hits.append(f"{name}:{number}")
    return hits


def test_nothing_is_marked_unfinished() -> None:
    assert found(UNFINISHED) == []


def test_no_path_of_a_machine_is_named() -> None:
    assert found(MACHINE, frozenset({"tests/consistency/test_tree.py"})) == []


def test_no_host_of_a_registry_is_named() -> None:
    assert found(HOSTS, frozenset(WORDS_ABOUT_HOSTS)) == []


def test_requirements_are_pinned_by_hash() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        entries = re.split(r"\n(?=[a-z0-9])", path.read_text(encoding="utf-8"), flags=re.IGNORECASE)
        pinned = [entry for entry in entries if not entry.startswith("#")]
        assert pinned and all("==" in entry and "--hash=sha256:" in entry for entry in pinned), path.name
