from tortoise import migrations
from tortoise.migrations import operations as ops

OFFLINE_TOO = """
ALTER TABLE membership DROP CONSTRAINT IF EXISTS membership_availability;
ALTER TABLE membership ADD CONSTRAINT membership_availability
    CHECK (availability IN ('online', 'away', 'busy', 'offline')) NOT VALID;
"""


class Migration(migrations.Migration):
    dependencies = [("models", "0023_labels")]

    initial = False

    operations = [ops.RunSQL(OFFLINE_TOO)]
