"""Devices on which somebody has proven who they are before: they need not wait behind strangers who guess.

What a device keeps is signed by the id of its account and a nonce, so there is nothing to store. It opens nothing by
itself. Only who confirmed their address gets one: others could claim the address of somebody they want to guess at.
"""

from dataclasses import dataclass
from uuid import UUID

import models
from chatting_rt.infra.tokens import age_of
from chatting_rt.services import Services
from chatting_rt.wire.shapes import Account
from models.base import new_id

LIFE = 180 * 24 * 3600  # seconds since somebody signed in there
PRECISION = 0.001  # seconds, of the time in an id


@dataclass(frozen=True)
class KnownDevice:
    id: UUID
    account_id: UUID

    def is_remembered_by(self, account: models.Account) -> bool:
        """Until the password is reset: whoever signed in with the old one need not have been them."""
        forgotten_at = account.devices_forgotten_at
        return forgotten_at is None or age_of(self.id, forgotten_at.timestamp()) < PRECISION


def token_for(services: Services, account: Account) -> str | None:
    if not account.is_email_confirmed:
        return None
    return f"{account.id.hex}.{services.signed_ids.token(_purpose(account.id), new_id())}"


def found(services: Services, token: str | None) -> KnownDevice | None:
    """The device that the token was made for, by this server and not too long ago."""
    account, _, signed = (token or "").partition(".")
    try:
        account_id = UUID(account)
    except ValueError:
        return None
    id = services.signed_ids.id_of(_purpose(account_id), signed)
    if id is None or age_of(id, services.clock.now().timestamp()) > LIFE:
        return None
    return KnownDevice(id, account_id)


def _purpose(account_id: UUID) -> str:
    return f"known device of {account_id}"
