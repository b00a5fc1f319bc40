"""The events of the log. The database itself refuses to change or delete one (migration 0002)."""

from django.db import models


class LogEvent(models.Model):
    """One coded event of an organisation's chain; what each column may hold says `lazos.core.chain.Event`."""

    chain = models.CharField(max_length=64)
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor = models.CharField(max_length=128)
    action = models.CharField(max_length=128)
    about = models.CharField(max_length=128, blank=True)
    purpose = models.CharField(max_length=128, blank=True)
    outcome = models.CharField(max_length=16)
    detail = models.JSONField(default=dict)
    hash = models.CharField(max_length=64)

    class Meta:
        """One event for each number of a chain; found by what they are about, and by actor."""

        db_table = "audit_event"
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="audit_event_once")]
        indexes = [
            models.Index(fields=["about", "at"], name="audit_event_about"),
            models.Index(fields=["actor", "at"], name="audit_event_actor"),
        ]


class SignedHead(models.Model):
    """A head of a chain, signed; copies are kept outside, where nobody of this machine can cut them."""

    chain = models.CharField(max_length=64)
    number = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    signature = models.CharField(max_length=128)

    class Meta:
        """One signature for each head."""

        db_table = "audit_head"
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="audit_head_once")]
