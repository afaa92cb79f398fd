from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.migrations import operations as ops

from models.base import new_id


class Migration(migrations.Migration):
    dependencies = [("models", "0015_inbox_of_any_status")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Hours",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "workspace",
                    fields.OneToOneField(
                        "models.Workspace",
                        source_field="workspace_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="hours",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("is_on", fields.BooleanField()),
                ("week", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
                ("holidays", fields.JSONField(encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={
                "table": "hours",
                "app": "models",
                "pk_attr": "id",
                "table_description": "When a workspace's team answers, in the form that it has on the wire. Without a row it may be at any time.",
            },
            bases=["Row"],
        ),
    ]
