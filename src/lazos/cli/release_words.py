"""What the commands of the register say to people."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from lazos.cli.report import lines_of_problems
from lazos.documents.language import Language

if TYPE_CHECKING:
    from lazos.apps.registry.services.comparing import Compared


def as_imported(facts: Mapping[str, object], words: Language) -> str:
    """Say what an import brought."""
    if facts["again"]:
        return words.say("This file was imported before; nothing changed.")
    return "\n".join(
        (
            words.say("Imported as release {release}", release=str(facts["release"])[:8]),
            "  " + words.count("{n} record", "{n} records", _number(facts, "records")),
            *_changes(facts, words),
            *lines_of_problems(_counted(facts), words),
        )
    )


def as_previewed(facts: Mapping[str, object], words: Language) -> str:
    """Say what an import would bring; nothing of it is kept."""
    columns = facts["columns"]
    pairs = columns.items() if isinstance(columns, dict) else ()
    width = max((len(header) for header, _ in pairs), default=0)
    return "\n".join(
        (
            words.say("Nothing was kept: this only says what would happen."),
            *([words.say("This file was imported before; nothing would change.")] if facts["again"] else ()),
            "  " + words.count("{n} record", "{n} records", _number(facts, "records")),
            *(f"  {header:<{width}}  {target or words.say('not used')}" for header, target in pairs),
            *_changes(facts, words),
            *lines_of_problems(_counted(facts), words),
        )
    )


def as_releases(rows: Sequence[Mapping[str, object]], words: Language) -> str:
    """List releases, a line each."""
    if not rows:
        return words.say("There is no release yet.")
    return "\n".join(_line(row, words) for row in rows)


def _line(row: Mapping[str, object], words: Language) -> str:
    records = words.count("{n} record", "{n} records", _number(row, "records"))
    undone = "" if row["visible"] else "  " + words.say("undone")
    return f"{str(row['release'])[:8]}  {row['stated']}  {row['source']}  {records}{undone}"


def as_compared(found: "Compared", words: Language) -> str:
    """Say what differs between two releases, by codes and fields."""
    how = {
        "id": words.say("The rows were told apart by their ids."),
        "linkage": words.say("The ids are not kept from list to list; the rows were told apart by what they say."),
    }
    return "\n".join(
        (
            how[found.pairing],
            words.count("{n} row says the same", "{n} rows say the same", found.same),
            *(f"+ {code}" for code in found.added),
            *(f"- {code}" for code in found.gone),
            *(f"~ {it.before} {it.after}  {', '.join(it.columns)}" for it in found.changed),
        )
    )


def _changes(facts: Mapping[str, object], words: Language) -> Iterator[str]:
    if "added" in facts:
        yield "  " + words.say(
            "Against the list before: {added} added, {gone} gone, {changed} changed", added=facts["added"],
            gone=facts["gone"], changed=facts["changed"],
        )  # fmt: skip


def _number(facts: Mapping[str, object], name: str) -> int:
    value = facts[name]
    return value if isinstance(value, int) else 0


def _counted(facts: Mapping[str, object]) -> dict[str, int]:
    problems = facts["problems"]
    return problems if isinstance(problems, dict) else {}
