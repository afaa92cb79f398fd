"""A GeoIP file with two neighbourhoods of documentation addresses, written by the tests themselves."""

from __future__ import annotations

from pathlib import Path

from mmdb_writer import MMDBWriter
from netaddr import IPSet

IN_BERLIN = "203.0.113.7"
IN_PORTUGAL = "2001:db8:1:2::9"
NOWHERE = "198.51.100.1"

BERLIN = {
    "country": {"iso_code": "DE", "names": {"en": "Germany", "de": "Deutschland"}},
    "subdivisions": [{"iso_code": "BE", "names": {"en": "State of Berlin"}}],
    "city": {"names": {"en": "Berlin"}},
    "location": {"latitude": 52.5, "longitude": 13.4},
    "postal": {"code": "10115"},
}
PORTUGAL = {"country": {"iso_code": "PT", "names": {"en": "Portugal"}}}


def write_geoip_file(folder: Path) -> Path:
    writer = MMDBWriter(ip_version=6, ipv4_compatible=True, database_type="Test-City")
    writer.insert_network(IPSet(["203.0.113.0/24"]), BERLIN)
    writer.insert_network(IPSet(["2001:db8:1::/48"]), PORTUGAL)
    path = folder / "places.mmdb"
    writer.to_db_file(str(path))
    return path
