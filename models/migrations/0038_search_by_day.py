from tortoise import migrations
from tortoise.migrations import operations as ops

from models.search import BY_DAY, IN_TIME


class Migration(migrations.Migration):
    """Beside a version that is running: no index is built under a lock, and the old ones go when the new are there."""

    dependencies = [("models", "0037_forgotten_devices")]

    initial = False
    atomic = False

    operations = [
        ops.RunSQL("DROP INDEX CONCURRENTLY IF EXISTS message_words"),  # half made, if we were interrupted
        ops.RunSQL(BY_DAY),
        ops.RunSQL("DROP INDEX CONCURRENTLY IF EXISTS message_in_time"),
        ops.RunSQL(IN_TIME),
        ops.RunSQL("DROP INDEX CONCURRENTLY IF EXISTS message_search"),
        ops.RunSQL("DROP INDEX CONCURRENTLY IF EXISTS message_of_workspace"),
    ]
