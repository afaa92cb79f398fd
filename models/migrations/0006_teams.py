from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

from models.base import new_id

ONE_TEAM_OF_A_NAME = "CREATE UNIQUE INDEX IF NOT EXISTS team_name ON team (workspace_id, lower(name))"


class Migration(migrations.Migration):
    dependencies = [("models", "0005_transcripts")]

    initial = False

    operations = [
        ops.CreateModel(
            name="Team",
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
                        related_name="teams",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("name", fields.CharField(max_length=100)),
            ],
            options={
                "table": "team",
                "app": "models",
                "pk_attr": "id",
                "table_description": "Agents who answer together. Within a workspace a name is there once, whatever its case.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="TeamMember",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "team",
                    fields.ForeignKeyField(
                        "models.Team",
                        source_field="team_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="members",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "agent",
                    fields.ForeignKeyField(
                        "models.Membership",
                        source_field="agent_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="teams",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
            ],
            options={
                "table": "team_member",
                "app": "models",
                "unique_together": (("team", "agent"),),
                "pk_attr": "id",
                "table_description": "An agent in a team.",
            },
            bases=["Row"],
        ),
        ops.AddField(
            model_name="Membership",
            name="removed_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.RunSQL(ONE_TEAM_OF_A_NAME),
    ]
