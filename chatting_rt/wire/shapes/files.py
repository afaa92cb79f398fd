"""Files, and which may be sent."""

from uuid import UUID

from chatting_rt.wire.base import Shape


class Attachment(Shape):
    """A file of a message. Links to it come from `get_file_links`."""

    id: UUID
    name: str
    media_type: str
    """What its content is, whatever its name says."""
    size: int
    width: int | None
    """Of an image, in pixels, so that its place can be kept free."""
    height: int | None
    has_thumbnail: bool
    alt: str
    """What an image shows, in words; may be empty."""


class UploadRules(Shape):
    """What may be uploaded, so that clients need not try."""

    max_bytes: int
    max_per_message: int
    media_types: list[str]
    is_direct: bool
    """Whether `begin_upload` is offered: the bytes then go straight into the storage."""
    extensions: list[str]
    """By which a file can be told to be one of these before it is sent; its content decides."""
