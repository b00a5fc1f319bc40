"""The child process that opens one file: limits first, then checks, then the parser.

Run as `python -m lazos.lists.child`. It is told its job as JSON on standard input, writes Arrow files and `done.json`
or `refused.json` into the folder given there, and says nothing else. It needs no network and opens none.
"""

import json
import resource
import sys
from dataclasses import fields
from pathlib import Path

from lazos.lists.archive import check_archive
from lazos.lists.columnar import read_parquet
from lazos.lists.delimited import read_delimited
from lazos.lists.errors import Unusable, UnusableList
from lazos.lists.model import Limits
from lazos.lists.sniff import Format, sniff
from lazos.lists.workbook import read_workbook


def main() -> None:
    """Reads the job, limits itself, does it and leaves an answer."""
    job = json.load(sys.stdin)
    limits = Limits(**{field.name: job["limits"][field.name] for field in fields(Limits)})
    out = Path(job["out"])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.cpu, limits.cpu + 1))
    try:
        sheets, formulas = _read(Path(job["path"]), out, limits)
    except UnusableList as error:
        answer = {"reason": error.reason.name, "parameters": error.parameters}
        (out / "refused.json").write_text(json.dumps(answer), encoding="utf-8")
    except MemoryError:
        answer = {"reason": Unusable.PARSER_DIED.name, "parameters": {}}
        (out / "refused.json").write_text(json.dumps(answer), encoding="utf-8")
    else:
        done = {"sheets": sheets, "formulas": formulas}
        (out / "done.json").write_text(json.dumps(done), encoding="utf-8")


def _read(path: Path, out: Path, limits: Limits) -> tuple[list[tuple[str, str]], int]:
    """Name and file of each sheet, and how many formulas hold no value."""
    found = sniff(path)
    if found is Format.PARQUET:
        return read_parquet(path, out, limits), 0
    if found is Format.CSV:
        return read_delimited(path, out, limits), 0
    formulas = check_archive(path, limits).empty_formulas if found is Format.ZIP else 0
    return read_workbook(path, out, limits), formulas


if __name__ == "__main__":
    main()
