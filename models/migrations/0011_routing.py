from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.migrations import operations as ops

from models.base import new_id

ACTIVITIES = """
ALTER TABLE message DROP CONSTRAINT IF EXISTS message_kind;
ALTER TABLE message ADD CONSTRAINT message_kind CHECK (kind IN ('reply', 'note', 'activity')) NOT VALID;
"""
WAITING = """
CREATE INDEX IF NOT EXISTS conversation_waiting ON conversation (workspace_id, id)
    WHERE status = 'open' AND assignee_id IS NULL
"""


class Migration(migrations.Migration):
    dependencies = [("models", "0010_changed_messages")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Routing",
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
                        related_name="routing",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("mode", fields.CharField(max_length=20)),
                ("capacity", fields.SmallIntField()),
                ("reroutes_offline", fields.BooleanField()),
                ("answer_minutes", fields.SmallIntField(null=True)),
                ("last_agent_id", fields.UUIDField(null=True)),
            ],
            options={
                "table": "routing",
                "app": "models",
                "pk_attr": "id",
                "table_description": "How a workspace gives its conversations to agents. Whoever decides holds this row, so that one decides at a time.",
            },
            bases=["Row"],
        ),
        ops.AddField(
            model_name="Conversation",
            name="assigned_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(model_name="Membership", name="capacity", field=fields.SmallIntField(null=True)),
        ops.AddField(
            model_name="Message",
            name="activity",
            field=fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AlterModelOptions(
            name="Message",
            options={
                "table": "message",
                "app": "models",
                "unique_together": (("conversation", "author_id", "client_id"), ("conversation", "seq")),
                "pk_attr": "id",
                "table_description": "A reply, a note or an activity. Its workspace is a plain column: no foreign key check for the group commit.",
            },
        ),
        ops.RunSQL(ACTIVITIES),
        ops.RunSQL(WAITING),
    ]
