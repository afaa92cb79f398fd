"""Canned replies: what agents say often, found by a short code, with variables for whom it is said to."""

import re
from typing import Annotated, Literal, get_args
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from chatting_rt.wire.base import END, Command, Shape

Variable = Literal["visitor.name", "visitor.email", "agent.name", "workspace.name", "site.name"]
VARIABLE = re.compile(r"\{\{([^{}|]*)(?:\|[^{}]*)?\}\}")
ShortCode = Annotated[str, Meta(min_length=1, max_length=40, pattern=r"^[^\s/{}]+" + END)]
CannedBody = Annotated[str, Meta(min_length=1, max_length=4000, pattern=r"\S")]


class CannedReply(Shape):
    """A reply that is ready. Whoever uses it fills in the variables of its body first."""

    id: UUID
    short_code: str
    body: str
    """May hold `{{visitor.name}}`, `{{visitor.email}}`, `{{agent.name}}`, `{{workspace.name}}` and `{{site.name}}`,
    with words for where nothing is known behind a bar: `{{visitor.name|there}}`."""


class CreateCannedReply(Command):
    """Keep a reply for everybody. A body with a variable that there is not is refused."""

    short_code: ShortCode
    body: CannedBody

    def __post_init__(self) -> None:
        check_variables(self.body)


class UpdateCannedReply(Command):
    """Word a canned reply anew, or give it another short code."""

    canned_reply_id: UUID
    short_code: ShortCode | UnsetType = UNSET
    body: CannedBody | UnsetType = UNSET

    def __post_init__(self) -> None:
        if not isinstance(self.body, UnsetType):
            check_variables(self.body)


class DeleteCannedReply(Command):
    """Keep a canned reply no longer. What was said with it stays."""

    canned_reply_id: UUID


class ListCannedReplies(Command):
    """The workspace's canned replies."""


class CannedReplyChanged(Shape):
    """The canned reply as it is now."""

    canned_reply: CannedReply


class CannedReplyList(Shape):
    """The workspace's canned replies, by short code."""

    canned_replies: list[CannedReply]


def check_variables(body: str) -> None:
    for name in VARIABLE.findall(body):
        if name.strip() not in get_args(Variable):
            raise ValueError("Expected only variables that there are - at `$.body`")
