"""A linkage run: an organisation's visible records in, proposals out; nobody sees a run before it is whole."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final
from uuid import UUID, uuid4

import pyarrow as pa
from django.db import transaction
from django.utils import timezone

from lazos.apps.accounts.access import require
from lazos.apps.accounts.actors import Actor
from lazos.apps.accounts.models import Organisation
from lazos.apps.audit import services as audit
from lazos.apps.jobs.services import enqueue
from lazos.apps.matching.lines import Lines, lines_of
from lazos.apps.matching.models import Proposal, Run
from lazos.apps.matching.sealed import seal_reasons
from lazos.apps.matching.services.follow import rebuild
from lazos.core.disclosure import Role
from lazos.core.evidence import Reason
from lazos.core.judgement import Tie
from lazos.core.projection import PROVISIONAL
from lazos.linkage.match import match
from lazos.linkage.result import Match

KINSHIP_FROM: Final = 0.05
"""Probability from which a kinship is put before a reviewer."""
BATCH: Final = 500

Tell = Callable[[int, int], None]
Linkage = Callable[[pa.Table], Match]


def ask_for_linkage(*, actor: Actor | None, organisation: Organisation, because: str = "") -> UUID:
    """Put a linkage into the queue; `because` names the event that asks for it, so that one event asks once."""
    if actor is not None:
        require(actor, Role.KEEPER, Role.REVIEWER, action="run.ask")
    key = f"{key_prefix(organisation.id)}{because or uuid4()}"
    return enqueue(kind="link", key=key, payload={"organisation": organisation.id})


def key_prefix(organisation_id: int) -> str:
    """What the keys of an organisation's linkage jobs begin with."""
    return f"link/{organisation_id}/"


def link_named(code: str, tell: Tell) -> UUID:
    """Link the records of the organisation of this code, asked for at the command line."""
    return link(organisation=Organisation.objects.get(code=code), tell=tell)


def link(*, organisation: Organisation, actor: Actor | None = None, linkage: Linkage = match, tell: Tell) -> UUID:
    """Link an organisation's visible records; gives the run. What a run left that was stopped is cleared away."""
    Run.objects.filter(organisation=organisation, ended_at=None).delete()
    run = Run.objects.create(organisation=organisation, by_id=actor.member_id if actor else None)
    lines = lines_of(organisation)
    tell(1, 4)
    if lines.ids:
        found = linkage(lines.table)
        tell(2, 4)
        rows = _unique(_proposals(run, lines, found))
        while batch := list(islice(rows, BATCH)):
            with transaction.atomic():
                Proposal.objects.bulk_create(batch)
    tell(3, 4)
    _finish(run, len(lines.ids), actor)
    tell(4, 4)
    return run.id


def _finish(run: Run, records: int, actor: Actor | None) -> None:
    """Let a whole run take the place of the one before, with the persons that follow from it."""
    with transaction.atomic():
        older = Run.objects.filter(organisation=run.organisation, current=True)
        Proposal.objects.filter(run__in=older).delete()
        older.update(current=False)
        run.current, run.ended_at, run.records = True, timezone.now(), records
        run.save(update_fields=["current", "ended_at", "records"])
        rebuild(run.organisation_id)
        audit.record(
            chain=run.organisation.code, actor=actor.code if actor else audit.MACHINE, action="run.finish",
            about=f"run:{run.id}", detail={"records": records},
        )  # fmt: skip


def _proposals(run: Run, lines: Lines, found: Match) -> Iterator[Proposal]:
    kin = found.kin
    for at in range(len(kin)):
        child, adult, p = int(kin.child_line[at]), int(kin.adult_line[at]), float(kin.probability[at])
        if p >= KINSHIP_FROM:
            yield _proposal(run, lines, Tie.KIN, child, adult, p, found.explain(at), kin.relation[at])
    same = found.same
    for a, b, p in zip(same.left.tolist(), same.right.tolist(), same.probability.tolist(), strict=True):
        if p >= PROVISIONAL:
            yield _proposal(run, lines, Tie.SAME, a, b, p, found.explain_same(a, b))
    for a, b, p in found.uncertain_same:
        yield _proposal(run, lines, Tie.SAME, a, b, p, found.explain_same(a, b))


def _proposal(
    run: Run, lines: Lines, tie: Tie, a: int, b: int, probability: float, reasons: Iterable[Reason], relation: str = ""
) -> Proposal:
    return Proposal(
        run=run, tie=tie, left_id=lines.ids[a], right_id=lines.ids[b], relation=relation, probability=probability,
        reasons=seal_reasons(lines.keys[a], lines.keys[b], list(reasons)),
    )  # fmt: skip


def _unique(proposals: Iterable[Proposal]) -> Iterator[Proposal]:
    """Each pair once a tie: a doubtful pair may be among the joined ones, too."""
    met = set()
    for it in proposals:
        pair = it.tie, frozenset((it.left_id, it.right_id))
        if pair not in met:
            met.add(pair)
            yield it
