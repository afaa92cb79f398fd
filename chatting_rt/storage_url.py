"""STORAGE_URL: `s3://key:secret@bucket/prefix?region=eu-central-1&endpoint=https://s3.example`."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit


@dataclass(frozen=True)
class Bucket:
    """Without a key, obstore looks where Amazon's own tools look: the environment, the machine's role."""

    name: str
    prefix: str | None
    endpoint: str | None
    region: str | None
    key: str | None
    secret: str | None = field(default=None, repr=False)


def parse(url: str) -> Bucket:
    """ValueError says what is wrong, and never repeats the URL."""
    try:
        parts = urlsplit(url)
        has_port = parts.port is not None
    except ValueError:
        raise ValueError("must look like s3://key:secret@bucket/prefix?region=eu-central-1") from None
    if parts.scheme != "s3" or not parts.hostname or has_port:
        raise ValueError("must look like s3://key:secret@bucket/prefix?region=eu-central-1")
    if (parts.username is None) != (parts.password is None):
        raise ValueError("needs both a key and a secret, or neither")
    query = dict(parse_qsl(parts.query))
    if query.keys() - {"endpoint", "region"}:
        raise ValueError("takes ?endpoint= and ?region=, and nothing else")
    endpoint = query.get("endpoint")
    if endpoint is not None and not endpoint.startswith(("http://", "https://")):
        raise ValueError("its endpoint must start with http:// or https://")
    return Bucket(
        name=parts.hostname,
        prefix=parts.path.strip("/") or None,
        endpoint=endpoint,
        region=query.get("region"),
        key=unquote(parts.username) if parts.username is not None else None,
        secret=unquote(parts.password) if parts.password is not None else None,
    )
