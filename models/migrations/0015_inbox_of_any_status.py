from tortoise import migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops


class Migration(migrations.Migration):
    dependencies = [("models", "0014_canned_replies")]

    initial = False

    operations = [
        ops.AddIndex(model_name="Conversation", index=Index(fields=["workspace_id", "last_message_seq"])),
    ]
