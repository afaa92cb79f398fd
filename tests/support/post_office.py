"""A real SMTP server on loopback that takes mail, is slow, hangs up or refuses, as told."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.support.mailbox import Received, read

OK = "250 OK"
HANG_UP = "hang up"
SILENCE = "silence"


@dataclass
class PostOffice:
    """`answers` are given to the letters that come, one each; then all are taken."""

    answers: list[str] = field(default_factory=list)
    pause: float = 0
    letters: list[Received] = field(default_factory=list)
    logins: list[tuple[str, str]] = field(default_factory=list)
    connections: int = 0
    port: int = 0
    _open: list[SMTP] = field(default_factory=list)

    def url(self, scheme: str = "smtp", login: str = "", query: str = "") -> str:
        return f"{scheme}://{login}localhost:{self.port}{query}"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        await asyncio.sleep(self.pause)
        answer = self.answers.pop(0) if self.answers else OK
        if answer == HANG_UP:
            server.transport.abort()
        elif answer == SILENCE:
            await asyncio.sleep(60)
        elif answer.startswith("2"):
            assert isinstance(envelope.content, bytes)
            self.letters.append(read(envelope.content))
        return answer

    def authenticate(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword):
        login = (data.login.decode(), data.password.decode())
        self.logins.append(login)
        # `handled=True` would send no answer at all.
        return AuthResult(success=login == ("vera", "p@ss word"), handled=False)

    def connected(self, **options: object) -> SMTP:
        self.connections += 1
        connection = SMTP(self, hostname="localhost", **options)
        self._open.append(connection)
        return connection

    def hang_up(self) -> None:
        for connection in self._open:
            if connection.transport is not None:
                connection.transport.abort()


AUTHORITY = trustme.CA()


def their_tls() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    AUTHORITY.issue_cert("localhost", "127.0.0.1").configure_cert(context)
    return context


def our_tls() -> ssl.SSLContext:
    context = ssl.create_default_context()
    AUTHORITY.configure_trust(context)
    return context


@asynccontextmanager
async def post_office(tls: str = "none", *, wants_login: bool = False, port: int = 0) -> AsyncIterator[PostOffice]:
    """`tls` is `none`, `starttls` (offered and required) or `always`."""
    office = PostOffice()
    options: dict[str, object] = {}
    if tls == "starttls":
        options = {"tls_context": their_tls(), "require_starttls": True}
    if wants_login:
        options |= {
            "authenticator": office.authenticate,
            "auth_required": True,
            "auth_require_tls": False,
            "auth_exclude_mechanism": ["LOGIN"],
        }
    server = await asyncio.get_running_loop().create_server(
        lambda: office.connected(**options), "localhost", port, ssl=their_tls() if tls == "always" else None
    )
    office.port = server.sockets[0].getsockname()[1]
    try:
        yield office
    finally:
        server.close()
        office.hang_up()
