"""The frozen results as one page of tables."""

from typing import Final

from bench.cases import RESULTS
from bench.tables import markdown, read_csv

FIGURES: Final = (
    "parents F1", "parents precision", "parents recall", "parents best F1", "top-1", "ECE", "false links .5",
    "false links .8", "p>=.95 precision", "p>=.95 recall", "rows pairwise F1", "rows B-cubed F1", "callers recall",
    "callers precision",
)  # fmt: skip
INTRODUCTION: Final = """# Quality

Made by `python -m bench.quality`; the same figures, and all others, stand in `quality.csv`, `groups.csv` and
`errors.csv`. Worlds are invented (`lazos.demo`, seeds from 900000, never learnt from); `sample` lies beside the tree
and is only scored. They compare versions of Lazos; they do not forecast real lists.

"""


def write_page() -> None:
    """Write `bench/results/quality.md` from the frozen tables."""
    text = INTRODUCTION + _figures() + _errors() + _groups()
    (RESULTS / "quality.md").write_text(text, encoding="utf-8")


def _figures() -> str:
    cases: dict[str, dict[str, str]] = {}
    for case, figure, value in read_csv(RESULTS / "quality.csv"):
        cases.setdefault(case, {})[figure] = value
    lines = [[case, *(figures.get(name, "") for name in FIGURES)] for case, figures in cases.items()]
    return "## Figures\n\n" + markdown(("case", *FIGURES), lines) + "\n"


def _errors() -> str:
    text = "## Errors\n\nOf a handicap: how many of the parents who bear it were missed.\n\n"
    cases: dict[str, list[list[str]]] = {}
    for case, *line in read_csv(RESULTS / "errors.csv"):
        cases.setdefault(case, []).append(line)
    for case, lines in cases.items():
        text += f"### {case}\n\n" + markdown(("side", "kind", "count", "of"), lines) + "\n"
    return text


def _groups() -> str:
    text = "## Recall of parents by group\n\nAt one half, with Wilson's interval at 95 %.\n\n"
    lines = read_csv(RESULTS / "groups.csv")
    return text + markdown(("case", "group", "value", "found", "of", "recall", "low", "high"), lines)
