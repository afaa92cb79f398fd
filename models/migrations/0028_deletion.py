from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

DROP_CONSTRAINT = "ALTER TABLE message DROP CONSTRAINT IF EXISTS message_conversation_id_fkey"
LIST_ERASED = "CREATE INDEX IF NOT EXISTS visitor_erased ON visitor (erased_at) WHERE erased_at IS NOT NULL"
LIST_TRANSCRIPTS = "CREATE INDEX IF NOT EXISTS mail_transcript ON mail (workspace_id) WHERE kind = 'transcript'"


class Migration(migrations.Migration):
    dependencies = [("models", "0027_places")]

    initial = False

    operations = [
        ops.AddField(
            model_name="Visitor",
            name="erased_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AlterField(
            model_name="Message",
            name="conversation",
            field=fields.ForeignKeyField(
                "models.Conversation",
                source_field="conversation_id",
                db_constraint=False,
                to_field="id",
                related_name="messages",
                on_delete=OnDelete.CASCADE,
            ),
        ),
        ops.RunSQL(DROP_CONSTRAINT),  # altering the field leaves it where it is
        ops.RunSQL(LIST_ERASED),
        ops.RunSQL(LIST_TRANSCRIPTS),
    ]
