from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("models", "0024_availability")]

    initial = False

    operations = [
        ops.AddField(model_name="Message", name="quoted_id", field=fields.UUIDField(null=True)),
    ]
