from tortoise import fields, migrations
from tortoise.migrations import operations as ops

from models.search import CREATE_SEARCH


class Migration(migrations.Migration):
    dependencies = [("models", "0007_ratings")]

    initial = False

    operations = [
        ops.AddField(
            model_name="Message",
            name="language",
            field=fields.CharField(default="simple", db_default="simple", max_length=20),
        ),
        ops.AddField(
            model_name="Workspace",
            name="language",
            field=fields.CharField(default="simple", db_default="simple", max_length=20),
        ),
        ops.RunSQL(CREATE_SEARCH),
    ]
