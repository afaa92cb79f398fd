"""Who is asking, as read from the database a moment ago."""

from uuid import UUID

import msgspec

from chatting_rt.domain.permissions import Permission, allows
from chatting_rt.wire import shapes
from chatting_rt.wire.base import Author
from chatting_rt.wire.shapes import Availability, Role


class AgentPerson(msgspec.Struct, frozen=True):
    """A membership with a live session, or with a live token of a program: then `session_id` is that token's."""

    id: UUID
    workspace_id: UUID
    account_id: UUID
    session_id: UUID
    name: str
    email: str
    role: Role
    availability: Availability
    avatar_id: UUID | None = None
    scopes: frozenset[str] | None = None
    """What a program that acts for them may do at most; null for the person themselves."""

    @property
    def author(self) -> Author:
        return Author(type="agent", id=self.id, name=self.name, avatar_id=self.avatar_id)

    def may(self, permission: Permission) -> bool:
        return allows(self.role, permission) and (self.scopes is None or permission in self.scopes)


class VisitorPerson(msgspec.Struct, frozen=True):
    """Somebody on a site. Not kept until they write: until then there is no row, and nothing of theirs to find."""

    id: UUID
    workspace_id: UUID
    site_id: UUID
    token: str
    is_kept: bool
    name: str | None = None
    email: str | None = None
    external_id: str | None = None
    is_verified: bool = False
    """Whether it is proven that they are who they are to the site."""

    @property
    def author(self) -> Author:
        return Author(type="visitor", id=self.id, name=self.name)

    def seen_by_self(self) -> shapes.VisitorSelf:
        return shapes.VisitorSelf(id=self.id, name=self.name, email=self.email, is_verified=self.is_verified)


Person = AgentPerson | VisitorPerson
