from tortoise import migrations
from tortoise.migrations import operations as ops

# Counting what is unread reads no message then, be the conversations as scattered as they like.
OF_VISITOR = """
CREATE INDEX CONCURRENTLY message_of_visitor ON message (conversation_id, seq)
    WHERE author_type = 'visitor' AND deleted_at IS NULL
"""


class Migration(migrations.Migration):
    """Beside a version that is running, as the one before."""

    dependencies = [("models", "0038_search_by_day")]

    initial = False
    atomic = False

    operations = [
        ops.RunSQL("DROP INDEX CONCURRENTLY IF EXISTS message_of_visitor"),  # half made, if we were interrupted
        ops.RunSQL(OF_VISITOR),
    ]
