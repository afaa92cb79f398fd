from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

from models.base import new_id

INDEXES = """
CREATE INDEX IF NOT EXISTS visitor_note_visitor ON visitor_note (visitor_id, created_at);
CREATE INDEX IF NOT EXISTS visitor_note_workspace ON visitor_note (workspace_id);
CREATE INDEX IF NOT EXISTS visitor_note_author ON visitor_note (author_id);
"""


def _belongs_to(model: str, column: str, related_name: str) -> fields.Field[object]:
    return fields.ForeignKeyField(
        f"models.{model}",
        source_field=column,
        db_constraint=True,
        to_field="id",
        related_name=related_name,
        on_delete=OnDelete.CASCADE,
    )


class Migration(migrations.Migration):
    dependencies = [("models", "0033_tracked_events")]

    initial = False

    operations = [
        ops.CreateModel(
            name="VisitorNote",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("workspace", _belongs_to("Workspace", "workspace_id", "visitor_notes")),
                ("visitor", _belongs_to("Visitor", "visitor_id", "notes")),
                ("author", _belongs_to("Membership", "author_id", "visitor_notes")),
                ("body", fields.TextField(unique=False)),
                ("edited_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "visitor_note",
                "app": "models",
                "pk_attr": "id",
                "table_description": "What an agent wants colleagues to know of a visitor, who never sees it. It goes with the visitor.",
            },
            bases=["Row"],
        ),
        ops.RunSQL(INDEXES),
    ]
