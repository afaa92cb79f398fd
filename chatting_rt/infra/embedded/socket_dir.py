"""The directory of the Unix socket: beside the data, or in the temporary directory where that path is too long."""

import shutil
import tempfile
from pathlib import Path

from chatting_rt.infra.embedded.runner import Runner

# A socket's address holds 104 bytes on macOS and 108 on Linux, with the name and a closing zero.
LONGEST = 103 - len("/.s.PGSQL.5432")


def make_socket_dir(runner: Runner, home: Path) -> Path:
    place = home / "socket"
    remove_socket_dir(home)
    if len(bytes(place)) <= LONGEST:
        place.mkdir(mode=0o700)
        directory = place
    else:
        directory = Path(tempfile.mkdtemp(prefix="chatting-", dir=_short_temporary()))  # mode 0700
        place.symlink_to(directory)
    runner.own(directory)
    return directory


def _short_temporary() -> str | None:
    return None if len(tempfile.gettempdir().encode()) <= LONGEST - 20 else "/tmp"  # noqa: S108 - mkdtemp is private


def socket_dir_of(home: Path) -> Path:
    place = home / "socket"
    return place.readlink() if place.is_symlink() else place


def remove_socket_dir(home: Path) -> None:
    place = home / "socket"
    if place.is_symlink():
        shutil.rmtree(place.readlink(), ignore_errors=True)
        place.unlink()
    elif place.exists():
        shutil.rmtree(place)
