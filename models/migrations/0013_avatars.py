from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("models", "0012_visitor_facts")]

    initial = False

    operations = [
        ops.AddField(model_name="Account", name="avatar_id", field=fields.UUIDField(null=True)),
        ops.AddField(model_name="File", name="account_id", field=fields.UUIDField(null=True)),
    ]
