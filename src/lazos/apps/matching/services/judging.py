"""What people decide: judged, taken back, accepted by the page; every act is a row, a name and an event of the log."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from lazos.apps.accounts.access import Refused, require
from lazos.apps.accounts.actors import Actor
from lazos.apps.audit.services import record as tell
from lazos.apps.matching.errors import ContradictsError, Unjudgeable, UnjudgeableError
from lazos.apps.matching.graph import connected
from lazos.apps.matching.log import continued, judged_of, links_of
from lazos.apps.matching.models import Judgement, Proposal
from lazos.apps.matching.services.follow import follow
from lazos.apps.registry.access import person_for, record_for
from lazos.apps.registry.models import Record
from lazos.core.clashes import Contradiction
from lazos.core.disclosure import Role
from lazos.core.judgement import Judged, Tie, standing
from lazos.core.judgement import Judgement as Verdict
from lazos.core.kinship import Grade, Relation
from lazos.core.projection import project

JUDGES: Final = (Role.REVIEWER, Role.KEEPER)


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decides about two records, by their codes; of a kinship the child is left.

    `despite`: its author was shown the contradictions and insists.
    """

    tie: Tie
    left: str
    right: str
    verdict: Verdict
    grade: Grade = Grade.NAME_ONLY
    relation: Relation | None = None
    despite: bool = False


def judge(*, actor: Actor, decision: Decision) -> int:
    """Write a judgement down and follow it; gives its number.

    The same member's earlier judgement of the same tie of the same two is taken back by it. Raises Refused,
    UnjudgeableError, and ContradictsError where the judgement would make a contradiction that was not there.
    """
    require(actor, *JUDGES, action="judgement.make")
    left = record_for(actor, decision.left, action="judgement.make")
    right = record_for(actor, decision.right, action="judgement.make")
    if left.id == right.id:
        raise UnjudgeableError(Unjudgeable.ITSELF)
    if decision.tie is Tie.KIN and decision.verdict is Verdict.YES and decision.relation is None:
        raise UnjudgeableError(Unjudgeable.RELATION)
    with transaction.atomic():
        earlier = _own_earlier(actor, decision.tie, left, right)
        if not decision.despite and (found := new_contradictions(actor, decision, left, right, earlier)):
            raise ContradictsError(found)
        for one in earlier:
            _take_back(actor, one)
        number = _write(actor, decision, left, right)
        follow([left.id, right.id])
    return number


def take_back(*, actor: Actor, number: int) -> int:
    """Take a judgement back, or take a taking back back; gives the number of this act. Raises Refused."""
    require(actor, *JUDGES, action="judgement.take_back")
    with transaction.atomic():
        one = Judgement.objects.filter(id=number, organisation_id=actor.organisation_id).first()
        if one is None:
            raise Refused("judgement.take_back", f"judgement:{number}")
        for it in (one.left, one.right):
            record_for(actor, it.case.code, action="judgement.take_back")
        if number not in _live(actor, one):
            raise UnjudgeableError(Unjudgeable.NOT_STANDING)
        back = _take_back(actor, one)
        follow([one.left_id, one.right_id])
    return back


def accept(*, actor: Actor, codes: Sequence[str]) -> UUID:
    """Accept a listed page of provisional persons in one act: the judged groups of each are judged to be the same.

    Raises Refused, UnjudgeableError where one of them is not provisional; then none is accepted.
    """
    require(actor, *JUDGES, action="judgement.accept")
    accepted, touched = uuid4(), set[int]()
    with transaction.atomic():
        for code in codes:
            person = person_for(actor, code, action="judgement.accept")
            groups = list(_groups(person.key))
            if len(groups) < 2:
                raise UnjudgeableError(Unjudgeable.NOT_PROVISIONAL)
            for one, other in pairwise(groups):
                decision = Decision(Tie.SAME, one.case.code, other.case.code, Verdict.YES)
                _write(actor, decision, one, other, accepted)
            touched |= {it.id for it in groups}
        follow(touched)
    return accepted


def new_contradictions(
    actor: Actor, decision: Decision, left: Record, right: Record, taken_back: Sequence[Judgement] = ()
) -> list[Contradiction]:
    """The contradictions that a decision would make and that are not there without it."""
    ids = connected([left.id, right.id])
    visible = dict(Record.objects.filter(id__in=ids, release__visible=True).values_list("id", "previous_id"))
    log = judged_of(Judgement.objects.filter(left__in=ids))
    links = [*links_of(Proposal.objects.filter(left__in=ids)), *continued(visible.items())]
    last = max((it.number for it in log), default=0)
    backs = [
        Judged(last + at, str(it.left_id), str(it.right_id), Verdict.UNSURE, takes_back=it.id)
        for at, it in enumerate(taken_back, start=1)
    ]
    new = Judged(
        last + len(backs) + 1, str(left.id), str(right.id), decision.verdict, decision.grade, None, decision.tie,
        actor.code, decision.relation,
    )  # fmt: skip
    records = {str(one): one for one in visible}
    before = set(project(records, [*log, *backs], links).contradictions)
    return [it for it in project(records, [*log, *backs, new], links).contradictions if it not in before]


def _groups(person: int) -> QuerySet[Record]:
    """The earliest record of each judged group of a person."""
    groups = Record.objects.filter(person=person, release__visible=True).values_list("judged", flat=True)
    return Record.objects.select_related("case").filter(id__in=list(groups.distinct())).order_by("id")


def _own_earlier(actor: Actor, tie: Tie, left: Record, right: Record) -> list[Judgement]:
    """What stands of this member's judgements about this tie of these two."""
    pair = Q(left=left, right=right) | Q(left=right, right=left)
    rows = Judgement.objects.filter(pair, tie=tie)
    stand = {it.number for it in standing(judged_of(rows))}
    return [it for it in rows.filter(by_id=actor.member_id).order_by("id") if it.id in stand]


def _live(actor: Actor, one: Judgement) -> set[int]:
    """The numbers of all acts about these two that nothing annuls, takings back included."""
    pair = Q(left_id=one.left_id, right_id=one.right_id) | Q(left_id=one.right_id, right_id=one.left_id)
    log = judged_of(Judgement.objects.filter(pair, organisation_id=actor.organisation_id))
    plain = [replace(it, takes_back=None) for it in log if it.takes_back is not None]
    annulled = {it.takes_back for it in log if it.takes_back is not None and _stands(it, log)}
    return {it.number for it in [*log, *plain]} - annulled


def _stands(act: Judged, log: Sequence[Judged]) -> bool:
    """Whether no later act that stands takes this one back."""
    return not any(later.takes_back == act.number and _stands(later, log) for later in log)


def _take_back(actor: Actor, one: Judgement) -> int:
    back = Judgement.objects.create(
        organisation_id=actor.organisation_id, tie=one.tie, left_id=one.left_id, right_id=one.right_id,
        judgement=Verdict.UNSURE, grade=Grade.NAME_ONLY, takes_back=one, by_id=actor.member_id, at=timezone.now(),
    )  # fmt: skip
    _tell(actor, "judgement.take_back", back.id, {"number": one.id})
    return back.id


def _write(actor: Actor, decision: Decision, left: Record, right: Record, accepted: UUID | None = None) -> int:
    made = Judgement.objects.create(
        organisation_id=actor.organisation_id, tie=decision.tie, left=left, right=right, judgement=decision.verdict,
        grade=decision.grade, relation=decision.relation or "", by_id=actor.member_id, at=timezone.now(),
        probability=_proposed(decision.tie, left, right), accepted=accepted,
    )  # fmt: skip
    _tell(actor, "judgement.make", made.id, {"tie": decision.tie.value, "verdict": decision.verdict.value})
    return made.id


def _proposed(tie: Tie, left: Record, right: Record) -> float | None:
    """What the program had proposed of the two when they were judged."""
    pair = Q(left=left, right=right) | Q(left=right, right=left)
    return Proposal.objects.filter(pair, tie=tie, run__current=True).values_list("probability", flat=True).first()


def _tell(actor: Actor, action: str, number: int, detail: dict[str, str | int]) -> None:
    tell(chain=actor.organisation, actor=actor.code, action=action, about=f"judgement:{number}", detail=detail)
