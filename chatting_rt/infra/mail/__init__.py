"""Handing mail over: to an SMTP server, or as files to look at."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from chatting_rt.infra.mail.files import MailFiles
from chatting_rt.infra.mail.message import Letter
from chatting_rt.infra.mail.smtp import Smtp
from chatting_rt.smtp_url import parse

__all__ = ["Letter", "MailFiles", "MailTransport", "Smtp", "open_transport"]


class MailTransport(Protocol):
    async def send(self, letter: Letter) -> None:
        """Returns when it was taken; else TransientFailure or PermanentFailure."""

    async def close(self) -> None: ...


def open_transport(smtp_url: str | None, mail_from: str, data_dir: Path) -> MailTransport:
    if smtp_url is None:
        return MailFiles(data_dir / "mail", mail_from)
    return Smtp(parse(smtp_url), mail_from)
