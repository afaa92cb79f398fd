"""Mail over SMTP: one connection, used again while it is good, made anew when it is not."""

from __future__ import annotations

import asyncio
import ssl
from contextlib import suppress

from aiosmtplib import SMTP, SMTPException, SMTPRecipientsRefused, SMTPResponseException

from chatting_rt.infra.failures import PermanentFailure, TransientFailure, reason_of
from chatting_rt.infra.mail.message import Letter, message_of, sender_of
from chatting_rt.smtp_url import SmtpServer

TIMEOUT = 10.0  # seconds for each step of the conversation
IDLE = 30.0  # seconds after which an unused connection is closed
START_TLS = {"always": False, "starttls": True, "if_offered": None, "none": False}


class Smtp:
    def __init__(
        self, server: SmtpServer, mail_from: str, *, timeout: float = TIMEOUT, tls: ssl.SSLContext | None = None
    ) -> None:
        self._server = server
        self._mail_from = mail_from
        self._timeout = timeout
        self._tls = tls or ssl.create_default_context()
        self._client: SMTP | None = None
        self._turn = asyncio.Lock()
        self._idle: asyncio.TimerHandle | None = None

    async def send(self, letter: Letter) -> None:
        message = message_of(letter, self._mail_from)
        async with self._turn:
            try:
                client = await self._connected()
                await client.send_message(message, sender=sender_of(self._mail_from), recipients=[message["To"]])
            except (SMTPException, OSError, ValueError) as error:
                raise self._failure(error) from None
            except asyncio.CancelledError:
                self._hang_up()  # in the middle of a letter nothing else can be said
                raise
            finally:
                self._close_when_idle()

    async def _connected(self) -> SMTP:
        if self._client is not None and self._client.is_connected:
            # The server may have hung up meanwhile: found out now, that can be mended without sending a letter twice.
            with suppress(SMTPException, OSError):
                await self._client.noop()
                return self._client
        self._hang_up()
        client = SMTP(
            hostname=self._server.host,
            port=self._server.port,
            username=self._server.user,
            password=self._server.password,
            timeout=self._timeout,
            use_tls=self._server.tls == "always",
            start_tls=START_TLS[self._server.tls],
            tls_context=self._tls,
        )
        try:
            await client.connect()
        except BaseException:
            client.close()
            raise
        self._client = client
        return client

    def _failure(self, error: Exception) -> PermanentFailure | TransientFailure:
        if isinstance(error, SMTPRecipientsRefused):
            error = error.recipients[0]
        if isinstance(error, SMTPResponseException):
            kind = PermanentFailure if error.code >= 500 else TransientFailure
            return kind(self._without_secrets(f"The mail server said {error.code} {error.message}"))
        self._hang_up()
        if isinstance(error, ValueError) and not isinstance(error, OSError):
            return PermanentFailure(self._without_secrets(f"The mail cannot be sent: {error}"))
        return TransientFailure(self._without_secrets(f"The mail server cannot be reached: {reason_of(error)}"))

    def _without_secrets(self, text: str) -> str:
        for secret in (self._server.password, self._server.user):
            if secret:
                text = text.replace(secret, "***")
        return text

    def _close_when_idle(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
        self._idle = asyncio.get_running_loop().call_later(IDLE, self._hang_up)

    def _hang_up(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    async def close(self) -> None:
        if self._idle is not None:
            self._idle.cancel()
        if self._client is not None and self._client.is_connected:
            with suppress(SMTPException, OSError):
                await asyncio.wait_for(self._client.quit(), 1)
        self._hang_up()
