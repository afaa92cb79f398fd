from tortoise import fields, migrations
from tortoise.migrations import operations as ops

LIST_LATE = "CREATE INDEX IF NOT EXISTS file_direct ON file (direct_until) WHERE direct_until IS NOT NULL"


class Migration(migrations.Migration):
    dependencies = [("models", "0021_brand")]

    initial = False

    operations = [
        ops.AddField(
            model_name="File",
            name="direct_until",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="File",
            name="arrived_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.RunSQL(LIST_LATE),
    ]
