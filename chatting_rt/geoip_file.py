"""The file of GEOIP_FILE, in MaxMind's format."""

from pathlib import Path

import maxminddb


def opened(path: Path) -> maxminddb.Reader:
    """Mapped, not read into memory; so it is replaced by renaming another one over it, and a restart."""
    try:
        return maxminddb.open_database(path)
    except (OSError, ValueError, maxminddb.InvalidDatabaseError) as error:
        raise ValueError(f"cannot be read as a .mmdb file: {path} ({type(error).__name__})") from None
