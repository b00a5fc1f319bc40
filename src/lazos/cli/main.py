"""The entry of `lazos`: the commands, and the one boundary where every error becomes a line and an exit code."""

import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Sequence
from types import TracebackType
from typing import Annotated, NoReturn

import typer
import typer.main
from typer.exceptions import TyperException

from lazos.cli.backup import backup, restore
from lazos.cli.demo import demo
from lazos.cli.demo_site import demo_site
from lazos.cli.doctor import doctor
from lazos.cli.engines import Engines
from lazos.cli.error_words import tongue_of, what_failed, wrong_use
from lazos.cli.errors import Exit, UnusableRequest
from lazos.cli.fit import fit
from lazos.cli.init import init
from lazos.cli.inquire import inquire
from lazos.cli.match import match
from lazos.cli.releases import diff, import_, link, releases, undo
from lazos.cli.serve import serve
from lazos.cli.user import user
from lazos.cli.verify import verify
from lazos.cli.worker import worker
from lazos.documents.language import Language, Tongue, language

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(wanted: bool) -> None:
    from importlib.metadata import version

    if wanted:
        typer.echo(f"lazos {version('lazos')}")
        raise typer.Exit


VersionOption = Annotated[
    bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")
]


@app.callback()
def lazos(version: VersionOption = False) -> None:
    """Find the parents of separated children: messy lists in; people, families and evidence out.

    Exit codes: 0 done; 1 done, with problems of the lists written down; 2 wrong use or unusable input; 3 internal
    fault; 130 interrupted.

    Example: lazos match children.xlsx adults.csv --out result
    """


app.command()(match)
app.command()(inquire)
app.command()(fit)
app.command()(demo)
app.command(hidden=True)(demo_site)
app.command("import")(import_)
app.command()(releases)
app.command()(undo)
app.command()(diff)
app.command()(link)
app.command()(init)
app.command()(serve)
app.command(hidden=True)(worker)
app.add_typer(user)
app.command()(doctor)
app.command()(backup)
app.command()(restore)
app.command()(verify)


class Boundary:
    """Turns whatever stops a command into one line on standard error, in the language asked for, and an exit code."""

    def __init__(self, tongue: Tongue = Tongue.ENGLISH) -> None:
        """Start as done."""
        self.code = Exit.DONE
        self._tongue = tongue

    def __enter__(self) -> "Boundary":
        """Watch over a command."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        """Swallow every error, told; only the interpreter's own exits pass."""
        if error is None or isinstance(error, (SystemExit, GeneratorExit)):
            return False
        self.code = tell(error, language(self._tongue))
        return True


def tell(error: BaseException, words: Language) -> Exit:
    """Print the one line for an error and give its exit code."""
    if isinstance(error, (KeyboardInterrupt, typer.Abort)):
        _say(words.say("interrupted; nothing was left half-written"))
        return Exit.INTERRUPTED
    if isinstance(error, UnusableRequest):
        _say(error.line(words))
        return Exit.UNUSABLE
    if isinstance(error, TyperException):
        problem = wrong_use(error.format_message(), words)
        _say(words.say("{problem}. Try: lazos --help", problem=problem))
        return Exit.UNUSABLE
    if isinstance(error, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    if isinstance(error, OSError) and error.filename:
        _say(f"{error.filename}: {words.say(what_failed(error))}")
        return Exit.UNUSABLE
    kind, path = type(error).__name__, _log(error)
    _say(words.say("internal fault ({kind}); what happened stands in {path}", kind=kind, path=path))
    return Exit.FAULT


def _say(line: str) -> None:
    sys.stderr.write("lazos: " + " ".join(line.split()) + "\n")


def _log(error: BaseException) -> str:
    """Write the places of a fault into a file, without its message: that may hold somebody's name."""
    number, name = tempfile.mkstemp(prefix="lazos-fault-", suffix=".log")
    with os.fdopen(number, "w", encoding="utf-8") as file:
        cause: BaseException | None = error
        while cause:
            file.write(f"{type(cause).__module__}.{type(cause).__qualname__}\n")
            file.writelines(traceback.format_tb(cause.__traceback__))
            cause = cause.__cause__ or cause.__context__
    return name


def _stop(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def main(arguments: Sequence[str], engines: Engines | None = None) -> int:
    """Carry out a command line and give its exit code; every error ends here."""
    with Boundary(tongue_of(arguments)) as boundary:
        command = typer.main.get_command(app)
        code = command.main(list(arguments), prog_name="lazos", standalone_mode=False, obj=engines)
        boundary.code = Exit(code or 0)
        if boundary.code is Exit.INTERRUPTED:
            raise KeyboardInterrupt
    return int(boundary.code)


def run() -> NoReturn:
    """Carry out the command line of this process."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    sys.exit(main(sys.argv[1:]))
