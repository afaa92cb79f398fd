"""The mails that a server without SMTP_URL wrote, as their readers see them."""

from __future__ import annotations

import email
import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import default
from pathlib import Path


@dataclass
class Received:
    message: EmailMessage
    subject: str
    to: str
    text: str
    html: str

    @property
    def link(self) -> str:
        found = re.search(r"https?://\S+", self.text)
        assert found, "there is no link in it"
        return found[0]


def read(raw: bytes) -> Received:
    message = email.message_from_bytes(raw, policy=default)
    assert isinstance(message, EmailMessage)
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    return Received(message, message["Subject"], message["To"], plain.get_content(), html.get_content())


def mails_in(data_dir: Path) -> list[Received]:
    """The oldest first."""
    return [read(path.read_bytes()) for path in sorted((data_dir / "mail").glob("*.eml"))]
