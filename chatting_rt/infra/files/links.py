"""Links to files: for one viewer, one look of one file, and a few minutes."""

from __future__ import annotations

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal
from uuid import UUID

Look = Literal["show", "thumbnail", "download"]
LOOKS: tuple[Look, ...] = ("show", "thumbnail", "download")
LIFE = 300  # seconds, at most
STEP = 150  # links asked for within so many seconds are the same, so that browsers need not load a file again
NOBODY = UUID(int=0)


@dataclass(frozen=True)
class Viewer:
    """Whoever asked for a link: a visitor, or an agent with the session they asked in."""

    type: Literal["visitor", "agent"]
    id: UUID
    session_id: UUID = NOBODY


@dataclass(frozen=True)
class Link:
    viewer: Viewer
    look: Look


class SignedLinks:
    def __init__(self, secret: bytes) -> None:
        self._key = hashlib.sha256(b"file link\0" + secret).digest()

    @staticmethod
    def expiry(now: datetime) -> datetime:
        return datetime.fromtimestamp(int(now.timestamp()) // STEP * STEP + LIFE, UTC)

    def sign(self, file_id: UUID, link: Link, expires_at: datetime) -> str:
        viewer = link.viewer
        head = bytes([LOOKS.index(link.look), viewer.type == "agent"])
        said = head + viewer.id.bytes + viewer.session_id.bytes + int(expires_at.timestamp()).to_bytes(8, "big")
        return urlsafe_b64encode(said + self._signature(file_id, said)).decode().rstrip("=")

    def read(self, file_id: UUID, token: str, now: datetime) -> Link | None:
        """What we signed, if it was for this file and its time is not over."""
        try:
            raw = urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4))
        except ValueError:  # not ASCII, not base64
            return None
        said, signature = raw[:42], raw[42:]
        if not hmac.compare_digest(self._signature(file_id, said), signature):
            return None
        if now.timestamp() >= int.from_bytes(said[34:42], "big"):
            return None
        viewer = Viewer("agent" if said[1] else "visitor", UUID(bytes=said[2:18]), UUID(bytes=said[18:34]))
        return Link(viewer, LOOKS[said[0]])

    def _signature(self, file_id: UUID, said: bytes) -> bytes:
        return hmac.digest(self._key, file_id.bytes + said, "sha256")
