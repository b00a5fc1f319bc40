"""Reads the queue."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lazos.apps.jobs.models import Job
from lazos.apps.jobs.states import State


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is."""

    kind: str
    state: State
    done: int
    total: int
    error: str
    created_at: datetime
    ended_at: datetime | None


def progress(job_id: UUID) -> Progress | None:
    """Tell how far a job is; None where there is no such job."""
    it = Job.objects.filter(id=job_id).first()
    if it is None:
        return None
    return Progress(it.kind, State(it.state), it.done_parts, it.all_parts, it.error, it.created_at, it.ended_at)


def progress_of(key: str) -> Progress | None:
    """Tell how far the job with this key is; None where there is none."""
    job_id = Job.objects.filter(key=key).values_list("id", flat=True).first()
    return progress(job_id) if job_id else None


def counts() -> dict[State, int]:
    """Count the jobs of every state."""
    return {state: Job.objects.filter(state=state).count() for state in State}
