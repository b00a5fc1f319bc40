"""The first tables."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Makes them."""

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="LogEvent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("chain", models.CharField(max_length=64)),
                ("number", models.PositiveBigIntegerField()),
                ("at", models.DateTimeField()),
                ("actor", models.CharField(max_length=128)),
                ("action", models.CharField(max_length=128)),
                ("about", models.CharField(blank=True, max_length=128)),
                ("purpose", models.CharField(blank=True, max_length=128)),
                ("outcome", models.CharField(max_length=16)),
                ("detail", models.JSONField(default=dict)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "db_table": "audit_event",
                "indexes": [
                    models.Index(fields=["about", "at"], name="audit_event_about"),
                    models.Index(fields=["actor", "at"], name="audit_event_actor"),
                ],
                "constraints": [models.UniqueConstraint(fields=("chain", "number"), name="audit_event_once")],
            },
        ),
        migrations.CreateModel(
            name="SignedHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("chain", models.CharField(max_length=64)),
                ("number", models.PositiveBigIntegerField()),
                ("hash", models.CharField(max_length=64)),
                ("signed_at", models.DateTimeField()),
                ("signature", models.CharField(max_length=128)),
            ],
            options={
                "db_table": "audit_head",
                "constraints": [models.UniqueConstraint(fields=("chain", "number"), name="audit_head_once")],
            },
        ),
    ]
