from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.migrations import operations as ops

from models.base import new_id

ONE_SHARED = (
    "CREATE UNIQUE INDEX IF NOT EXISTS saved_view_shared ON saved_view (workspace_id, lower(name)) WHERE is_shared"
)
ONE_OWN = """
CREATE UNIQUE INDEX IF NOT EXISTS saved_view_own ON saved_view (workspace_id, agent_id, lower(name)) WHERE NOT is_shared
"""


class Migration(migrations.Migration):
    dependencies = [("models", "0031_blocked_addresses")]

    initial = False

    operations = [
        ops.CreateModel(
            name="SavedView",
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
                        related_name="saved_views",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("agent_id", fields.UUIDField()),
                ("name", fields.CharField(max_length=50)),
                ("is_shared", fields.BooleanField()),
                ("view", fields.CharField(max_length=10)),
                ("status", fields.CharField(max_length=10)),
                ("filters", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={
                "table": "saved_view",
                "app": "models",
                "pk_attr": "id",
                "table_description": "A list kept under a name. Among the shared ones, and among those of an agent, a name is there once.",
            },
            bases=["Row"],
        ),
        ops.RunSQL(ONE_SHARED),
        ops.RunSQL(ONE_OWN),
    ]
