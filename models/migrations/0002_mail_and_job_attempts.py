from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.data import JSON_DUMPS
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from models.base import new_id


class Migration(migrations.Migration):
    dependencies = [("models", "0001_initial")]

    initial = False

    operations = [
        ops.CreateModel(
            name="JobAttempt",
            fields=[
                ("job_id", fields.BigIntField(primary_key=True, generated=False, unique=True, db_index=True)),
                ("attempts", fields.IntField()),
                ("is_open", fields.BooleanField()),
                ("reason", fields.TextField(null=True, unique=False)),
                ("begun_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "job_attempt",
                "app": "models",
                "pk_attr": "job_id",
                "table_description": "How often a job was begun, kept apart from the queue's row, so that it counts also when the worker dies of it.",
            },
            bases=["Model"],
        ),
        ops.CreateModel(
            name="Mail",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("workspace_id", fields.UUIDField(null=True)),
                ("to_address", fields.CharField(max_length=320)),
                ("locale", fields.CharField(max_length=35)),
                ("kind", fields.CharField(max_length=60)),
                ("params", fields.JSONField(default=dict, encoder=JSON_DUMPS, decoder=loads)),
                ("attempts", fields.IntField(default=0, db_default=0)),
                ("sent_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("failed_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("reason", fields.TextField(null=True, unique=False)),
            ],
            options={
                "table": "mail",
                "app": "models",
                "indexes": [Index(fields=["created_at"])],
                "pk_attr": "id",
                "table_description": "A mail that was promised, and what became of it. Its text is made when it is sent, from `kind` and `params`.",
            },
            bases=["Row"],
        ),
        ops.AlterModelOptions(
            name="Message",
            options={
                "table": "message",
                "app": "models",
                "unique_together": (("conversation", "author_id", "client_id"), ("conversation", "seq")),
                "pk_attr": "id",
                "table_description": "A reply or a note. Its workspace is a plain column, to spare the group commit a foreign key check.",
            },
        ),
    ]
