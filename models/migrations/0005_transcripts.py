from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

from models.base import new_id


class Migration(migrations.Migration):
    dependencies = [("models", "0004_files")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Transcript",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "conversation",
                    fields.ForeignKeyField(
                        "models.Conversation",
                        source_field="conversation_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="transcripts",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("includes_notes", fields.BooleanField()),
                ("locale", fields.CharField(max_length=35)),
                ("time_zone", fields.CharField(max_length=64)),
                ("expires_at", fields.DatetimeField(db_index=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "transcript",
                "app": "models",
                "pk_attr": "id",
                "table_description": "A link to read one conversation by. Its token is derived from its id, and so is kept nowhere.",
            },
            bases=["Row"],
        ),
    ]
