from tortoise import fields, migrations
from tortoise.migrations import operations as ops

PRIORITY = "ALTER TABLE conversation ADD CONSTRAINT conversation_priority CHECK (priority BETWEEN 0 AND 4) NOT VALID"
OF_PRIORITY = """
CREATE INDEX IF NOT EXISTS conversation_of_priority ON conversation (workspace_id, priority, last_message_seq)
    WHERE priority > 0
"""
OF_TEAM = """
CREATE INDEX IF NOT EXISTS conversation_of_team ON conversation (team_id, status, last_message_seq)
    WHERE team_id IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("models", "0025_quotes")]

    initial = False

    operations = [
        ops.AddField(
            model_name="Conversation",
            name="priority",
            field=fields.SmallIntField(default=0, db_default=0),
        ),
        ops.AddField(model_name="Conversation", name="team_id", field=fields.UUIDField(null=True)),
        ops.RunSQL(PRIORITY),
        ops.RunSQL(OF_PRIORITY),
        ops.RunSQL(OF_TEAM),
    ]
