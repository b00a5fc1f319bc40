"""Places of origin: what a department and a municipality as written mean, and which places a note speaks of.

Nothing is guessed: where two readings are equally good, only what they have in common is given.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lazos.core.names import fold
from lazos.core.place_index import (
    NOTHING,
    Found,
    How,
    Keep,
    Level,
    PlaceIndex,
    PlaceRow,
    segments_of,
    words_of,
)

__all__ = ["Gazetteer", "How", "Level", "PlaceMatch", "PlaceRow"]


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """What is known of a place: country (alpha-2) and codes, each empty if not known, and how it was recognised."""

    country: str
    department_code: str
    municipality_code: str
    how: How


def _common(rows: Sequence[PlaceRow], country: str, how: How) -> PlaceMatch:
    """What all the rows have in common."""
    countries = {row.country for row in rows}
    departments = {row.department for row in rows}
    municipalities = {row.code if row.level is Level.MUNICIPALITY else "" for row in rows}
    return PlaceMatch(
        country=countries.pop() if len(countries) == 1 else country,
        department_code=departments.pop() if len(departments) == 1 else "",
        municipality_code=municipalities.pop() if len(municipalities) == 1 else "",
        how=how if len(rows) == 1 else How.AMBIGUOUS,
    )


def _lies_in(departments: Sequence[PlaceRow], keep: Keep) -> Keep:
    """Narrow a filter to places in these departments."""
    codes = {row.code for row in departments}
    return lambda row: keep(row) and row.department in codes


_SURE = frozenset({How.EXACT, How.SOUND})
_CUES = frozenset(
    {"FROM", "IN", "NEAR", "AT", "DESDE", "EN", "ALDEA", "MUNICIPIO", "DEPARTAMENTO", "DEPTO", "CASERIO", "CIUDAD"}
)
_BEFORE_DE = frozenset({"ES", "SOY", "ORIGINARIO", "ORIGINARIA", "VENGO", "VIENE", "VIENEN", "SON", "SOMOS"})
_BETWEEN = frozenset({"DE", "DEL", "EN", "IN", "LA", "EL", "DEPARTAMENTO", "DEPTO", "DPTO", "DEPARTMENT", "MUNICIPIO"})
_ARTICLES = frozenset({"LA", "LAS", "LOS", "EL"})
_SELF_EVIDENT = _ARTICLES | {
    "SAN", "SANTA", "SANTO", "CIUDAD", "PUERTO", "VILLA", "ALTA", "BAJA", "TODOS", "NUEVA", "NUEVO", "STA", "STO",
}  # fmt: skip
_LONGEST = 6


class Gazetteer:
    """The known places of some countries; other countries stay unknown."""

    def __init__(self, rows: Iterable[PlaceRow]) -> None:
        """Index the rows by level; codes must be unique among them."""
        self._rows = {row.code: row for row in rows}
        self._countries = {row.country for row in self._rows.values()}
        self._levels = {level: PlaceIndex(row for row in self._rows.values() if row.level is level) for level in Level}

    @classmethod
    def from_table(cls, table: Iterable[Mapping[str, str]]) -> "Gazetteer":
        """Build from the packaged table's rows of text."""
        return cls(
            PlaceRow(
                country=row["country"],
                level=Level(int(row["level"])),
                code=row["code"],
                system=row["system"],
                parent=row["parent"],
                name=row["name"],
                aliases=tuple(alias for alias in row["aliases"].split("|") if alias),
            )
            for row in table
        )

    def row(self, code: str) -> PlaceRow | None:
        """The place of a code."""
        return self._rows.get(code)

    def resolve(self, country: str, department: str, municipality: str) -> PlaceMatch:
        """Recognise a department and a municipality as written, either of which may stand in the other's column.

        `country` is alpha-2 or empty. A municipality outside the named department is a contradiction, and then only
        what both have in common is given.
        """
        upper, lower = segments_of(department), segments_of(municipality)
        if not upper and not lower:
            return PlaceMatch(country, "", "", How.EMPTY)
        if country and country not in self._countries:
            return PlaceMatch(country, "", "", How.UNKNOWN)
        named = self._named_departments(country, upper)
        if named[1]:
            rest = lower or [words for words in upper if not self._names(country, words, named[1])]
            return self._within(country, named, rest)
        return self._without(country, [*lower, *upper])

    def _find(self, level: Level, words: Sequence[str], keep: Keep) -> Found:
        return self._levels[level].find(words, keep)

    def _named_departments(self, country: str, texts: Sequence[Sequence[str]]) -> Found:
        """The departments of the first text that names any; the part of a name is not enough."""
        for words in texts:
            how, rows = self._find(Level.DEPARTMENT, words, lambda row: country in ("", row.country))
            if rows and how is not How.PART:
                return how, rows
        return NOTHING

    def _names(self, country: str, words: Sequence[str], departments: Sequence[PlaceRow]) -> bool:
        """Say that a text names one of these departments."""
        return bool({row.code for row in self._named_departments(country, [words])[1]} & {d.code for d in departments})

    def _within(self, country: str, named: Found, texts: Sequence[Sequence[str]]) -> PlaceMatch:
        """Look for the municipality in the departments that were named."""
        parents = {row.code for row in named[1]}
        for words in texts:
            how, rows = self._municipality(words, lambda row: row.department in parents)
            if rows:
                return _common(rows, country, max(how, named[0], key=list(How).index))
        if not texts:
            return _common(named[1], country, named[0])
        for words in texts:
            how, rows = self._anywhere(country, words)
            if rows and how in _SURE:
                return self._conflict(country, named[1], rows)
        match = _common(named[1], country, How.PARTLY)
        return PlaceMatch(match.country, match.department_code, "", match.how)

    def _conflict(self, country: str, departments: Sequence[PlaceRow], rows: Sequence[PlaceRow]) -> PlaceMatch:
        """A sure place elsewhere: but for a text that repeats the department, nothing is left but the country."""
        inside = [row for row in rows if row.department in {department.code for department in departments}]
        if inside:
            return _common(inside, country, How.PARTLY)
        match = _common([*departments, *rows], country, How.CONTRADICTION)
        return PlaceMatch(match.country, "", "", How.CONTRADICTION)

    def _without(self, country: str, texts: Sequence[Sequence[str]]) -> PlaceMatch:
        """No department in its column: the text may hold both, one, or either in the other's column."""
        if len(texts) > 1:
            for at, words in enumerate(texts):
                named = self._named_departments(country, [words])
                others = [*texts[:at], *texts[at + 1 :]]
                if named[1] and (match := self._within(country, named, others)).municipality_code:
                    return match
        for words in texts:
            how, rows = self._anywhere(country, words)
            if rows:
                return _common(rows, country, how)
        return PlaceMatch(country, "", "", How.UNKNOWN)

    def _anywhere(self, country: str, words: Sequence[str]) -> Found:
        """A municipality of this name with any department it is not in; else a department; else a locality."""

        def keep(row: PlaceRow) -> bool:
            return country in ("", row.country)

        found = self._municipality(words, keep)
        department = self._find(Level.DEPARTMENT, words, keep)
        if found[0] in _SURE:
            parents = {row.parent for row in found[1]}
            elsewhere = [row for row in department[1] if department[0] in _SURE and row.code not in parents]
            return found[0], (*found[1], *elsewhere)
        if department[1] and department[0] is not How.PART:
            return department
        return found if found[1] else self._find(Level.LOCALITY, words, keep)

    def _municipality(self, words: Sequence[str], keep: Keep) -> Found:
        """A municipality by its name, or by its name with the department's after it (`La Libertad Comayagua`)."""
        found = self._find(Level.MUNICIPALITY, words, keep)
        if found[0] in _SURE:
            return found
        for at in range(len(words) - 1, 0, -1):
            above = self._find(Level.DEPARTMENT, words[at:], keep)
            if above[0] in _SURE:
                inside = self._find(Level.MUNICIPALITY, words[:at], _lies_in(above[1], keep))
                if inside[0] in _SURE:
                    return inside
        return found

    def mentions(self, text: str, country: str = "") -> tuple[PlaceMatch, ...]:
        """The municipalities and departments that a note speaks of, in its order.

        A name that may be a person's (one word, or not begun as places are) counts only after a word such as *from*,
        *in*, *es de*. A name of both a department and its capital gives the department.
        """
        words = fold(text).split()
        spans = self._spans(words)
        found: list[PlaceMatch] = []
        at = 0
        while at < len(spans):
            start, end = spans[at]
            joined = None
            if at + 1 < len(spans) and set(words[end : spans[at + 1][0]]) <= _BETWEEN:
                below, above = " ".join(words[start:end]), " ".join(words[slice(*spans[at + 1])])
                joined = self.resolve(country, above, below)
            if joined and joined.municipality_code:
                found.append(joined)
                at += 2
                continue
            found.append(self._spoken(country, words_of(" ".join(words[start:end]))))
            at += 1
        return tuple(dict.fromkeys(match for match in found if match.country and match.how is not How.UNKNOWN))

    def _spoken(self, country: str, words: Sequence[str]) -> PlaceMatch:
        """A place named without a column: a department, a municipality, or what the two have in common."""

        def keep(row: PlaceRow) -> bool:
            return country in ("", row.country)

        rows = [
            row
            for how, rows in (self._find(level, words, keep) for level in (Level.DEPARTMENT, Level.MUNICIPALITY))
            if how in _SURE
            for row in rows
        ]
        if not rows:
            return PlaceMatch(country, "", "", How.UNKNOWN)
        departments = [row for row in rows if row.level is Level.DEPARTMENT]
        alone = len({row.department for row in rows}) == 1
        return _common(departments if departments and alone else rows, country, How.EXACT)

    def _spans(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Where places are named: longest first from the left, without overlap."""
        spans: list[tuple[int, int]] = []
        at = 0
        while at < len(words):
            end = next(
                (end for end in range(min(at + _LONGEST, len(words)), at, -1) if self._is_name(words, at, end)), 0
            )
            if end and self._counts(words, at, end, spans):
                spans.append((at, end))
                at = end
            else:
                at += 1
        return spans

    def _is_name(self, words: Sequence[str], at: int, end: int) -> bool:
        """Say that these words are a whole name of a department or municipality."""
        if words[at] in _BETWEEN - _ARTICLES or words[end - 1] in _BETWEEN | _ARTICLES:
            return False
        core = words_of(" ".join(words[at:end]))
        return len("".join(core)) > 2 and any(
            self._levels[level].knows(core) for level in (Level.DEPARTMENT, Level.MUNICIPALITY)
        )

    @staticmethod
    def _counts(words: Sequence[str], at: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
        """Say that a name is a place's here, not a person's."""
        if end - at > 1 and words[at] in _SELF_EVIDENT:
            return True
        before = at - 1
        while before >= 0 and words[before] in _ARTICLES:
            before -= 1
        if before < 0:
            return False
        if words[before] == "DE" and before > 0 and words[before - 1] in _BEFORE_DE | _CUES:
            return True
        return words[before] in _CUES or (bool(spans) and set(words[spans[-1][1] : at]) <= _BETWEEN)
