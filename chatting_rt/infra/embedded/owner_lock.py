"""One owner per data directory: a lock that the kernel gives back however its holder ends."""

import fcntl
import os
from pathlib import Path

from chatting_rt.infra.embedded.errors import DataDirInUse


class OwnerLock:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._fd: int | None = None

    def acquire(self) -> None:
        # Python opens files so that children do not inherit them: a PostgreSQL that outlives us does not keep the lock.
        fd = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            owner = os.read(fd, 20).decode(errors="replace").strip() or "unknown"
            os.close(fd)
            raise DataDirInUse(f"process {owner} already runs it in {self._path.parent}.") from None
        os.ftruncate(fd, 0)
        os.write(fd, f"{os.getpid()}\n".encode())
        self._fd = fd

    def release(self) -> None:
        if self._fd is not None:
            os.close(self._fd)
            self._fd = None
