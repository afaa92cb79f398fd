from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

from models.base import new_id

ONE_OF_A_CODE = "CREATE UNIQUE INDEX IF NOT EXISTS canned_reply_code ON canned_reply (workspace_id, lower(short_code))"


class Migration(migrations.Migration):
    dependencies = [("models", "0013_avatars")]

    initial = False

    operations = [
        ops.CreateModel(
            name="CannedReply",
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
                        related_name="canned_replies",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("short_code", fields.CharField(max_length=40)),
                ("body", fields.TextField(unique=False)),
            ],
            options={
                "table": "canned_reply",
                "app": "models",
                "pk_attr": "id",
                "table_description": "What agents say often. Within a workspace a short code is there once, whatever its case.",
            },
            bases=["Row"],
        ),
        ops.RunSQL(ONE_OF_A_CODE),
    ]
