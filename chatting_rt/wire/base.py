"""The building blocks of every shape on the wire."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from chatting_rt.errors import ErrorCode


class Shape(msgspec.Struct, kw_only=True):
    """Something the server says."""


class Command(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Something a client asks. A field that is not declared is refused."""


END = r"$(?!\n)"  # Python's $ alone also matches before a line break at the end
Time = Annotated[str, Meta(extra_json_schema={"format": "date-time"}, description="RFC 3339, UTC, milliseconds")]
Seq = Annotated[int, Meta(ge=0, le=2**53 - 1, description="A number in the event log")]
MOST_ATTACHMENTS = 10
Body = Annotated[str, Meta(max_length=8000)]
AttachmentIds = Annotated[list[UUID], Meta(max_length=MOST_ATTACHMENTS)]
ShortText = Annotated[str, Meta(min_length=1, max_length=200)]
PageSize = Annotated[int, Meta(ge=1, le=100)]
PersonType = Literal["visitor", "agent", "system"]


class Author(Shape, omit_defaults=True):
    """Who wrote or did something. `id` is null for the system."""

    type: PersonType
    id: UUID | None
    name: str | None
    avatar_id: UUID | None = None
    """Of an agent's picture, below `GET /v1/avatars/`; left out where there is none."""


SYSTEM = Author(type="system", id=None, name=None)


class Removed(Shape):
    """What is no longer there."""

    id: UUID


class Error(Shape):
    """Why a command was refused."""

    code: ErrorCode
    message: str
    field: str | None = None
    retry_after: float | None = None
    """Seconds to wait before asking again."""


@lru_cache(maxsize=1024)  # a message's time is told to its writer, to the agents and to its visitor
def rfc3339(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
