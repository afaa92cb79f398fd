"""Links that prove that we made them. The secret part is computed from an id when it is needed, and kept nowhere."""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
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
