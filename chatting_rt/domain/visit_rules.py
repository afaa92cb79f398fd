"""What is kept of an address that a visitor was at. Pure."""

from urllib.parse import SplitResult, parse_qsl, quote, urlsplit

from chatting_rt.wire.visits import Campaign

LONGEST_URL = 1000
LONGEST_MARK = 100
MOST_PARAMETERS = 100
SAFE = "/%:@!$&'()*+,;=~-._"


def kept_url(url: str) -> str | None:
    """Scheme, host and path. A query may hold anything, from addresses to tokens of links, so nothing of it is kept."""
    parts = _parts(url)
    if parts is None:
        return None
    return f"{parts.scheme}://{_host(parts)}{quote(parts.path or '/', safe=SAFE)}"[:LONGEST_URL]


def kept_referrer(referrer: str | None, url: str) -> str | None:
    """Where somebody came from, unless that is the site itself."""
    if not referrer:
        return None
    whence, here = _parts(referrer), _parts(url)
    if whence is None or here is None or whence.hostname == here.hostname:
        return None
    return kept_url(referrer)


def campaign_of(url: str) -> Campaign | None:
    """The only parameters that are read, because they are there to be."""
    parts = _parts(url)
    try:
        pairs = parse_qsl(parts.query, max_num_fields=MOST_PARAMETERS) if parts else []
    except ValueError:
        return None
    marks = {
        name.removeprefix("utm_"): _plain(value)
        for name, value in pairs
        if name.startswith("utm_") and name.removeprefix("utm_") in Campaign.__struct_fields__ and _plain(value)
    }
    return Campaign(**marks) if marks else None


def _plain(value: str) -> str:
    return "".join(letter for letter in value if letter.isprintable())[:LONGEST_MARK].strip()


def _parts(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        return parts if parts.scheme in ("http", "https") and parts.hostname and _host(parts) else None
    except ValueError:
        return None


def _host(parts: SplitResult) -> str:
    """Without name and password."""
    name = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else quote(parts.hostname or "", safe="-._%")
    return f"{name}:{parts.port}" if parts.port else name
