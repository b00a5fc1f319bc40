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
SiteOption = Annotated[bool, typer.Option("--site/--no-site", help="Whether a site is made of it, too.")]
ServeOption = Annotated[bool, typer.Option("--serve", help="Serve the site in the end, until interrupted.")]
SignInOption = Annotated[
    bool, typer.Option("--sign-in", help="Only tell how to sign in to the demo in DIR, with the six digits of now.")
]
PortOption = Annotated[int, typer.Option("--port", min=1, max=65535, help="Port on localhost for --serve.")]
DemoOutOption = Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the lists and the result.")]


def demo(
    context: typer.Context,
    children: ChildrenOption = 2600,
    out: DemoOutOption = Path("demo-out"),
    seed: SeedOption = 0,
    site: SiteOption = True,
    serve: ServeOption = False,
    sign_in: SignInOption = False,
    port: PortOption = 8000,
    lang: LangOption = Tongue.ENGLISH,
    json: JsonOption = False,
) -> None:
    """Invent lists of separated families, link them, and show the result; make a site of it to sign in to.

    Writes the lists into DIR/lists, the result into DIR/result and the site into DIR/site.

    Example: lazos demo --children 300 --out demo-out --lang es
    """
    from lazos.cli.demo_site import make_site, read_ways, serve_site, told_ways

    if sign_in:
        typer.echo(told_ways(read_ways(out), port, language(lang)))
        raise typer.Exit(Exit.DONE)
    engines = context.obj if isinstance(context.obj, Engines) else real_engines()
    lists = invent_lists(engines, children, seed, out / "lists")
    job = MatchJob(tuple(str(path) for path in lists), out / "result", seed, lang, None, json)
    code = run_match(job, engines)
    if not json:
        typer.echo(language(lang).say("The invented lists: {path}", path=out / "lists"))
    if site or serve:
        make_site(out, lists, lang)
        ways = read_ways(out)
        if not json:
            typer.echo("\n" + told_ways(ways, port, language(lang)))
        if serve:
            serve_site(out, ways, port, lang)
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
