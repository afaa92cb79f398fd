from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("models", "0036_team_routing")]

    initial = False

    operations = [
        ops.AddField(model_name="Account", name="devices_forgotten_at", field=fields.DatetimeField(null=True)),
    ]
