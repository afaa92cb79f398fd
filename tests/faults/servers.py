"""Servers as real processes, which can be killed, frozen and started again on the same port."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, urlencode

from chatting_rt.infra.embedded.leftovers import leftovers
from chatting_rt.settings import Settings

ROOT = Path(__file__).parents[2]
SECRET = "the fault tests' own secret, of forty bytes"
LAUNCHER = [sys.executable, str(Path(__file__).with_name("launch.py"))]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def url_of(arguments: dict[str, Any]) -> str:
    where = urlencode({"host": arguments["host"], "port": arguments["port"]})
    return f"postgresql://{arguments['user']}:{quote(arguments['password'])}@/{arguments['database']}?{where}"


class Server:
    """`python -m chatting_rt serve`, or with `twists` the same through launch.py, which changes what they name.

    Without a database it runs the embedded one in its folder.
    """

    def __init__(
        self,
        folder: Path,
        database: dict[str, Any] | None = None,
        redis_url: str | None = None,
        twists: Iterable[str] = (),
        rate_limits: bool = False,
        settings: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.twists = list(twists)
        self._process: subprocess.Popen[bytes] | None = None
        names = {name.upper() for name in Settings.model_fields}
        self._environment = {name: value for name, value in os.environ.items() if name not in names} | {
            "PORT": str(self.port),
            "DATA_DIR": str(folder / "var"),
            "SECRET_KEY": SECRET,
            "RATE_LIMITS": "on" if rate_limits else "off",
            "LOG_FORMAT": "json",
            "PYTHONPATH": str(ROOT),
        }
        if database is not None:
            self._environment["DATABASE_URL"] = url_of(database)
        if redis_url is not None:
            self._environment["REDIS_URL"] = redis_url
        self._environment |= settings

    def start(self) -> Server:
        """Blocks until it is ready."""
        self.launch()
        self.wait_until_ready()
        return self

    def launch(self) -> None:
        program = [*LAUNCHER, *self.twists] if self.twists else [sys.executable, "-m", "chatting_rt", "serve"]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                program, env=self._environment, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def wait_until_ready(self, within: float = 40) -> None:
        deadline = time.monotonic() + within
        while self.status("/readyz") != 200:
            assert self.is_running, f"the server ended: {self.log[-2000:]}"
            assert time.monotonic() < deadline, f"the server is not ready: {self.log[-2000:]}"
            time.sleep(0.05)

    def status(self, path: str, within: float = 4) -> int | None:
        """The status of an answer, or None without one."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=within) as answer:
                status: int = answer.status
                return status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return None

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(errors="replace")

    def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def wait_until_ended(self, within: float = 20) -> int:
        assert self._process is not None
        return self._process.wait(within)

    def terminate(self) -> None:
        assert self._process is not None
        self._process.terminate()

    def freeze(self) -> None:
        os.kill(self.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        os.kill(self.pid, signal.SIGCONT)

    def end(self) -> None:
        """For the end of a test, whatever state it left behind."""
        if self.is_running:
            self.kill()
        self.kill_postgres()

    # Its own PostgreSQL

    @property
    def data(self) -> Path:
        return self.folder / "var" / "postgres" / "data"

    @property
    def postgres_pids(self) -> list[int]:
        return leftovers(self.data)

    def kill_postgres(self) -> None:
        """All of its processes at once."""
        for pid in self.postgres_pids:
            with contextlib.suppress(ProcessLookupError):  # it was ending by itself
                os.kill(pid, signal.SIGKILL)

    @property
    def postmaster_pid(self) -> int:
        pids = self.postgres_pids
        return next(
            pid for pid in pids if Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[0].endswith(b"/postgres")
        )

    @property
    def database(self) -> dict[str, Any]:
        """How to reach its embedded PostgreSQL."""
        home = self.data.parent
        place = home / "socket"
        host = place.readlink() if place.is_symlink() else place
        return {
            "host": str(host),
            "port": 5432,
            "user": "chatting",
            "password": (home / "password").read_text(),
            "database": "chatting",
        }


def rss_of(pid: int) -> int:
    """Bytes of memory that are really there."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
