"""What is said about files: sending one over HTTP, and asking for links to those of messages."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta

from chatting_rt.wire.base import END, Command, Shape, Time
from chatting_rt.wire.commands import Token
from chatting_rt.wire.shapes import Attachment

FileName = Annotated[str, Meta(min_length=1, max_length=500)]
Sha256 = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}" + END)]


class UploadFile(Command):
    """The query of an upload. The body is the file itself, with a `Content-Length`."""

    name: FileName
    purpose: Literal["attachment", "avatar"] = "attachment"
    """An avatar is an agent's own picture, cut to a square. It is put on by `update_profile`."""
    site_key: Token | None = None
    """Of a visitor, whose bearer token is then the visitor's. Agents leave it out."""
    workspace_id: UUID | None = None
    """Where an agent will use it; without it, in their first workspace."""
    alt: Annotated[str, Meta(max_length=1000)] = ""
    """What an image shows, for those who do not see it."""
    sha256: Sha256 | None = None
    """When given, what arrives has to have it."""


class BeginUpload(Command):
    """What is to be put straight into the storage, told before a byte of it is sent."""

    name: FileName
    size: Annotated[int, Meta(ge=1, le=2**53 - 1)]
    media_type: Annotated[str, Meta(max_length=200)] = ""
    """What the sender takes it for. Its content decides in the end."""
    site_key: Token | None = None
    workspace_id: UUID | None = None
    alt: Annotated[str, Meta(max_length=1000)] = ""
    sha256: Sha256 | None = None


class FinishUpload(Command):
    """The query of the end of such an upload: whose it is, as when it was begun."""

    site_key: Token | None = None
    workspace_id: UUID | None = None


class UploadBegun(Shape):
    """PUT exactly the announced bytes to `url`, beginning before `expires_at`, and then finish the upload."""

    file_id: UUID
    url: str
    expires_at: Time


class ReadAvatar(Command):
    """The query of a picture of an agent: 512 pixels square, or 128."""

    size: Literal["large", "small"] = "small"


class ReadFile(Command):
    """The query of a link to a file."""

    link: Annotated[str, Meta(min_length=1, max_length=300)]


class DescribeFile(Command):
    """Say what an image shows, before it is sent."""

    file_id: UUID
    alt: Annotated[str, Meta(max_length=1000)]


class GetFileLinks(Command):
    """Links to files, each for the one who asks, and for a few minutes."""

    file_ids: Annotated[list[UUID], Meta(min_length=1, max_length=50)]


class ListFileLinks(Command):
    """The query of `get_file_links` over HTTP."""

    ids: Annotated[str, Meta(min_length=36, max_length=37 * 50 - 1, pattern=r"^[0-9a-f-]{36}(,[0-9a-f-]{36})*" + END)]
    site_key: Token | None = None
    workspace_id: UUID | None = None


class FileUploaded(Shape):
    """The file as a message will show it. Its id goes into `attachment_ids`."""

    attachment: Attachment


class FileLink(Shape):
    """Where to get one file, below the server's address. `url` shows an image, and is null for anything else."""

    file_id: UUID
    url: str | None
    thumbnail_url: str | None
    download_url: str


class FileLinks(Shape):
    """Links that work until `expires_at`, and for nobody else; in the order asked."""

    links: list[FileLink]
    expires_at: Time
