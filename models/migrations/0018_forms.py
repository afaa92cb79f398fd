from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.data import JSON_DUMPS
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("models", "0017_drafts")]

    initial = False

    operations = [
        ops.AddField(
            model_name="Conversation", name="form", field=fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)
        ),
        ops.AddField(
            model_name="Site", name="offline_form", field=fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads)
        ),
        ops.AddField(
            model_name="Site",
            name="pre_chat_form",
            field=fields.JSONField(null=True, encoder=JSON_DUMPS, decoder=loads),
        ),
    ]
