from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from models.base import new_id

REVISIONS = "CREATE SEQUENCE IF NOT EXISTS draft_revision"


class Migration(migrations.Migration):
    dependencies = [("models", "0016_hours")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Draft",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("workspace_id", fields.UUIDField()),
                (
                    "conversation",
                    fields.ForeignKeyField(
                        "models.Conversation",
                        source_field="conversation_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="drafts",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "agent",
                    fields.ForeignKeyField(
                        "models.Membership",
                        source_field="agent_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="drafts",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("kind", fields.CharField(max_length=10)),
                ("body", fields.TextField(unique=False)),
                ("revision", fields.BigIntField()),
            ],
            options={
                "table": "draft",
                "app": "models",
                "unique_together": (("conversation", "agent"),),
                "indexes": [Index(fields=["agent_id", "revision"])],
                "pk_attr": "id",
                "table_description": "What an agent has half written in a conversation. It is there only while there is something of it.",
            },
            bases=["Row"],
        ),
        ops.RunSQL(REVISIONS),
    ]
