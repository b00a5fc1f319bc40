"""Linkage runs and what they propose; judgements, which the database refuses to change or delete (migration 0002)."""

import uuid

from django.db import models

from lazos.apps.accounts.models import Member, Organisation
from lazos.apps.registry.models import Record


class Run(models.Model):
    """One linkage of an organisation's visible records; only the newest whole one counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="runs")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    current = models.BooleanField(default=False)
    records = models.PositiveIntegerField(default=0)

    class Meta:
        """One current run an organisation."""

        db_table = "matching_run"
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=models.Q(current=True), name="matching_run_current"
            )
        ]


class Proposal(models.Model):
    """A pair that a run proposes; of a kinship the child is left.

    `reasons` are sealed under the keys of both records, one inside the other: erasing either closes them.
    """

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="proposals")
    tie = models.CharField(max_length=4)
    left = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    right = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    relation = models.CharField(max_length=16, blank=True)
    probability = models.FloatField()
    reasons = models.BinaryField(null=True)

    class Meta:
        """A pair once a run."""

        db_table = "matching_proposal"
        constraints = [
            models.UniqueConstraint(fields=["run", "tie", "left", "right"], name="matching_proposal_once"),
            models.CheckConstraint(condition=~models.Q(left=models.F("right")), name="matching_proposal_two"),
        ]


class Judgement(models.Model):
    """What a member decided about two records; its number grows with time. See `lazos.core.judgement.Judged`.

    `accepted` joins the judgements by which a listed page was accepted at once.
    """

    id = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="judgements")
    tie = models.CharField(max_length=4)
    left = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    right = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    judgement = models.CharField(max_length=8)
    grade = models.PositiveSmallIntegerField()
    relation = models.CharField(max_length=16, blank=True)
    takes_back = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    probability = models.FloatField(null=True)
    accepted = models.UUIDField(null=True)

    class Meta:
        """Found by either record."""

        db_table = "matching_judgement"
        constraints = [
            models.CheckConstraint(condition=~models.Q(left=models.F("right")), name="matching_judgement_two")
        ]
