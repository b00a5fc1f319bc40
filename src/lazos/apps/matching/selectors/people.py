"""Reads persons and families: profiles with their disagreements, kin, history; now, or as known on a past day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from lazos.apps.accounts.access import Refused
from lazos.apps.accounts.actors import Actor
from lazos.apps.matching.graph import connected
from lazos.apps.matching.log import continued, judged_of
from lazos.apps.matching.models import Judgement
from lazos.apps.matching.selectors.reviews import Said, said_of_person
from lazos.apps.registry.access import PersonAccess, person_for
from lazos.apps.registry.models import Kin, Record, ReleaseAct
from lazos.apps.registry.selectors.records import RecordOpened, opened
from lazos.apps.registry.states import Act
from lazos.core.column_fields import FIELD_OF, GUARDED_COLUMNS
from lazos.core.columns import Column
from lazos.core.disclosure import Field
from lazos.core.judgement import Judgement as Verdict
from lazos.core.judgement import Tie
from lazos.core.kinship import Grade, Relation
from lazos.core.profile import Claim, Profiled, profile
from lazos.core.projection import project


@dataclass(frozen=True, slots=True)
class Line:
    """One field of a person: the value to go by, and every value with the record that says it."""

    column: Column
    profiled: Profiled
    chosen: RecordOpened
    agreeing: tuple[RecordOpened, ...]
    disagreeing: tuple[tuple[str, RecordOpened], ...]


@dataclass(frozen=True, slots=True)
class KinSeen:
    """A relative of a person: `is_child` where the relative is the child; `name` is empty where it may not be seen."""

    code: str
    name: str
    relation: Relation
    is_child: bool
    verdict: Verdict
    grade: Grade | None
    confirmed: bool
    contested: bool


@dataclass(frozen=True, slots=True)
class SaidSeen:
    """A judgement about a person's records: the codes of the two, and what was said."""

    left: str
    right: str
    tie: Tie
    said: Said


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person as an actor may see them. `guarded` are fields that open only by a named act."""

    access: PersonAccess
    name: str
    provisional: bool
    as_known_on: datetime | None
    lines: tuple[Line, ...]
    guarded: tuple[Field, ...]
    records: tuple[RecordOpened, ...]
    kin: tuple[KinSeen, ...]
    said: tuple[SaidSeen, ...]
    family: str


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """A person of a family: code, name and birth, as far as they may be seen, and the codes of their parents."""

    code: str
    name: str
    birth: str
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FamilyPage:
    """A family: the persons whom confirmed kinships hold together."""

    access: PersonAccess
    code: str
    members: tuple[FamilyMember, ...]

    @property
    def tree(self) -> tuple["Branch", ...]:
        """The family as a tree: those without a parent in it first, each child below each of its parents."""
        heads = [it for it in self.members if not it.parents] or list(self.members[:1])
        return tuple(self._grown(it, frozenset({it.code})) for it in heads)

    def _grown(self, member: FamilyMember, above: frozenset[str]) -> "Branch":
        children = [it for it in self.members if member.code in it.parents and it.code not in above]
        return Branch(member, tuple(self._grown(it, above | {it.code}) for it in children))


@dataclass(frozen=True, slots=True)
class Branch:
    """One of a family with their children below."""

    member: FamilyMember
    children: tuple["Branch", ...]


def person_page(actor: Actor, code: str, *, as_known_on: datetime | None = None) -> PersonPage:
    """A person now, or as known just before a past moment. Raises Refused."""
    access = person_for(actor, code)
    ids = _records_then(access.key, as_known_on) if as_known_on else _records_now(access.key)
    records = tuple(opened(Record.objects.filter(id__in=ids).order_by("id")))
    found = profile(claim for record in records for claim in _claims(record))
    seen = {record.code: record for record in records}
    lines = tuple(_line(column, it, seen) for column, it in found.items() if access.case.shows(FIELD_OF[column]))
    judged = Record.objects.filter(id__in=ids).values_list("judged", flat=True).distinct().count()
    guarded = tuple(dict.fromkeys(FIELD_OF[column] for column in GUARDED_COLUMNS))
    return PersonPage(
        access, name_of(found) if access.case.shows(Field.NAME) else "", judged > 1, as_known_on, lines,
        tuple(sorted(it for it in guarded if access.case.opens(it))),
        records if access.case.shows(Field.SOURCE_ROWS) else (),
        _kin(actor, access.key) if access.case.shows(Field.RELATIVES) and not as_known_on else (),
        _history(access) if access.case.shows(Field.JUDGEMENTS) else (), _family_code(access.family),
    )  # fmt: skip


def family_page(actor: Actor, code: str) -> FamilyPage:
    """The family of a person. Raises Refused."""
    access = person_for(actor, code, action="family.view")
    members_now = Record.objects.filter(family=access.family, release__visible=True)
    code_of = dict(Record.objects.filter(id__in=members_now.values("person")).values_list("id", "case__code"))
    keys = sorted(code_of)
    kin = Kin.objects.filter(child__in=keys, adult__in=keys, confirmed=True).values_list("child", "adult")
    parents = {key: tuple(code_of[adult] for child, adult in kin if child == key) for key in code_of}
    known = profiles(code_of)
    members = tuple(
        FamilyMember(
            code_of[key], name_of(known[key]) if access.case.shows(Field.NAME) else "",
            _birth(known[key]) if access.case.shows(Field.SEX_AND_BIRTH) else "", parents[key],
        )
        for key in keys
    )  # fmt: skip
    return FamilyPage(access, _family_code(access.family), members)


def name_of(found: Mapping[Column, Profiled]) -> str:
    """A person's name as it is written first on a page; empty where nothing is known."""
    if Column.FULL_NAME in found:
        return found[Column.FULL_NAME].chosen.value
    parts = (Column.GIVEN_NAMES, Column.SURNAMES, Column.SURNAME_1, Column.SURNAME_2)
    return " ".join(found[part].chosen.value for part in parts if part in found)


def _birth(found: dict[Column, Profiled]) -> str:
    return found[Column.BIRTH_DATE].chosen.value if Column.BIRTH_DATE in found else ""


def profiles(keys: Iterable[int]) -> dict[int, dict[Column, Profiled]]:
    """Profiles of persons by their numbers, unguarded: a page shows of them what the matrix lets it."""
    rows = Record.objects.filter(person__in=list(keys), release__visible=True)
    person = dict(rows.values_list("id", "person"))
    claims: dict[int, list[Claim]] = {key: [] for key in keys}
    for record in opened(rows):
        claims[person[record.id] or record.id] += _claims(record)
    return {key: profile(some) for key, some in claims.items()}


def _claims(record: RecordOpened) -> list[Claim]:
    values = record.values or {}
    return [
        Claim(column, value, record.code, record.authority, record.stated, record.received_at)
        for column, value in values.items()
        if column != Column.REF
    ]


def _line(column: Column, it: Profiled, seen: dict[str, RecordOpened]) -> Line:
    return Line(
        column, it, seen[it.chosen.record], tuple(seen[one.record] for one in it.agreeing),
        tuple((one.value, seen[one.record]) for one in it.disagreeing),
    )  # fmt: skip


def _records_now(key: int) -> list[int]:
    return list(Record.objects.filter(person=key, release__visible=True).values_list("id", flat=True))


def _records_then(key: int, moment: datetime) -> list[int]:
    """The records of the person that held this record at a past moment, by what was visible and judged by then."""
    ids = connected([key])
    rows = Record.objects.filter(id__in=ids, release__in=_visible_then(moment)).values_list("id", "previous")
    visible = dict(rows)
    log = judged_of(Judgement.objects.filter(left__in=ids, at__lt=moment))
    seen = project({str(one): one for one in visible}, log, continued(visible.items()))
    return [int(one) for person in seen.persons if str(key) in person.records for one in person.records]


def _visible_then(moment: datetime) -> list[UUID]:
    """The releases whose last act by then had made them visible."""
    last = {act.release_id: act.act for act in ReleaseAct.objects.filter(at__lt=moment).order_by("id")}
    return [release for release, act in last.items() if act != Act.UNDONE]


def _kin(actor: Actor, key: int) -> tuple[KinSeen, ...]:
    rows = Kin.objects.filter(Q(child=key) | Q(adult=key)).select_related("child__case", "adult__case")
    found = []
    for it in rows.order_by("id"):
        other = it.adult if it.child_id == key else it.child
        found.append(
            KinSeen(
                other.case.code, _name_for(actor, other.case.code), Relation(it.relation), it.adult_id == key,
                Verdict(it.judgement), Grade(it.grade) if it.grade else None, it.confirmed, it.contested,
            )
        )  # fmt: skip
    return tuple(found)


def _name_for(actor: Actor, code: str) -> str:
    """The name of a relative whose own case the actor may enter; else nothing."""
    try:
        access = person_for(actor, code)
    except Refused:
        return ""
    return name_of(profiles([access.key])[access.key]) if access.case.shows(Field.NAME) else ""


def _history(access: PersonAccess) -> tuple[SaidSeen, ...]:
    return tuple(SaidSeen(*it) for it in said_of_person(access.key))


def _family_code(family: int) -> str:
    return Record.objects.values_list("case__code", flat=True).get(id=family)
