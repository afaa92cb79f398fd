"""One run of the server, tied to the life of the process that started it."""

import contextlib
import os
import subprocess
import time
from pathlib import Path

from chatting_rt.infra.embedded.cluster import flags
from chatting_rt.infra.embedded.errors import EmbeddedPostgresError
from chatting_rt.infra.embedded.leftovers import end_leftovers
from chatting_rt.infra.embedded.runner import Runner, environment

# Recovery after a crash replays the log, and takes as long as it takes.
START_PATIENCE = 120.0
STOP_PATIENCE = 30.0
LOG_LIMIT = 10_000_000

# The server ends (fast shutdown) when its standard input does. We hold the other end and never write: so it ends
# with us however we end, kill -9 included. Its own session keeps a terminal's Ctrl-C away until the app has drained.
TIE = """
exec 3<&0
"$@" 3<&- </dev/null &
server=$!
(read -r _ <&3; kill -INT "$server") &
tie=$!
exec 3<&-
wait "$server"
status=$?
kill "$tie" 2>/dev/null
exit "$status"
"""


class Postmaster:
    def __init__(self, runner: Runner, home: Path, socket_dir: Path) -> None:
        self._data = home / "data"
        self._log = home / "log"
        self._turn_log_over()
        read_end, self._life = os.pipe()
        program = [str(runner.bin / "postgres"), "-D", str(self._data), *flags(str(socket_dir))]
        try:
            with self._log.open("ab") as log:
                self._process = subprocess.Popen(
                    [*runner.prefix, "/bin/sh", "-c", TIE, "sh", *program],
                    stdin=read_end,
                    stdout=log,
                    stderr=log,
                    cwd="/",
                    env=environment(),
                    start_new_session=True,
                    user=runner.uid,
                    group=runner.gid,
                    extra_groups=None if runner.uid is None else [],
                )
        finally:
            os.close(read_end)

    def _turn_log_over(self) -> None:
        if self._log.exists() and self._log.stat().st_size > LOG_LIMIT:
            self._log.replace(self._log.with_name("log.1"))

    def wait_until_ready(self) -> None:
        deadline = time.monotonic() + START_PATIENCE
        while not is_ready(self._data):
            if self._process.poll() is not None:
                raise EmbeddedPostgresError(f"the server ended at once; {self._log} says: {self._last_words()}")
            if time.monotonic() > deadline:
                raise EmbeddedPostgresError(f"the server was not ready in {START_PATIENCE:.0f} s; see {self._log}.")
            time.sleep(0.02)

    def _last_words(self) -> str:
        with self._log.open("rb") as log:
            log.seek(max(0, self._log.stat().st_size - 600))
            return log.read().decode(errors="replace").strip()

    def wait_until_ended(self) -> None:
        self._process.wait()

    def stop(self) -> None:
        if self._life >= 0:
            os.close(self._life)
            self._life = -1
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(STOP_PATIENCE)
        end_leftovers(self._data)
        self._process.wait()


def is_ready(data: Path) -> bool:
    """The eighth line of its pid file is the server's own word on how far it is."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
    except OSError:
        return False
    return len(lines) > 7 and lines[7].strip() == "ready"
