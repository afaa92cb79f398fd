"""Links that prove that we made them. The secret part is computed from an id when it is needed, and kept nowhere."""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime
from uuid import UUID


class SignedIds:
    """A token is good for one purpose and for ever: whether the id is still good, its row says."""

    def __init__(self, secret: bytes) -> None:
        self._key = hashlib.sha256(b"signed id\0" + secret).digest()

    def token(self, purpose: str, id: UUID) -> str:
        signature = hmac.digest(self._key, purpose.encode() + b"\0" + id.bytes, "sha256")
        return urlsafe_b64encode(id.bytes + signature).decode()

    def id_of(self, purpose: str, token: str) -> UUID | None:
        """The id, if this server made the token for this purpose."""
        try:
            id = UUID(bytes=urlsafe_b64decode(token.encode("ascii"))[:16])
        except ValueError:  # not ASCII, not base64, too short
            return None
        fits = hmac.compare_digest(self.token(purpose, id).encode(), token.encode())
        return id if fits else None

    def token_until(self, purpose: str, id: UUID, expires_at: datetime) -> str:
        """One that needs no row, because it says itself when it is over. A purpose has such tokens or the others."""
        said = id.bytes + int(expires_at.timestamp()).to_bytes(8, "big")
        return urlsafe_b64encode(said + self._signature(purpose, said)).decode()

    def read_until(self, purpose: str, token: str, now: datetime) -> tuple[UUID, datetime] | None:
        """The id and when the token is over, if this server made it for this purpose and that time has not come."""
        try:
            raw = urlsafe_b64decode(token.encode("ascii"))
        except ValueError:
            return None
        said, signature = raw[:24], raw[24:]
        if len(said) < 24 or not hmac.compare_digest(self._signature(purpose, said), signature):
            return None
        expires_at = datetime.fromtimestamp(int.from_bytes(said[16:], "big"), UTC)
        return (UUID(bytes=said[:16]), expires_at) if now < expires_at else None

    def _signature(self, purpose: str, said: bytes) -> bytes:
        return hmac.digest(self._key, b"until\0" + purpose.encode() + b"\0" + said, "sha256")
