from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from models.base import new_id

ONE_LABEL_OF_A_NAME = "CREATE UNIQUE INDEX IF NOT EXISTS label_name ON label (workspace_id, lower(name))"


class Migration(migrations.Migration):
    dependencies = [("models", "0022_direct_uploads")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Label",
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
                        related_name="labels",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("name", fields.CharField(max_length=50)),
                ("colour", fields.CharField(max_length=10)),
            ],
            options={
                "table": "label",
                "app": "models",
                "pk_attr": "id",
                "table_description": "A word that conversations carry. Within a workspace a name is there once, whatever its case.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="ConversationLabel",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "conversation",
                    fields.ForeignKeyField(
                        "models.Conversation",
                        source_field="conversation_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="labels",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "label",
                    fields.ForeignKeyField(
                        "models.Label",
                        source_field="label_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="conversations",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
            ],
            options={
                "table": "conversation_label",
                "app": "models",
                "unique_together": (("conversation", "label"),),
                "indexes": [Index(fields=["label_id", "conversation_id"])],
                "pk_attr": "id",
                "table_description": "A label on a conversation.",
            },
            bases=["Row"],
        ),
        ops.RunSQL(ONE_LABEL_OF_A_NAME),
    ]
