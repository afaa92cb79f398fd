"""A letter as RFC 5322 wants it. Nothing that people set can add a header or a recipient."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr, parseaddr
from uuid import UUID

from chatting_rt.infra.failures import PermanentFailure

ADDRESS = re.compile(r"[^\s@<>()\[\]\\,;:\"]{1,64}@[^\s@<>()\[\]\\,;:\"/]{1,255}")


@dataclass(frozen=True)
class Letter:
    id: UUID
    """Of the row it comes from: however often it is sent, it is the same letter to the mail programs."""
    to: str
    locale: str
    subject: str
    text: str
    html: str
    at: datetime


def message_of(letter: Letter, mail_from: str) -> EmailMessage:
    """PermanentFailure if an address or a header is not what it should be."""
    sender = sender_of(mail_from)
    message = EmailMessage(policy=SMTP)
    try:
        message["From"] = formataddr((parseaddr(mail_from)[0], _checked(sender)))
        message["To"] = _checked(letter.to)
        message["Subject"] = letter.subject
        message["Date"] = format_datetime(letter.at)
        message["Message-ID"] = f"<{letter.id}@{sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
    except ValueError:  # a line break, which would begin another header
        raise PermanentFailure("A header of the mail has a line break in it") from None
    message.set_content(letter.text, cte="quoted-printable")
    message.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    message["Content-Language"] = letter.locale  # last: it would be moved into a part
    return message


def sender_of(mail_from: str) -> str:
    return parseaddr(mail_from)[1]


def _checked(address: str) -> str:
    """One plain address, with its domain in the form that DNS takes."""
    if not ADDRESS.fullmatch(address) or not address.isprintable():
        raise PermanentFailure("Not an address that mail can be sent to")
    local, _, domain = address.rpartition("@")
    if domain.isascii():
        return address
    try:
        return f"{local}@{domain.encode('idna').decode()}"
    except UnicodeError:
        raise PermanentFailure("Not an address that mail can be sent to") from None
