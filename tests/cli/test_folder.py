"""A result appears whole or not at all, and takes nobody's place."""

from pathlib import Path

import pytest
from tests.factories.folders import names

from lazos.cli.errors import UnusableRequest
from lazos.cli.folder import whole
from lazos.cli.match import FILES, is_earlier_result


def fill(folder: Path, text: str = "new") -> None:
    for name in FILES:
        (folder / name).write_text(text, encoding="utf-8")


def test_an_earlier_result_is_replaced(tmp_path: Path) -> None:
    for text in ("old", "new"):
        with whole(tmp_path / "out", is_earlier_result) as folder:
            fill(folder, text)
    assert (tmp_path / "out" / "kin.csv").read_text(encoding="utf-8") == "new"
    assert names(tmp_path) == ["out"]


def test_an_empty_folder_and_missing_parents_are_taken(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for out in (tmp_path / "a", tmp_path / "b" / "c"):
        with whole(out, is_earlier_result) as folder:
            fill(folder)
        assert is_earlier_result(out)


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / "decisions.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UnusableRequest, match="not an earlier result"), whole(tmp_path, is_earlier_result):
        pass
    assert (tmp_path / "decisions.txt").read_text(encoding="utf-8") == "mine"


def test_a_file_or_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path)
    for name in ("file", "link"):
        with pytest.raises(UnusableRequest), whole(tmp_path / name, is_earlier_result):
            pass


def test_a_failure_leaves_the_earlier_result(tmp_path: Path) -> None:
    with whole(tmp_path / "out", is_earlier_result) as folder:
        fill(folder, "old")
    with pytest.raises(ZeroDivisionError), whole(tmp_path / "out", is_earlier_result) as folder:
        fill(folder)
        raise ZeroDivisionError
    assert (tmp_path / "out" / "kin.csv").read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["out"]
