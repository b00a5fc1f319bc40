"""What a refit says of itself: on the terminal, as JSON, and in the files beside its weights."""

import csv
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from lazos.cli.engines import ReadReport
from lazos.documents.language import Language
from lazos.linkage.fit import Change, Fitted

PROVENANCE: Final = "fit.toml"
CHANGES: Final = "changes.csv"
SHOWN: Final = 15
FIELDS: Final = ("question", "comparison", "level", "before", "after", "pairs")


def write_changes(path: Path, changes: Iterable[Change]) -> None:
    """Write every weight that moved, the largest change first."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(FIELDS)
        writer.writerows(
            (it.question, it.comparison, it.level, f"{it.before:.3f}", f"{it.after:.3f}", f"{it.pairs:.1f}")
            for it in changes
        )


def provenance(
    fitted: Fitted, lists: Sequence[ReadReport], judgements: Path | None, *, base: str, seed: int, on: date
) -> str:
    """Say in TOML what the weights were made from: base, date, seed, files with their hashes, counts."""
    parts = [_table("", {"base": base, "date": on, "seed": seed})]
    parts += [_table("[[lists]]", _list(report)) for report in lists]
    if judgements:
        parts.append(_table("[judgements]", {"file": judgements.name, "sha256": digest(judgements)}))
    parts += [_table(f"[{name}]", facts) for name, facts in _questions(fitted).items()]
    return "\n".join(parts)


def _list(report: ReadReport) -> dict[str, Any]:
    path = Path(report.path)
    return {"name": report.name, "kind": report.kind, "file": path.name, "sha256": digest(path)}


def digest(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _questions(fitted: Fitted) -> dict[str, dict[str, Any]]:
    identity, kinship = fitted.identity, fitted.kinship
    return {
        "identity": {
            "refitted": identity is not None,
            "pairs": identity.pairs if identity else 0,
            "pairs_of_one_person": round(identity.same, 1) if identity else round(fitted.lacking or 0.0, 1),
            "random_pairs": identity.strangers if identity else 0,
            "objective": [round(value, 3) for value in identity.objective] if identity else [],
        },
        "kinship": {
            "refitted": kinship is not None,
            "pairs_judged_yes": kinship.yes if kinship else 0,
            "pairs_judged_no": kinship.no if kinship else 0,
            "judgements_unsure": fitted.unsure,
            "judgements_not_used": len(fitted.unused),
        },
    }


def _table(head: str, values: Mapping[str, Any]) -> str:
    lines = [head] if head else []
    return "\n".join((*lines, *(f"{name} = {_toml(value)}" for name, value in values.items()), ""))


def _toml(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def fit_as_json(fitted: Fitted, problems: Mapping[str, int], out: Path) -> str:
    """Give the refit as one JSON object; its keys are stable."""
    changes = [
        dict(zip(FIELDS, (it.question, it.comparison, it.level, it.before, it.after, it.pairs), strict=True))
        for it in fitted.changes
    ]
    return json.dumps(
        _questions(fitted) | {"changes": changes, "problems": dict(problems), "out": str(out)},
        ensure_ascii=False,
        indent=2,
    )


def fit_as_text(fitted: Fitted, out: Path, words: Language) -> Iterator[str]:
    """Say what was refitted, on what it rests, and which weights moved most."""
    yield _identity(fitted, words)
    yield _kinship(fitted, words)
    yield ""
    yield from _changes(fitted.changes, words)
    yield words.say(
        "What the probabilities of these weights are worth has not been measured: check before you rely on them."
    )
    yield words.say("To use them: lazos match LIST... --out DIR --weights {path}", path=out)


def _identity(fitted: Fitted, words: Language) -> str:
    fit = fitted.identity
    if fit is None:
        return words.say(
            "Identity: as packaged, for only about {same} pairs of rows seem to be of one person",
            same=f"{fitted.lacking or 0:,.0f}",
        )
    return words.say(
        "Identity: refitted on {pairs} pairs of rows, about {same} of them of one person, and {random} random pairs",
        pairs=f"{fit.pairs:,}", same=f"{fit.same:,.0f}", random=f"{fit.strangers:,}",
    )  # fmt: skip


def _kinship(fitted: Fitted, words: Language) -> str:
    fit = fitted.kinship
    if fit is None:
        return words.say("Kinship: as packaged, for it is refitted only to what people decided (--judgements)")
    return words.say(
        "Kinship: refitted to {yes} pairs judged yes and {no} judged no", yes=f"{fit.yes:,}", no=f"{fit.no:,}"
    )


def _changes(changes: Sequence[Change], words: Language) -> Iterator[str]:
    yield words.say("Largest changes of log-odds (all of them: {file})", file=CHANGES)
    for it in changes[:SHOWN]:
        level = f"{it.question} {it.comparison} {it.level}".rstrip()
        pairs = words.count("{n} pair", "{n} pairs", round(it.pairs))
        yield f"  {level:<52} {it.before:+7.3f} -> {it.after:+7.3f}  ({pairs})"
    yield ""
