from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("models", "0034_visitor_notes")]

    initial = False

    operations = [
        ops.AddField(
            model_name="Workspace",
            name="shows_live_visitors",
            field=fields.BooleanField(default=False, db_default=False),
        ),
    ]
