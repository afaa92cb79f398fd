"""Accounts: people who sign in."""

from uuid import UUID

from chatting_rt.wire.base import Shape


class Account(Shape):
    """A person who signs in."""

    id: UUID
    name: str
    email: str
    is_email_confirmed: bool
    locale: str
    has_two_factor: bool
    avatar_id: UUID | None
