"""Notes in English and Spanish that name relatives, and the cells that name a mother or a father."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import pyarrow as pa

from lazos.core.columns import Column
from lazos.demo.cells import CENTERS, Rows
from lazos.demo.facts import CODES, Facts
from lazos.demo.parameters import Covers
from lazos.demo.people import Sort
from lazos.demo.spelling import fold, respell, slip
from lazos.demo.words import MAYAN, Mask, Numbers, read_rows, texts

Named = list[tuple[int, int, str]]
WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "mother": ("mother", "mother", "mom"), "father": ("father", "father", "dad"), "aunt": ("aunt",),
        "uncle": ("uncle",), "grandmother": ("grandmother", "grandma"), "grandfather": ("grandfather",),
        "sibling": ("adult sibling",), "cousin": ("cousin",),
    },
    "es": {
        "mother": ("mamá", "madre"), "father": ("papá", "padre"), "aunt": ("tía",), "uncle": ("tío",),
        "grandmother": ("abuela",), "grandfather": ("abuelo",), "sibling": ("hermano(a)",), "cousin": ("primo(a)",),
    },
}  # fmt: skip
CHANCES = {"separated": 0.5, "home": 0.17, "relative": 0.5, "claim": 0.6, "sponsor": 0.3, "plain": 0.25}


@cache
def templates() -> dict[tuple[str, str], tuple[str, ...]]:
    """Reads the note templates by what they are about and their language."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in read_rows("notes.csv"):
        key = row["about"], row["language"]
        found[key] = (*found.get(key, ()), row["template"])
    return found


@dataclass(frozen=True, slots=True)
class Scribe:
    """Writes notes for one list, in one language more than the other."""

    rows: Rows
    spanish: float
    error: float
    kin: dict[int, list[tuple[int, str]]]
    children: dict[int, list[int]]

    @classmethod
    def start(cls, rows: Rows) -> "Scribe":
        """Gathers who belongs to which family."""
        facts = rows.facts
        kin: dict[int, list[tuple[int, str]]] = {}
        for person, family, relation in facts.group.relatives:
            kin.setdefault(family, []).append((person, relation))
        children: dict[int, list[int]] = {}
        for kid in facts.custody_children().tolist():
            children.setdefault(int(facts.people.family[kid]), []).append(kid)
        call = rows.plan.covers is Covers.CALLERS
        return cls(
            rows,
            0.9 if call else float(rows.rng.choice([0.05, 0.3, 0.6])),
            min(0.3, rows.plan.noise.respell * 2),
            kin,
            children,
        )

    def name(self, person: int) -> str:
        """Writes a person's name as a note-taker heard it: whole, short, in capitals or surname first."""
        rng, people, words = self.rows.rng, self.rows.facts.people, self.rows.facts.words
        first, second = (
            words.given[people.given_1[person]],
            words.given[people.given_2[person]] if people.given_2[person] >= 0 else "",
        )
        surname = words.surnames[people.surname_1[person]]
        other = words.surnames[people.surname_2[person]] if people.surname_2[person] >= 0 else ""
        if people.married[person] >= 0 and rng.random() < 0.5:
            other = f"de {words.surnames[people.married[person]]}"
        draw, native = rng.random(), words.tradition[people.place[person]] in MAYAN
        given = f"{first} {second}" if second and rng.random() < 0.35 else second if second and draw < 0.06 else first
        family = surname if draw < 0.5 else f"{surname} {other}".strip()
        given, family = self._garble(given, False), self._garble(family, native)
        if rng.random() < 0.12:
            return given
        whole = f"{family}, {given}" if rng.random() < 0.1 else f"{given} {family}"
        whole = whole if rng.random() < 0.4 else fold(whole)
        return whole.upper() if rng.random() < 0.3 else whole

    def _garble(self, name: str, native: bool) -> str:
        rng = self.rows.rng
        draw = float(rng.random())
        if draw < self.error:
            return respell(name, "mayan" if native and rng.random() < 0.6 else "spanish", float(rng.random()))
        return slip(name, float(rng.random()), float(rng.random())) if draw > 1 - self.error / 2 else name

    def fill(self, about: str, person: int, role: str, language: str = "") -> str:
        """Fills a template about a person."""
        facts, rng = self.rows.facts, self.rows.rng
        known = templates()
        language = language or ("es" if rng.random() < self.spanish else "en")
        choice = known.get((about, language)) or known[about, "en"]
        words = WORDS[language].get(role, (role,))
        word = words[int(rng.integers(len(words)))]
        crossed = facts.crossings.minute[facts.main[person]] // 1440 if facts.main[person] >= 0 else facts.taken[person]
        return choice[int(rng.integers(len(choice)))].format(
            role=word,
            Role=word.capitalize(),
            name=self.name(person),
            phone=self._phone(person),
            place=facts.words.municipality[facts.people.place[person]],
            facility=CENTERS[int(rng.integers(len(CENTERS)))],
            age=max(int((crossed - facts.people.birth[person]) // 365.25), 0),
            sex="boy" if facts.people.sex[person] else "girl",
            relation=role,
        )

    def _phone(self, person: int) -> str:
        facts = self.rows.facts
        cut = str(CODES[facts.words.country[facts.people.place[person]]])
        rest = facts.phone[person][len(cut) :]
        forms = (
            rest,
            f"+{cut} {rest[:4]} {rest[4:]}",
            f"011-{cut}-{rest[:4]}-{rest[4:]}",
            f"({cut}) {rest[:4]}-{rest[4:]}",
            f"{rest[:4]}-{rest[4:]}",
        )
        return forms[int(self.rows.rng.integers(len(forms)))]

    def about_child(self, child: int) -> tuple[str, list[int]]:
        """Writes a note on a child and tells whom it names."""
        facts, rng = self.rows.facts, self.rows.rng
        family = int(facts.people.family[child])
        options: list[tuple[str, int, str]] = [("plain", child, "")]
        for side, role in ((facts.group.mother, "mother"), (facts.group.father, "father")):
            parent = int(side[family])
            options.append(("separated" if facts.main[parent] >= 0 else "home", parent, role))
        for person, relation in self.kin.get(family, []):
            claim = relation == "claimant"
            role = ("mother", "father")[int(facts.people.sex[person])] if claim else relation
            options.append(("claim" if claim else "relative" if facts.main[person] >= 0 else "sponsor", person, role))
        weight = np.array([CHANCES[option[0]] for option in options])
        about, person, role = options[int(rng.choice(len(options), p=weight / weight.sum()))]
        text = self.fill(about, person, role)
        return text, [person] if about != "plain" else []

    def about_adult(self, adult: int) -> tuple[str, list[int]]:
        """Writes a remark on an adult and tells which child it names."""
        facts, rng = self.rows.facts, self.rows.rng
        kids = self.children.get(int(facts.people.family[adult]), [])
        if not kids or rng.random() < 0.15:
            return self.fill("adult_plain", adult, "", "en"), []
        child = kids[int(rng.integers(len(kids)))]
        if rng.random() >= self.rows.plan.remarks:
            return self.fill("adult_bare", child, "", "en"), []
        sort = int(facts.people.sort[adult])
        about = {Sort.CLAIMANT: "adult_claim", Sort.RELATIVE: "adult_relative"}.get(Sort(sort), "adult_child")
        return self.fill(about, child, "minor"), [child]


def _noted(scribe: Scribe) -> Mask:
    """Chooses the rows with a note; adults of a family are noted more often than others."""
    rows = scribe.rows
    if rows.plan.covers is Covers.CHILDREN or rows.plan.covers is Covers.CALLERS:
        return rows.chance(rows.plan.notes)
    kin = rows.facts.people.family[rows.person] >= 0
    return rows.rng.random(len(rows.person)) < np.where(
        kin, min(1.0, rows.plan.notes * rows.plan.noted_kin), rows.plan.notes
    )


def _notes(scribe: Scribe) -> tuple[pa.Array, Named]:
    rows = scribe.rows
    named: Named = []
    whom: list[int]
    written = texts([None] * len(rows.person))
    for row in np.flatnonzero(_noted(scribe)).tolist():
        person = int(rows.person[row])
        if rows.plan.covers is Covers.CALLERS:
            written[row], whom = scribe.fill("call", person, ""), []
        elif rows.facts.people.sort[person] == Sort.CHILD:
            written[row], whom = scribe.about_child(person)
        else:
            written[row], whom = scribe.about_adult(person)
        named += [(row, other, "named_in_note") for other in whom]
    return pa.array(written, pa.string()), named


def _parents(scribe: Scribe, column: Column, rate: float) -> tuple[pa.Array, Named]:
    rows = scribe.rows
    facts: Facts = rows.facts
    side: Numbers = facts.group.mother if column is Column.MOTHER_NAME else facts.group.father
    what = "named_as_mother" if column is Column.MOTHER_NAME else "named_as_father"
    known = np.flatnonzero(~rows.chance(rate))
    whom = side[facts.people.family[rows.person[known]]]
    written = texts([None] * len(rows.person))
    written[known] = texts([scribe.name(person) for person in whom.tolist()])
    return pa.array(written, pa.string()), [
        (row, person, what) for row, person in zip(known.tolist(), whom.tolist(), strict=True)
    ]


def note_cells(rows: Rows) -> tuple[dict[Column, pa.Array], Named]:
    """Builds the notes and the named parents of a list; mentions are (row, person, what)."""
    cells: dict[Column, pa.Array] = {}
    named: Named = []
    scribe = Scribe.start(rows)
    for column, rate in rows.plan.columns:
        if column is Column.NOTE:
            cells[column], whom = _notes(scribe)
        elif column in (Column.MOTHER_NAME, Column.FATHER_NAME):
            cells[column], whom = _parents(scribe, column, rate)
        else:
            continue
        named += whom
    return cells, named
