from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from models.base import new_id

UNREAD = """
CREATE INDEX IF NOT EXISTS mention_unread ON mention (agent_id, conversation_id, seq) WHERE NOT is_read
"""


class Migration(migrations.Migration):
    dependencies = [("models", "0029_visits")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Mention",
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
                        related_name="mentions",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "message",
                    fields.ForeignKeyField(
                        "models.Message",
                        source_field="message_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="mentions",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("agent_id", fields.UUIDField()),
                ("seq", fields.BigIntField()),
                ("is_read", fields.BooleanField(default=False, db_default=False)),
            ],
            options={
                "table": "mention",
                "app": "models",
                "unique_together": (("message", "agent_id"),),
                "indexes": [Index(fields=["agent_id", "conversation_id", "seq"])],
                "pk_attr": "id",
                "table_description": "An agent whom a message names. Workspace and agent are plain columns: no key checks for the group commit.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="Follower",
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
                        related_name="followers",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("agent_id", fields.UUIDField()),
            ],
            options={
                "table": "follower",
                "app": "models",
                "unique_together": (("conversation", "agent_id"),),
                "indexes": [Index(fields=["agent_id", "conversation_id"])],
                "pk_attr": "id",
                "table_description": "An agent who follows a conversation. Plain columns, as of a mention.",
            },
            bases=["Row"],
        ),
        ops.RunSQL(UNREAD),
    ]
