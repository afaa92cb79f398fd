from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

from models.base import new_id


class Migration(migrations.Migration):
    dependencies = [("models", "0030_mentions")]

    initial = False

    operations = [
        ops.CreateModel(
            name="BlockedAddress",
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
                        related_name="blocked_addresses",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("network", fields.CharField(max_length=43)),
                ("reason", fields.CharField(null=True, max_length=200)),
                ("expires_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "blocked_address",
                "app": "models",
                "unique_together": (("workspace", "network"),),
                "pk_attr": "id",
                "table_description": "Addresses from where no visitor of the workspace gets in, as a network in CIDR notation.",
            },
            bases=["Row"],
        ),
    ]
