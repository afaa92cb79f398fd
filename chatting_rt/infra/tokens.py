"""Secrets that people hold. Only their hashes are kept."""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from uuid import UUID

from models.base import new_id


def new_token() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


class VisitorTokens:
    """Tokens that name their visitor, signed, so that a visitor is somebody before anything of them is kept.

    A first message whose ack was lost is repeated under the same token: it must meet the same visitor, also
    when the row was not yet written at the reconnect.
    """

    def __init__(self, secret_key: bytes) -> None:
        self._key = hashlib.sha256(b"visitor token\0" + secret_key).digest()

    def new(self, site_id: UUID) -> tuple[UUID, str]:
        visitor_id = new_id()
        return visitor_id, self.another(visitor_id, site_id)

    def another(self, visitor_id: UUID, site_id: UUID) -> str:
        """Which of their tokens counts, the visitor's row says."""
        return self._sign(visitor_id.bytes + secrets.token_bytes(16), site_id)

    def visitor_of(self, token: str, site_id: UUID) -> UUID | None:
        """Whom the token names, if this server made it for this site."""
        try:
            raw = urlsafe_b64decode(token.encode("ascii"))
        except (ValueError, NotBase64):
            return None
        if not hmac.compare_digest(self._sign(raw[:32], site_id).encode(), token.encode()):
            return None
        return UUID(bytes=raw[:16])

    def _sign(self, content: bytes, site_id: UUID) -> str:
        signature = hmac.digest(self._key, site_id.bytes + content, "sha256")
        return urlsafe_b64encode(content + signature).decode()


def age_of(id: UUID, now: float) -> float:
    """Seconds since a UUIDv7 was made; `now` is a Unix time."""
    return now - (id.int >> 80) / 1000
