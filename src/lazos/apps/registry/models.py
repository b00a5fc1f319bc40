"""Sources, releases, rows and records; and the projection, which can be made anew from them and the judgements.

Everything personal lies sealed under the key of its record. A release is visible only when it is whole.
"""

import uuid

from django.db import models

from lazos.apps.accounts.models import Case, Member, Organisation
from lazos.apps.vault.models import StoredKey
from lazos.core.profile import Authority


class Source(models.Model):
    """Who sends a kind of list. `mapping` is how people said its headers are to be read."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="sources")
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=16, blank=True)
    authority = models.PositiveSmallIntegerField(default=Authority.LIST)
    mapping = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """A name once in an organisation; other organisations may use it too."""

        db_table = "registry_source"
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="registry_source_once")]


class Release(models.Model):
    """One file of a source. `columns` pairs its headers with what they were read as; `counts` are rows by kind."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="releases")
    key = models.OneToOneField(StoredKey, on_delete=models.SET_NULL, null=True)
    sha256 = models.CharField(max_length=64)
    stated = models.DateField()
    kind = models.CharField(max_length=16)
    columns = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    imported_by = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField()
    whole = models.BooleanField(default=False)
    visible = models.BooleanField(default=False)
    before = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+")
    pairing = models.CharField(max_length=16, blank=True)

    class Meta:
        """A file once in a source."""

        db_table = "registry_release"
        constraints = [
            models.UniqueConstraint(fields=["source", "sha256"], name="registry_release_once"),
            models.CheckConstraint(
                condition=models.Q(whole=True) | models.Q(visible=False), name="registry_release_whole"
            ),
        ]


class Upload(models.Model):
    """A file that came in by the web, sealed, until it is imported or left; `imported` is the release that it became.

    `error` is the code of why it was not imported.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="uploads")
    key = models.OneToOneField(StoredKey, on_delete=models.SET_NULL, null=True)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    name = models.BinaryField()
    content = models.BinaryField()
    stated = models.DateField()
    kind = models.CharField(max_length=16, blank=True)
    mapping = models.JSONField(default=dict)
    imported = models.ForeignKey(Release, on_delete=models.SET_NULL, null=True, related_name="+")
    error = models.CharField(max_length=64, blank=True)

    class Meta:
        """Its name in the database."""

        db_table = "registry_upload"


class ReleaseAct(models.Model):
    """That a release was shown, undone or restored; never changed."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="acts")
    act = models.CharField(max_length=16)
    by = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """Its name in the database."""

        db_table = "registry_release_act"


class Row(models.Model):
    """A row as it stood there: `cells` holds header and text of each cell, sealed; `token` tells equal rows."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="rows")
    key = models.OneToOneField(StoredKey, on_delete=models.SET_NULL, null=True)
    sheet = models.CharField(max_length=200)
    number = models.PositiveIntegerField()
    token = models.CharField(max_length=64)
    cells = models.BinaryField()

    class Meta:
        """A place once in a release."""

        db_table = "registry_row"
        constraints = [models.UniqueConstraint(fields=["release", "sheet", "number"], name="registry_row_once")]


class Record(models.Model):
    """One source's description of one person, immutable. `id` grows with arrival; the key is the row's.

    `previous` is the record of the release before that this one continues: the same row, with the same name.
    `person`, `judged` and `family` are the projection: the earliest record of the person, of the person as people alone
    judged it, and of the family.
    """

    id = models.BigAutoField(primary_key=True)
    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="records")
    row = models.OneToOneField(Row, on_delete=models.CASCADE, related_name="record")
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="record")
    kind = models.CharField(max_length=16)
    previous = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="later")
    values = models.BinaryField()
    guarded = models.BinaryField()
    person = models.ForeignKey("self", on_delete=models.DO_NOTHING, null=True, related_name="records")
    judged = models.ForeignKey("self", on_delete=models.DO_NOTHING, null=True, related_name="+")
    family = models.ForeignKey("self", on_delete=models.DO_NOTHING, null=True, related_name="members")

    class Meta:
        """Its name in the database."""

        db_table = "registry_record"


class Kin(models.Model):
    """A kinship between two persons, by their earliest records; part of the projection."""

    child = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="adults")
    adult = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="children")
    relation = models.CharField(max_length=16)
    judgement = models.CharField(max_length=8)
    grade = models.PositiveSmallIntegerField(null=True)
    confirmed = models.BooleanField(default=False)
    contested = models.BooleanField(default=False)

    class Meta:
        """A pair once."""

        db_table = "registry_kin"
        constraints = [models.UniqueConstraint(fields=["child", "adult"], name="registry_kin_once")]


class Finding(models.Model):
    """A problem of a release, with its place; the value is sealed under the release's key."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="findings")
    sheet = models.CharField(max_length=200)
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=300)
    code = models.CharField(max_length=64)
    value = models.BinaryField()

    class Meta:
        """Its name in the database."""

        db_table = "registry_finding"


class Difference(models.Model):
    """A row that a release added, lost or changed against the release before; the values are read from the records."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="differences")
    change = models.CharField(max_length=8)
    old = models.ForeignKey(Record, on_delete=models.CASCADE, null=True, related_name="+")
    new = models.ForeignKey(Record, on_delete=models.CASCADE, null=True, related_name="+")

    class Meta:
        """Found by release and change."""

        db_table = "registry_difference"
        indexes = [models.Index(fields=["release", "change"], name="registry_difference_of")]
