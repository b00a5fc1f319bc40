"""The database refuses to change or delete a judgement: taking one back is another one."""

from typing import Any

from django.db import migrations

REFUSAL = "judgements are append-only"
TABLE = "matching_judgement"


def forbid(_apps: Any, schema_editor: Any) -> None:
    """Make the triggers of this database."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE FUNCTION matching_refuse() RETURNS trigger LANGUAGE plpgsql AS"
            f" $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
        )
    for act in ("UPDATE", "DELETE"):
        schema_editor.execute(_trigger(schema_editor.connection.vendor, act))


def _trigger(vendor: str, act: str) -> str:
    name = f"{TABLE}_no_{act.lower()}"
    if vendor == "sqlite":
        return f"CREATE TRIGGER {name} BEFORE {act} ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    return f"CREATE TRIGGER {name} BEFORE {act} ON {TABLE} FOR EACH ROW EXECUTE FUNCTION matching_refuse()"


def allow(_apps: Any, schema_editor: Any) -> None:
    """Take the triggers away again."""
    postgres = schema_editor.connection.vendor == "postgresql"
    for act in ("update", "delete"):
        schema_editor.execute(f"DROP TRIGGER {TABLE}_no_{act}" + (f" ON {TABLE}" if postgres else ""))
    if postgres:
        schema_editor.execute("DROP FUNCTION matching_refuse()")


class Migration(migrations.Migration):
    """Append-only, by trigger."""

    dependencies = [("matching", "0001_initial")]
    operations = [migrations.RunPython(forbid, allow)]
