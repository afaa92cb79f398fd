"""Roughly where an address is, by a file in MaxMind's format.

What is asked stays here: the address is looked up, and neither kept nor logged.
"""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path
from typing import Any

import maxminddb
import structlog

from chatting_rt.geoip_file import opened
from chatting_rt.wire.places import Place

LONGEST_NAME = 100

log = structlog.get_logger()


class Places:
    """Without a file nothing is known of any address."""

    def __init__(self, reader: maxminddb.Reader | None) -> None:
        self._reader = reader

    def of(self, address: str) -> Place | None:
        """In English, so that everybody who is shown it reads the same name."""
        found = self._found(address)
        code = _at(found, "country", "iso_code")
        if code is None or len(code) != 2:
            return None
        regions = found.get("subdivisions") or [None]
        return Place(country=code, region=_name(regions[0], "en"), city=_name(found.get("city"), "en"))

    def words_for(self, address: str, locale: str) -> str | None:
        """For a sentence: "Berlin, Germany"."""
        found = self._found(address)
        names = [_name(found.get(level), locale) for level in ("city", "country")]
        return ", ".join(name for name in names if name) or None

    def _found(self, address: str) -> dict[str, Any]:
        if self._reader is None:
            return {}
        try:
            # Of an IPv6 address we know the network of the household, and ask for its first address.
            found = self._reader.get(ip_address(address.partition("/")[0]))
        except (ValueError, maxminddb.InvalidDatabaseError):  # "unknown", IPv6 in a file without, a damaged file
            return {}
        return found if isinstance(found, dict) else {}

    def close(self) -> None:
        if self._reader is not None:
            self._reader.close()


def _name(found: Any, locale: str) -> str | None:
    return _at(found, "names", locale) or _at(found, "names", "en")


def _at(found: Any, *way: str) -> str | None:
    for step in way:
        found = found.get(step) if isinstance(found, dict) else None
    return found[:LONGEST_NAME] if isinstance(found, str) and found else None


def open_places(path: Path | None) -> Places:
    if path is None:
        return Places(None)
    reader = opened(path)
    about = reader.metadata()
    log.info("geoip_file", kind=about.database_type, built_at=about.build_epoch)
    return Places(reader)
