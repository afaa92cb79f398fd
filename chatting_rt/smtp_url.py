"""SMTP_URL: `smtp://user:password@host:587?tls=starttls`, or `smtps://` for TLS from the first byte."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import parse_qsl, unquote, urlsplit

Tls = Literal["always", "starttls", "if_offered", "none"]
PORTS = {"smtp": 25, "smtps": 465}
LOCAL = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class SmtpServer:
    host: str
    port: int
    tls: Tls
    user: str | None = None
    password: str | None = field(default=None, repr=False)


def parse(url: str) -> SmtpServer:
    """ValueError says what is wrong, and never repeats the URL."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError("must look like smtp://user:password@host:587") from None
    if parts.scheme not in PORTS or not parts.hostname or parts.path not in ("", "/"):
        raise ValueError("must look like smtp://user:password@host:587 or smtps://host")
    if (parts.username is None) != (parts.password is None):
        raise ValueError("needs both a user and a password, or neither")
    return SmtpServer(
        host=parts.hostname,
        port=port or PORTS[parts.scheme],
        tls=_tls(parts.scheme, parts.hostname, dict(parse_qsl(parts.query)), has_login=parts.username is not None),
        user=unquote(parts.username) if parts.username is not None else None,
        password=unquote(parts.password) if parts.password is not None else None,
    )


def _tls(scheme: str, host: str, query: dict[str, str], *, has_login: bool) -> Tls:
    if query.keys() - {"tls"} or query.get("tls", "starttls") not in ("starttls", "none"):
        raise ValueError("takes ?tls=starttls or ?tls=none, and nothing else")
    match scheme, query.get("tls"):
        case "smtps", None:
            return "always"
        case "smtps", _:
            raise ValueError("smtps:// is TLS from the first byte; leave ?tls= out")
        case _, "starttls":
            return "starttls"
        case _, "none":
            return "none"
    # A password must not depend on an offer that somebody between us and the server can strip.
    return "starttls" if has_login and host not in LOCAL else "if_offered"
