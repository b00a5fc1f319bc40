"""The first tables."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import lazos.core.profile


class Migration(migrations.Migration):
    """Makes them."""

    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("vault", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Release",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("sha256", models.CharField(max_length=64)),
                ("stated", models.DateField()),
                ("kind", models.CharField(max_length=16)),
                ("columns", models.JSONField(default=list)),
                ("counts", models.JSONField(default=dict)),
                ("received_at", models.DateTimeField()),
                ("whole", models.BooleanField(default=False)),
                ("visible", models.BooleanField(default=False)),
                ("pairing", models.CharField(blank=True, max_length=16)),
                (
                    "before",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="registry.release"
                    ),
                ),
                (
                    "imported_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.member"
                    ),
                ),
                (
                    "key",
                    models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, to="vault.storedkey"),
                ),
            ],
            options={
                "db_table": "registry_release",
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sheet", models.CharField(max_length=200)),
                ("row", models.PositiveIntegerField()),
                ("column", models.CharField(max_length=300)),
                ("code", models.CharField(max_length=64)),
                ("value", models.BinaryField()),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="findings", to="registry.release"
                    ),
                ),
            ],
            options={
                "db_table": "registry_finding",
            },
        ),
        migrations.CreateModel(
            name="ReleaseAct",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.CharField(max_length=16)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.member"
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="acts", to="registry.release"
                    ),
                ),
            ],
            options={
                "db_table": "registry_release_act",
            },
        ),
        migrations.CreateModel(
            name="Row",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sheet", models.CharField(max_length=200)),
                ("number", models.PositiveIntegerField()),
                ("token", models.CharField(max_length=64)),
                ("cells", models.BinaryField()),
                (
                    "key",
                    models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, to="vault.storedkey"),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="registry.release"
                    ),
                ),
            ],
            options={
                "db_table": "registry_row",
            },
        ),
        migrations.CreateModel(
            name="Record",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=16)),
                ("values", models.BinaryField()),
                ("guarded", models.BinaryField()),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="record", to="accounts.case"
                    ),
                ),
                (
                    "family",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="members",
                        to="registry.record",
                    ),
                ),
                (
                    "judged",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="registry.record",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="records",
                        to="registry.record",
                    ),
                ),
                (
                    "previous",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="later",
                        to="registry.record",
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="records", to="registry.release"
                    ),
                ),
                (
                    "row",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="record", to="registry.row"
                    ),
                ),
            ],
            options={
                "db_table": "registry_record",
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100)),
                ("kind", models.CharField(blank=True, max_length=16)),
                ("authority", models.PositiveSmallIntegerField(default=lazos.core.profile.Authority["LIST"])),
                ("mapping", models.JSONField(default=dict)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sources", to="accounts.organisation"
                    ),
                ),
            ],
            options={
                "db_table": "registry_source",
            },
        ),
        migrations.AddField(
            model_name="release",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="releases", to="registry.source"
            ),
        ),
        migrations.CreateModel(
            name="Kin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("relation", models.CharField(max_length=16)),
                ("judgement", models.CharField(max_length=8)),
                ("grade", models.PositiveSmallIntegerField(null=True)),
                ("confirmed", models.BooleanField(default=False)),
                ("contested", models.BooleanField(default=False)),
                (
                    "adult",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="children", to="registry.record"
                    ),
                ),
                (
                    "child",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="adults", to="registry.record"
                    ),
                ),
            ],
            options={
                "db_table": "registry_kin",
                "constraints": [models.UniqueConstraint(fields=("child", "adult"), name="registry_kin_once")],
            },
        ),
        migrations.CreateModel(
            name="Difference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("change", models.CharField(max_length=8)),
                (
                    "new",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registry.record"
                    ),
                ),
                (
                    "old",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="registry.record"
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="differences", to="registry.release"
                    ),
                ),
            ],
            options={
                "db_table": "registry_difference",
                "indexes": [models.Index(fields=["release", "change"], name="registry_difference_of")],
            },
        ),
        migrations.AddConstraint(
            model_name="row",
            constraint=models.UniqueConstraint(fields=("release", "sheet", "number"), name="registry_row_once"),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.UniqueConstraint(fields=("organisation", "name"), name="registry_source_once"),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.UniqueConstraint(fields=("source", "sha256"), name="registry_release_once"),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.CheckConstraint(
                condition=models.Q(("whole", True), ("visible", False), _connector="OR"), name="registry_release_whole"
            ),
        ),
    ]
