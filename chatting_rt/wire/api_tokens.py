"""Tokens by which programs act for an agent."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from chatting_rt.wire.base import Command, Shape, Time

Scopes = Annotated[list[Annotated[str, Meta(max_length=50)]], Meta(min_length=1, max_length=50)]
TokenName = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"\S")]


class CreateApiToken(Command):
    """Make a token that may do what its scopes say, as far as one's own role allows it."""

    name: TokenName
    scopes: Scopes
    """Names of permissions: see docs/permissions.md."""
    expires_at: Annotated[datetime, Meta(tz=True)] | None = None


class DeleteApiToken(Command):
    """End a token. Its sockets are cut within two seconds."""

    api_token_id: UUID


class ListApiTokens(Command):
    """The workspace's tokens."""


class ApiToken(Shape):
    """A token, without its secret."""

    id: UUID
    name: str
    agent_id: UUID
    scopes: list[str]
    created_at: Time
    expires_at: Time | None
    last_used_at: Time | None


class ApiTokenCreated(Shape):
    """The token; its secret is shown only now."""

    api_token: ApiToken
    secret: str


class ApiTokenList(Shape):
    """The workspace's tokens, the newest first, and the scopes that a new one may have."""

    api_tokens: list[ApiToken]
    scopes: list[str]
