from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from models.base import new_id

ONE_OWNER_OF_AN_ADDRESS = """
CREATE UNIQUE INDEX IF NOT EXISTS account_confirmed_email ON account (email) WHERE email_confirmed_at IS NOT NULL
"""


class Migration(migrations.Migration):
    dependencies = [("models", "0002_mail_and_job_attempts")]

    initial = False

    operations = [
        ops.CreateModel(
            name="EmailLink",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "account",
                    fields.ForeignKeyField(
                        "models.Account",
                        source_field="account_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="links",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("purpose", fields.CharField(max_length=20)),
                ("email", fields.CharField(max_length=254)),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("used_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "email_link",
                "app": "models",
                "indexes": [Index(fields=["account_id", "purpose"])],
                "pk_attr": "id",
                "table_description": "A one-time link that a mail carries. Its token is derived from its id, and so is kept nowhere.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="RecoveryCode",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                (
                    "account",
                    fields.ForeignKeyField(
                        "models.Account",
                        source_field="account_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="recovery_codes",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("code_hash", fields.CharField(max_length=64)),
            ],
            options={
                "table": "recovery_code",
                "app": "models",
                "unique_together": (("account", "code_hash"),),
                "pk_attr": "id",
                "table_description": "Signs in once without the authenticator. Only its hash is kept; a used one is deleted.",
            },
            bases=["Row"],
        ),
        ops.AlterModelOptions(
            name="Account",
            options={
                "table": "account",
                "app": "models",
                "pk_attr": "id",
                "table_description": "A person who signs in.",
            },
        ),
        ops.AlterField(
            model_name="Account",
            name="email",
            field=fields.CharField(db_index=True, max_length=254),
        ),
        ops.AddField(
            model_name="Account",
            name="deleted_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Account",
            name="email_confirmed_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Account",
            name="locale",
            field=fields.CharField(default="en", db_default="en", max_length=10),
        ),
        ops.AddField(
            model_name="Account",
            name="two_factor_at",
            field=fields.DatetimeField(null=True, auto_now=False, auto_now_add=False),
        ),
        ops.AddField(
            model_name="Account",
            name="two_factor_nonce",
            field=fields.CharField(null=True, max_length=64),
        ),
        ops.AddField(
            model_name="Account",
            name="two_factor_step",
            field=fields.BigIntField(default=0, db_default=0),
        ),
        ops.RunSQL(ONE_OWNER_OF_AN_ADDRESS),
    ]
