"""What pages of ours may connect to."""

from chatting_rt.services import Services

POLICY = "Content-Security-Policy"


def reaching_storage(headers: dict[str, str], services: Services) -> dict[str, str]:
    """These headers, for a page that may put files into the bucket itself."""
    if services.direct_puts is None:
        return headers
    origin = services.direct_puts.origin
    return headers | {POLICY: headers[POLICY].replace("connect-src ", f"connect-src {origin} ")}
