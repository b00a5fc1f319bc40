"""What a column's header says it holds."""

import re
from collections.abc import Mapping
from functools import cache

from rapidfuzz import fuzz, process

from lazos.core.columns import Column, Kind
from lazos.core.words import clean, fold
from lazos.data.tables import toml_table

FUZZY_AT_LEAST = 90
LONGEST_HEADER = 60
_TOKENS = {
    "dt": "date", "nbr": "no", "num": "no", "nmbr": "no", "nro": "no", "numero": "no", "number": "no", "numbers": "no",
    "nm": "name", "tm": "time", "datetime": "date time", "dttm": "date time", "fec": "fecha", "fch": "fecha",
    "nac": "nacimiento", "tel": "telefono", "tels": "telefono", "telefonos": "telefono", "yr": "yrs", "years": "yrs",
    "year": "yrs", "aprox": "aprox", "approx": "aprox", "approximate": "aprox", "aproximada": "aprox",
    "aproximado": "aprox", "names": "name", "nombres": "nombre", "apellidos": "apellido", "apr": "appr",
    "appreh": "appr", "apprehension": "appr", "apprehended": "appr", "apprehending": "appr", "ctznship": "ctznshp",
}  # fmt: skip
_DROPPED = frozenset({"s", "es", "cd", "code", "the", "of", "del", "de", "la", "el", "los", "las"})


def fold_header(text: str) -> str:
    """A header for comparison: no case, accents or punctuation, abbreviations in one form, filler words left out."""
    words = fold(re.sub(r"([a-z])([A-Z])", r"\1 \2", clean(text))).replace("#", " no ").replace("'s", "s")
    tokens = [_TOKENS.get(token, token) for token in re.findall(r"[a-z]+|\d+", words.replace("'", ""))]
    kept = [token for token in " ".join(tokens).split() if token not in _DROPPED]
    return " ".join(kept)


@cache
def synonyms(kind: Kind | None) -> Mapping[str, str]:
    """Folded header to target, the meanings of a kind before the general ones."""
    tables = toml_table("headers.toml")
    found: dict[str, str] = {}
    for table in ([tables.get(kind.value, {})] if kind else []) + [tables["all"]]:
        for target, headers in table.items():
            found.setdefault(fold_header(target), target)
            for header in headers:
                found.setdefault(fold_header(header), target)
    return found


@cache
def any_synonym() -> frozenset[str]:
    """Every folded header that any kind knows."""
    return frozenset().union(*(synonyms(kind) for kind in Kind), synonyms(None))


IDENTITY = frozenset(
    {
        Column.FULL_NAME, Column.GIVEN_NAMES, Column.SURNAMES, Column.SURNAME_1, Column.SURNAME_2, Column.OTHER_NAMES,
        Column.A_NUMBER, Column.OTHER_IDS, Column.PHONE, Column.BIRTH_DATE, Column.FAMILY_UNIT, Column.EVENT_NUMBER,
        Column.CHILD_NAME, Column.CHILD_NICKNAME, Column.MOTHER_NAME, Column.FATHER_NAME, Column.RELATIVE_NAME,
    }
)  # fmt: skip


@cache
def _person_synonyms() -> frozenset[str]:
    tables = [synonyms(kind) for kind in (*Kind, None)]
    return frozenset(
        header for table in tables for header, target in table.items() if target.partition(".")[0] in IDENTITY
    )


def names_person(text: str) -> bool:
    """Whether a cell reads like the header of a column that says who a person is."""
    return 0 < len(text) <= LONGEST_HEADER and fold_header(text) in _person_synonyms()


def known(text: str) -> bool:
    """Whether a cell reads like a header that we know."""
    return len(text) <= LONGEST_HEADER and fold_header(text) in any_synonym()


def target_of(header: str, kind: Kind | None) -> str | None:
    """The canonical column that a header names: exactly, then without its parenthesis, then nearly."""
    table = synonyms(kind)
    for form in _forms(header):
        if form in table:
            return table[form]
    folded = fold_header(header)
    if len(folded) < 6:
        return None
    near = process.extract(folded, table.keys(), scorer=fuzz.token_sort_ratio, score_cutoff=FUZZY_AT_LEAST, limit=3)
    digits = re.findall(r"\d+", folded)
    return next((table[form] for form, _, _ in near if re.findall(r"\d+", form) == digits), None)


def _forms(header: str) -> list[str]:
    """The header whole, without what stands in brackets, and the part before a slash or dash."""
    bare = re.sub(r"[(\[].*?[)\]]", " ", header)
    parts = re.split(r"\s[/\-–:]\s|\n", bare)
    forms = [fold_header(header), fold_header(bare)]
    if len(parts) > 1:
        forms += [fold_header(parts[0]), fold_header(parts[-1])]
    return [form for form in dict.fromkeys(forms) if form]
