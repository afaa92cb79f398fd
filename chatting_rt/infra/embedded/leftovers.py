"""PostgreSQL processes that an earlier owner left behind, found by where they run and not by a pid file.

postmaster.pid survives a crash, and its number may meanwhile belong to anybody: usual in containers, where
pids start over. What runs *in* the data directory and is called postgres is certainly a leftover.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from chatting_rt.infra.embedded.errors import EmbeddedPostgresError


def end_leftovers(data: Path) -> None:
    """Stop what still runs here, then forget its pid file, which would keep a new server from starting."""
    # First politely (fast shutdown), then without a checkpoint, then by force: the log replays what is missing.
    for how, patience in ((signal.SIGINT, 20.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 10.0)):
        if not (pids := leftovers(data)):
            (data / "postmaster.pid").unlink(missing_ok=True)
            return
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, how)
        _wait_until_gone(data, patience)
    if pids := leftovers(data):
        raise EmbeddedPostgresError(f"processes {pids} of an earlier run in {data} do not end.")
    (data / "postmaster.pid").unlink(missing_ok=True)


def _wait_until_gone(data: Path, patience: float) -> None:
    deadline = time.monotonic() + patience
    while leftovers(data) and time.monotonic() < deadline:
        time.sleep(0.05)


def leftovers(data: Path) -> list[int]:
    if not data.exists():
        return []
    return _from_proc(data) if sys.platform == "linux" else _from_ps(data)


def _from_proc(data: Path) -> list[int]:
    here = data.stat()
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit() and _is_ours(entry, here)]


def _is_ours(process: Path, here: os.stat_result) -> bool:
    try:
        name = (process / "cmdline").read_bytes().split(b"\0")[0]
        if not (name.startswith(b"postgres:") or name.endswith(b"/postgres")):
            return False
        # Read through the link: this stays true for another path to the same directory. A zombie has none.
        return os.path.samestat((process / "cwd").stat(), here)
    except OSError:
        return False


def _from_ps(data: Path) -> list[int]:
    ps = shutil.which("ps")
    if ps is None:
        return []
    listing = subprocess.run([ps, "-axo", "pid=,command="], capture_output=True, text=True, check=False).stdout
    lines = (line.strip().partition(" ") for line in listing.splitlines())
    return [int(pid) for pid, _, command in lines if "/postgres -D " in command and f" {data} " in f"{command} "]
