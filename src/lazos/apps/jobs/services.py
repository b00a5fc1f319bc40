"""Puts work into the queue and takes it out: leased, beaten for, done once in effect.

A worker that dies holds its job until the lease ends; then another takes it. A job must therefore bear being done
again: its `key` says which work it is, and the work itself looks what is done already.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from lazos.apps.jobs.models import Job
from lazos.apps.jobs.states import State

LEASE: Final = timedelta(seconds=30)
ATTEMPTS: Final = 3
_PAUSE: Final = timedelta(seconds=10)


def enqueue(
    *, kind: str, key: str, payload: Mapping[str, str | int] | None = None, after: datetime | None = None
) -> UUID:
    """Put a job into the queue, in the transaction of the caller; the same key again gives the job that is there."""
    start = after or timezone.now()
    job, _ = Job.objects.get_or_create(
        key=key, defaults={"kind": kind, "payload": dict(payload or {}), "run_after": start}
    )
    return job.id


def claim(*, worker: str, now: datetime, lease: timedelta = LEASE) -> Job | None:
    """Take the oldest job that is due or whose worker is gone; one that died too often fails instead."""
    due = Q(state=State.WAITING, run_after__lte=now) | Q(state=State.RUNNING, leased_until__lt=now)
    with transaction.atomic():
        job = Job.objects.select_for_update(skip_locked=True).filter(due).order_by("run_after", "created_at").first()
        if job is None:
            return None
        if job.attempts >= ATTEMPTS:
            _end(job, State.FAILED, now, error=job.error or "worker-lost")
            return None
        job.state, job.worker, job.leased_until, job.attempts = State.RUNNING, worker, now + lease, job.attempts + 1
        job.save(update_fields=["state", "worker", "leased_until", "attempts"])
        return job


def beat(
    *, job: Job, now: datetime, done: int | None = None, total: int | None = None, lease: timedelta = LEASE
) -> bool:
    """Hold a job for longer and tell how far it is; False where another worker has it now, and this one must stop."""
    told: dict[str, object] = {"leased_until": now + lease}
    told |= {} if done is None else {"done_parts": done}
    told |= {} if total is None else {"all_parts": total}
    return _mine(job).update(**told) == 1


def finish(*, job: Job, now: datetime) -> bool:
    """End a job as done; False where another worker has it now."""
    return _mine(job).update(state=State.DONE, ended_at=now, leased_until=None, error="") == 1


def waiting(*, prefix: str) -> list[UUID]:
    """Give the waiting jobs whose keys begin so: what they were put there for is there for whoever begins now."""
    return list(Job.objects.filter(state=State.WAITING, key__startswith=prefix).values_list("id", flat=True))


def end_waiting(*, jobs: Sequence[UUID], now: datetime) -> None:
    """End jobs that still wait as done: another one did their work with its own."""
    Job.objects.filter(id__in=jobs, state=State.WAITING).update(state=State.DONE, ended_at=now, error="")


def give_back(*, job: Job, now: datetime, error: str) -> None:
    """Let a job that failed be tried again after a pause, or fail it for good; `error` is a code."""
    if job.attempts >= ATTEMPTS:
        _end(job, State.FAILED, now, error=error)
    else:
        _mine(job).update(state=State.WAITING, run_after=now + _PAUSE * job.attempts, leased_until=None, error=error)


def _mine(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(id=job.id, state=State.RUNNING, worker=job.worker, attempts=job.attempts)


def _end(job: Job, state: State, now: datetime, *, error: str) -> None:
    Job.objects.filter(id=job.id).update(state=state, ended_at=now, leased_until=None, error=error)
