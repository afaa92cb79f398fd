from orjson import loads
from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.fields.data import JSON_DUMPS
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from models.base import new_id
from models.event import CREATE_EVENT
from models.workspace import new_epoch

CHECKS = """
ALTER TABLE membership ADD CONSTRAINT membership_role CHECK (role IN ('owner', 'admin', 'agent'));
ALTER TABLE membership ADD CONSTRAINT membership_availability CHECK (availability IN ('online', 'away', 'busy'));
ALTER TABLE conversation ADD CONSTRAINT conversation_status CHECK (status IN ('open', 'snoozed', 'resolved'));
ALTER TABLE message ADD CONSTRAINT message_kind CHECK (kind IN ('reply', 'note'));
ALTER TABLE message ADD CONSTRAINT message_author CHECK (author_type IN ('visitor', 'agent', 'system'));
CREATE INDEX conversation_snoozed ON conversation (snoozed_until) WHERE status = 'snoozed';
"""


class Migration(migrations.Migration):
    initial = True

    operations = [
        ops.CreateModel(
            name="Account",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("name", fields.CharField(max_length=200)),
                ("email", fields.CharField(unique=True, max_length=254)),
                ("password_hash", fields.CharField(max_length=200)),
            ],
            options={
                "table": "account",
                "app": "models",
                "pk_attr": "id",
                "table_description": "A person who signs in. The email is kept in lower case and is unique.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="Session",
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
                        related_name="sessions",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("token_hash", fields.CharField(unique=True, max_length=64)),
                ("user_agent", fields.CharField(null=True, max_length=300)),
                ("last_seen_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("expires_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "session",
                "app": "models",
                "pk_attr": "id",
                "table_description": "One signed-in device of an account. Only the hash of its token is kept.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="Workspace",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("name", fields.CharField(max_length=200)),
                ("epoch", fields.CharField(default=new_epoch, max_length=40)),
                ("seq", fields.BigIntField(default=0, db_default=0)),
                ("trimmed_seq", fields.BigIntField(default=0, db_default=0)),
            ],
            options={
                "table": "workspace",
                "app": "models",
                "pk_attr": "id",
                "table_description": "The tenant. `seq` is the number of its last event; `epoch` changes when a backup is restored.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="Membership",
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
                        related_name="memberships",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "account",
                    fields.ForeignKeyField(
                        "models.Account",
                        source_field="account_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="memberships",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("role", fields.CharField(max_length=10)),
                ("availability", fields.CharField(default="online", db_default="online", max_length=10)),
            ],
            options={
                "table": "membership",
                "app": "models",
                "unique_together": (("workspace", "account"),),
                "pk_attr": "id",
                "table_description": "An account in a workspace. On the wire it is the agent.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="Site",
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
                        related_name="sites",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("name", fields.CharField(max_length=200)),
                ("key", fields.CharField(unique=True, max_length=40)),
                ("allowed_origins", fields.JSONField(default=list, encoder=JSON_DUMPS, decoder=loads)),
            ],
            options={
                "table": "site",
                "app": "models",
                "pk_attr": "id",
                "table_description": "A website that carries the widget. `key` is public: it stands in the page's source.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="Visitor",
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
                        related_name="visitors",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "site",
                    fields.ForeignKeyField(
                        "models.Site",
                        source_field="site_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="visitors",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("token_hash", fields.CharField(max_length=64)),
                ("last_seen_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("name", fields.CharField(null=True, max_length=200)),
                ("email", fields.CharField(null=True, max_length=254)),
                ("locale", fields.CharField(null=True, max_length=35)),
            ],
            options={
                "table": "visitor",
                "app": "models",
                "pk_attr": "id",
                "table_description": "A person on a website who has written. Only the hash of their token is kept.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="Conversation",
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
                        related_name="conversations",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "site",
                    fields.ForeignKeyField(
                        "models.Site",
                        source_field="site_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="conversations",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "visitor",
                    fields.ForeignKeyField(
                        "models.Visitor",
                        source_field="visitor_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="conversations",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                (
                    "assignee",
                    fields.ForeignKeyField(
                        "models.Membership",
                        source_field="assignee_id",
                        null=True,
                        db_constraint=True,
                        to_field="id",
                        related_name="assigned",
                        on_delete=OnDelete.SET_NULL,
                    ),
                ),
                ("client_id", fields.UUIDField()),
                ("status", fields.CharField(default="open", db_default="open", max_length=10)),
                ("snoozed_until", fields.DatetimeField(null=True, auto_now=False, auto_now_add=False)),
                ("seq", fields.BigIntField(default=0, db_default=0)),
                ("public_seq", fields.BigIntField(default=0, db_default=0)),
                ("last_message_seq", fields.BigIntField(default=0, db_default=0)),
            ],
            options={
                "table": "conversation",
                "app": "models",
                "unique_together": (("visitor", "client_id"),),
                "indexes": [
                    Index(fields=["workspace_id", "status", "last_message_seq"]),
                    Index(fields=["assignee_id", "status", "last_message_seq"]),
                ],
                "pk_attr": "id",
                "table_description": "A thread between one visitor and the team.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="Message",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("workspace_id", fields.UUIDField()),
                (
                    "conversation",
                    fields.ForeignKeyField(
                        "models.Conversation",
                        source_field="conversation_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="messages",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("seq", fields.BigIntField()),
                ("public_seq", fields.BigIntField(null=True)),
                ("client_id", fields.UUIDField()),
                ("kind", fields.CharField(max_length=10)),
                ("body", fields.TextField(unique=False)),
                ("author_type", fields.CharField(max_length=10)),
                ("author_id", fields.UUIDField()),
            ],
            options={
                "table": "message",
                "app": "models",
                "unique_together": (("conversation", "author_id", "client_id"), ("conversation", "seq")),
                "pk_attr": "id",
                "table_description": "A reply or a note. Written by the group commit; its workspace is a plain column to spare it a foreign key check.",
            },
            bases=["Row"],
        ),
        ops.CreateModel(
            name="ReadPosition",
            fields=[
                ("id", fields.UUIDField(primary_key=True, default=new_id, unique=True, db_index=True)),
                ("created_at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
                ("workspace_id", fields.UUIDField()),
                (
                    "conversation",
                    fields.ForeignKeyField(
                        "models.Conversation",
                        source_field="conversation_id",
                        db_constraint=True,
                        to_field="id",
                        related_name="reads",
                        on_delete=OnDelete.CASCADE,
                    ),
                ),
                ("reader_type", fields.CharField(max_length=10)),
                ("reader_id", fields.UUIDField()),
                ("delivered_seq", fields.BigIntField(default=0, db_default=0)),
                ("delivered_public_seq", fields.BigIntField(default=0, db_default=0)),
                ("read_seq", fields.BigIntField(default=0, db_default=0)),
                ("read_public_seq", fields.BigIntField(default=0, db_default=0)),
                ("moved_at_seq", fields.BigIntField(default=0, db_default=0)),
            ],
            options={
                "table": "read_position",
                "app": "models",
                "unique_together": (("conversation", "reader_id"),),
                "indexes": [Index(fields=["workspace_id", "moved_at_seq"])],
                "pk_attr": "id",
                "table_description": "How far one person has received and read a conversation, in both numberings. It only moves forward.",
            },
            bases=["Row"],
        ),
        ops.RunSQL(CREATE_EVENT),
        ops.RunSQL(CHECKS),
    ]
