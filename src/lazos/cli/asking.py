"""A file of inquiries, read line by line."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lazos.apps.matching.asked import inquiry_of, left_out
from lazos.cli.errors import UnusableRequest
from lazos.documents.language import Language, mark
from lazos.linkage.inquiry.asked import Inquiry

COLUMNS: Final = (
    "inquiry_id", "about", "full_name", "sex", "birth_date", "age", "age_as_of", "country", "municipality", "language",
    "relative_name", "relation", "event_month", "place",
)  # fmt: skip
MORE: Final = ("nickname", "department", "facility", "a_number", "phone")
_NO_ID: Final = mark("{path}: there is no column inquiry_id; needed are {columns}")


def read_inquiries(path: Path, words: Language) -> Iterator[tuple[str, Inquiry, tuple[str, ...]]]:
    """Read a file of inquiries as (id, inquiry, columns left out). Raises UnusableRequest where it is not one."""
    csv.field_size_limit(1 << 24)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if "inquiry_id" not in (reader.fieldnames or ()):
                raise UnusableRequest(words.say(_NO_ID, path=path, columns=", ".join(COLUMNS)))
            for row in reader:
                told = {name: value for name, value in row.items() if isinstance(name, str) and isinstance(value, str)}
                inquiry = inquiry_of(told)
                yield told["inquiry_id"], inquiry, left_out(told, inquiry)
    except UnicodeDecodeError as error:
        raise UnusableRequest(words.say("{path}: is not UTF-8 text; save it as CSV (UTF-8)", path=path)) from error
    except csv.Error as error:
        raise UnusableRequest(words.say("{path}: is not a CSV table", path=path)) from error
