"""Permission to put one thing of a known size into the bucket, past us: AWS Signature Version 4, within the address.

obstore signs only the host. Here the length is signed too, so that the bucket itself refuses whatever is larger.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime
from urllib.parse import quote, urlencode, urlsplit

from chatting_rt.storage_url import Bucket, parse

SIGNED_HEADERS = "content-length;host"


class DirectPuts:
    def __init__(self, bucket: Bucket) -> None:
        assert bucket.key is not None
        assert bucket.secret is not None
        self._key, self._secret = bucket.key, bucket.secret
        self._region = bucket.region or "us-east-1"
        self._prefix = f"{bucket.prefix}/" if bucket.prefix else ""
        # Certificates do not cover a bucket with a dot in its name, so that one goes into the path, as with all others.
        if bucket.endpoint or "." in bucket.name:
            self._base = (
                f"{bucket.endpoint or f'https://s3.{self._region}.amazonaws.com'}".rstrip("/") + f"/{bucket.name}"
            )
        else:
            self._base = f"https://{bucket.name}.s3.{self._region}.amazonaws.com"

    @property
    def origin(self) -> str:
        """What pages have to be allowed to connect to."""
        scheme, host, *_ = urlsplit(self._base)
        return f"{scheme}://{host}"

    def address(self, key: str, size: int, now: datetime, life: int) -> str:
        """Where to PUT so many bytes, beginning within `life` seconds."""
        base = urlsplit(self._base)
        path = f"{base.path}/{quote(self._prefix + key)}"
        at = now.strftime("%Y%m%dT%H%M%SZ")
        scope = f"{at[:8]}/{self._region}/s3/aws4_request"
        query = urlencode(
            {
                "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
                "X-Amz-Credential": f"{self._key}/{scope}",
                "X-Amz-Date": at,
                "X-Amz-Expires": str(life),
                "X-Amz-SignedHeaders": SIGNED_HEADERS,
            },
            quote_via=quote,
            safe="",
        )
        headers = f"content-length:{size}\nhost:{base.netloc}\n"
        asked = "\n".join(["PUT", path, query, headers, SIGNED_HEADERS, "UNSIGNED-PAYLOAD"])
        said = "\n".join(["AWS4-HMAC-SHA256", at, scope, hashlib.sha256(asked.encode()).hexdigest()])
        signature = hmac.digest(self._signing_key(scope), said.encode(), "sha256").hex()
        return f"{base.scheme}://{base.netloc}{path}?{query}&X-Amz-Signature={signature}"

    def _signing_key(self, scope: str) -> bytes:
        key = b"AWS4" + self._secret.encode()
        for part in scope.split("/"):
            key = hmac.digest(key, part.encode(), "sha256")
        return key


def open_direct_puts(url: str | None, *, is_on: bool) -> DirectPuts | None:
    return DirectPuts(parse(url)) if url and is_on else None
