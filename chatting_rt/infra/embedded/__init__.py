"""A PostgreSQL of our own, for who has none: one owner per data directory, which starts it, stops it and revives it."""

from __future__ import annotations

import contextlib
import logging
import socket
import threading
import time
from pathlib import Path
from typing import Self

from chatting_rt.infra.embedded.address import Address
from chatting_rt.infra.embedded.cluster import make_cluster
from chatting_rt.infra.embedded.errors import DataDirInUse, EmbeddedPostgresError
from chatting_rt.infra.embedded.leftovers import end_leftovers
from chatting_rt.infra.embedded.owner_lock import OwnerLock
from chatting_rt.infra.embedded.postmaster import START_PATIENCE, Postmaster, is_ready
from chatting_rt.infra.embedded.runner import Runner, runner_for
from chatting_rt.infra.embedded.socket_dir import make_socket_dir, remove_socket_dir, socket_dir_of

__all__ = ["Address", "DataDirInUse", "EmbeddedPostgres", "EmbeddedPostgresError"]

log = logging.getLogger(__name__)


class EmbeddedPostgres:
    """Its calls block: start it before the event loop, or in a thread. Everything lies in DATA_DIR/postgres."""

    def __init__(self, data_dir: Path) -> None:
        self._home = data_dir.absolute() / "postgres"
        self._lock = OwnerLock(self._home / "owner")
        self._postmaster: Postmaster | None = None
        self._stopping = threading.Event()
        self._changing = threading.Lock()

    def start(self) -> Address:
        """Own this data directory and run PostgreSQL in it, or DataDirInUse."""
        try:
            self._home.parent.mkdir(parents=True, exist_ok=True)
            self._home.mkdir(mode=0o700, exist_ok=True)
            self._lock.acquire()
            try:
                self._stopping.clear()
                self._start_server(self._prepared())
            except BaseException:
                self.stop()
                raise
        except OSError as error:
            raise EmbeddedPostgresError(f"{error.strerror or error} ({error.filename or self._home}).") from error
        return self.address

    def _prepared(self) -> Runner:
        end_leftovers(self._home / "data")
        runner = runner_for(self._home)
        make_cluster(runner, self._home)
        return runner

    def _start_server(self, runner: Runner) -> None:
        socket_dir = make_socket_dir(runner, self._home)
        self._postmaster = Postmaster(runner, self._home, socket_dir)
        self._postmaster.wait_until_ready()
        threading.Thread(target=self._revive, args=(runner, socket_dir), name="embedded-postgres", daemon=True).start()

    def _revive(self, runner: Runner, socket_dir: Path) -> None:
        """PostgreSQL mends its own crashes; only when the whole server was killed is there nobody left but us."""
        while (server := self._postmaster) is not None:
            server.wait_until_ended()
            with self._changing:
                if self._stopping.is_set() or self._postmaster is not server:
                    return
                log.warning("embedded_postgres_restarting")
                try:
                    server.stop()
                    self._postmaster = Postmaster(runner, self._home, socket_dir)
                    self._postmaster.wait_until_ready()
                except (EmbeddedPostgresError, OSError):
                    log.exception("embedded_postgres_failed")
                    self._stopping.wait(2)

    @property
    def address(self) -> Address:
        return Address(host=str(socket_dir_of(self._home)), password=(self._home / "password").read_text())

    def attach_or_start(self) -> Address:
        """For short commands: share the server of a running process, or else own one meanwhile."""
        deadline = time.monotonic() + START_PATIENCE
        while True:
            try:
                return self.start()
            except DataDirInUse:
                if self._answers():
                    return self.address
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.1)

    def _answers(self) -> bool:
        # Asked of the socket itself: an owner that is just starting may not yet have removed an old pid file.
        with socket.socket(socket.AF_UNIX) as caller:
            try:
                caller.connect(str(self.address.socket))
            except OSError:
                return False
        return is_ready(self._home / "data")

    def stop(self) -> None:
        """Stop what we started; what belongs to another process stays."""
        self._stopping.set()
        with self._changing:
            if self._postmaster is not None:
                self._postmaster.stop()
                self._postmaster = None
                with contextlib.suppress(OSError):
                    remove_socket_dir(self._home)
            self._lock.release()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
