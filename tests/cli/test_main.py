"""The boundary: every end of a command is an exit code and at most one line."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.factories.folders import names
from tests.factories.register import small_match
from tests.fakes.engines import FakeEngines

from lazos.cli.main import main


def run(out: Path, fake: FakeEngines) -> int:
    return main(["match", "list.csv", "--out", str(out)], fake.engines())


def only_line(captured: pytest.CaptureFixture[str]) -> str:
    told = captured.readouterr().err
    assert told.count("\n") == 1
    return told


@pytest.mark.parametrize(
    "arguments",
    [[], ["match"], ["match", "a.csv"], ["nothing"], ["match", "a.csv", "--out", "x", "--seed", "-1"], ["--what"]],
)
def test_wrong_use_gives_two_and_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert only_line(capsys).startswith("lazos: ")


def test_an_unusable_list_gives_two_and_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "out", FakeEngines(small_match(), unusable="list.csv: the file is empty")) == 2
    assert only_line(capsys) == "lazos: list.csv: the file is empty\n"
    assert names(tmp_path) == []


def test_a_fault_gives_three_and_a_log_that_names_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "out", FakeEngines(small_match(), error=ValueError("Mateo Choc"))) == 3
    line = only_line(capsys)
    log = Path(line.split()[-1])
    text = log.read_text(encoding="utf-8")
    log.unlink()
    assert "ValueError" in text and "Mateo" not in text + line


def test_an_interruption_gives_130_and_leaves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path / "out", FakeEngines(small_match(), error=KeyboardInterrupt())) == 130
    assert names(tmp_path) == []
    assert "interrupted" in capsys.readouterr().err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_writing_gives_130_and_leaves_nothing(tmp_path: Path, number: signal.Signals) -> None:
    code = (
        "import sys, time; from pathlib import Path; from lazos.cli import main, match\n"
        "from tests.factories.register import small_match; from tests.fakes.engines import FakeEngines\n"
        "import lazos.cli.tables as tables\n"
        "def slow(path, answer):\n"
        "    Path(path).write_text('half'); print('ready', flush=True); time.sleep(60)\n"
        "tables.write_kin = slow\n"
        # A test run in the background is started deaf to SIGINT, and so would its children be.
        "import signal; signal.signal(signal.SIGTERM, main._stop)\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"sys.exit(main.main(['match', 'a.csv', '--out', {str(tmp_path / 'out')!r}],"
        " FakeEngines(small_match()).engines()))"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stdout.readline() == b"ready\n"
        time.sleep(0.05)
        process.send_signal(number)
        process.communicate(timeout=120)
    assert process.returncode == 130
    assert names(tmp_path) == []


def test_help_of_every_command_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ([], ["match"], ["demo"]):
        assert main([*command, "--help"]) == 0
        assert "Example: lazos" in capsys.readouterr().out


def test_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("lazos 0.")
