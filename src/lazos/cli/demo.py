"""`lazos demo`: lists of people who do not exist, and what `lazos match` makes of them."""

from pathlib import Path
from typing import Annotated, Final

import typer

from lazos.cli.engines import Engines, real_engines
from lazos.cli.errors import Exit
from lazos.cli.match import JsonOption, LangOption, MatchJob, SeedOption, run_match
from lazos.documents.language import Tongue, language

CONTENTS: Final = "INVENTED.txt"
NOTICE: Final = "The people of these lists do not exist. Written by lazos demo:\n"

ChildrenOption = Annotated[int, typer.Option("--children", min=1, help="How many separated children to invent.")]
DemoOutOption = Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the lists and the result.")]


def demo(
    context: typer.Context,
    children: ChildrenOption = 2600,
    out: DemoOutOption = Path("demo-out"),
    seed: SeedOption = 0,
    lang: LangOption = Tongue.ENGLISH,
    json: JsonOption = False,
) -> None:
    """Invent lists of separated families, link them, and show the result.

    Writes the lists into DIR/lists and the result into DIR/result.

    Example: lazos demo --children 300 --out demo-out --lang es
    """
    engines = context.obj if isinstance(context.obj, Engines) else real_engines()
    lists = invent_lists(engines, children, seed, out / "lists")
    job = MatchJob(tuple(str(path) for path in lists), out / "result", seed, lang, None, json)
    code = run_match(job, engines)
    if not json:
        typer.echo(language(lang).say("The invented lists: {path}", path=out / "lists"))
    raise typer.Exit(Exit(code))


def invent_lists(engines: Engines, children: int, seed: int, folder: Path) -> list[Path]:
    """Write invented lists into a folder, in the place of those of an earlier run; give their paths."""
    from lazos.cli.folder import whole

    with whole(folder, is_earlier_invention) as work:
        names = [path.name for path in engines.invent(children, seed, work)]
        written = sorted(path.name for path in work.iterdir())
        (work / CONTENTS).write_text(NOTICE + "".join(f"{name}\n" for name in written), encoding="utf-8")
    return [folder / name for name in names]


def is_earlier_invention(folder: Path) -> bool:
    """Tell whether a folder holds only lists that an earlier run invented."""
    contents = folder / CONTENTS
    if not contents.is_file():
        return False
    known = set(contents.read_text(encoding="utf-8").splitlines()[1:]) | {CONTENTS}
    return {path.name for path in folder.iterdir()} <= known
