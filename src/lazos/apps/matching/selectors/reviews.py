"""Reads runs, proposals and judgements into frozen read-models: what waits for review, a pair side by side, its log."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q

from lazos.apps.accounts.access import require
from lazos.apps.accounts.actors import Actor
from lazos.apps.matching.access import proposal_for
from lazos.apps.matching.log import judged_of
from lazos.apps.matching.models import Judgement, Proposal, Run
from lazos.apps.matching.sealed import open_reasons
from lazos.apps.registry.models import Kin, Record
from lazos.apps.registry.selectors.records import RecordOpened, opened
from lazos.apps.vault.selectors import unlock_all
from lazos.core.alignment import Aligned, align
from lazos.core.columns import Kind
from lazos.core.disclosure import Role
from lazos.core.evidence import Reason
from lazos.core.judgement import Judged, Tie, standing
from lazos.core.judgement import Judgement as Verdict
from lazos.core.kinship import PARENTS, Relation
from lazos.core.projection import PROVISIONAL
from lazos.core.review import Agreement, Situation, agreement, in_order, with_checks
from lazos.core.review import Proposal as Ranked

LAST = 10
"""How many of one's own judgements are shown for taking back at once; the others stand on the persons' pages."""
_READ = ("tie", "relation", "probability", "left__person", "left__kind", "right__person", "right__kind")
PAGE = 50
"""How many provisional persons are listed for one acceptance."""


@dataclass(frozen=True, slots=True)
class RunSeen:
    """A linkage run and how much it proposes."""

    id: UUID
    ended_at: datetime | None
    records: int
    kinships: int
    identities: int


@dataclass(frozen=True, slots=True)
class Said:
    """A judgement as it is shown: who said what, when, and whether it still stands."""

    number: int
    verdict: Verdict
    relation: Relation | None
    by: str
    at: datetime
    takes_back: bool
    stands: bool


@dataclass(frozen=True, slots=True)
class PairSeen:
    """A proposal laid side by side; `left` is the child of a kinship. Values that are guarded are not among them."""

    id: int
    tie: Tie
    relation: Relation | None
    probability: float
    left: RecordOpened
    right: RecordOpened
    rows: tuple[Aligned, ...]
    reasons: tuple[Reason, ...]
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ProvisionalSeen:
    """A provisional person: its code, and the newest record of each group that people alone would make."""

    code: str
    records: tuple[RecordOpened, ...]


def run_seen(run_id: UUID) -> RunSeen:
    """How much a run proposes."""
    run = Run.objects.get(id=run_id)
    kin = run.proposals.filter(tie=Tie.KIN).count()
    return RunSeen(run.id, run.ended_at, run.records, kin, run.proposals.filter(tie=Tie.SAME).count())


def newest_run(organisation_id: int) -> RunSeen | None:
    """The run whose proposals count."""
    run = Run.objects.filter(organisation_id=organisation_id, current=True).first()
    return run_seen(run.id) if run else None


def waiting(actor: Actor, today: date) -> list[int]:
    """The proposals that wait for this actor, first those that would change most, with pairs of others mixed in.

    Left out are pairs that stand decided, that this actor has judged, and families under a seal.
    """
    proposals = list(_open_proposals(actor))
    log = judged_of(Judgement.objects.filter(organisation_id=actor.organisation_id))
    said = _said_of(standing(log))
    kin = {(it.child_id, it.adult_id): it for it in Kin.objects.filter(child__case__holder=actor.organisation_id)}
    situations = _situations(kin.values())
    queue, checks = [], []
    for it in proposals:
        judged = said.get((Tie(it.tie), frozenset((str(it.left_id), str(it.right_id)))), [])
        if any(one.by == actor.code for one in judged):
            continue
        if not _decided(it, judged, kin):
            queue.append(_ranked(it, situations))
        elif judged:
            checks.append(it.id)
    order = [int(it.key) for it in in_order(queue)]
    return with_checks(order, sorted(checks), f"{actor.code}/{today.isoformat()}")


def pair_of(proposal: Proposal) -> PairSeen:
    """A proposal laid side by side, with its reasons and what was said of it."""
    sides = {it.id: it for it in opened(Record.objects.filter(id__in=[proposal.left_id, proposal.right_id]))}
    left, right = sides[proposal.left_id], sides[proposal.right_id]
    rows = align(left.values or {}, right.values or {})
    return PairSeen(
        proposal.id, Tie(proposal.tie), Relation(proposal.relation) if proposal.relation else None,
        proposal.probability, left, right, tuple(rows), tuple(_reasons(proposal)),
        tuple(said_of_pair(left.id, right.id)),
    )  # fmt: skip


def said_of_pair(left: int, right: int) -> list[Said]:
    """Every judgement about two records, the oldest first."""
    pair = Q(left=left, right=right) | Q(left=right, right=left)
    return _said(Judgement.objects.filter(pair).select_related("by").order_by("id"))


def said_of_person(person: int) -> list[tuple[str, str, Tie, Said]]:
    """Every judgement about a person's records: the codes of the two, the tie, what was said; the oldest first."""
    either = Q(left__person=person) | Q(right__person=person)
    rows = list(Judgement.objects.filter(either).select_related("by", "left__case", "right__case").order_by("id"))
    said = _said(rows)
    return [(it.left.case.code, it.right.case.code, Tie(it.tie), one) for it, one in zip(rows, said, strict=True)]


def provisional(organisation_id: int, *, limit: int) -> list[ProvisionalSeen]:
    """Provisional persons to be accepted by the page, the earliest first; none under a seal."""
    together = Record.objects.filter(case__holder_id=organisation_id, release__visible=True).exclude(
        family__in=_sealed_families(organisation_id)
    )
    split = together.exclude(person=None).order_by("person", "judged", "id").values_list("person", "judged", "id")
    groups: dict[int, dict[int, int]] = defaultdict(dict)
    for person, judged, record in split:
        if person is not None and judged is not None:
            groups[person][judged] = record
    wanted = [(person, newest) for person, newest in groups.items() if len(newest) > 1][:limit]
    shown = opened(Record.objects.filter(id__in=[one for _, newest in wanted for one in newest.values()]))
    records = {it.id: it for it in shown}
    codes = dict(Record.objects.filter(id__in=[person for person, _ in wanted]).values_list("id", "case__code"))
    return [ProvisionalSeen(codes[person], tuple(records[one] for one in newest.values())) for person, newest in wanted]


def agreement_of(organisation_id: int) -> Agreement:
    """How far the reviewers of an organisation agree, over the pairs that two of them judged yes or no."""
    stand = standing(judged_of(Judgement.objects.filter(organisation_id=organisation_id)))
    pairs = []
    for judged in _said_of(stand).values():
        answers = {one.by: one.judgement for one in judged if one.judgement is not Verdict.UNSURE}
        if len(answers) > 1:
            first, second, *_ = (answers[by] for by in sorted(answers))
            pairs.append((first, second))
    return agreement(pairs)


def _open_proposals(actor: Actor) -> Iterable[Proposal]:
    current = Proposal.objects.filter(run__organisation_id=actor.organisation_id, run__current=True)
    shown = current.filter(left__release__visible=True, right__release__visible=True)
    sealed = _sealed_families(actor.organisation_id)
    open_ones = shown.exclude(Q(left__family__in=sealed) | Q(right__family__in=sealed)).exclude(_settled(actor))
    return open_ones.select_related("left", "right").only(*_READ)


def _settled(actor: Actor) -> Q:
    """Pairs that are provisionally one person and that nobody judged: most of a run, and nothing to ask about."""
    judged = Judgement.objects.filter(organisation_id=actor.organisation_id, tie=Tie.SAME)
    one_person = Q(tie=Tie.SAME, probability__gte=PROVISIONAL, left__person=F("right__person"))
    return one_person & ~Q(left__in=judged.values("left")) & ~Q(left__in=judged.values("right"))


def _sealed_families(organisation_id: int) -> list[int]:
    rows = Record.objects.filter(case__holder_id=organisation_id, case__sealed=True, family__isnull=False)
    return [family for family in rows.values_list("family", flat=True) if family is not None]


def _said_of(stand: Iterable[Judged]) -> dict[tuple[Tie, frozenset[str]], list[Judged]]:
    found: dict[tuple[Tie, frozenset[str]], list[Judged]] = defaultdict(list)
    for it in stand:
        found[it.tie, frozenset((it.left, it.right))].append(it)
    return found


def _decided(it: Proposal, judged: Sequence[Judged], kin: Mapping[tuple[int, int], Kin]) -> bool:
    """Whether a pair needs no further answer: two people agree on a kinship, or one decided on an identity."""
    if it.tie == Tie.SAME:
        sure = it.probability >= PROVISIONAL and it.left.person_id == it.right.person_id
        return sure or any(one.judgement is not Verdict.UNSURE for one in judged)
    stands = kin.get((it.left.person_id or 0, it.right.person_id or 0))
    return stands is not None and (stands.confirmed or stands.judgement == Verdict.NO)


def _ranked(it: Proposal, situations: Mapping[int, Situation]) -> Ranked:
    left, right = (
        situations.get(record.person_id or 0, Situation(is_child=record.kind == Kind.CHILDREN))
        for record in (it.left, it.right)
    )
    relation = Relation(it.relation) if it.relation else None
    return Ranked(str(it.id), Tie(it.tie), it.probability, left, right, relation)


def _situations(kin: Iterable[Kin]) -> dict[int, Situation]:
    """Where the persons of kinships stand: a parent counts once confirmed, so that a second answer weighs as much."""
    parents: dict[int, int] = defaultdict(int)
    relatives: dict[int, int] = defaultdict(int)
    children = set()
    for it in kin:
        if it.judgement == Verdict.YES:
            children.add(it.child_id)
            parents[it.child_id] += it.confirmed and it.relation in PARENTS
            relatives[it.child_id] += 1
            relatives[it.adult_id] += 1
    return {person: Situation(person in children, parents[person], relatives[person]) for person in relatives}


def _reasons(proposal: Proposal) -> list[Reason]:
    """The reasons of a proposal; none where either record was erased."""
    records = Record.objects.filter(id__in=[proposal.left_id, proposal.right_id], row__key__isnull=False)
    of_record = dict(records.values_list("id", "row__key"))
    keys = unlock_all(of_record.values())
    left, right = (keys.get(of_record.get(one, UUID(int=0))) for one in (proposal.left_id, proposal.right_id))
    if left is None or right is None or proposal.reasons is None:
        return []
    return open_reasons(left, right, proposal.reasons)


def _said(rows: Iterable[Judgement]) -> list[Said]:
    kept = list(rows)
    log = judged_of(Judgement.objects.filter(id__in=[it.id for it in kept]))
    stand = {it.number for it in standing(log)}
    return [
        Said(it.id, Verdict(it.judgement), Relation(it.relation) if it.relation else None, it.by.code, it.at,
             it.takes_back_id is not None, it.id in stand)
        for it in kept
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """What waits for a reviewer: how many pairs, the first of them, the newest run, and how far reviewers agree."""

    waiting: int
    first: int | None
    run: RunSeen | None
    agreement: Agreement
    mine: tuple[tuple[str, str, Tie, Said], ...]


def review_page(actor: Actor, today: date) -> ReviewPage:
    """What waits for this actor, and what they said last. Raises Refused."""
    require(actor, Role.REVIEWER, Role.KEEPER, action="review.view")
    queue = waiting(actor, today)
    rows = Judgement.objects.filter(by_id=actor.member_id).select_related("by", "left__case", "right__case")
    last = list(rows.order_by("-id")[:LAST])
    mine = [
        (it.left.case.code, it.right.case.code, Tie(it.tie), one) for it, one in zip(last, _said(last), strict=True)
    ]
    return ReviewPage(
        len(queue), queue[0] if queue else None, newest_run(actor.organisation_id),
        agreement_of(actor.organisation_id), tuple(mine),
    )  # fmt: skip


def pair_page(actor: Actor, proposal_id: int) -> PairSeen:
    """A proposal laid side by side. Raises Refused."""
    return pair_of(proposal_for(actor, proposal_id, action="proposal.view"))


def provisional_page(actor: Actor) -> list[ProvisionalSeen]:
    """Provisional persons of the actor's organisation. Raises Refused."""
    require(actor, Role.REVIEWER, Role.KEEPER, action="judgement.accept")
    return provisional(actor.organisation_id, limit=PAGE)
