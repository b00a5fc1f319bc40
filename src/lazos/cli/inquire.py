"""`lazos inquire`: who on the lists is the person that a caller describes."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer

from lazos.cli.engines import Engines, Lists, Register, real_engines
from lazos.cli.errors import Exit, UnusableRequest
from lazos.cli.match import JsonOption, MappingsOption
from lazos.cli.progress import Terminal
from lazos.documents.inquiry_words import NEEDED
from lazos.documents.language import Language, Tongue, mark
from lazos.documents.language import language as words_of

ListsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="LIST", help="Lists: PATH, NAME=PATH or KIND:NAME=PATH.", show_default=False),
]
InquiriesOption = Annotated[Path | None, typer.Option("--inquiries", metavar="FILE", help="CSV file of inquiries.")]
OutOption = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="CSV file of the answers.")]
TopOption = Annotated[int, typer.Option("--top", min=1, max=200, help="How many persons an answer may name.")]
AnswerLangOption = Annotated[Tongue, typer.Option("--lang", help="Language of the answer and of errors.")]
HarderOption = Annotated[bool, typer.Option("--harder", help="Compare every person in full: slow, and misses nobody.")]


def inquire(
    context: typer.Context,
    lists: ListsArgument = None,
    inquiries: InquiriesOption = None,
    out: OutOption = None,
    top: TopOption = 10,
    about: Annotated[str, typer.Option("--about", help="child or adult")] = "",
    name: Annotated[str, typer.Option("--name", help="Name as heard, in any order.")] = "",
    nickname: Annotated[str, typer.Option("--nickname", help="What the person is called at home.")] = "",
    sex: Annotated[str, typer.Option("--sex", help="F or M.")] = "",
    birth_date: Annotated[str, typer.Option("--birth-date", help="Date of birth, or a part of it.")] = "",
    age: Annotated[str, typer.Option("--age", help="Age in years.")] = "",
    as_of: Annotated[str, typer.Option("--as-of", help="When the person was of that age; else now.")] = "",
    country: Annotated[str, typer.Option("--country", help="Country.")] = "",
    home: Annotated[str, typer.Option("--home", help="Municipality or department.")] = "",
    language: Annotated[str, typer.Option("--language", help="Language.")] = "",
    relative: Annotated[str, typer.Option("--relative", help="Name of a relative.")] = "",
    relation: Annotated[str, typer.Option("--relation", help="What the relative is to the person: mother ...")] = "",
    event: Annotated[str, typer.Option("--event", help="When apprehended: 2018-05.")] = "",
    place: Annotated[str, typer.Option("--place", help="Where apprehended: a sector or station.")] = "",
    facility: Annotated[str, typer.Option("--facility", help="Shelter or detention centre.")] = "",
    a_number: Annotated[str, typer.Option("--a-number", help="A-number, even with a digit wrong.")] = "",
    phone: Annotated[str, typer.Option("--phone", help="Telephone.")] = "",
    harder: HarderOption = False,
    lang: AnswerLangOption = Tongue.ENGLISH,
    mappings: MappingsOption = None,
    json: JsonOption = False,
) -> None:
    """Find who on the lists is the person that somebody describes, partially and misheard.

    With --inquiries and --out it answers a file; else it answers the one inquiry of the other options and prints it.

    Example: lazos inquire children.xlsx adults.csv --name "Chepe Lopes" --age 7 --about child --relative "Ana Tzul"
    """
    engines = context.obj if isinstance(context.obj, Engines) else real_engines()
    row = {
        "about": about, "full_name": name, "nickname": nickname, "sex": sex, "birth_date": birth_date, "age": age,
        "age_as_of": as_of, "country": country, "municipality": home, "language": language,
        "relative_name": relative, "relation": relation, "event_month": event, "place": place, "facility": facility,
        "a_number": a_number, "phone": phone,
    }  # fmt: skip
    job = InquireJob(tuple(lists or ()), top, harder, words_of(lang), mappings, json)
    if (inquiries is None) != (out is None):
        raise UnusableRequest(job.words.say(_TOGETHER))
    if inquiries is not None and out is not None:
        raise typer.Exit(_file(job, inquiries, out, engines))
    raise typer.Exit(_one(job, row, engines))


_TOGETHER: Final = mark("--inquiries and --out go together: a file of inquiries in, a file of answers out")
_NO_FACT: Final = mark("the inquiry tells no usable fact; {needed}")
_UNREAD: Final = mark("not understood and left out: {names}")
_NO_LIST: Final = mark("no list is given; give at least one LIST to look in")


@dataclass(frozen=True, slots=True)
class InquireJob:
    """How inquiries are to be answered."""

    lists: tuple[str, ...]
    top: int
    harder: bool
    words: Language
    mappings: Path | None
    json: bool


def _register(job: InquireJob, engines: Engines) -> tuple[Lists, Register]:
    if not job.lists:
        raise UnusableRequest(job.words.say(_NO_LIST))
    terminal = Terminal()
    read = engines.read(job.lists, job.mappings, terminal)
    register = engines.index(read.records, terminal)
    terminal.done()
    return read, register


def _file(job: InquireJob, inquiries: Path, out: Path, engines: Engines) -> Exit:
    from lazos.cli.answered import check_file, write_answers
    from lazos.cli.asking import read_inquiries
    from lazos.linkage.inquiry.answers import Answers
    from lazos.linkage.inquiry.asked import NothingAsked

    words = job.words
    check_file(out, words)
    asked = list(read_inquiries(inquiries, words))
    unread = [inquiry_id for inquiry_id, _, missed in asked if missed]
    read, register = _register(job, engines)
    refused: list[str] = []

    def answered() -> Iterator[tuple[str, Answers]]:
        for inquiry_id, inquiry, _ in asked:
            try:
                yield inquiry_id, register.ask(inquiry, top=job.top, harder=job.harder)
            except NothingAsked:
                refused.append(inquiry_id)

    lines = write_answers(out, answered(), words)
    done = words.count("{n} inquiry answered", "{n} inquiries answered", len(asked) - len(refused))
    typer.echo(f"{done}: {words.count('{n} line', '{n} lines', lines)}, {out}")
    if refused:
        lacking = words.count("{n} inquiry without a usable fact", "{n} inquiries without a usable fact", len(refused))
        first = words.say("the first is {first}; {needed}", first=_shown(refused[0]), needed=words.say(NEEDED))
        typer.echo(f"lazos: {lacking}, {first}", err=True)
    if unread:
        told = words.count(
            "{n} inquiry says something that was not understood and is left out",
            "{n} inquiries say something that was not understood and is left out", len(unread),
        )  # fmt: skip
        typer.echo(f"lazos: {told}, {words.say('the first is {first}', first=_shown(unread[0]))}", err=True)
    return Exit.PROBLEMS if refused or unread or read.problems else Exit.DONE


def _shown(text: str) -> str:
    """An id as one short line."""
    return "".join(char for char in text if char.isprintable())[:40]


def _one(job: InquireJob, row: dict[str, str], engines: Engines) -> Exit:
    from lazos.apps.matching.asked import inquiry_of, left_out
    from lazos.cli.answered import as_json, as_text
    from lazos.linkage.inquiry.asked import USABLE, NothingAsked, facts

    inquiry = inquiry_of(row)
    unread = left_out(row, inquiry)
    no_fact = job.words.say(_NO_FACT, needed=job.words.say(NEEDED))
    if not facts(inquiry) & frozenset(USABLE):
        raise UnusableRequest(no_fact)
    read, register = _register(job, engines)
    try:
        answers = register.ask(inquiry, top=job.top, harder=job.harder)
    except NothingAsked as error:
        raise UnusableRequest(no_fact) from error
    typer.echo(as_json(answers, unread) if job.json else as_text(answers, job.words))
    if unread and not job.json:
        typer.echo(f"lazos: {job.words.say(_UNREAD, names=', '.join(unread))}", err=True)
    return Exit.PROBLEMS if read.problems else Exit.DONE
