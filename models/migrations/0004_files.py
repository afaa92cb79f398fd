from tortoise import fields, migrations
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from models.base import new_id


class Migration(migrations.Migration):
    dependencies = [("models", "0003_accounts")]

    initial = False

    operations = [
        ops.CreateModel(
            name="File",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("workspace_id", fields.UUIDField(null=True)),
                ("purpose", fields.CharField(max_length=20)),
                ("uploader_type", fields.CharField(max_length=10)),
                ("uploader_id", fields.UUIDField()),
                ("name", fields.CharField(max_length=255)),
                ("media_type", fields.CharField(default="", db_default="", max_length=100)),
                ("size", fields.BigIntField()),
                ("occupies", fields.BigIntField()),
                ("sha256", fields.CharField(default="", db_default="", max_length=64)),
                ("width", fields.IntField(null=True)),
                ("height", fields.IntField(null=True)),
                ("alt", fields.CharField(default="", db_default="", max_length=1000)),
                ("thumbnail_type", fields.CharField(null=True, max_length=100)),
                ("thumbnail_size", fields.IntField(null=True)),
                ("stored_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("message_id", fields.UUIDField(null=True)),
                ("conversation_id", fields.UUIDField(null=True)),
                ("place", fields.SmallIntField(default=0, db_default=0)),
                ("erased_at", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "file",
                "app": "models",
                "indexes": [
                    Index(fields=["message_id"]),
                    Index(fields=["conversation_id"]),
                    Index(fields=["uploader_id"]),
                    Index(fields=["workspace_id"]),
                    Index(fields=["erased_at"]),
                ],
                "pk_attr": "id",
                "table_description": "What somebody sent. The row is there before the first byte is kept, and until the last one is proven gone.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="FileUse",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("bytes", fields.BigIntField()),
            ],
            options={
                "table": "file_use",
                "app": "models",
                "pk_attr": "id",
                "table_description": "How much a workspace's files take, so that nobody has to add them up. The id is the workspace's.",
            },
            bases=["Row"],
        ),
    ]
