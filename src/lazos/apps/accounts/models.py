"""Who works here, and what they may see. Names and what could tell a person from another lie sealed under their key."""

import uuid

from django.db import models

from lazos.apps.accounts.states import MemberState
from lazos.apps.vault.models import StoredKey


class Organisation(models.Model):
    """An organisation; its name and its desk are public, and told to others who hold the same person."""

    code = models.SlugField(max_length=32, unique=True)
    name = models.CharField(max_length=200)
    desk = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Its name in the database."""

        db_table = "accounts_organisation"


class Member(models.Model):
    """A person who works for an organisation. `code` stands for them in logs and addresses."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=16, unique=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="members")
    roles = models.JSONField(default=list)
    state = models.CharField(max_length=16, default=MemberState.INVITED)
    key = models.OneToOneField(StoredKey, on_delete=models.SET_NULL, null=True)
    name = models.BinaryField()
    sign_in_name = models.BinaryField(null=True)
    sign_in_token = models.CharField(max_length=64, blank=True, db_index=True)
    password = models.BinaryField(null=True)
    totp = models.BinaryField(null=True)
    totp_step = models.BigIntegerField(default=0)
    stamp = models.CharField(max_length=32)
    invited_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Its name in the database."""

        db_table = "accounts_member"


class Invitation(models.Model):
    """The one-time link by which a member sets up how they sign in; only a hash of it is kept."""

    token_hash = models.CharField(max_length=64, unique=True)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="invitations")
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        """Its name in the database."""

        db_table = "accounts_invitation"


class Passkey(models.Model):
    """A public-key credential of a member (WebAuthn); the private half never leaves their device."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="passkeys")
    credential_id = models.BinaryField(unique=True)
    public_key = models.BinaryField()
    sign_count = models.PositiveBigIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        """Its name in the database."""

        db_table = "accounts_passkey"


class Attempt(models.Model):
    """A failed sign-in: by the token of the name that was typed, whether or not there is such a name."""

    token = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        """Found by token and time."""

        db_table = "accounts_attempt"
        indexes = [models.Index(fields=["token", "at"], name="accounts_attempt_recent")]


class Case(models.Model):
    """What access is given to: a family by its code. Its holder is the organisation whose register made it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=16, unique=True)
    holder = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="cases")
    sealed = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Its name in the database."""

        db_table = "accounts_case"


class Grant(models.Model):
    """Access to a case for an organisation, or one member of it, for a purpose and a time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="grants")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="grants")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="grants")
    purpose = models.CharField(max_length=32)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    given_by = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)
    revoked_by = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        """A grant ends after it starts."""

        db_table = "accounts_grant"
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="accounts_grant_order")
        ]


class Glass(models.Model):
    """A member's short access to a case of others, with their reason; shown to the holder until somebody saw it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="glasses")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="glasses")
    key = models.OneToOneField(StoredKey, on_delete=models.SET_NULL, null=True)
    reason = models.BinaryField()
    purpose = models.CharField(max_length=32)
    broken_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    seen_by = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")
    seen_at = models.DateTimeField(null=True)

    class Meta:
        """Its name in the database."""

        db_table = "accounts_glass"
