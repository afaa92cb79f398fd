"""Visitors: who they say they are, what the site knows of them, and whether they may write at all."""

from typing import Annotated
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from chatting_rt.wire.accounts import Email
from chatting_rt.wire.base import END, Command, PageSize, Seq, Shape
from chatting_rt.wire.commands import IdentityToken
from chatting_rt.wire.shapes import InboxItem, Visitor, VisitorSelf

MOST_ATTRIBUTES = 50
VisitorName = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"\S")]
ExternalId = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+" + END)]
UserHash = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}" + END, description="HMAC-SHA256 of the external id, in hex")]
AttributeName = Annotated[str, Meta(min_length=1, max_length=60, pattern=r"^[^\x00-\x1f\x7f]+" + END)]
AttributeText = Annotated[str, Meta(max_length=500)]
AttributeNumber = Annotated[int, Meta(ge=-(2**53) + 1, le=2**53 - 1)]
Change = dict[AttributeName, AttributeText | AttributeNumber | float | bool | None]
AttributeChanges = Annotated[Change, Meta(max_length=MOST_ATTRIBUTES, description="Null takes one away")]


class VisitorFacts(Command, kw_only=True):
    """What is not given stays as it is; null takes it away."""

    name: VisitorName | UnsetType | None = UNSET
    email: Email | UnsetType | None = UNSET
    attributes: AttributeChanges | UnsetType = UNSET


class Identify(VisitorFacts, kw_only=True):
    """Say who one is, and perhaps prove it. What is not proven opens nothing."""

    external_id: ExternalId | UnsetType = UNSET
    """Who one is to the site."""
    identity_token: IdentityToken | UnsetType = UNSET
    """Proves it: signed by the site's server with one of the site's identity secrets."""
    user_hash: UserHash | UnsetType = UNSET
    """Proves the external id, for as long as the secret is good. The token is better: it ends."""

    def __post_init__(self) -> None:
        if self.user_hash is not UNSET and self.external_id is UNSET:
            raise ValueError("Expected an external id to go with it - at `$.user_hash`")


class IdentityClaims(Shape):
    """What an identity token says, besides `aud`, the id of the site. What else it says is passed over."""

    sub: ExternalId
    exp: float
    """At most an hour ahead."""
    nbf: float = 0
    name: VisitorName | UnsetType = UNSET
    email: Email | UnsetType = UNSET


class UpdateVisitor(VisitorFacts, kw_only=True):
    """Correct or add what is known of a visitor."""

    visitor_id: UUID


class BlockVisitor(Command):
    """Cut a visitor off. What they wrote stays."""

    visitor_id: UUID


class UnblockVisitor(Command):
    """Let a visitor come back."""

    visitor_id: UUID


class MergeVisitors(Command):
    """Make two visitors one. What is known of both is kept of `visitor_id`. There is no way back."""

    visitor_id: UUID
    """Who stays."""
    merged_id: UUID
    """Who is not there by themselves any more."""

    def __post_init__(self) -> None:
        if self.visitor_id == self.merged_id:
            raise ValueError("Expected somebody else - at `$.merged_id`")


class ListBlockedVisitors(Command):
    """Who is blocked, the last hundred first."""


class ListVisitorConversations(Command):
    """All that a visitor ever wrote, newest activity first."""

    visitor_id: UUID
    cursor: Seq | None = None
    """The `next_cursor` of the page before."""
    limit: PageSize = 20


class VisitorConversationPage(Shape):
    """Conversations of one visitor."""

    items: list[InboxItem]
    next_cursor: Seq | None


class VisitorIdentified(Shape):
    """The visitor as they see themselves, and the token that counts from now on.

    Where the id is another than before, the device has become that visitor: connect again, with the new token.
    """

    visitor: VisitorSelf
    visitor_token: str


class VisitorChanged(Shape):
    """The visitor as they are now."""

    visitor: Visitor


class BlockedVisitors(Shape):
    """Those who were blocked last, first."""

    visitors: list[Visitor]
