"""What a column holds, told by what stands in it."""

import re
from collections.abc import Callable, Sequence

from lazos.core.columns import Column
from lazos.core.dates import read_date
from lazos.core.identifiers import a_number
from lazos.core.words import fold
from lazos.lists.values.tables import countries, find_place

NEARLY_ALL = 0.9
BIRTH_YEARS = 6
_SEXES = frozenset(["m", "f", "h", "male", "female", "masculino", "femenino", "hombre", "mujer"])


def share(texts: Sequence[str], test: Callable[[str], object]) -> float:
    """How large a share of the texts passes a test."""
    return sum(bool(test(text)) for text in texts) / len(texts) if texts else 0.0


def guess(texts: Sequence[str], header: str) -> Column | None:
    """The canonical column that almost all texts fit, where a value can hardly be anything else."""
    if share(texts, lambda text: a_number(text) and (len(re.sub(r"\D", "", text)) == 9)) >= NEARLY_ALL:
        return (
            Column.A_NUMBER
            if share(texts, lambda text: text[:1] in "aA") > 0.5 or "a" in fold(header).split()
            else None
        )
    if share(texts, lambda text: fold(text) in _SEXES) >= NEARLY_ALL and len({fold(text) for text in texts}) > 1:
        return Column.SEX
    if share(texts, lambda text: fold(text) in countries()) >= NEARLY_ALL:
        return Column.COUNTRY
    if share(texts, lambda text: re.fullmatch(r"(?i)fm?ua?[ -]?\d{4,}|deleted", text)) >= NEARLY_ALL:
        return Column.FAMILY_UNIT
    if share(texts, lambda text: find_place(text, station_first=False)[0]) >= NEARLY_ALL:
        return Column.SECTOR
    if share(texts, lambda text: re.fullmatch(r"[^\d,]{3,40}, [^\d,]{2,40}", text)) >= NEARLY_ALL:
        return Column.FULL_NAME
    return Column.BIRTH_DATE if not header and _births(texts) else None


def _births(texts: Sequence[str]) -> bool:
    """Whether nearly all are days, spread over more years than any event of a list."""
    found = [read_date(text, last_year=2049) for text in texts]
    years = [text.readings[0].year for text in found if text.readings and text.readings[0].day]
    return len(years) >= NEARLY_ALL * len(texts) and max(years) - min(years) >= BIRTH_YEARS
