from tortoise import fields, migrations
from tortoise.contrib.postgres.fields import ArrayField
from tortoise.fields.base import OnDelete
from tortoise.migrations import operations as ops

from models.base import new_id

ONE_PER_PERSON = """
CREATE UNIQUE INDEX IF NOT EXISTS visitor_verified ON visitor (site_id, external_id) WHERE verified_at IS NOT NULL
"""
MERGED = """
CREATE INDEX IF NOT EXISTS visitor_merged ON visitor (merged_into_id) WHERE merged_into_id IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("models", "0019_search_statistics")]

    initial = False

    operations = [
        ops.CreateModel(
            name="IdentitySecret",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("workspace_id", fields.UUIDField(db_index=True)),
                (
                    "site",
                    fields.ForeignKeyField(
                        "models.Site",
                        source_field="site_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="identity_secrets",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
            ],
            options={
                "table": "identity_secret",
                "app": "models",
                "pk_attr": "id",
                "table_description": "By it a site's own server proves who its visitors are. The secret itself is derived from the id, kept nowhere.",
            },
            bases=["Row"],
        ),
        ops.AddField(
            model_name="Site",
            name="requires_verified_identity",
            field=fields.BooleanField(default=False, db_default=False),
        ),
        ops.AddField(
            model_name="Visitor",
            name="other_token_hashes",
            field=ArrayField("text", null=True),
        ),
        ops.AddField(model_name="Visitor", name="external_id", field=fields.CharField(null=True, max_length=200)),
        ops.AddField(
            model_name="Visitor",
            name="verified_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(model_name="Visitor", name="merged_into_id", field=fields.UUIDField(null=True)),
        ops.RunSQL(ONE_PER_PERSON),
        ops.RunSQL(MERGED),
    ]
