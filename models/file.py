from tortoise import fields

from models.base import Row


class File(Row):
    """What somebody sent. The row is there before the first byte is kept, and until the last one is proven gone.

    So it refers to nothing by a foreign key: a conversation may be deleted, while its files still have to be erased.
    """

    workspace_id = fields.UUIDField(null=True)
    """Null for an avatar, which is an account's."""
    purpose = fields.CharField(max_length=20)
    uploader_type = fields.CharField(max_length=10)
    uploader_id = fields.UUIDField()
    name = fields.CharField(max_length=255)
    media_type = fields.CharField(max_length=100, default="", db_default="")
    size = fields.BigIntField()
    """In bytes; what was announced, until it is stored."""
    occupies = fields.BigIntField()
    """What it takes of the workspace's quota: the thumbnail too."""
    sha256 = fields.CharField(max_length=64, default="", db_default="")
    width = fields.IntField(null=True)
    height = fields.IntField(null=True)
    alt = fields.CharField(max_length=1000, default="", db_default="")
    thumbnail_type = fields.CharField(max_length=100, null=True)
    thumbnail_size = fields.IntField(null=True)
    direct_until = fields.DatetimeField(null=True)
    """Until when its sender may begin to put bytes into the bucket, past us. Null once none can come any more."""
    arrived_at = fields.DatetimeField(null=True)
    """When its sender said that they were there."""
    stored_at = fields.DatetimeField(null=True)
    message_id = fields.UUIDField(null=True)
    conversation_id = fields.UUIDField(null=True)
    account_id = fields.UUIDField(null=True)
    """Whose picture it is, once it was put on."""
    place = fields.SmallIntField(default=0, db_default=0)
    """Its place among the message's attachments."""
    erased_at = fields.DatetimeField(null=True)
    """From then on nobody sees it, and its bytes are being deleted."""

    class Meta:
        table = "file"
        indexes = (("message_id",), ("conversation_id",), ("uploader_id",), ("workspace_id",), ("erased_at",))


class FileUse(Row):
    """How much a workspace's files take, so that nobody has to add them up. The id is the workspace's."""

    bytes = fields.BigIntField()

    class Meta:
        table = "file_use"
