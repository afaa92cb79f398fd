"""Mail for who has no SMTP server: one `.eml` file each, which any mail program opens."""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

import structlog

from chatting_rt.infra.failures import TransientFailure
from chatting_rt.infra.mail.message import Letter, message_of

log = structlog.get_logger()


class MailFiles:
    """Only their owner may read them: there are links in them that open accounts."""

    def __init__(self, folder: Path, mail_from: str) -> None:
        self._folder = folder
        self._mail_from = mail_from

    async def send(self, letter: Letter) -> None:
        raw = message_of(letter, self._mail_from).as_bytes()
        path = self._folder / f"{letter.id}.eml"
        try:
            await asyncio.to_thread(self._write, path, raw)
        except OSError as error:
            raise TransientFailure(f"The mail cannot be written: {error.strerror}") from None
        log.info("mail_written", path=str(path))

    def _write(self, path: Path, raw: bytes) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft, name = tempfile.mkstemp(dir=self._folder, prefix=".draft-")  # mode 0600
        try:
            with os.fdopen(draft, "wb") as file:
                file.write(raw)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    async def close(self) -> None:
        """There is nothing to close."""
