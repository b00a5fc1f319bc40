"""A result appears whole or not at all, and takes nobody's place."""

from pathlib import Path

import pytest
from tests.factories.folders import names

from lazos.cli.errors import UnusableRequest
from lazos.cli.folder import SCRATCH, check_out, whole
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


def killed(out: Path) -> Path:
    """What a command that was killed leaves: a scratch folder that nobody holds."""
    scratch = out.parent / f".{out.name}.abcd_123{SCRATCH}"
    (scratch / "new").mkdir(parents=True)
    (scratch / "new" / "kin.csv").write_text("half", encoding="utf-8")
    return scratch


def test_what_a_killed_command_left_is_removed_by_the_next(tmp_path: Path) -> None:
    killed(tmp_path / "out")
    with whole(tmp_path / "out", is_earlier_result) as folder:
        fill(folder)
    assert names(tmp_path) == ["out"]


def test_an_earlier_result_that_a_killed_command_had_moved_comes_back(tmp_path: Path) -> None:
    old = killed(tmp_path / "out") / "old"
    old.mkdir()
    fill(old, "old")
    with pytest.raises(ZeroDivisionError), whole(tmp_path / "out", is_earlier_result):
        raise ZeroDivisionError
    assert (tmp_path / "out" / "kin.csv").read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["out"]


def test_what_a_running_command_writes_is_left_alone(tmp_path: Path) -> None:
    with whole(tmp_path / "out", is_earlier_result) as first:
        fill(first, "first")
        with whole(tmp_path / "out", is_earlier_result) as second:
            fill(second, "second")
    assert (tmp_path / "out" / "kin.csv").read_text(encoding="utf-8") == "first"
    assert names(tmp_path) == ["out"]


def test_the_folder_that_one_stands_in_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for out in (Path(), tmp_path):
        with pytest.raises(UnusableRequest, match="you stand in"):
            check_out(out, is_earlier_result)


def test_a_folder_below_a_file_is_refused_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UnusableRequest, match="nothing can be written in"):
        check_out(tmp_path / "file" / "a" / "out", is_earlier_result)


def test_a_new_folder_may_be_read_by_whom_the_mask_allows(tmp_path: Path) -> None:
    with whole(tmp_path / "out", is_earlier_result) as folder:
        fill(folder)
    (tmp_path / "usual").mkdir()
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "usual").stat().st_mode
