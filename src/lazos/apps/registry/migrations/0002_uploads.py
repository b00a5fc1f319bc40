"""Files that come in by the web."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes the table."""

    dependencies = [
        ("accounts", "0001_initial"),
        ("registry", "0001_initial"),
        ("vault", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("name", models.BinaryField()),
                ("content", models.BinaryField()),
                ("stated", models.DateField()),
                ("kind", models.CharField(blank=True, max_length=16)),
                ("mapping", models.JSONField(default=dict)),
                ("error", models.CharField(blank=True, max_length=64)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.member"
                    ),
                ),
                (
                    "imported",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="registry.release"
                    ),
                ),
                (
                    "key",
                    models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, to="vault.storedkey"),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uploads", to="registry.source"
                    ),
                ),
            ],
            options={
                "db_table": "registry_upload",
            },
        ),
    ]
