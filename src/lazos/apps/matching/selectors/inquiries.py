"""Reads the answer to an inquiry: the persons who may be meant, as far as the actor may see them, and nobody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lazos.apps.accounts.access import Refused, require
from lazos.apps.accounts.actors import Actor
from lazos.apps.matching import index
from lazos.apps.matching.asked import inquiry_of, left_out
from lazos.apps.matching.selectors.people import name_of, profiles
from lazos.apps.registry.access import PersonAccess, person_for
from lazos.apps.registry.models import Record
from lazos.core.column_fields import FIELD_OF
from lazos.core.columns import Column
from lazos.core.disclosure import Role
from lazos.core.evidence import Reason, Verdict
from lazos.core.profile import Profiled
from lazos.linkage.inquiry.asked import NothingAsked

ASKS: Final = (Role.HOTLINE, Role.COORDINATOR, Role.KEEPER)
LEAST: Final = 0.01
"""Who is less likely than this is not shown: a name that nobody means is nobody's business."""
_BORN: Final = (Column.BIRTH_DATE, Column.AGE)
_HOME: Final = (Column.MUNICIPALITY, Column.DEPARTMENT, Column.COUNTRY)


@dataclass(frozen=True, slots=True)
class Found:
    """A person who may be meant, with the probability and what speaks for and against it; no value of a reason."""

    code: str
    name: str
    birth: str
    home: str
    probability: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class InquiryPage:
    """The answer: likely persons, best first; that nobody on the lists is meant; the code of what to ask next.

    `left_out` names what was told and not understood; `asked` is false where nothing usable was told.
    """

    found: tuple[Found, ...] = ()
    nobody: float = 1.0
    question: str = ""
    left_out: tuple[str, ...] = ()
    asked: bool = True


def check_may_ask(actor: Actor) -> None:
    """Refuse whoever may not ask for a person by description."""
    require(actor, *ASKS, action="inquiry.ask")


def answer(actor: Actor, told: Mapping[str, str]) -> InquiryPage:
    """Answer what a caller told (columns of an inquiry) from the actor's own organisation's lists. Raises Refused."""
    check_may_ask(actor)
    inquiry = inquiry_of(told)
    unread = left_out(told, inquiry)
    try:
        answered = index.ask(actor.organisation_id, inquiry)
    except NothingAsked:
        return InquiryPage(left_out=unread, asked=False)
    if answered is None:
        return InquiryPage(left_out=unread)
    answers, records = answered
    likely: dict[str, tuple[PersonAccess, float, tuple[Reason, ...]]] = {}
    for one, ids in zip(answers.answers, records, strict=True):
        for access in _entered(actor, ids):
            _, before, why = likely.get(access.code, (access, 0.0, one.reasons))
            likely[access.code] = access, before + one.probability, why
            break
    known = profiles([access.key for access, _, _ in likely.values()])
    found = [_found(access, known[access.key], share, why) for access, share, why in likely.values() if share >= LEAST]
    question = answers.question.code if answers.question else ""
    return InquiryPage(tuple(found), answers.nobody, question, unread)


def _entered(actor: Actor, records: Sequence[int]) -> list[PersonAccess]:
    """The persons that these records are of now, where the actor may enter their family; else nothing."""
    visible = Record.objects.filter(id__in=records, release__visible=True, person__isnull=False)
    entered = []
    for code in dict.fromkeys(visible.order_by("id").values_list("person__case__code", flat=True)):
        try:
            entered.append(person_for(actor, code, action="inquiry.ask"))
        except Refused:
            continue
    return entered


def _found(access: PersonAccess, known: Mapping[Column, Profiled], share: float, why: Sequence[Reason]) -> Found:
    seen = {column: it for column, it in known.items() if access.case.shows(FIELD_OF[column])}
    first = [next((seen[it].chosen.value for it in some if it in seen), "") for some in (_BORN, _HOME)]
    told = tuple(it for it in why if it.verdict is not Verdict.MISSING)
    return Found(access.code, name_of(seen), first[0], first[1], share, told)
