"""The sharing matrix as the documents show it (`make documents`)."""

from typing import Final

from tests.consistency.catalogue import ROOT

from lazos.apps.accounts.matrix import matrix
from lazos.core.disclosure import GUARDED, PURPOSES, Field, Opening, Relation, Role

PAGE: Final = ROOT / "docs" / "sharing.md"
_MARKS: Final = {Opening.HIDDEN: "·", Opening.ACT: "act", Opening.SHOWN: "yes"}
_INTRODUCTION: Final = """# Who sees what

Printed from `src/lazos/data/disclosure/matrix.csv`, which the program enforces; change it there, then `make documents`.

The columns: the member's organisation holds the case (*own*), a grant for a purpose of their role is in force
(*granted*), they broke the glass (*glass*), the case is sealed and they are named on it (*sealed*). `yes`: shown;
`act`: by a named act with a purpose, logged by itself; `·`: hidden. Who stands in none of these meets a page that says
that there is no such case.
"""


def page() -> str:
    """Write the page."""
    purposes = "".join(f"| {role} | {', '.join(sorted(PURPOSES[role])) or 'none'} |\n" for role in Role)
    tables = "".join(f"\n## {field.replace('_', ' ')}{_guarded(field)}\n\n{_table(field)}" for field in Field)
    return f"{_INTRODUCTION}\n| role | looks at a family for |\n|---|---|\n{purposes}{tables}"


def _guarded(field: Field) -> str:
    return " (guarded)" if field in GUARDED else ""


def _table(field: Field) -> str:
    head = "| role | " + " | ".join(Relation) + " |\n|---|" + "---|" * len(Relation) + "\n"
    rows = {role: [_MARKS[matrix()[field, role, relation]] for relation in Relation] for role in Role}
    return head + "".join(f"| {role} | {' | '.join(marks)} |\n" for role, marks in rows.items())


def update() -> None:
    """Write the page into the documents."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    update()
