from tortoise import fields, migrations
from tortoise.migrations import operations as ops

WAITING_FOR_TEAM = """
CREATE INDEX IF NOT EXISTS conversation_waiting_for_team ON conversation (team_id, id)
    WHERE status = 'open' AND assignee_id IS NULL AND team_id IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("models", "0035_live_visitors")]

    initial = False

    operations = [
        ops.AddField(model_name="Team", name="routing_mode", field=fields.CharField(null=True, max_length=20)),
        ops.AddField(model_name="Team", name="capacity", field=fields.SmallIntField(null=True)),
        ops.AddField(model_name="Team", name="last_agent_id", field=fields.UUIDField(null=True)),
        ops.RunSQL(WAITING_FOR_TEAM),
    ]
