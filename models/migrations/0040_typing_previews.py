from tortoise import fields, migrations
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("models", "0039_unread_of_visitors")]

    initial = False

    operations = [
        ops.AddField(
            model_name="Workspace",
            name="shows_typing_previews",
            field=fields.BooleanField(default=False, db_default=False),
        ),
    ]
