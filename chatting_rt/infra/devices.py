"""What a browser says it is. The only file that knows ua-parser."""

import asyncio
from functools import lru_cache

from ua_parser import parse

from chatting_rt.wire.visits import Device, DeviceKind

LONGEST = 300  # characters of a User-Agent that are looked at: what it costs grows with them
PATIENCE = 1.0  # seconds; a page view is told all the same
DESKTOPS = ("Windows", "Mac OS X", "Linux", "Ubuntu", "Debian", "Fedora", "Chrome OS", "FreeBSD", "OpenBSD")


async def device_of(user_agent: str) -> Device | None:
    """In a thread: a new browser costs milliseconds, and the very first half a second, since the rules are compiled.

    Null where that takes too long just now; whoever asks again is answered at once.
    """
    try:
        return await asyncio.wait_for(asyncio.to_thread(_parsed, user_agent[:LONGEST]), PATIENCE)
    except TimeoutError:
        return None


def prepare() -> None:
    """Have the rules compiled, before somebody waits for it."""
    _parsed("")


@lru_cache(maxsize=2000)
def _parsed(user_agent: str) -> Device:
    found = parse(user_agent)
    os = found.os.family if found.os else None
    device = found.device.family if found.device else None
    browser = found.user_agent
    return Device(
        browser=" ".join(part for part in (browser.family, browser.major) if part) if browser else None,
        os=os,
        kind=_kind(user_agent, os, device),
    )


def _kind(user_agent: str, os: str | None, device: str | None) -> DeviceKind | None:
    if device == "Spider":
        return "bot"
    if device == "iPad" or "Tablet" in user_agent or (os == "Android" and "Mobile" not in user_agent):
        return "tablet"
    if "Mobi" in user_agent:
        return "phone"
    return "desktop" if os in DESKTOPS else None
