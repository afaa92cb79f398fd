"""From where no visitor gets in."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from msgspec import Meta

from chatting_rt.wire.base import Command, Shape, ShortText, Time

Network = Annotated[str, Meta(min_length=2, max_length=43, description="An address, or a network in CIDR notation")]


class BlockAddress(Command):
    """Keep visitors of an address or of a whole network out."""

    network: Network
    reason: ShortText | None = None
    expires_at: Annotated[datetime, Meta(tz=True)] | None = None
    """Until when; null for as long as nobody takes it back."""


class UnblockAddress(Command):
    """Let them come back."""

    blocked_address_id: UUID


class ListBlockedAddresses(Command):
    """All that count now, the latest first."""


class BlockedAddress(Shape):
    """From where no visitor gets in."""

    id: UUID
    network: str
    reason: str | None
    expires_at: Time | None
    created_at: Time


class AddressBlocked(Shape):
    """What is blocked by it."""

    blocked_address: BlockedAddress


class BlockedAddresses(Shape):
    """The latest first."""

    blocked_addresses: list[BlockedAddress]
