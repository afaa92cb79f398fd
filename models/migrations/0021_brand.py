from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("models", "0020_verified_identity")]

    initial = False

    operations = [
        ops.AddField(model_name="Site", name="brand_color", field=fields.CharField(null=True, max_length=7)),
        ops.AddField(model_name="Site", name="greeting", field=fields.CharField(null=True, max_length=200)),
    ]
