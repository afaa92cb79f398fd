from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.data import JSON_DUMPS
from tortoise.migrations import operations as ops

LIST_BLOCKED = (
    "CREATE INDEX IF NOT EXISTS visitor_blocked ON visitor (workspace_id, blocked_at) WHERE blocked_at IS NOT NULL"
)


class Migration(migrations.Migration):
    dependencies = [("models", "0011_routing")]

    initial = False

    operations = [
        ops.AddField(
            model_name="Visitor",
            name="attributes",
            field=fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads),
        ),
        ops.AddField(
            model_name="Visitor",
            name="blocked_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.RunSQL(LIST_BLOCKED),
    ]
