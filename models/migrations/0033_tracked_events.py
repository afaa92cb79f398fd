from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.migrations import operations as ops

from models.base import new_id

INDEXES = """
CREATE INDEX IF NOT EXISTS tracked_event_visitor ON tracked_event (visitor_id, created_at);
CREATE INDEX IF NOT EXISTS tracked_event_workspace ON tracked_event (workspace_id);
CREATE INDEX IF NOT EXISTS tracked_event_age ON tracked_event (created_at);
"""


class Migration(migrations.Migration):
    dependencies = [("models", "0032_saved_views")]

    initial = False

    operations = [
        ops.CreateModel(
            name="TrackedEvent",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "workspace",
                    fields.ForeignKeyField(
                        "models.Workspace",
                        source_field="workspace_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="tracked_events",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "visitor",
                    fields.ForeignKeyField(
                        "models.Visitor",
                        source_field="visitor_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="tracked_events",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("name", fields.CharField(max_length=100)),
                ("properties", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={
                "table": "tracked_event",
                "app": "models",
                "pk_attr": "id",
                "table_description": "Something that a visitor did on the site, as the site says it. It goes with the visitor and their consent.",
            },
            bases=["Row"],
        ),
        ops.RunSQL(INDEXES),
    ]
