"""The database refuses to change or delete an event or a signed head."""

from typing import Any

from django.db import migrations

TABLES = ("audit_event", "audit_head")
REFUSAL = "the log is append-only"


def forbid(_apps: Any, schema_editor: Any) -> None:
    """Make the triggers of this database."""
    for table in TABLES:
        for act in ("UPDATE", "DELETE"):
            schema_editor.execute(_trigger(schema_editor.connection.vendor, table, act))
    if schema_editor.connection.vendor == "postgresql":
        for table in TABLES:
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
                " FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
            )


def _trigger(vendor: str, table: str, act: str) -> str:
    name = f"{table}_no_{act.lower()}"
    if vendor == "sqlite":
        return f"CREATE TRIGGER {name} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    return f"CREATE TRIGGER {name} BEFORE {act} ON {table} FOR EACH ROW EXECUTE FUNCTION audit_refuse()"


def make_function(_apps: Any, schema_editor: Any) -> None:
    """PostgreSQL's triggers call a function."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
        )


def allow(_apps: Any, schema_editor: Any) -> None:
    """Take the triggers away again."""
    on = {"sqlite": ""}.get(schema_editor.connection.vendor)
    for table in TABLES:
        for act in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{act}" + (f" ON {table}" if on is None else ""))
    if on is None:
        for table in TABLES:
            schema_editor.execute(f"DROP TRIGGER {table}_no_truncate ON {table}")


def drop_function(_apps: Any, schema_editor: Any) -> None:
    """Take the function away again."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION audit_refuse()")


class Migration(migrations.Migration):
    """Append-only, by trigger."""

    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunPython(make_function, drop_function),
        migrations.RunPython(forbid, allow),
    ]
