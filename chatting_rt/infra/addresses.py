"""Whose address a request comes from, when proxies stand between."""

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from aiohttp import web


def client_address(request: web.Request, trusted: Sequence[IPv4Network | IPv6Network]) -> str:
    """The nearest hop that is not a trusted proxy. IPv6 clients count by their /64: that is one household.

    A hop that is no address ends the search: what stands before it, anybody may have written.
    """
    hops = [hop.strip() for hop in ",".join(request.headers.getall("X-Forwarded-For", [])).split(",") if hop.strip()]
    address = _parsed(request.remote or "")
    while hops and address is not None and any(address in network for network in trusted):
        if (hop := _parsed(hops.pop())) is None:
            break
        address = hop
    if isinstance(address, IPv6Address):
        return str(ip_network((address, 64), strict=False))
    return str(address or "unknown")


def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return address.ipv4_mapped or address if isinstance(address, IPv6Address) else address
