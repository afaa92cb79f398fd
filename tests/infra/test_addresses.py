"""Whose address a request comes from. A header that anybody can write counts only from our own proxies."""

from ipaddress import ip_network
from typing import Any

import pytest
from aiohttp.test_utils import make_mocked_request
from multidict import CIMultiDict

from chatting_rt.infra.addresses import client_address

PROXIES = tuple(ip_network(network) for network in ("10.0.0.0/8", "127.0.0.1/32", "fd00::/8"))


def seen(remote: str, *forwarded: str, trusted: Any = PROXIES) -> str:
    headers = CIMultiDict([("X-Forwarded-For", value) for value in forwarded])
    request = make_mocked_request("GET", "/", headers=headers).clone(remote=remote)
    return client_address(request, trusted)


def test_without_proxies_it_is_the_peers() -> None:
    assert seen("203.0.113.7") == "203.0.113.7"


def test_a_forwarded_header_of_a_stranger_is_ignored() -> None:
    assert seen("203.0.113.7", "198.51.100.1") == "203.0.113.7"
    assert seen("10.0.0.1", "198.51.100.1", trusted=()) == "10.0.0.1"


def test_a_trusted_proxy_is_believed() -> None:
    assert seen("10.0.0.1", "198.51.100.1") == "198.51.100.1"
    assert seen("fd00::1", "198.51.100.1") == "198.51.100.1"
    assert seen("::ffff:10.0.0.1", "198.51.100.1") == "198.51.100.1"


@pytest.mark.parametrize(
    "forwarded",
    [
        ("6.6.6.6, 198.51.100.1",),
        ("6.6.6.6", "198.51.100.1"),
        ("6.6.6.6, 198.51.100.1, 10.1.1.1",),
        ("6.6.6.6, 198.51.100.1", "10.1.1.1,127.0.0.1"),
        ("10.9.9.9, 198.51.100.1",),
        ("junk, 198.51.100.1,",),
    ],
)
def test_what_a_client_wrote_before_the_first_proxy_does_not_count(forwarded: tuple[str, ...]) -> None:
    assert seen("10.0.0.1", *forwarded) == "198.51.100.1"


@pytest.mark.parametrize("last", ["unknown", "_hidden", "198.51.100.1; drop", "\N{BULLET}", "1.2.3", "999.1.1.1"])
def test_behind_a_hop_that_is_no_address_nothing_is_believed(last: str) -> None:
    """Else whoever gets a proxy to write junk could put an address of choice before it."""
    assert seen("10.0.0.1", f"6.6.6.6, {last}") == "10.0.0.1"


@pytest.mark.parametrize("forwarded", [(), ("",), (" , ,",)])
def test_a_proxy_that_forwards_nothing_is_itself(forwarded: tuple[str, ...]) -> None:
    assert seen("10.0.0.1", *forwarded) == "10.0.0.1"


def test_only_proxies_all_the_way_is_the_furthest() -> None:
    assert seen("10.0.0.1", "10.0.0.3, 10.0.0.2") == "10.0.0.3"


def test_ipv6_counts_by_household() -> None:
    assert seen("2001:db8:1:2:aaaa::1") == seen("2001:db8:1:2:bbbb::9") == "2001:db8:1:2::/64"
    assert seen("2001:db8:1:3::1") != seen("2001:db8:1:2::1")
    assert seen("10.0.0.1", "2001:db8:1:2::5") == "2001:db8:1:2::/64"


def test_ipv4_inside_ipv6_is_ipv4() -> None:
    assert seen("::ffff:203.0.113.7") == "203.0.113.7"
    assert seen("10.0.0.1", "::ffff:198.51.100.1") == "198.51.100.1"


def test_a_peer_without_an_address_is_unknown() -> None:
    assert seen("") == "unknown"
