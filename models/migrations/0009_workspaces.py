from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.migrations import operations as ops

from models.base import new_id

ONE_OPEN_INVITATION = """
CREATE UNIQUE INDEX IF NOT EXISTS invitation_open ON invitation (workspace_id, email) WHERE accepted_at IS NULL
"""


class Migration(migrations.Migration):
    dependencies = [("models", "0008_search")]

    initial = False

    operations = [
        ops.CreateModel(
            name="ApiToken",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("workspace_id", fields.UUIDField(db_index=True)),
                (
                    "agent",
                    fields.ForeignKeyField(
                        "models.Membership",
                        source_field="agent_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="api_tokens",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("name", fields.CharField(max_length=100)),
                ("token_hash", fields.CharField(unique=True, max_length=64)),
                ("scopes", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
                ("expires_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("last_used_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "api_token",
                "app": "models",
                "pk_attr": "id",
                "table_description": "Lets a program act for an agent, within `scopes`. Only its hash is kept.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="Invitation",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "workspace",
                    fields.ForeignKeyField(
                        "models.Workspace",
                        source_field="workspace_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="invitations",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "inviter",
                    fields.ForeignKeyField(
                        "models.Membership",
                        source_field="inviter_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="invitations",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                ("email", fields.CharField(max_length=254)),
                ("role", fields.CharField(max_length=10)),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("accepted_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "invitation",
                "app": "models",
                "pk_attr": "id",
                "table_description": "Somebody is asked to join. Its token is derived from its id, and so is kept nowhere.",
            },
            bases=["Row"],
        ),
        ops.AddField(
            model_name="Site",
            name="removed_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Workspace",
            name="delete_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Workspace",
            name="locale",
            field=fields.CharField(default="en", db_default="en", max_length=10),
        ),
        ops.AddField(
            model_name="Workspace",
            name="time_zone",
            field=fields.CharField(default="UTC", db_default="UTC", max_length=64),
        ),
        ops.RunSQL(ONE_OPEN_INVITATION),
    ]
