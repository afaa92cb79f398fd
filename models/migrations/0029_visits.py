from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.migrations import operations as ops

from models.base import new_id


class Migration(migrations.Migration):
    dependencies = [("models", "0028_deletion")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Visit",
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
                        related_name="visits",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "visitor",
                    fields.OneToOneField(
                        "models.Visitor",
                        source_field="visitor_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="visit",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("pages", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ("referrer", fields.CharField(null=True, max_length=1000)),
                ("campaign", fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)),
                ("device", fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)),
                ("time_zone", fields.CharField(null=True, max_length=64)),
                ("place", fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={
                "table": "visit",
                "app": "models",
                "pk_attr": "id",
                "table_description": "What is known of a visitor's way to us and of their device, in the form that it has on the wire.",
            },
            bases=["Row"],
        ),
        ops.RunSQL("CREATE INDEX IF NOT EXISTS visit_workspace ON visit (workspace_id)"),
    ]
