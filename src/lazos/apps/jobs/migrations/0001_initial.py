"""The first tables."""

import uuid

from django.db import migrations, models

import lazos.apps.jobs.states


class Migration(migrations.Migration):
    """Makes them."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=64)),
                ("key", models.CharField(max_length=128, unique=True)),
                ("payload", models.JSONField(default=dict)),
                ("state", models.CharField(default=lazos.apps.jobs.states.State["WAITING"], max_length=16)),
                ("run_after", models.DateTimeField()),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("worker", models.CharField(blank=True, max_length=64)),
                ("leased_until", models.DateTimeField(null=True)),
                ("done_parts", models.PositiveIntegerField(default=0)),
                ("all_parts", models.PositiveIntegerField(default=0)),
                ("error", models.CharField(blank=True, max_length=128)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "jobs_job",
                "indexes": [models.Index(fields=["state", "run_after"], name="jobs_job_next")],
            },
        ),
    ]
