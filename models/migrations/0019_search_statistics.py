from tortoise import migrations
from tortoise.migrations import operations as ops

from models.search import MORE_STATISTICS


class Migration(migrations.Migration):
    dependencies = [("models", "0018_forms")]

    initial = False

    operations = [
        ops.RunSQL(MORE_STATISTICS),
    ]
