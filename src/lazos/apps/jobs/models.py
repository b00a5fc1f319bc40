"""The queue."""

import uuid

from django.db import models

from lazos.apps.jobs.states import State


class Job(models.Model):
    """One piece of long work. `payload` holds codes only; the job reads what is personal from where it lies sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=64)
    key = models.CharField(max_length=128, unique=True)
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=16, default=State.WAITING)
    run_after = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    worker = models.CharField(max_length=64, blank=True)
    leased_until = models.DateTimeField(null=True)
    done_parts = models.PositiveIntegerField(default=0)
    all_parts = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=128, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Found by state, oldest first."""

        db_table = "jobs_job"
        indexes = [models.Index(fields=["state", "run_after"], name="jobs_job_next")]
