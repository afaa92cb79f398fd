"""What a process has used up, from /proc."""

from __future__ import annotations

import os
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


def cpu_of(*pids: int) -> float:
    """Seconds of user and system time, that of ended children included."""
    total = 0
    for pid in pids:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += sum(int(field) for field in fields[11:15])
    return total / TICK


def children_of(pid: int) -> list[int]:
    return [int(child) for tasks in Path(f"/proc/{pid}/task").iterdir() for child in _words(tasks / "children")]


def _words(path: Path) -> list[str]:
    return path.read_text().split()


def memory_of(pid: int) -> int:
    """Bytes that are in memory."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE
